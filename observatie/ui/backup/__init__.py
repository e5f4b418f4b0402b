"""Owns the screens on which a backup is put back and the last one is waited for; making one is not for a
screen."""
