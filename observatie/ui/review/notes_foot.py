"""What one does with the notes in hand: link them, link them to something else, make a finding of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from observatie.domain.lesson.tags import Tag
from observatie.domain.visit.wording import number
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.labels import ElidedLabel
from observatie.ui.kit.widgets import button, column, panel, row
from observatie.ui.notes.note_model import NoteRow
from observatie.ui.review.link_field import LinkField
from observatie.ui.review.link_goal import LinkGoal
from observatie.ui.theme.theme import Theme

_LINK, _UNLINK = "Koppel", "Ontkoppel"


class NotesFoot(QWidget):
    """The buttons, or the field in which an item is found.

    Signals:
        link_asked, link_to_asked, finding_asked: the buttons.
        taken: the ItemRef that was found; closed: the field was closed without one.
    """

    link_asked = Signal()
    link_to_asked = Signal()
    finding_asked = Signal()
    taken = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, find: Callable[[str], Sequence[Tag]]) -> None:
        super().__init__()
        self._narrow = False
        self._linked = False
        self._link = button(_LINK, self.link_asked.emit, name="link")
        self._to = ElidedLabel("small", name="link-to")
        self._link_to = button("Koppel aan …", self.link_to_asked.emit, "quiet", name="link-item")
        self._make = button("Maak bevinding", self.finding_asked.emit, "quiet", name="make-finding")
        line = row(theme, self._link, self._to)
        line.setStretch(1, 1)
        more = FlowLayout(across=theme.px(8), down=theme.px(6))
        for each in (self._link_to, self._make):
            more.addWidget(each)
        buttons = column(theme, spacing=6)
        buttons.addLayout(line)
        buttons.addLayout(more)
        self._buttons = panel(buttons)
        self._field = LinkField(theme, find)
        self._field.taken.connect(self._on_taken)
        self._field.closed.connect(self._on_closed)
        self._field.hide()
        self.setLayout(column(theme, self._buttons, self._field, spacing=0))
        self._show_words()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the keys out of the buttons where there is little room."""
        self._narrow = narrow
        self._show_words()

    def _show_words(self) -> None:
        link = _UNLINK if self._linked else _LINK
        for made, word, key in self._named(link):
            made.setText(word if self._narrow else f"{word}   {key}")
            made.setAccessibleName(word)
            made.setToolTip(f"{word} ({key})")

    def _named(self, link: str) -> tuple[tuple[QPushButton, str, str], ...]:
        return (
            (self._link, link, "Ctrl+L"),
            (self._link_to, "Koppel aan …", "Ctrl+K"),
            (self._make, "Maak bevinding", "Ctrl+B"),
        )

    def show_notes(self, notes: Sequence[NoteRow], goal: LinkGoal | None, *, can_find: bool) -> None:
        """Show what can be done with these notes; `goal` is what stands beside them."""
        self._linked = goal is not None and bool(notes) and all(goal.linked(each) for each in notes)
        self._show_words()
        for part in (self._link, self._to):
            part.setVisible(goal is not None)
        self._link.setEnabled(bool(notes))
        count = f"{number(len(notes), 'notitie', 'notities')} " if len(notes) > 1 else ""
        name = goal.name if goal else ""
        self._to.setText(
            f"{count}{'van' if self._linked else 'aan'} {name}" if notes else "Kies eerst een notitie"
        )
        self._link_to.setVisible(can_find)
        self._link_to.setEnabled(bool(notes))
        self._make.setEnabled(bool(notes))
        if not notes and not self._field.isHidden():
            self._show_field(False)

    def begin_find(self, text: str = "") -> None:
        """Let an item be found, to begin with by this text."""
        self._show_field(True)
        self._field.begin(text)

    def _show_field(self, shown: bool) -> None:
        self._field.setVisible(shown)
        self._buttons.setVisible(not shown)

    def _on_taken(self, item: object) -> None:
        self._show_field(False)
        self.taken.emit(item)

    def _on_closed(self) -> None:
        self._show_field(False)
        self.closed.emit()
