"""Owns the sample school and its pairs, written through the same path as everything else; it makes no rule and no
exception."""
