"""The buttons of a report: which document is shown, and what can be done with it as that and as a report."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from observatie.report.documents import TITLES, Document
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.keys import shortcut
from observatie.ui.kit.widgets import button
from observatie.ui.report.report_service import ReportService
from observatie.ui.theme.theme import Theme


class ReportActions(QWidget):
    """A row of buttons; those about the status are shown where they lead somewhere.

    Signals:
        save_asked, print_asked, copy_asked: hand the document to the system.
        hand_over_asked: note that it was handed over.
        settle_asked, add_asked, assent_asked, parts_asked: show the panel that does it.
    """

    save_asked = Signal()
    print_asked = Signal()
    copy_asked = Signal()
    hand_over_asked = Signal()
    settle_asked = Signal()
    add_asked = Signal()
    assent_asked = Signal()
    parts_asked = Signal()

    def __init__(self, theme: Theme, service: ReportService) -> None:
        super().__init__()
        self._service = service
        self.save = button("Bewaar als PDF", self.save_asked.emit, "primary", key="Ctrl+S", name="report-save")
        self._hand_over = button("Overhandig als concept", self.hand_over_asked.emit, name="report-hand-over")
        self._settle = button("Stel vast …", self.settle_asked.emit, name="report-settle")
        self._add = button("Voeg een aanvulling toe …", self.add_asked.emit, name="report-add")
        self._assent = button("Gezien of akkoord …", self.assent_asked.emit, name="report-assent")
        self._hand_over.setToolTip("Noteer dat het rapport als concept is overhandigd, voor een reactie")
        self._flow = FlowLayout(self, across=theme.px(8), down=theme.px(6))
        for each in (self.save, self._hand_over, self._settle, self._add, self._assent, *self._others()):
            self._flow.addWidget(each)

    def take_in(self, widget: QWidget) -> None:
        """Put something behind the buttons."""
        self._flow.addWidget(widget)

    def _others(self) -> list[QPushButton]:
        printing = button("Druk af …", self.print_asked.emit, name="report-print")
        copying = button("Kopieer als tekst", self.copy_asked.emit, name="report-copy")
        self.parts = button("Onderdelen", self.parts_asked.emit, name="report-parts")
        for made, key in ((printing, "Ctrl+Shift+P"), (copying, "Ctrl+Shift+C")):
            made.setShortcut(key)
            made.setToolTip(f"{made.accessibleName()} ({key})")
        return [printing, copying, self.parts]

    def refresh(self) -> None:
        """Show what can be done now."""
        service = self._service
        self._hand_over.setVisible(service.can_hand_over)
        self._settle.setVisible(service.can_settle)
        self._add.setVisible(service.is_settled)
        self._assent.setVisible(service.can_assent)


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
