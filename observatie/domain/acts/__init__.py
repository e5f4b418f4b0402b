"""The entry, and the payload of each kind of act."""
