"""Owns the lesson as it is written down: the line and its signs, phases, counts, samples; it knows no pair and no
response."""
