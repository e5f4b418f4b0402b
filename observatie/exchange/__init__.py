"""Owns a visit as a document and a pair as files, out of one library and into another; it takes in nothing that
the rules refuse."""
