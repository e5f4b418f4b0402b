"""Owns a form that was filled in on its own, on paper; it knows no visit and makes no total."""
