"""Owns the help on screen; its words lie in resources/help/, one page a topic."""
