"""Owns the papers of a pair; it tells nothing before both sheets are open."""
