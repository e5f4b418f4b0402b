"""Backups as the window makes, shows and puts them back."""
