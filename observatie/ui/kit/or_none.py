"""What Qt may not have, where the types of PySide6 say that it always has it."""

from typing import TypeVar

_Found = TypeVar("_Found")


def or_none(found: _Found) -> _Found | None:
    """Return what Qt gave, as what it is: something or None."""
    return found
