"""Covers the screen between two people: who sits down next finds nothing of what the other one wrote."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout

from observatie.ui.pairs.alone_page import SIDE, AlonePage, forget_copied
from observatie.ui.presenting.way_out import WayOut
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import button, column, label, panel, row

_BACK = "Terug naar Observatie"
_ASK = "Dit vraagt de wachtwoordzin van de bibliotheek."


class HandOver(AlonePage):
    """Says to whom the laptop goes, and waits until that person says so.

    `title` is for the one who gives it ("Geef de laptop aan Joost"), `said` a sentence about what comes, and
    `onward` what the one who takes it says ("Ik ben Joost"). `check` is given the passphrase of the library,
    takes a while, and raises KnownError where it is not the right one; None where there is none.
    """

    stops_itself = True

    def __init__(
        self,
        theme: Theme,
        title: str,
        said: str,
        onward: str,
        *,
        check: Callable[[str], object] | None,
        back: str = _BACK,
    ) -> None:
        super().__init__(theme)
        self._onward = button(onward, self.done.emit, "primary", name="hand-over-onward")
        self._back = button(back, self._ask, name="hand-over-back")
        self._way_out = WayOut(self.theme, check)
        self._way_out.opened.connect(self.stop_asked)
        self._way_out.stayed.connect(self._show_again)
        self._words = label(title, "title", wrap=True, name="hand-over-title")
        self._said = label(said, wrap=True, name="hand-over-said")
        self._both = row(self.theme, self._back, 1, self._onward)
        self._ways = self.footer(panel(self._both))
        # As narrow as may be: where a long name does not fit beside the way back it comes below it.
        for each in (self._back, self._onward):
            each.setMinimumWidth(1)
        inside = column(self.theme, 1, self._words, self._said, self._way_out, 1, spacing=16)
        self.lay_out(inside, self._ways)

    def enter(self) -> None:
        """Wait for whoever takes the laptop."""
        self._onward.setFocus()

    def leave(self) -> None:
        """Forget what was typed of the passphrase."""
        if self._way_out.is_asking:
            self._way_out.stay()

    def showEvent(self, event: QShowEvent) -> None:
        """Let go of what was copied before this came between."""
        super().showEvent(event)
        forget_copied()
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the room there is."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        needed = sum(each.sizeHint().width() for each in (self._back, self._onward)) + self._both.spacing() * 2
        room = self.width() - 2 * self.theme.px(SIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._both.setDirection(across if needed <= room else down)

    def _ask(self) -> None:
        self._way_out.ask(_ASK)
        self._show_words()

    def _show_again(self) -> None:
        self._show_words()
        self._onward.setFocus()

    def _show_words(self) -> None:
        for each in (self._words, self._said, self._ways):
            each.setVisible(not self._way_out.is_asking)
