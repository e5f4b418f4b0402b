"""Owns how everything looks: colours by name, sizes by step, one stylesheet made from both; it knows no screen."""
