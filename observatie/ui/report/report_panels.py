"""What is asked beside a report or instead of it, and what is done with the answers: settling, adding, assent."""

from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from observatie.domain.acts.conversation import Consent
from observatie.domain.text import at_start
from observatie.domain.visit.wording import CONSENTS
from observatie.report.documents import Document
from observatie.ui.kit.file_dialogs import SystemDialogs
from observatie.ui.kit.message_row import MessageRow
from observatie.ui.kit.problem_label import Message
from observatie.ui.kit.widgets import column, panel, scrolling
from observatie.ui.report.panels import AdditionPanel, AssentPanel, SettlePanel
from observatie.ui.report.parts_panel import PartsPanel
from observatie.ui.report.report_service import ReportService, SettleJob
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.theme import Theme


class ReportPanels(QObject):
    """The panels of one report.

    Signals:
        document_wanted: the Document that what was asked is about.
        changed: something was done by which the report may be another.

    Attributes:
        side: the room in which the pages stand, and the panel that is open.
    """

    document_wanted = Signal(object)
    changed = Signal()

    def __init__(
        self,
        controller: VisitController,
        service: ReportService,
        message: MessageRow,
        pages: QWidget,
        dialogs: SystemDialogs,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        theme = controller.context.theme
        self._controller = controller
        self._service = service
        self._message = message
        self._settle, self._addition, self._assent = SettlePanel(theme), AdditionPanel(theme), AssentPanel(theme)
        self._parts = PartsPanel(controller.context, dialogs.picture)
        panels = (self._settle, self._addition, self._assent, self._parts)
        self.side_panel = SidePanel(theme, pages, *panels)
        self._settling = SettleJob(controller, self)
        for each in panels:
            each.closed.connect(self.close)
        self._settle.agreed.connect(self._on_agreed)
        self._addition.added.connect(self._on_added)
        self._assent.assented.connect(self._on_assented)
        self._parts.changed.connect(self.changed)
        self._settling.settled.connect(self._on_settled)
        self._settling.failed.connect(self._on_not_settled)

    # Coming and going

    def enter(self) -> None:
        """Go on with an addition that was left half typed."""
        if self.side_panel.shows(self._addition):
            self._addition.begin()

    def leave(self) -> None:
        """Call off a settling and close what is asked, but for an addition that would be lost by it."""
        self._settling.cancel()
        if not (self.side_panel.shows(self._addition) and self._addition.holds_text):
            self.side_panel.close_panel()

    @Slot()
    def close(self) -> None:
        """Let the panel that is open go, and call off a settling that is under way."""
        self._settling.cancel()
        self.side_panel.close_panel()

    def _open(self, panel: QWidget) -> bool:
        # Whatever is opened or closed, the question whether to settle is no longer the one that is answered.
        self._settling.cancel()
        return self.side_panel.open(panel)

    # Asking

    def ask_settling(self) -> None:
        """Ask whether it is to be settled, with the report in sight that would be."""
        if self._open(self._settle):
            self.document_wanted.emit(Document.AFTER)
            legend = bool(self._controller.visit.legend)
            self._settle.begin(
                has_legend=legend, half_line=self._service.has_half_line, loose=self._service.loose_words
            )

    def ask_addition(self) -> None:
        """Ask what is added."""
        if self._open(self._addition):
            self._addition.begin()

    def ask_assent(self) -> None:
        """Ask who has seen it or agrees."""
        if self._open(self._assent):
            self._assent.begin(self._service.people, self._service.first_reader)

    def ask_parts(self) -> None:
        """Ask what the reports of this school hold."""
        if self._open(self._parts):
            self._parts.begin(self._controller.visit.settings.school)

    def hand_over(self) -> None:
        """Note that it was handed over; nothing is asked."""
        if self._service.hand_over():
            self._message.say("Het rapport is als concept overhandigd. Het wacht nu op een reactie.")
            self.changed.emit()

    # Doing

    @Slot(bool)
    def _on_agreed(self, keeps_legend: bool) -> None:
        self._settling.settle(keeps_legend=keeps_legend)

    @Slot()
    def _on_settled(self) -> None:
        self.side_panel.close_panel()
        self._message.say("Het rapport is vastgesteld en blijft zoals het nu is.")
        self.changed.emit()

    @Slot(object)
    def _on_not_settled(self, why: Message) -> None:
        self.side_panel.close_panel()
        self.changed.emit()
        self._message.say(why, is_problem=True)

    @Slot(str)
    def _on_added(self, text: str) -> None:
        if self._service.add(text):
            self._addition.clear()
            self.side_panel.close_panel()
            self.document_wanted.emit(Document.ADDITIONS)

    @Slot(object, object, str)
    def _on_assented(self, consent: Consent, known: UUID | None, name: str) -> None:
        if self._service.assent(consent, known, name):
            self.side_panel.close_panel()
            self._message.say(f"{at_start(CONSENTS[consent])} door {name} is genoteerd.")
            self.changed.emit()


_WIDTH = 360
_BESIDE_FROM = 900


class SidePanel(QWidget):
    """Holds the pages and, when one is open, a panel.

    Signals:
        covers: whether a panel stands where the pages were, for want of room beside them.
    """

    covers = Signal(bool)

    def __init__(self, theme: Theme, pages: QWidget, *panels: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._pages = pages
        self._panels = panels
        self._open: QWidget | None = None
        content = column(theme, *panels, 1)
        for each in panels:
            each.hide()
        margin = theme.px(20)
        self._area = scrolling(panel(content, "side", margins=(margin, theme.px(16), margin, margin)))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(pages, 1)
        layout.addWidget(self._area)

    @property
    def is_open(self) -> bool:
        """Whether a panel is open."""
        return self._open is not None

    def shows(self, panel: QWidget) -> bool:
        """Whether this panel is the one that is open."""
        return self._open is panel

    def open(self, wanted: QWidget) -> bool:
        """Open a panel instead of the one that is; return False where it was open, and is closed by this."""
        if self._open is wanted:
            self.close_panel()
            return False
        self._open = wanted
        for each in self._panels:
            each.setVisible(each is wanted)
        self._area.verticalScrollBar().setValue(0)
        self._arrange()
        return True

    def close_panel(self) -> None:
        """Let the panel go, and the keys go to the pages."""
        if self._open is None:
            return
        self._open = None
        self._arrange()
        self._pages.setFocus()

    def _arrange(self) -> None:
        beside = self.width() >= self._theme.px(_BESIDE_FROM)
        self._pages.setVisible(self._open is None or beside)
        self._area.setVisible(self._open is not None)
        self._area.setFixedWidth(self._theme.px(_WIDTH) if beside else max(1, self.width()))
        self.covers.emit(self._open is not None and not beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel beside the pages where there is room."""
        super().resizeEvent(event)
        self._arrange()
