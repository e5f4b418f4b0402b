"""Owns one visit: its screen with the steps on top; what one does at a step is not for it."""
