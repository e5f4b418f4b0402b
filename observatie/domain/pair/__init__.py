"""The way of a pair, and what follows from the entries of its session."""
