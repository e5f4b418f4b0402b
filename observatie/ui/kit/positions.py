"""Places in a text: Qt counts UTF-16 units and Python code points; an emoji is two of the first, one of the other.

Whatever goes from a cursor to a string or back is converted here.
"""


def units(text: str) -> int:
    """Return how long Qt takes a text to be, in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def index_at(text: str, position: int) -> int:
    """Return the index in `text` of a position of Qt; in the middle of a character it is that of the character."""
    passed = 0
    for index, character in enumerate(text):
        passed += 2 if character > "\uffff" else 1
        if passed > position:
            return index
    return len(text)


def position_at(text: str, index: int) -> int:
    """Return the position of Qt in front of the character with this index in `text`."""
    return units(text[:index])
