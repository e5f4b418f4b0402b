"""The lesson of three hundred lines: its keys, what they are meant to leave, and what presses them."""
