"""A library for tests: a visit that is written in, how it fails, how a kill leaves it, and its pages."""
