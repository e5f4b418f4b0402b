"""Covers the screen between two people: who sits down next finds nothing of what the other one wrote."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent

from observatie.ui.kit.exit_guard import ExitGuard
from observatie.ui.kit.widgets import button, column, label
from observatie.ui.pairs.pair_page import AlonePage, TwoWays, forget_copied
from observatie.ui.theme.theme import Theme

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
        self._exit_guard = ExitGuard(self.theme, check)
        self._exit_guard.opened.connect(self.stop_asked)
        self._exit_guard.stayed.connect(self._show_again)
        self._words = label(title, "title", wrap=True, name="hand-over-title")
        self._said = label(said, wrap=True, name="hand-over-said")
        self._ways = self.footer(TwoWays(self.theme, self._back, self._onward))
        inside = column(self.theme, 1, self._words, self._said, self._exit_guard, 1, spacing=16)
        self.lay_out(inside, self._ways)

    def enter(self) -> None:
        """Wait for the one who takes the laptop."""
        self._onward.setFocus()

    def leave(self) -> None:
        """Forget what was typed of the passphrase."""
        if self._exit_guard.is_asking:
            self._exit_guard.stay()

    def showEvent(self, event: QShowEvent) -> None:
        """Let go of what was copied before this came between."""
        super().showEvent(event)
        forget_copied()

    def _ask(self) -> None:
        self._exit_guard.ask(_ASK)
        self._show_words()

    def _show_again(self) -> None:
        self._show_words()
        self._onward.setFocus()

    def _show_words(self) -> None:
        for each in (self._words, self._said, self._ways):
            each.setVisible(not self._exit_guard.is_asking)
