"""Co-teaching: a pair fills in its form, each alone, reads, is silent and talks."""
