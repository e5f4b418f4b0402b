"""The banner that says while the store refuses why, what to do, and what becomes of what is typed meanwhile."""

from PySide6.QtWidgets import QWidget

from observatie.domain.errors import KnownError
from observatie.store.trouble import GIVEN_UP
from observatie.ui.kit.problem_label import ProblemLabel
from observatie.ui.kit.widgets import column, panel, row
from observatie.ui.session.app_context import StoreLink
from observatie.ui.theme.theme import Theme

_KEPT = "Wat je typt blijft hier en wordt bewaard zodra het kan"


class TroubleBanner(QWidget):
    """Hidden for as long as the store accepts; `margins` is the room around it."""

    def __init__(self, theme: Theme, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__()
        self._said = ProblemLabel(theme, name="banner", beside=True)
        around = column(theme, panel(row(theme, self._said), "banner", margins=theme.px(12)))
        around.setContentsMargins(*margins)
        self.setLayout(around)
        self.hide()

    def follow(self, link: StoreLink) -> None:
        """Say what the store says from now on; it stands in its screen already."""
        link.trouble_changed.connect(self.show_trouble)
        self.show_trouble(link.trouble)

    def show_trouble(self, trouble: KnownError | None) -> None:
        """Say why nothing can be saved and what to do, or, with None, that it can again by saying nothing."""
        if trouble is not None:
            self._said.say(trouble.framed(after="" if trouble.code == GIVEN_UP else _KEPT))
        self.setVisible(trouble is not None)
