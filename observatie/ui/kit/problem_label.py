"""What a screen says, and beside a known error the way to what the help says of it: "Uitleg (B04)"."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from observatie import log
from observatie.domain.errors import KnownError, sentence
from observatie.ui.kit.widgets import column, label, row
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme

Message = str | KnownError
"""What can be said: words, or an error, which says itself and leads to the help."""

_ASKED = QEvent.Type(QEvent.registerEventType())


class HelpAsked(QEvent):
    """Asks a window to show what the help says of an error.

    Attributes:
        code: the code of the error.
    """

    def __init__(self, code: str) -> None:
        super().__init__(_ASKED)
        self.code = code


def ask_help(asking: QWidget, code: str) -> None:
    """Ask the window that a widget stands in for the help on a code."""
    QCoreApplication.sendEvent(asking.window(), HelpAsked(code))


def words_of(said: Message) -> str:
    """Return what is said as a person reads it."""
    return sentence(said) if isinstance(said, KnownError) else said


class HelpLink(QPushButton):
    """A link to what the help says of a code; it is hidden for as long as it has none."""

    def __init__(self, code: str = "") -> None:
        super().__init__()
        self._code = ""
        self.setObjectName("explain")
        self.setProperty("role", "link")
        # A click on it leaves the focus where somebody types.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: ask_help(self, self._code))
        if code:
            self._say(code)
        else:
            self.hide()

    def lead_to(self, said: Message) -> None:
        """Lead to what the help says of an error, or nowhere."""
        code = said.code if isinstance(said, KnownError) else ""
        if isinstance(said, KnownError):
            if self.isHidden() or said.code != self._code:
                log.note("gemeld: %s", said)
            self._say(code)
        self.setVisible(bool(code))

    def _say(self, code: str) -> None:
        self._code = code
        self.setText(f"Uitleg ({code})")
        self.setAccessibleName(f"Uitleg bij melding {code}")


class ProblemLabel(QWidget):
    """Words that wrap, in a role of the stylesheet; with an error the link to its help comes below or beside them.

    `name` is that of the label in it.
    """

    def __init__(self, theme: Theme, role: str = "", *, name: str, beside: bool = False) -> None:
        super().__init__()
        self._text = label("", role, wrap=True, name=name)
        # Made when there is an error to lead from, as the unlock screen is painted without.
        self._link: HelpLink | None = None
        self._layout = row(theme, self._text, spacing=12) if beside else column(theme, self._text, spacing=2)
        if beside:
            self._layout.setStretch(0, 1)
        self.setLayout(self._layout)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, said: Message, role: str | None = None) -> None:
        """Say something in the place of what was said before, and in another role where one is given."""
        if role is not None:
            set_role(self._text, role)
        self._text.setText(words_of(said))
        if self._link is None and isinstance(said, KnownError):
            self._link = HelpLink()
            self._layout.addWidget(self._link)
            # In the order in which it stands. Qt orders nothing behind what takes no focus.
            self._text.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            QWidget.setTabOrder(self._text, self._link)
            self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if self._link is not None:
            self._link.lead_to(said)

    def bring_in_sight(self) -> None:
        """Scroll to what is said, once it is laid out; for what answers somebody who looks elsewhere."""
        QTimer.singleShot(0, self, self._scroll_here)

    def _scroll_here(self) -> None:
        from observatie.ui.kit.scroll_into_view import (
            scroll_into_view,  # here, as the unlock screen is painted without
        )

        scroll_into_view(self)

    def clear(self) -> None:
        """Say nothing."""
        self.say("")
