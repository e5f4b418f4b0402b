"""Owns what follows from the entries of a visit, and the rules for new ones; how a lesson is typed is not for
it."""
