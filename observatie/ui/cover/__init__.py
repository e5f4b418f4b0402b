"""The cover: one key hides the window's content, the same key brings it back."""
