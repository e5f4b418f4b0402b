"""Which document about the visit is shown: a button for each, one of which is down."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from observatie.report.documents import TITLES, Document
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.keys import shortcut
from observatie.ui.theme.theme import Theme


class DocumentChoice(QWidget):
    """Chooses a document.

    Signals:
        chosen: the Document that the user asks for.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Welk document")
        self._buttons: dict[Document, QPushButton] = {}
        group, flow = QButtonGroup(self), FlowLayout(self, across=theme.px(4), down=theme.px(4))
        for number, (document, title) in enumerate(TITLES.items(), start=1):
            key = f"Ctrl+{number}"
            made = QPushButton(title)
            made.setProperty("role", "choice")
            made.setCheckable(True)
            made.setObjectName(f"document-{document}")
            made.setToolTip(f"{title} ({key})")
            made.clicked.connect(partial(self._choose, document))
            shortcut(self, key, partial(self._choose, document))
            group.addButton(made)
            flow.addWidget(made)
            self._buttons[document] = made

    def _choose(self, document: Document, *_: object) -> None:
        # A key of what is not offered does nothing.
        if not self._buttons[document].isHidden():
            self.chosen.emit(document)

    def show_choice(self, document: Document, offered: tuple[Document, ...]) -> None:
        """Show which is asked for, and offer these."""
        for each, made in self._buttons.items():
            made.setVisible(each in offered)
        self._buttons[document].setChecked(True)
