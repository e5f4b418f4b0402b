"""The list of visits."""
