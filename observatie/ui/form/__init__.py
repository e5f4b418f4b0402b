"""Owns the editors of answers, for whatever form asks them; it knows no lesson and no screen."""
