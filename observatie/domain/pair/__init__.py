"""Owns the way of a pair, its rules, and what follows from the entries of its session; it knows no lesson and no
response."""
