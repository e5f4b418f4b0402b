"""What the types of PySide6 leave out."""

from typing import TypeVar

_Found = TypeVar("_Found")


def or_none(found: _Found) -> _Found | None:
    """Return what Qt gave as what it is: something or None, where the types of PySide6 say that it always is."""
    return found
