"""The report of this visit as it is now: its pages, which document it is, and what is done with it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Slot
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from observatie.domain.errors import KnownError, sentence
from observatie.report.documents import Document, offered, usual
from observatie.report.parts import ReportContent
from observatie.report.visit.gathering import Gathered, gather
from observatie.ui.kit.background import Background
from observatie.ui.kit.file_dialogs import SystemDialogs
from observatie.ui.kit.message_row import MessageRow
from observatie.ui.kit.problem_label import Message
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import button, column, label, panel, row
from observatie.ui.report.actions import DocumentChoice, ReportActions
from observatie.ui.report.delivery import Delivery
from observatie.ui.report.pages_view import PagesView
from observatie.ui.report.report_panels import ReportPanels
from observatie.ui.report.report_service import ReportService
from observatie.ui.session.report_run import render_pdf
from observatie.ui.session.visit_controller import VisitController

if TYPE_CHECKING:
    from observatie.domain.visit.rules import Rejection

_SETTLE_MS = 250
_MAKING = "Het rapport wordt gemaakt …"
_BROKE = "Het rapport is niet gemaakt, en dat ligt niet aan jou. Je lesbezoek zelf is bewaard."


class ReportStep(Screen):
    """Shows a document about the visit; what changes in the visit is in it a moment later.

    `ask_path` is asked for a place with this widget and a proposed name, and returns None where the user gave up.
    """

    help_topic = "rapport"

    def __init__(
        self,
        controller: VisitController,
        ask_path: Callable[[QWidget, str], str | None],
        dialogs: SystemDialogs | None = None,
    ) -> None:
        super().__init__()
        self._controller = controller
        self._asked_for: Document | None = None
        self._gathered: Gathered | None = None
        self._pdf: bytes | None = None
        self._waiting: Callable[[bytes, Document], bool] | None = None
        self._service = ReportService(controller, self)
        self._message = MessageRow(controller.context.theme, "report")
        self._delivery = Delivery(self, controller, self._message, ask_path, dialogs or SystemDialogs())
        self._background = Background(self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._build(dialogs or SystemDialogs())
        self._connect()

    # What it looks like

    def _build(self, dialogs: SystemDialogs) -> None:
        theme = self._controller.context.theme
        self._status = label(role="chip", name="report-status")
        self._status.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._page = label(role="muted", name="report-page")
        self._wide = button("Hele breedte", self._on_wide, "quiet", name="report-wide")
        self._wide.setCheckable(True)
        self._choice = DocumentChoice(theme)
        self._actions = ReportActions(theme, self._service)
        self._legend = QCheckBox("Legenda van de leerlingen meegeven")
        self._legend.setObjectName("report-legend")
        self._legend.setToolTip("Zet op de laatste pagina waaraan je de leerlingen herkent")
        self._legend.hide()
        self._actions.take_in(self._legend)
        self._pages = PagesView(theme)
        self._panels = ReportPanels(self._controller, self._service, self._message, self._pages, dialogs, self)
        bar = row(theme, self._status, self._page, self._choice, self._wide, spacing=12)
        bar.setStretch(2, 1)
        side, above = theme.px(24), theme.px(12)
        rows = (panel(bar), self._actions, self._message)
        top = panel(column(theme, *rows), margins=(side, above, side, above))
        layout = column(theme, top, self._panels.side_panel, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._controller.changed.connect(self._on_changed)
        self._controller.rejected.connect(self._on_rejected)
        self._background.done.connect(self._on_made)
        self._background.failed.connect(self._on_failed)
        self._background.broke.connect(self._on_broke)
        self._settle.timeout.connect(self._make)
        self._pages.page_changed.connect(self._show_page)
        self._pages.can_widen.connect(self._wide.setVisible)
        self._legend.toggled.connect(self._on_legend)
        self._choice.chosen.connect(self.show_document)
        actions = self._actions
        actions.save_asked.connect(partial(self._once_rendered, self._delivery.save))
        actions.print_asked.connect(partial(self._once_rendered, self._delivery.print))
        actions.copy_asked.connect(self._copy)
        panels = self._panels
        actions.hand_over_asked.connect(panels.hand_over)
        actions.settle_asked.connect(panels.ask_settling)
        actions.add_asked.connect(panels.ask_addition)
        actions.assent_asked.connect(panels.ask_assent)
        actions.parts_asked.connect(panels.ask_parts)
        panels.side_panel.covers.connect(actions.setHidden)
        panels.document_wanted.connect(self.show_document)
        panels.changed.connect(self._make)

    # Making

    def enter(self) -> None:
        """Make the report anew where the visit or a name in it changed."""
        self._pages.setFocus()
        self._panels.enter()
        self._make()

    def leave(self) -> None:
        """Let what was said about saving go, and call off a settling; an addition that was typed stays."""
        self._settle.stop()
        self._waiting = None
        self._panels.leave()
        self._message.clear()

    def retire(self) -> None:
        """Let the document go, which is open for as long as its pages can be shown."""
        self._pages.close_pdf()

    def show_document(self, document: Document) -> None:
        """Show this document instead of the one that fits how far the visit is."""
        self._asked_for = document
        self._make()

    @property
    def document(self) -> Document:
        """Which document is shown: the one that was asked for, else the one that fits."""
        visit, asked_for = self._controller.visit, self._asked_for
        return asked_for if asked_for is not None and asked_for in offered(visit) else usual(visit)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._settle.start()

    def _make(self) -> None:
        # Gathered here, as it walks the living visit; drawn elsewhere, as that takes long.
        self._settle.stop()
        controller, visit = self._controller, self._controller.visit
        self._show_legend(there=bool(visit.legend))
        self._choice.show_choice(self.document, offered(visit))
        self._actions.refresh()
        try:
            gathered = gather(
                controller.context.library,
                visit,
                controller.register(),
                controller.instruments,
                self.document,
                with_legend=self._legend.isChecked(),
            )
        except KnownError as error:
            self._on_failed(error)
            return
        self._show_status(gathered.content)
        if gathered == self._gathered:
            return
        self._gathered, self._pdf = gathered, None
        if self._page.text() == "":
            self._page.setText(_MAKING)
        self._background.do(lambda: (gathered, render_pdf(gathered)))

    @Slot(object)
    def _on_made(self, made: tuple[Gathered, bytes]) -> None:
        gathered, pdf = made
        if gathered is not self._gathered:
            return  # changed meanwhile; the next one is on its way
        self._pdf = pdf
        self._pages.show_pdf(pdf)
        if self._waiting is not None:
            self._once_rendered(self._waiting)

    @Slot(object)
    def _on_failed(self, error: KnownError) -> None:
        self._show_nothing(error)

    @Slot()
    def _on_broke(self) -> None:
        self._show_nothing(_BROKE)

    def _show_nothing(self, why: Message) -> None:
        # Forgotten, so that coming back tries again.
        self._gathered = self._waiting = None
        self._pages.close_pdf()
        self._page.clear()
        self._message.say(why, is_problem=True)

    # Handing it to the system

    def _once_rendered(self, deliver: Callable[[bytes, Document], bool]) -> None:
        if self._settle.isActive():
            self._make()
        # Asked for before the report was there: it is done when it is.
        self._waiting = deliver if self._pdf is None else None
        if self._pdf is not None and deliver(self._pdf, self.document):
            self._service.note_first_report(self.document)

    def _copy(self) -> None:
        if self._settle.isActive() or self._gathered is None:
            self._make()
        if self._gathered is not None:
            self._delivery.copy(self._gathered)
            self._service.note_first_report(self.document)

    @Slot(object)
    def _on_rejected(self, rejection: "Rejection") -> None:
        if self.isVisible():
            self._message.say(sentence(rejection), is_problem=True)

    # Showing

    def _show_status(self, content: ReportContent) -> None:
        self._status.setText(content.status)
        self._status.setAccessibleName(f"Status van het rapport: {content.status}")

    def _show_legend(self, *, there: bool) -> None:
        # Settling takes it away; what is no longer there cannot stay ticked.
        with QSignalBlocker(self._legend):
            self._legend.setChecked(self._legend.isChecked() and there)
        self._legend.setVisible(there)

    @Slot(bool)
    def _on_legend(self, _given: bool) -> None:
        self._make()

    def _show_page(self, page: int, pages: int) -> None:
        self._page.setText(f"pagina {page} van {pages}")

    def _on_wide(self) -> None:
        self._pages.set_full_width(self._wide.isChecked())
