"""The look before the eyes of others: the same, in letters of at least 24."""

from dataclasses import replace

from observatie.ui.theme.theme import Theme

_LEAST = 1.6
"""The scale at which the running text, which is 15, is 24."""


def before_eyes(theme: Theme) -> Theme:
    """Return the theme for a screen that somebody else reads too; one that is as large already stays as it is."""
    return theme if theme.scale >= _LEAST else replace(theme, scale=_LEAST)
