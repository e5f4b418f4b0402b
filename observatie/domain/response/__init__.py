"""Owns a form that is filled in on its own: what stands, its rules, two beside each other; it knows no lesson and
no total."""
