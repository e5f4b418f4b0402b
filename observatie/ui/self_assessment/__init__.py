"""Owns Zelfbeeld: the teacher fills in the instruments of a visit herself, and sees nothing of the observer
meanwhile."""
