"""What tests share and no test is: who and when, the hands at a window, what is looked for in files.

In a folder of its own is what belongs to a pair, to the store, and to the lesson that is played.
"""
