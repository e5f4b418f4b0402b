"""The box around a line: its time, its sign and the line itself."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from observatie.domain.acts.acts import Mark, NoteType
from observatie.domain.clock import Clock
from observatie.domain.lesson.line import ASIDE, meaning_of
from observatie.domain.visit.wording import ASIDE as ASIDE_WORD
from observatie.domain.visit.wording import MARKS, NOTE_TYPES
from observatie.ui.kit.widgets import label, row
from observatie.ui.notes.note_line import NoteLine
from observatie.ui.notes.note_signs import draw_sign
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
        has_focus = self.window().focusWidget() in (self.line, self.time)
        role = "line-box" if has_focus else "line-box-left"
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


_COLORS = {Mark.STRONG: ("strong", "accent_soft"), Mark.CHANCE: ("chance", "chance_soft")}
_QUESTION = ("question", "question_soft")
_PLAIN = ("muted", "neutral_soft")


class SignChip(QWidget):
    """Hidden while the line has no sign."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sign = ""
        self._font = theme.font(13, weight=theme.semibold)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setObjectName("sign")
        self.hide()

    @property
    def word(self) -> str:
        """The word of the sign, or nothing where there is none."""
        if self._sign.startswith(ASIDE):
            return ASIDE_WORD
        note_type, mark = meaning_of(self._sign)
        return (MARKS[mark] if mark else NOTE_TYPES[note_type]) if self._sign else ""

    def show_sign(self, sign: str) -> None:
        """Show the sign with which a line begins; "" hides the chip."""
        if sign == self._sign:
            return
        self._sign = sign
        self.setAccessibleName(self.word)
        self.setVisible(bool(sign))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word and its shape need."""
        px = self._theme.px
        return QSize(QFontMetrics(self._font).horizontalAdvance(self.word) + px(34), px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the shape and the word."""
        note_type, mark = meaning_of(self._sign)
        ink, ground = _COLORS[mark] if mark else _QUESTION if note_type is NoteType.QUESTION else _PLAIN
        px = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()), px(6), px(6))
        draw_sign(painter, QRectF(px(6), 0, px(14), self.height()), note_type, mark, self._theme)
        painter.setFont(self._font)
        painter.setPen(self._theme.color(ink))
        painter.drawText(self.rect().adjusted(px(24), 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), self.word)
        painter.end()
