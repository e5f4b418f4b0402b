"""Owns what is there before the library is open: the first start and the unlock screen, which waits for nothing
but Qt."""
