"""Owns the way from a YAML file to an instrument or a conversation model, or to every reason why not; it guesses
nothing and writes no file."""
