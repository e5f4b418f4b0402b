"""Owns filling in an instrument on its own, outside a lesson; it knows no visit."""
