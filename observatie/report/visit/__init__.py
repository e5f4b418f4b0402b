"""Owns the report of a visit: what is in it, as PDF and as plain text; it tells nothing that is not in the
journal."""
