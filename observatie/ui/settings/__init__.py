"""What can be set: the look on this machine, and who the owner of the library is."""
