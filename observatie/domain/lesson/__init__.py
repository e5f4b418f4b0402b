"""The lesson as it is written down: the line and its signs, phases, counts, samples."""
