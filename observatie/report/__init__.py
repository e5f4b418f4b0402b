"""Owns the documents: what they say, apart from how they look; it writes nothing in a journal and knows no
window."""
