"""A sentence with named blanks: what stands between them, as it is printed."""

import re

from observatie.domain.instrument.instrument import Item

_BLANK = re.compile(r"…(?: \[[^\]]*\])?")


def parts_of(item: Item) -> list[str]:
    """Return the text before, between and after the blanks of `item`: one part more than it has blanks.

    The n-th "…" is the n-th blank; its label stands behind it in brackets, where the source prints one.
    """
    return _BLANK.split(item.text)
