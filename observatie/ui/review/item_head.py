"""What stands above an answer: where one is, the question, and on request all that the instrument says of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from observatie.domain.completeness import Place
from observatie.domain.instrument import Item
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import clear, label

_MORE, _LESS = "Toon toelichting", "Verberg toelichting"


class ItemHead(QWidget):
    """The place in hand in words; the explanation stays open or closed from item to item."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
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

    def show_place(self, place: Place) -> None:
        """Show another place."""
        clear(self._words)
        clear(self._told)
        self._words.addWidget(label(_where(place), "small", wrap=True, name="where"))
        self._words.addWidget(label(_title(place), "title", wrap=True, name="item-title"))
        for words in _shown(place):
            self._words.addWidget(label(words, "muted", wrap=True))
        for heading, lines in _told(place):
            self._told.addWidget(label(heading, "section", wrap=True))
            for line in lines:
                self._told.addWidget(label(line, wrap=True))
        self._more.setVisible(bool(_told(place)))
        self._details.setVisible(bool(_told(place)) and self._more.isChecked())

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
    item = place.item
    if item is None:
        return " ".join(part for part in (place.section.number, place.section.title) if part)
    return " ".join(part for part in (item.number, item.name) if part)


def _shown(place: Place) -> list[str]:
    """Return what always stands below the title."""
    item, section = place.item, place.section
    if item is None:
        skills = [each.name for each in section.walk()]
        return [*(words for words in (section.subtitle, section.description) if words), *_bullets(skills)]
    above = [place.parent.name] if place.parent else []
    text = [item.text] if item.title and item.text != item.title and not item.blanks else []
    return [*above, *text, *([item.hint] if item.hint else [])]


def _told(place: Place) -> list[tuple[str, list[str]]]:
    """Return what is shown on request: headings with their lines."""
    item = place.item
    if item is None:
        return []
    found = [("Toelichting", [item.explanation] if item.explanation else [])]
    found += [("Dit kun je zien of horen", _bullets(item.look_fors)), ("Voorbeelden", _bullets(item.examples))]
    found += [("Vragen voor het interview", _bullets(item.questions)), ("Documenten", _bullets(item.documents))]
    found += [("Over de tekst", [item.correction] if item.correction else [])]
    return [(heading, lines) for heading, lines in found if lines]


def _bullets(lines: tuple[str, ...] | list[str]) -> list[str]:
    return [f"•  {line}" for line in lines]


def lists_of(theme: Theme, item: Item) -> QWidget:
    """Return the lists that the instrument shows beside the field of an item."""
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.px(3))
    for shown in item.lists:
        box.addWidget(label(shown.title, "section", wrap=True))
        for line in _bullets(shown.entries):
            box.addWidget(label(line, "muted", wrap=True))
    return made
