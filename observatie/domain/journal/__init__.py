"""The fold of entries: what stands, corrections, undo, the register of names."""
