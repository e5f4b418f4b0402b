"""Owns Co-teaching: a pair fills in its form, each alone, reads, is silent and talks; it shows neither of them the
sheet of the other before both are opened."""
