"""A form that was filled in on its own, on paper."""
