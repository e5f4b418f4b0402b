"""The panels beside the pages of a report that ask something in place: to settle, to add, who has seen it."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QWidget

from observatie.domain.acts.conversation import Consent
from observatie.domain.journal.register import Choices
from observatie.ui.kit.record_field import RecordBox, RecordField
from observatie.ui.kit.text_fields import TextArea
from observatie.ui.kit.widgets import button, column, label, row
from observatie.ui.theme.theme import Theme

_SETTLING = (
    "Vaststellen bewaart dit rapport precies zoals het nu is. Notities, scores, afspraken en reactie veranderen "
    "daarna niet meer; wat er later bij komt is een aanvulling met een eigen datum."
)
_LEGEND = "Bewaar de legenda van de leerlingen"
_LEGEND_SAYS = "Zonder vinkje verdwijnt voorgoed waaraan je de leerlingen herkent."
_HALF_LINE = (
    "Bij Observeren staat nog een regel die niet met Enter is afgemaakt. Die hoort niet bij het rapport en gaat "
    "weg als je nu vaststelt; annuleer als je die wilt houden."
)
_LOOSE = (
    "Achter een # staat nog {words}; dat werd geen onderdeel. In het rapport lees je dat als gewone tekst. "
    "Koppelen kan tot je vaststelt: bij Uitwerken, met het filter “onopgelost #”."
)
_ADDING = "Het rapport zelf blijft zoals het was. Een aanvulling staat er met een eigen datum en je naam bij."
_UNADDED = "Nog niet toegevoegd."
_ASSENTING = (
    "Gezien: ik heb het gelezen. Akkoord: ik vind dat het klopt. Noteer wat er gezegd is; het één is niet het "
    "ander."
)


class AskingPanel(QWidget):
    """Something that is asked beside the pages, with a button that does it and one that does not.

    Signals:
        closed: it was answered, or left as it was.
    """

    closed = Signal()

    def __init__(self, theme: Theme, title: str, says: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._heading = label(title, "heading", wrap=True)
        self._says = label(says, wrap=True)

    def _arrange(self, *widgets: QWidget, do: QPushButton) -> None:
        self._cancel = button("Annuleer", self.closed.emit, name=f"{self.objectName()}-cancel")
        buttons = QWidget()
        buttons.setLayout(row(self._theme, do, self._cancel, 1))
        self.setLayout(column(self._theme, self._heading, self._says, *widgets, buttons, 1, spacing=12))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all as it was with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class SettlePanel(AskingPanel):
    """Asks whether the report is to be settled.

    Signals:
        agreed: settle it; whether the legend is kept.
    """

    agreed = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Stel het rapport vast", _SETTLING, "settle-panel")
        self._legend = QCheckBox(_LEGEND)
        self._legend.setObjectName("settle-legend")
        self._legend_says = label(_LEGEND_SAYS, "small", wrap=True)
        self._do = button("Stel vast", self._agree, name="settle-do")
        self._half_line = label(_HALF_LINE, "warning", wrap=True, name="settle-half-line")
        self._loose = label("", "warning", wrap=True, name="settle-loose")
        self._arrange(self._half_line, self._loose, self._legend, self._legend_says, do=self._do)

    def begin(self, *, has_legend: bool, half_line: bool, loose: str) -> None:
        """Ask anew; about the legend only where there is one, and with a warning where a line is half typed.

        `loose` names the words behind a `#` that became no item, or is empty where there are none.
        """
        self._loose.setText(_LOOSE.format(words=loose))
        self._loose.setVisible(bool(loose))
        self._legend.setChecked(False)
        self._half_line.setVisible(half_line)
        for widget in (self._legend, self._legend_says):
            widget.setVisible(has_legend)
        self._do.setEnabled(True)
        # Not on what cannot be undone: whoever opened this pressed the same key a moment ago.
        self._cancel.setFocus()

    def _agree(self) -> None:
        self._do.setEnabled(False)
        self.agreed.emit(self._legend.isChecked())


class AdditionPanel(AskingPanel):
    """Asks what is added to a settled report.

    Signals:
        added: the text.
    """

    added = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Voeg een aanvulling toe", _ADDING, "addition-panel")
        self._text = TextArea(theme, "Aanvulling", lines=4)
        self._text.setObjectName("addition-text")
        self._state = label(_UNADDED, "small", wrap=True, name="addition-state")
        self._do = button("Voeg toe   Ctrl+Enter", self._add, name="addition-do")
        self._do.setAccessibleName("Voeg toe")
        self._do.setShortcut("Ctrl+Return")
        self._text.textChanged.connect(self._on_text)
        self._arrange(self._text, self._state, do=self._do)
        self._on_text()

    @property
    def holds_text(self) -> bool:
        """Whether something was typed that is not added."""
        return bool(self._words())

    def begin(self) -> None:
        """Ask anew; what was typed and not added is still there."""
        self._text.setFocus()

    def clear(self) -> None:
        """Let go of what was typed, now that it is added."""
        self._text.clear()

    def _words(self) -> str:
        return self._text.text().strip()

    def _on_text(self) -> None:
        self._do.setEnabled(self.holds_text)
        self._state.setVisible(self.holds_text)

    def _add(self) -> None:
        self.added.emit(self._words())


class AssentPanel(AskingPanel):
    """Asks who has seen the report, or who agrees with it.

    Signals:
        assented: the Consent, the UUID of whom the register knows, or None, and the name.
    """

    assented = Signal(object, object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Gezien of akkoord", _ASSENTING, "assent-panel")
        self._seen, self._agreed = QRadioButton("Gezien"), QRadioButton("Akkoord")
        self._seen.setObjectName("assent-seen")
        self._agreed.setObjectName("assent-agreed")
        which = QWidget()
        which.setLayout(row(theme, self._seen, self._agreed, 1, spacing=16))
        self._people: Choices = {}
        self._name = RecordField("assent-name", "Door wie", "Naam")
        self._name.typed.connect(self._on_name)
        self._name.decided.connect(self._on_name)
        self._name.chosen.connect(self._show_chosen)
        self._name.named.connect(self._name.show_text)
        self._who = RecordBox(theme, "Door wie", self._name)
        self._do = button("Noteer", self._assent, name="assent-do")
        self._arrange(which, self._who, do=self._do)

    def _show_chosen(self, record: UUID) -> None:
        self._name.show_record(self._people, record, "")

    def begin(self, people: Choices, name: str) -> None:
        """Ask anew, with the teacher's name filled in."""
        self._seen.setChecked(True)
        self._people = people
        self._name.show_record(people, people.get(name), name)
        self._name.restore()
        self._on_name()
        self._seen.setFocus()

    def _on_name(self, _text: str = "") -> None:
        self._do.setEnabled(bool(self._name.text))

    def _assent(self) -> None:
        if not self._who.ask_first():
            consent = Consent.AGREED if self._agreed.isChecked() else Consent.SEEN
            self.assented.emit(consent, self._name.record, self._name.text)
