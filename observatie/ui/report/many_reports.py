"""Rapporten: the reports of all visits in the list at once, in a folder or on paper."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from observatie.domain.wording import number
from observatie.ui.desk import Desk
from observatie.ui.report.asking import Asking
from observatie.ui.report.report_run import ReportRun
from observatie.ui.review.flow_layout import FlowLayout
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.widgets import button, column, label, panel

_NONE = "In de lijst staat geen lesbezoek waarvan de les voorbij is. Zoek op een ander woord."


class ManyReports(QWidget):
    """Asks what is to be done with the reports of the visits in the list, does it, and says how far it is.

    Signals:
        closed: the panel may go.
    """

    closed = Signal()

    def __init__(self, desk: Desk, asking: Asking) -> None:
        super().__init__()
        self._desk = desk
        self._asking = asking
        self._visits: list[UUID] = []
        self._run: ReportRun | None = None
        self._stopped = False
        self.setObjectName("many-reports")
        self.setAccessibleName("Rapporten van de lesbezoeken in de lijst")
        self._says = label("", wrap=True, name="many-says")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._save = button("Bewaar in een map …", self._ask_folder, name="many-save")
        self._print = button("Druk af …", self._ask_printer, name="many-print")
        self._stop = button("Stop", self._on_stop, name="many-stop")
        self._close = button("Sluit", self.closed.emit, "plain", name="many-close")
        theme = desk.theme
        buttons = QWidget()
        flow = FlowLayout(buttons, across=theme.px(8), down=theme.px(6))
        for each in (self._save, self._print, self._stop, self._close):
            flow.addWidget(each)
        inside = column(theme, self._says, self._bar, buttons, spacing=12)
        self.setLayout(column(theme, panel(inside, "card", margins=theme.px(16))))
        self._show_running(False)

    @property
    def is_running(self) -> bool:
        """Whether reports are being made."""
        return self._run is not None

    def offer(self, visits: list[UUID]) -> None:
        """Say of which visits the reports can be made; nothing changes while they are."""
        if self.is_running:
            return
        self._visits = visits
        counted = number(len(visits), "lesbezoek", "lesbezoeken")
        self._say(f"Het rapport van {counted} in de lijst. Zoek om er minder te kiezen." if visits else _NONE)
        for each in (self._save, self._print):
            each.setEnabled(bool(visits))

    def begin(self) -> None:
        """Let the keys go here."""
        (self._save if self._visits else self._close).setFocus()

    # Doing it

    def _ask_folder(self) -> None:
        folder = self._asking.folder(self)
        if folder is not None:
            self._start().save_in(folder)

    def _ask_printer(self) -> None:
        printer = self._asking.printer(self)
        if printer is not None:
            self._start().print_on(printer)

    def _start(self) -> ReportRun:
        self._stopped = False
        self._run = ReportRun(self._desk, self._visits, self)
        self._run.progressed.connect(self._on_progress)
        self._run.ended.connect(self._on_ended)
        self._show_running(True)
        self._stop.setFocus()
        return self._run

    def _on_stop(self) -> None:
        if self._run is not None:
            self._stopped = True
            self._stop.setEnabled(False)
            self._run.stop()

    def stop(self) -> None:
        """Begin no other report."""
        self._on_stop()

    def _on_progress(self, done: int, many: int) -> None:
        self._bar.setRange(0, many)
        self._bar.setValue(done)
        self._say(f"{done} van {many}")

    def _on_ended(self, why: str) -> None:
        run, self._run = self._run, None
        done = run.done if run is not None else 0
        if run is not None:
            run.deleteLater()
        made = f"{number(done, 'rapport is', 'rapporten zijn')} klaar."
        stopped = f"Gestopt. {made}" if self._stopped else made
        self._say(f"{why} {made}" if why else stopped, is_problem=bool(why))
        self._show_running(False)
        self._close.setFocus()

    # Showing

    def _show_running(self, running: bool) -> None:
        for each in (self._save, self._print, self._close):
            each.setVisible(not running)
        self._stop.setEnabled(True)
        for each in (self._stop, self._bar):
            each.setVisible(running)

    def _say(self, words: str, *, is_problem: bool = False) -> None:
        self._says.setText(words)
        set_role(self._says, "error" if is_problem else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Escape, but not from amid the work."""
        if event.key() == Qt.Key.Key_Escape and not self.is_running:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
