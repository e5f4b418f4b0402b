"""The window and what holds its places together: opening, locking, the rail, what is said above the screen."""
