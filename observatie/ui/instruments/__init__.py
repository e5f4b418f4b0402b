"""Owns the instruments as they are: to read, or to save as an empty form; filling one in is not for it."""
