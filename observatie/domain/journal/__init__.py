"""Owns the fold of entries: what stands, corrections, undo, the register of names; it knows no visit and trusts no
clock on a wall."""
