"""A calm line about a pair in progress, above the list of visits; gone where there is none."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from observatie.domain.pair.words import PairNotice
from observatie.ui.kit.widgets import button, label, rename, row
from observatie.ui.theme.theme import Theme

_GO, _LOOK_BACK = "Ga verder", "Kijk terug"


class PairLine(QWidget):
    """Tells the first notice, and how many there are besides it.

    Signals:
        opened: the UUID of the session to go on with.
        more_asked: show all pairs.
    """

    opened = Signal(object)
    more_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._session: UUID | None = None
        self._words = label("", "muted", wrap=True, name="pair-line")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words.installEventFilter(self)
        self._go = button(_GO, self._open, "link", name="pair-line-go")
        self._more = button("", self.more_asked.emit, "link", name="pair-line-more")
        inside = row(theme, self._words, self._go, self._more, spacing=12)
        inside.setStretch(0, 1)
        self.setLayout(inside)
        self.hide()

    def show_notices(self, notices: Sequence[PairNotice]) -> None:
        """Show the first of these."""
        self.setVisible(bool(notices))
        if not notices:
            return
        first, more = notices[0], len(notices) - 1
        self._session = first.session
        self._words.setText(first.words)
        verb = _LOOK_BACK if first.looks_back else _GO
        rename(self._go, verb)
        self._go.setAccessibleName(f"{first.words} {verb}")
        self._more.setVisible(more > 0)
        rename(self._more, f"en nog {more}")
        self._more.setAccessibleName(f"en nog {more}: alle paren")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a click on the sentence do what the button beside it does."""
        is_click = event.type() == QEvent.Type.MouseButtonRelease and watched is self._words
        if is_click and isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            self._open()
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        if self._session is not None:
            self.opened.emit(self._session)
