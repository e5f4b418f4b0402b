"""Owns the copies of a library that outlive it, and what is rescued of a damaged one; it lets no library go before
another stands ready in its place."""
