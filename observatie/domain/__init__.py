"""Owns what a visit, a note, a pair and an instrument are, as pure rules; it refuses Qt, SQL, paper, files and a
clock."""
