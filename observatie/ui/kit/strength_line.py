"""How strong a passphrase is that is being chosen: a small bar, and words that say the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from observatie.domain.passphrase import MINIMUM, Strength, strength
from observatie.ui.kit.widgets import label, row
from observatie.ui.theme.theme import Theme

# Not in the domain's wording, which brings the entries of a visit and with them all of pydantic.
_ADVICE = f"Ten minste {MINIMUM} tekens. Vier losse woorden zijn sterk, en goed te onthouden."
_WORDS = {
    Strength.TOO_SHORT: f"nog te kort: neem ten minste {MINIMUM} tekens",
    Strength.WEAK: "zwak: voeg een paar woorden toe",
    Strength.FAIR: "redelijk: met nog een woord is hij sterk",
    Strength.STRONG: "sterk",
}


class StrengthLine(QWidget):
    """How strong a passphrase is: a small bar, and words that say the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(theme)
        self._words = label(_ADVICE, "small", wrap=True, name="strength")
        self.setAccessibleName("Sterkte van de wachtwoordzin")
        self.setAccessibleDescription(_ADVICE)
        layout = row(theme, self._bar, self._words, spacing=10)
        layout.setStretch(1, 1)
        layout.setAlignment(self._bar, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.show_strength("")

    def show_strength(self, passphrase: str) -> None:
        """Show how strong `passphrase` is; an empty one is answered with advice."""
        found = strength(passphrase)
        words = _WORDS[found] if passphrase else _ADVICE
        self._words.setText(words)
        self.setAccessibleDescription(words)
        self._bar.fill(found)
        self._bar.setVisible(bool(passphrase))


class _Bar(QWidget):
    """Three pieces, as many filled as the strength is steps above too short."""

    _PIECES = len(Strength) - 1

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._strength = Strength.TOO_SHORT
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def fill(self, found: Strength) -> None:
        self._strength = found
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as a word, as high as the line of text beside it."""
        return QSize(self._theme.px(96), self._theme.px(19))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pieces."""
        theme = self._theme
        gap, height = theme.px(4), theme.px(6)
        width = (self.width() - gap * (self._PIECES - 1)) / self._PIECES
        top = (self.height() - height) / 2
        filled = theme.color("accent" if self._strength is Strength.STRONG else "chance")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for piece in range(self._PIECES):
            painter.setBrush(filled if piece < self._strength else theme.color("line"))
            painter.drawRoundedRect(QRectF(piece * (width + gap), top, width, height), height / 2, height / 2)
