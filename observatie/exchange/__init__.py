"""A visit as a document of its own: out of one library and into another."""
