"""The screen before the eyes of others: the way out of it."""
