"""Owns the library on disk (one encrypted file, its key and its lock, written by one thread) and how files are
written; it calls nothing saved before it is."""
