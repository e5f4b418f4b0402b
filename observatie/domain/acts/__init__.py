"""Owns the entry, and the payload of each kind of act; whether one is accepted is not for it."""
