"""Zelfbeeld: the teacher fills in the instruments of a visit herself."""
