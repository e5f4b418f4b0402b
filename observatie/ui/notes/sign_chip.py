"""The sign of the line in hand as a chip: its shape and its word."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from observatie.domain.acts.acts import Mark, NoteType
from observatie.domain.lesson.line import ASIDE, meaning_of
from observatie.domain.visit.wording import ASIDE as ASIDE_WORD
from observatie.domain.visit.wording import MARKS, NOTE_TYPES
from observatie.ui.notes.note_signs import draw_sign
from observatie.ui.theme.theme import Theme

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
