"""What follows from the entries of a visit, and the rules for new ones."""
