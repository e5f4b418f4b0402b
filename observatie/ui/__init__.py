"""Owns the window, one folder a place; no widget holds a rule, and no place imports another place."""
