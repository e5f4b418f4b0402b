"""A button whose words go on the next line where there is no room: a name can be long."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from observatie.ui.kit.widgets import column, label
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme


class WideButton(QPushButton):
    """A button with words, and below them smaller what goes with it; as high as these are."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "talk")
        self.words, self.about = label("", "talk", wrap=True), label("", "talk-muted", wrap=True)
        inside = column(theme, self.words, self.about, spacing=0)
        side, above = theme.px(16), theme.px(8)
        inside.setContentsMargins(side, above, side, above)
        for each in (self.words, self.about):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_words(self, words: str, about: str = "", *, held: bool = False) -> None:
        """Say something; `held` where it is the one that is shown, or what was chosen."""
        self.words.setText(words)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.setAccessibleName(f"{words}, {about}" if about else words)
        self.setChecked(held)
        _show_as(self.words, "talk-held" if held else "talk")

    def sizeHint(self) -> QSize:
        """As large as its words."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest word."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()


def _show_as(words: QLabel, role: str) -> None:
    if words.property("role") != role:
        set_role(words, role)
