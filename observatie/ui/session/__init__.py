"""Owns the controllers that screens work through: acts of a session go in, signals come out; it knows no place."""
