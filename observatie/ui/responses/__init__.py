"""Filling in an instrument on its own, outside a lesson."""
