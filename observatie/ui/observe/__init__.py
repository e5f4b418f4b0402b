"""Owns Observeren: the live screen, and a room for each thing one does on it; it fills in no instrument."""
