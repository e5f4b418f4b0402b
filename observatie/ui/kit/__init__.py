"""Owns what any screen may use: fields, layouts, background work, dialogs, keys, printing; it knows no visit."""
