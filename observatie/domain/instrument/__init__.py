"""Owns what an instrument is, and what is wrong with one; it knows no file and no visit."""
