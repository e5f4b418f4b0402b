"""Nagesprek: the page before it, and the talk itself before the eyes of others."""
