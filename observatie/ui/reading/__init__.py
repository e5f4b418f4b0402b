"""A shelf of pages to read: a list on the left, the page beside it."""
