"""What somebody sees who fills in at home with the code of a pair: she has no library here, and needs none."""
