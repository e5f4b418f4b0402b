"""Owns the cover: one key hides the window's content, the same key brings it back; it closes nothing and changes
nothing."""
