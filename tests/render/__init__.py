"""Draws every screen of the program, a module for each kind of screen: `python tests/render FOLDER`."""
