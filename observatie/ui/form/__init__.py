"""The editors of answers, for whatever form asks them."""
