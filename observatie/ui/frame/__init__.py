"""Owns the window and what holds its places together: opening, locking, the rail, notices; what a place shows is
not for it."""
