"""Owns the empty form of an instrument: what it says, how it stands on paper, and the file; it holds nothing that
was filled in."""
