"""Text of several lines that is pasted on the line: one glance at the notes it will become, then Enter."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from observatie.domain.acts.acts import Note, Phase
from observatie.domain.acts.entries import Payload
from observatie.domain.journal.journal import Standing
from observatie.domain.lesson.entering import Act, PastedLine, one_line, pasted
from observatie.domain.lesson_time import TimeReading, WrittenTime
from observatie.domain.model import LONGEST_TEXT
from observatie.domain.visit.wording import KINDS, number, phase_begins
from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.widgets import button, column, label, panel, row
from observatie.ui.notes.line_offers import Lexicon
from observatie.ui.notes.note_editor import TOO_LONG
from observatie.ui.notes.note_line import NoteLine
from observatie.ui.notes.note_model import NoteRole, NoteRow
from observatie.ui.notes.note_view import NoteView
from observatie.ui.notes.time_choice import TimeChoice, TimeReader
from observatie.ui.notes.typed_line import TypedLine
from observatie.ui.observe.note_entry import NoteEntry
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.theme import Theme

_ABOUT = "Dit worden {count}. Enter maakt ze, Escape zet de tekst op één regel."
_ABOUT_LONG = "Deze tekst is te lang voor één notitie en wordt {count}. Enter maakt ze, Escape plakt niets."
_ASK_FIRST = "Bij {count} kan de tijd twee dingen betekenen. Enter vraagt wat je bedoelt."
_MADE = "{count} gemaakt. Ctrl+Z haalt ze samen weg."
_NOT_PASTED = "Er is niets geplakt. De tekst staat nog waar je die kopieerde."


class _Rows(QAbstractListModel):
    """The notes to be, as rows."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[NoteRow] = []

    def show_rows(self, rows: list[NoteRow]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = self._rows[index.row()]
        if role == NoteRole.ROW:
            return shown
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return shown.spoken()
        return shown.note.text if role == Qt.ItemDataRole.DisplayRole else None


class PastePreview(QWidget):
    """The notes that a text will become, in the place of those there are.

    Signals:
        accepted: they may be made; declined: the text is to be no notes.
    """

    accepted = Signal()
    declined = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = _Rows()
        self._about = label("", wrap=True, name="paste-about")
        self.view = NoteView(theme)
        self.view.setObjectName("paste-notes")
        self.view.setAccessibleName("Notities uit wat je plakte")
        self.view.setModel(self._model)
        self.view.installEventFilter(self)
        self._make = button("Maak notities", self.accepted.emit, "primary", name="paste-make")
        self._decline = button("Zet op één regel", self.declined.emit, "quiet", name="paste-one-line")
        box = column(theme, self._about, self.view, spacing=8)
        box.setStretch(1, 1)
        self._buttons = panel(row(theme, self._make, self._decline, 1))
        box.addWidget(self._buttons)
        self.setLayout(box)
        self.hide()

    def show_rows(self, rows: list[NoteRow], about: str, *, one_line: bool) -> None:
        """Show what a text will become; with `one_line` it can also be put on the line as it is."""
        self._model.show_rows(rows)
        self._about.setText(about)
        self._decline.setText("Zet op één regel" if one_line else "Plak niets")
        self._decline.setAccessibleName(self._decline.text())
        self.show()
        self.view.setFocus()

    def show_buttons(self, shown: bool) -> None:
        """Show the buttons, or leave the room to a question that comes first."""
        self._buttons.setVisible(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make the notes with Enter, or none with Escape."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in ENTER:
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        else:
            return False
        return True


class Pasting(QObject):
    """Turns pasted lines into notes, once they were looked at.

    Signals:
        said: a sentence about what was done.
    """

    said = Signal(str)

    def __init__(
        self,
        covered: tuple[QWidget, ...],
        preview: PastePreview,
        note_entry: NoteEntry,
        times: TimeReader,
        choice: TimeChoice,
        line: NoteLine,
        controller: VisitController,
        lexicon: Lexicon,
    ) -> None:
        """Show the preview in the place of what is `covered`."""
        super().__init__(preview)
        self._covered = covered
        self._hidden: list[QWidget] = []
        self._preview = preview
        self._note_entry = note_entry
        self._times = times
        self._choice = choice
        self._line = line
        self._controller = controller
        self._lexicon = lexicon
        self._typed = TypedLine("", None)
        self._lines: list[PastedLine] = []
        line.takes_lines = True
        line.lines_given.connect(self._begin)
        line.rejected.connect(partial(self.said.emit, TOO_LONG))
        preview.accepted.connect(self._accept)
        preview.declined.connect(self._decline)

    def _begin(self, typed: TypedLine) -> None:
        self._typed = typed
        self._hidden += [each for each in self._covered if not each.isHidden()]
        for each in self._hidden:
            each.hide()
        self._show()
        self._ask()

    def _show(self) -> None:
        visit, lexicon = self._controller.visit, self._lexicon
        place_ms = self._note_entry.place_of(self._typed)
        self._lines = pasted(self._typed.text, place_ms, visit, lexicon.tags, lexicon.phases, self._times.read)
        unclear = self._unclear
        count = _counted(self._acts)
        about = (_ABOUT if self._fits else _ABOUT_LONG).format(count=count)
        if unclear:
            about = f"{about} {_ASK_FIRST.format(count=number(len(unclear), 'regel', 'regels'))}"
        rows = [self._row(act, line) for line in self._lines for act in line.acts]
        self._preview.show_rows(rows, about, one_line=self._fits)

    def _row(self, act: Act, line: PastedLine) -> NoteRow:
        session = self._controller.session
        entry = session.scribe.entry(self._controller.visit.journal, act.payload, session.now(), act.lesson_ms)
        is_note = isinstance(act.payload, Note)
        note = act.payload if isinstance(act.payload, Note) else Note(text=_worded(act.payload))
        names = {tag.ref: tag.label for tag in self._lexicon.tags.values()}
        items = tuple(names.get(ref, ref.item) for ref in note.items)
        remarks = (line.remark,) if line.remark else ()
        return NoteRow(Standing(entry, note, act.lesson_ms), note, items, True, remarks, quiet=not is_note)

    @property
    def _acts(self) -> list[Act]:
        return [act for line in self._lines for act in line.acts]

    @property
    def _unclear(self) -> list[WrittenTime]:
        return [line.told for line in self._lines if line.told is not None]

    @property
    def _fits(self) -> bool:
        return len(one_line(self._typed.text)) <= LONGEST_TEXT

    def _ask(self) -> bool:
        """Ask of the first time that can be meant in two ways which one is; return whether there is one."""
        unclear = self._unclear
        if unclear:
            self._choice.ask(unclear[0], self._preview.view, partial(self._on_decided, unclear[0]))
        return bool(unclear)

    def _on_decided(self, told: WrittenTime, reading: TimeReading) -> None:
        self._times.decide(told, reading)
        self._show()
        self._ask()

    def _accept(self) -> None:
        if self._ask():
            return
        acts = self._acts
        if self._note_entry.record_together(acts, self._typed):
            self._close()
            self.said.emit(_MADE.format(count=_counted(acts)))

    def _decline(self) -> None:
        self._close()
        if self._fits:
            self._line.put(self._typed._replace(text=one_line(self._typed.text)))
        else:
            self.said.emit(_NOT_PASTED)

    def _close(self) -> None:
        for each in self._hidden:
            each.show()
        self._hidden.clear()
        self._line.setFocus()
        self._preview.hide()
        self._choice.show_meaning(None)


def _worded(act: Payload) -> str:
    return phase_begins(act.name) if isinstance(act, Phase) else KINDS[act.kind]


def _counted(acts: Sequence[Act]) -> str:
    notes = all(isinstance(act.payload, Note) for act in acts)
    return number(len(acts), "notitie", "notities") if notes else number(len(acts), "regel", "regels")
