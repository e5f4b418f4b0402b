"""Owns the list of visits, and the reports of all in it at once; it changes nothing in a visit."""
