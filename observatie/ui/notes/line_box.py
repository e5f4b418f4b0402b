"""The box around a line: its time, its sign and the line itself."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from observatie.domain.clock import Clock
from observatie.ui.kit.widgets import label, row
from observatie.ui.notes.note_line import NoteLine
from observatie.ui.notes.sign_chip import SignChip
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme


class LineBox(QWidget):
    """A line with its time, which is shown, and its sign.

    Attributes:
        line: the line; time: what shows its time, or a field to type it over.
    """

    def __init__(self, theme: Theme, clock: Clock, *, time: QLabel | QLineEdit | None = None) -> None:
        super().__init__()
        self.setProperty("role", "line-box")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.time = time or label("", "muted", name="line-time")
        self.sign = SignChip(theme)
        self.line = NoteLine(clock)
        self._mark = label("", "chip", name="line-mark")
        self._mark.hide()
        inner = row(theme, self.time, self.sign, self.line, self._mark, spacing=10)
        inner.setContentsMargins(theme.px(12), theme.px(11), theme.px(12), theme.px(11))
        self.setLayout(inner)
        # Its whole box is the field, also where one clicks beside the words.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.line)
        self.line.sign_changed.connect(self._show_sign)
        self.line.installEventFilter(self)
        self.time.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the edge say whether this is where one types."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._show_focus)
        return False

    def _show_focus(self) -> None:
        in_hand = self.window().focusWidget() in (self.line, self.time)
        role = "line-box" if in_hand else "line-box-left"
        if self.property("role") != role:
            set_role(self, role)

    def show_time(self, text: str) -> None:
        """Show the time of the line."""
        self.time.setText(text)

    def show_mark(self, text: str) -> None:
        """Show a quiet mark at the end of the line, such as a question that is open; "" takes it away."""
        self._mark.setText(text)
        self._mark.setVisible(bool(text))

    def _show_sign(self) -> None:
        self.sign.show_sign(self.line.sign)
