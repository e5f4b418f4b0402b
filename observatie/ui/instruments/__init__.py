"""The instruments as they are: to read, not to fill in."""
