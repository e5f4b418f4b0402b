"""A sentence about the program itself, above the screen; it asks nothing and can be put away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from observatie.ui.kit.problem_label import ProblemLabel, Said
from observatie.ui.kit.widgets import button, column, panel, row
from observatie.ui.theme.theme import Theme


class Notice(QWidget):
    """Hidden until there is something to tell."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text = ProblemLabel(theme, name="notice", beside=True)
        close = button("Sluit", self.put_away, "plain", name="notice-close")
        # A click on it leaves the focus where somebody types.
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        inside = row(theme, self._text, close)
        inside.setStretch(0, 1)
        box = panel(inside, "notice", margins=(theme.px(12), theme.px(4), theme.px(4), theme.px(4)))
        self._passing = self._wanted = self._held_back = False
        layout = column(theme, box)
        layout.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), 0)
        self.setLayout(layout)
        self.hide()

    def tell(self, said: Said, *, passing: bool = False, urgent: bool = False) -> None:
        """Say something in the place of what was said before; a passing one goes once somebody is at work again.

        An urgent one is shown before the eyes of others too: without it something would be lost.
        """
        self._passing, self._wanted = passing, True
        self._text.say(said)
        self.setVisible(urgent or not self._held_back)

    def hold_back(self, held_back: bool) -> None:
        """Show nothing from now on, or what was told meanwhile: it is for the observer alone."""
        self._held_back = held_back
        self.setVisible(self._wanted and not held_back)

    def put_away(self) -> None:
        """Let what was told go."""
        self._wanted = False
        self.hide()

    def on_work(self, _what: object = None) -> None:
        """Put a passing sentence away, as something was done since."""
        if self._passing:
            self.put_away()
