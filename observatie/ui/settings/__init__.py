"""Owns what can be set, a card each: for this machine, and for the owner of the library; it sets nothing of a
visit."""
