"""Owns what somebody sees who fills in at home with the code of a pair; it has no library here, and needs none."""
