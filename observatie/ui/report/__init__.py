"""Owns the report of a visit on screen: shown as pages, saved, printed, settled; what it says is not for it."""
