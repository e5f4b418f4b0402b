"""The instruments beside the stream, each item with its evidence; a click on one is for what one writes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from observatie.domain import lesson_time
from observatie.domain.acts.acts import ItemRef, Note
from observatie.domain.instrument.instrument import Instrument, Item
from observatie.domain.instrument.outline import HEADINGS, Outline, PartKind
from observatie.domain.journal.journal import Change, Standing
from observatie.domain.lesson.line import tag_in_hand
from observatie.domain.lesson.loose_words import linked
from observatie.domain.visit.visit import Visit
from observatie.domain.visit.wording import number
from observatie.ui.kit.widgets import button, clear, label, panel, rename, row, scrolling
from observatie.ui.notes.line_offers import Lexicon
from observatie.ui.notes.note_editor import NoteEditor
from observatie.ui.notes.note_line import NoteLine
from observatie.ui.notes.note_model import NoteModel
from observatie.ui.notes.note_view import NoteView
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme

_MOST_DOTS = 3
_CLICK = "Klik: voor de regel die je typt, of voor de notitie die je koos"


class _Name(QLabel):
    """The name of an item, which can be clicked; with the keyboard an item is named behind a `#`.

    Signals:
        clicked: it was pressed and let go of.
    """

    clicked = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_CLICK)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, as what lies below would otherwise get what follows."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click that ends where it began."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


@dataclass(frozen=True)
class _ItemRow:
    """One item as it is shown: its name, its dots, and below it what to look for, where it says so.

    `full_name` is what it is called where its section is not told above it.
    """

    full_name: str
    name: QLabel
    dots: QLabel
    look_fors: QLabel | None


@dataclass
class _Group:
    """Items under a heading, which goes when none of them is shown."""

    heading: QLabel
    rows: dict[ItemRef, _ItemRow] = field(default_factory=dict)


class InstrumentPanel(QWidget):
    """Counts the notes of each item; an item without a trace has a dash.

    Signals:
        item_asked: the ItemRef of an item that was clicked.
    """

    item_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._visit: Visit | None = None
        self._groups: list[_Group] = []
        self._totals: list[tuple[Instrument, QLabel]] = []
        self._only_untraced = False
        self._shows_look_fors = False
        self._untraced = self._switch("Zonder spoor", self.toggle_untraced, "untraced")
        self._looking = self._switch(HEADINGS[PartKind.LOOK_FORS], self.toggle_look_fors, "look-fors")
        self._switches = panel(row(theme, self._untraced, self._looking, 1))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(2))
        self._area = scrolling(
            panel(self._column, margins=(theme.px(18), theme.px(10), theme.px(18), theme.px(16)))
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, theme.px(12), 0, 0)
        outer.setSpacing(0)
        inner = row(theme, self._switches)
        inner.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        outer.addLayout(inner)
        outer.addWidget(self._area)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _switch(self, text: str, on_click: Callable[[], object], name: str) -> QPushButton:
        made = button(text, on_click, "quiet", name=name)
        made.setCheckable(True)
        return made

    def show_visit(self, visit: Visit, instruments: dict[str, Instrument]) -> None:
        """Show the instruments of a visit."""
        self._visit = visit
        self._groups, self._totals = [], []
        clear(self._column)
        self._switches.setVisible(bool(instruments))
        if not instruments:
            self._column.addWidget(label("Geen instrument gekozen", "strong", wrap=True))
            hint = "Kies er een bij Voorbereiden; dan staat hier bij elk onderdeel hoeveel je zag."
            self._column.addWidget(label(hint, "muted", wrap=True))
        focus = [ref for ref in visit.settings.focus or () if ref.instrument in instruments]
        for instrument in instruments.values():
            self._add_instrument(instrument, [ref for ref in focus if ref.instrument == instrument.id])
        self._column.addStretch(1)
        self._has_look_fors = any(row.look_fors for group in self._groups for row in group.rows.values())
        self._looking.setVisible(self._has_look_fors)
        self._show_totals()
        self._show_rows()

    def _add_instrument(self, instrument: Instrument, focus: list[ItemRef]) -> None:
        head = QGridLayout()
        head.setContentsMargins(0, self._theme.px(8), 0, self._theme.px(4))
        head.addWidget(label(instrument.label, "strong"), 0, 0)
        total = label("", "small", name=f"total-{instrument.id}")
        total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(total, 0, 1)
        self._totals.append((instrument, total))
        self._column.addLayout(head)
        items = instrument.items
        self._add_group(
            "In focus", instrument, [items[ref.item] for ref in focus if ref.item in items], mixed=True
        )
        in_focus = {ref.item for ref in focus}
        for section in instrument.sections:
            self._add_group(section.title, instrument, [i for i in section.walk() if i.id not in in_focus])

    def _add_group(self, title: str, instrument: Instrument, items: list[Item], *, mixed: bool = False) -> None:
        # Below the title of its own section an item needs no more than its own name.
        if not items:
            return
        heading = label(title, "section", wrap=True)
        heading.setContentsMargins(0, self._theme.px(10), 0, self._theme.px(2))
        self._column.addWidget(heading)
        group, outline = _Group(heading), Outline(instrument)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(self._theme.px(7))
        grid.setColumnStretch(0, 1)
        for line, item in enumerate(items):
            ref = ItemRef(instrument=instrument.id, item=item.id)
            name, dots = _Name(instrument.full_names[item.id] if mixed else item.name), label("")
            name.clicked.connect(partial(self.item_asked.emit, ref))
            dots.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(name, 2 * line, 0)
            grid.addWidget(dots, 2 * line, 1)
            look_fors = None
            guidance = outline.guidance(item)
            if guidance:
                look_fors = label("\n".join(guidance), "small", wrap=True)
                grid.addWidget(look_fors, 2 * line + 1, 0, 1, 2)
            group.rows[ref] = _ItemRow(instrument.full_names[item.id], name, dots, look_fors)
        self._groups.append(group)
        self._column.addLayout(grid)
        for ref in group.rows:
            self._show_count(group.rows[ref], ref)

    # What is shown

    def toggle_untraced(self) -> None:
        """Show only the items without a trace, or all of them again."""
        self._only_untraced = not self._only_untraced
        self._show_rows()

    def toggle_look_fors(self) -> None:
        """Show what to look for below each item, or no longer."""
        self._shows_look_fors = not self._shows_look_fors
        self._show_rows()

    def _show_rows(self) -> None:
        self._untraced.setChecked(self._only_untraced)
        self._looking.setChecked(self._shows_look_fors)
        for group in self._groups:
            shown = [self._show_row(row, ref) for ref, row in group.rows.items()]
            group.heading.setVisible(any(shown))

    def _show_row(self, row: _ItemRow, ref: ItemRef) -> bool:
        shown = not (self._only_untraced and self._evidence(ref))
        row.name.setVisible(shown)
        row.dots.setVisible(shown)
        if row.look_fors is not None:
            row.look_fors.setVisible(shown and self._shows_look_fors)
        return shown

    def follow(self, change: Change) -> None:
        """Show what an act changed."""
        touched: set[ItemRef] = set()
        for standing in (change.before, change.after):
            if standing is not None and isinstance(standing.act, Note):
                touched |= set(standing.act.items)
        if not touched:
            return
        for group in self._groups:
            for ref in touched & group.rows.keys():
                self._show_count(group.rows[ref], ref)
        self._show_totals()
        if self._only_untraced:
            self._show_rows()

    def _evidence(self, ref: ItemRef) -> int:
        return self._visit.evidence(ref) if self._visit else 0

    def _show_count(self, row: _ItemRow, ref: ItemRef) -> None:
        count = self._evidence(ref)
        row.dots.setText("–" if count == 0 else "●" * count if count <= _MOST_DOTS else f"{count} ●")
        row.dots.setAccessibleName(f"{row.full_name}: {number(count, 'notitie', 'notities')}")
        set_role(row.name, "" if count else "muted")
        set_role(row.dots, "evidence" if count else "muted")

    def _show_totals(self) -> None:
        without = 0
        for instrument, total in self._totals:
            items = [ItemRef(instrument=instrument.id, item=item) for item in instrument.items]
            traced = sum(self._evidence(ref) > 0 for ref in items)
            without += len(items) - traced
            total.setText(f"{traced} van {len(items)} met een spoor")
        rename(self._untraced, f"Zonder spoor ({without})")


class Tagging(QObject):
    """Knows what is in hand: the line that is being typed, the note that is open, the note that is chosen and in
    sight, and without any of these the empty line, on which the item is the first word.

    Signals:
        said: a sentence about what was done.
    """

    said = Signal(str)

    def __init__(
        self,
        stream: NoteView,
        model: NoteModel,
        line: NoteLine,
        editor: NoteEditor,
        controller: VisitController,
        lexicon: Lexicon,
    ) -> None:
        super().__init__(stream)
        self._stream = stream
        self._model = model
        self._line = line
        self._editor = editor
        self._controller = controller
        self._lexicon = lexicon

    def tag(self, ref: ItemRef) -> None:
        """Let an item belong to what is in hand."""
        name = next((tag.name for tag in self._lexicon.tags.values() if tag.ref == ref), None)
        if name is None:
            return
        open_line, line, chosen = self._editor.line, self._line, self._chosen()
        # The click itself has led to the line by now, so that where the focus is says nothing.
        if open_line is not None and line.is_empty:
            _write(open_line, name)
        elif not line.is_empty or chosen is None:
            if line.isVisible():
                _write(line, name)
        else:
            self._link(chosen, ref)

    def _chosen(self) -> Standing | None:
        """Return the note that is chosen and in sight, or None."""
        index = self._stream.chosen_index
        standing = self._model.standing_at(index)
        if standing is None or not isinstance(standing.act, Note):
            return None
        in_sight = self._stream.visualRect(index).intersects(self._stream.viewport().rect())
        return standing if in_sight and self._controller.visit.journal.stands(standing.id) else None

    def _link(self, chosen: Standing, ref: ItemRef) -> None:
        assert isinstance(chosen.act, Note)
        instrument = self._controller.instruments[ref.instrument]
        name, when = instrument.full_names[ref.item], lesson_time.show(chosen.lesson_ms or 0)
        done = linked(chosen.act, ref, self._lexicon.tags).note
        if done == chosen.act:
            self.said.emit(f"De notitie van {when} hoort al bij “{name}”.")
        elif self._controller.amend(chosen.id, done, chosen.lesson_ms):
            self.said.emit(f"De notitie van {when} hoort nu bij “{name}”.")


def _write(line: NoteLine, name: str) -> None:
    line.point_at(name, tag_in_hand(line.to_cursor))
    line.setFocus()
