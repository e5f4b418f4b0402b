"""Owns Nagesprek: the page before it, which the observer sees alone, and the talk before the eyes of others; the
two never mix."""
