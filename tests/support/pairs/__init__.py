"""A pair for tests: its session, its files, those who sit at its screens, and where nothing of a sheet may be."""
