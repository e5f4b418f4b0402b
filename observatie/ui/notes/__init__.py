"""Notes as rows: their model, how a row looks, and the signs, the same wherever notes are shown."""
