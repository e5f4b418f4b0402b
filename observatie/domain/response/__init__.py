"""A form that is filled in on its own: what stands, and the rules."""
