"""What a partner wrote, as it stands before the eyes of the other."""

import re

from PySide6.QtWidgets import QLabel

from observatie.domain.instrument.instrument import Instrument
from observatie.ui.kit.widgets import label

EMPTY = "niet ingevuld"
_LONG_WORD = re.compile(r"(\S{20})(?=\S)")
_BREAK = "\u200b"


def answer_label(text: str, name: str) -> QLabel:
    """Return a label with somebody's words, or that there are none; a word that is too long for a line breaks."""
    if not text:
        return label(EMPTY, "talk-muted", wrap=True, name=name)
    return label(breakable(text), "talk", wrap=True, name=name)


def breakable(text: str) -> str:
    """Return a text in which a line can end inside a very long word, such as an address."""
    return _LONG_WORD.sub(rf"\1{_BREAK}", text)


def quoted(instrument: Instrument, number: int) -> str:
    """Return an instruction of the source, counted from 0, word for word; empty where it has none."""
    said = instrument.instructions[number : number + 1]
    return f"“{said[0]}”" if said else ""
