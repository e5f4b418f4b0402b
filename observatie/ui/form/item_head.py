"""What stands above an answer: where one is, the question, and on request all that the instrument says of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from observatie.domain.instrument.outline import LISTS, Outline, Part, PartKind, of_kinds
from observatie.domain.instrument.words import numbered
from observatie.domain.visit.completeness import Place
from observatie.ui.kit.widgets import clear, label
from observatie.ui.theme.theme import Theme

_MORE, _LESS = "Toon toelichting", "Verberg toelichting"
_ALWAYS = (PartKind.SUBTITLE, PartKind.DESCRIPTION, PartKind.TEXT, PartKind.HINT)
_ON_REQUEST = (PartKind.EXPLANATION, PartKind.EXAMPLES, PartKind.LOOK_FORS, PartKind.CORRECTION)
_INTERVIEW = (PartKind.QUESTIONS, PartKind.DOCUMENTS)


class ItemHead(QWidget):
    """The place in hand in words; the explanation stays open or closed from item to item.

    The questions for an interview and the documents are in it, unless they stand elsewhere with their answers.
    """

    def __init__(self, theme: Theme, *, shows_questions: bool = True) -> None:
        super().__init__()
        self._on_request = (*_ON_REQUEST, *(_INTERVIEW if shows_questions else ()))
        self._theme = theme
        self._more = QPushButton(_MORE)
        self._more.setProperty("role", "link")
        self._more.setAccessibleName(_MORE)
        self._more.setCheckable(True)
        self._more.setObjectName("explanation")
        self._more.toggled.connect(self._on_toggled)
        self._words = QVBoxLayout()
        self._words.setSpacing(theme.px(4))
        self._details = QWidget()
        self._told = QVBoxLayout(self._details)
        self._told.setContentsMargins(0, 0, 0, theme.px(4))
        self._told.setSpacing(theme.px(3))
        self._details.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(2))
        box.addLayout(self._words)
        box.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._details)

    @property
    def last(self) -> QWidget:
        """The control that Tab leaves the head by."""
        return self._more

    def show_place(self, place: Place) -> None:
        """Show another place."""
        clear(self._words)
        clear(self._told)
        self._words.addWidget(label(_where(place), "small", wrap=True, name="where"))
        self._words.addWidget(label(_title(place), "title", wrap=True, name="item-title"))
        for words in _shown(place):
            self._words.addWidget(label(words, "muted", wrap=True))
        if place.item is None:
            self._words.addWidget(_bullets(self._theme, [item.name for item in place.section.walk()]))
        for part in of_kinds(_parts(place), *self._on_request) if place.item else ():
            self._told.addWidget(label(part.heading, "section", wrap=True))
            self._told.addWidget(_told(self._theme, part))
        some = self._told.count() > 0
        self._more.setVisible(some)
        self._details.setVisible(some and self._more.isChecked())

    def _on_toggled(self, shown: bool) -> None:
        self._more.setText(_LESS if shown else _MORE)
        self._more.setAccessibleName(self._more.text())
        self._details.setVisible(shown)


def _where(place: Place) -> str:
    item, instrument = place.item, place.instrument
    parts = [
        instrument.label,
        place.section.title,
        f"{place.number} van {place.of}",
        item.dimension if item else None,
        (instrument.statement or "").rstrip("."),
    ]
    return " · ".join(part for part in parts if part)


def _title(place: Place) -> str:
    item, section = place.item, place.section
    if item is None:
        return numbered(section.number, section.title, gap=" ")
    return numbered(item.number, item.name, gap=" ")


def _shown(place: Place) -> list[str]:
    """Return what always stands below the title."""
    above = [place.parent.name] if place.parent else []
    return [*above, *(line for part in of_kinds(_parts(place), *_ALWAYS) for line in part.lines)]


def _parts(place: Place) -> tuple[Part, ...]:
    outline = Outline(place.instrument)
    return outline.of_item(place.item) if place.item else outline.of_section(place.section)


def _told(theme: Theme, part: Part) -> QWidget:
    return _bullets(theme, part.lines) if part.kind in LISTS else label(" ".join(part.lines), wrap=True)


def _bullets(theme: Theme, lines: Sequence[str]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(8))
    grid.setVerticalSpacing(theme.px(3))
    grid.setColumnStretch(1, 1)
    for number, line in enumerate(lines):
        grid.addWidget(label("•", "muted"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(line, "muted", wrap=True), number, 1)
    return made


def lists_of(theme: Theme, place: Place) -> QWidget:
    """Return the lists that the instrument shows beside the field of an item."""
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.px(4))
    for shown in of_kinds(_parts(place), PartKind.LIST):
        box.addWidget(label(shown.heading, "section", wrap=True))
        box.addWidget(_bullets(theme, shown.lines))
        box.addSpacing(theme.px(4))
    return made
