"""One finding: what it is in the talk, its words, and the notes it rests on."""

from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QTextCursor
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from observatie.domain.acts.acts import Mark, NoteType
from observatie.domain.acts.conversation import Stance
from observatie.domain.journal.journal import Standing
from observatie.domain.visit.findings import StandingFinding
from observatie.ui.form.note_drop import NoteDrop
from observatie.ui.kit.choices import Choice, Choices
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.scroll_into_view import scroll_into_view
from observatie.ui.kit.text_fields import TextArea
from observatie.ui.kit.widgets import button, clear, label
from observatie.ui.notes.note_signs import draw_sign
from observatie.ui.review.evidence_line import EvidenceLine
from observatie.ui.theme.icons import painted_icon
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme

_WORDS = {Stance.STRENGTH: "sterk punt", Stance.TOPIC: "gesprekspunt"}
_MARKS = {Stance.STRENGTH: Mark.STRONG, Stance.TOPIC: Mark.CHANCE}
_RAISED = "in het gesprek"
_NO_NOTE = "Nog zonder notitie. Kies een notitie en druk op Ctrl+L, of sleep een notitie hierheen."
_NO_NOTE_SETTLED = "Zonder notitie."
_NO_WORDS = "Zonder woorden blijft de bevinding zoals zij was."


class FindingCard(QWidget):
    """A finding, or one that is still to be written.

    Attributes:
        finding: its id; None while nothing of it is recorded.
        touched: whether words were typed that are not recorded yet.

    Signals:
        typed, left: a key was typed in the words; they were left.
        stance_chosen, raised_chosen: another stance; whether it is brought up.
        unlink_asked: the id of a note that it no longer rests on.
        remove_asked: take it away.
        dropped: the ids of notes that were dropped on it.
        taken: it was taken in hand.
    """

    typed = Signal()
    left = Signal()
    stance_chosen = Signal(object)
    raised_chosen = Signal(bool)
    unlink_asked = Signal(object)
    remove_asked = Signal()
    dropped = Signal(list)
    taken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.finding: UUID | None = None
        self.touched = False
        self._theme = theme
        self._frozen = False
        self._is_current = False
        self._shown: tuple[list[Standing], bool] | None = None
        self._last_stance = Stance.TOPIC
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        choices = [Choice(s, w, w, f"stance-{s}", _icon(theme, s)) for s, w in _WORDS.items()]
        self._stance = Choices(theme, "Wat het is", choices, "quiet")
        self._raised = QCheckBox(_RAISED)
        self._raised.setObjectName("finding-raised")
        self._raised.setAccessibleName("Komt in het gesprek aan de orde")
        self._remove = button("Haal weg", self.remove_asked.emit, "quiet", name="finding-remove")
        self.words = TextArea(theme, "Bevinding in je eigen woorden", lines=2)
        self.words.setObjectName("finding-text")
        self.words.setPlaceholderText("Wat zag je, in je eigen woorden?")
        self._empty = label(_NO_WORDS, "small", wrap=True, name="finding-empty")
        self._none = label(_NO_NOTE, "warning", wrap=True, name="finding-no-note")
        self._evidence = QVBoxLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme = self._theme
        head = FlowLayout(across=theme.px(14), down=theme.px(4))
        for widget in (self._stance, self._raised, self._remove):
            head.addWidget(widget)
        self._evidence.setSpacing(theme.px(2))
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(12))
        box.setSpacing(theme.px(8))
        box.addLayout(head)
        for widget in (self.words, self._empty, self._none):
            box.addWidget(widget)
        box.addLayout(self._evidence)
        self._empty.hide()

    def _connect(self) -> None:
        self._stance.chosen.connect(self._on_stance)
        self._raised.clicked.connect(self.raised_chosen)
        self.words.typed.connect(self._on_typed)
        self.words.left.connect(self.left)
        self._drop = NoteDrop(self)
        self._drop.dropped.connect(self.dropped)
        self._drop.over.connect(self._on_over)
        for part in self.findChildren(QWidget):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that it was taken in hand."""
        if event.type() == QEvent.Type.FocusIn:
            self.taken.emit()
        return False

    # What it shows

    def show_found(self, found: StandingFinding) -> None:
        """Show a finding; words that are being typed are left alone."""
        self.finding = found.id
        self._show_stance(found.said.stance)
        self._raised.setChecked(found.said.raised)
        if not self.touched:
            self.words.say(found.said.text)
            self._empty.hide()
        self._none.setVisible(not found.evidence)
        shown = (found.evidence, self._frozen)
        if shown != self._shown:
            self._shown = shown
            self._show_evidence(found.evidence)

    def _show_evidence(self, evidence: list[Standing]) -> None:
        clear(self._evidence)
        for standing in evidence:
            line = EvidenceLine(self._theme, standing, "deze bevinding", can_unlink=not self._frozen)
            line.unlink_asked.connect(self.unlink_asked)
            for part in line.findChildren(QWidget):
                part.installEventFilter(self)
            self._evidence.addWidget(line)

    def show_new(self) -> None:
        """Show one that is still to be written."""
        self._show_stance(Stance.TOPIC)
        self._raised.setChecked(True)
        self._none.hide()

    def _show_stance(self, stance: Stance) -> None:
        self._last_stance = stance
        self._stance.choose(stance)

    def stops(self) -> list[QWidget]:
        """Return what Tab passes through, from top to bottom."""
        head = [*self._stance.findChildren(QWidget), self._raised, self._remove, self.words]
        lines = [each for line in self.findChildren(EvidenceLine) for each in line.findChildren(QWidget)]
        return [part for part in (*head, *lines) if part.focusPolicy() != Qt.FocusPolicy.NoFocus]

    def show_current(self, is_current: bool) -> None:
        """Show whether notes are linked to this one."""
        self._is_current = is_current
        self._on_over(False)

    def _on_over(self, over: bool) -> None:
        role = "notice" if over else "line-box" if self._is_current else "card"
        if self.property("role") != role:
            set_role(self, role)

    def set_frozen(self, frozen: bool) -> None:
        """Only show it, where the report is settled."""
        self._frozen = frozen
        self.words.setReadOnly(frozen)
        self.setAcceptDrops(not frozen)
        for part in (self._stance, self._raised):
            part.setEnabled(not frozen)
        self._remove.setVisible(not frozen)
        self._none.setText(_NO_NOTE_SETTLED if frozen else _NO_NOTE)

    @property
    def stance(self) -> Stance:
        """What is chosen."""
        return self._last_stance

    @property
    def raised(self) -> bool:
        """Whether it is brought up in the talk."""
        return self._raised.isChecked()

    def text(self) -> str:
        """Return its words."""
        return self.words.text().strip()

    def begin(self, *, choose_all: bool = False) -> None:
        """Put the cursor in the words; with `choose_all` the first key replaces them."""
        self.words.setFocus()
        if choose_all:
            self.words.selectAll()
        else:
            self.words.moveCursor(QTextCursor.MoveOperation.End)

    def come_into_sight(self) -> None:
        """Scroll until it can be seen; of one that is too high its words."""
        scroll_into_view(self)
        scroll_into_view(self, QRect(0, 0, self.width(), self.words.geometry().bottom() + 1))

    def _on_typed(self) -> None:
        self.touched = True
        self._empty.setVisible(self.finding is not None and not self.text())
        self.typed.emit()

    def _on_stance(self) -> None:
        if self._stance.value is None:
            # It is always one of the two: choosing the same again takes nothing away.
            self._stance.choose(self._last_stance)
            return
        self._last_stance = self._stance.value
        self.stance_chosen.emit(self._last_stance)


def _icon(theme: Theme, stance: Stance) -> QIcon:
    side = theme.px(16)
    square = QRectF(0, 0, side, side)
    return painted_icon(side, lambda p: draw_sign(p, square, NoteType.FACT, _MARKS[stance], theme))


_HEADINGS = {Stance.STRENGTH: "Sterke punten", Stance.TOPIC: "Gesprekspunten"}


class FindingColumns(QWidget):
    """Holds cards in their order; what is empty has no heading."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._headings = {stance: label(word, "strong") for stance, word in _HEADINGS.items()}
        self._cards = {stance: QVBoxLayout() for stance in _HEADINGS}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(10))
        for stance, cards in self._cards.items():
            cards.setSpacing(theme.px(10))
            box.addWidget(self._headings[stance])
            box.addLayout(cards)

    def put(self, card: FindingCard, stance: Stance, place: int | None = None) -> None:
        """Let a card stand at a place among those of its stance, or behind them all."""
        cards = self._cards[stance]
        if place is None or cards.indexOf(card) != place:
            self.take_out(card)
            cards.insertWidget(cards.count() if place is None else place, card)
            card.show()

    def take_out(self, card: FindingCard) -> None:
        """Take a card out."""
        for cards in self._cards.values():
            cards.removeWidget(card)

    def in_order(self) -> list[FindingCard]:
        """Return the cards from top to bottom."""
        items = (cards.itemAt(row) for cards in self._cards.values() for row in range(cards.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, FindingCard)]

    def settle(self, behind: QWidget) -> None:
        """Show the headings that are needed, and let Tab pass from top to bottom and then to what is `behind`."""
        for stance, heading in self._headings.items():
            heading.setVisible(self._cards[stance].count() > 0)
        # As they were made at different moments, Tab would go from one to another at will.
        stops = [*(part for card in self.in_order() for part in card.stops()), behind]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
