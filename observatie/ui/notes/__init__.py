"""Owns notes wherever they are shown, written and edited: their model, how a row looks, the line one writes on; it
knows no step of a visit."""
