"""The report of a visit: what is in it, as PDF and as plain text."""
