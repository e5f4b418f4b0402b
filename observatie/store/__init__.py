"""The library on disk: one encrypted SQLite file, its key file and its lock, written by one thread."""
