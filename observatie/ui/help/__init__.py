"""The help, which lies in resources/help/, one page a topic."""
