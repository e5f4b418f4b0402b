"""Rapporten: the reports of all visits in the list at once, in a folder or on paper."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from observatie.domain.errors import KnownError
from observatie.domain.visit.wording import number
from observatie.report.file_names import PDF, visit_names
from observatie.ui.kit.file_dialogs import SystemDialogs
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.problem_label import HelpLink, Message, words_of
from observatie.ui.kit.widgets import button, column, label, panel
from observatie.ui.session.app_context import AppContext
from observatie.ui.session.report_run import ReportRun
from observatie.ui.theme.stylesheet import set_role

_NAMED_AT_MOST = 5
_NONE = "In de lijst staat geen lesbezoek waarvan de les voorbij is. Zoek op een ander woord."


class ManyReports(QWidget):
    """Asks what is to be done with the reports of the visits in the list, does it, and says how far it is.

    Signals:
        closed: the panel may go.
    """

    closed = Signal()

    def __init__(self, context: AppContext, dialogs: SystemDialogs) -> None:
        super().__init__()
        self._context = context
        self._dialogs = dialogs
        self._visits: list[UUID] = []
        self._run: ReportRun | None = None
        self._paths: dict[UUID, Path] = {}
        self._stopped = False
        self.setObjectName("many-reports")
        self.setAccessibleName("Rapporten van de lesbezoeken in de lijst")
        self._says = label("", wrap=True, name="many-says")
        self._links = [HelpLink() for _ in range(_NAMED_AT_MOST)]
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._save = button("Bewaar in een map …", self._ask_folder, name="many-save")
        self._print = button("Druk af …", self._ask_printer, name="many-print")
        self._replace = button("Vervang ze", self._replace_all, name="many-replace")
        self._others = button("Maak alleen de andere", self._make_others, name="many-others")
        self._back = button("Toch niet", self._show_offer, "plain", name="many-back")
        self._stop = button("Stop", self._on_stop, name="many-stop")
        self._close = button("Sluit", self.closed.emit, "plain", name="many-close")
        theme = context.theme
        buttons = QWidget()
        flow = FlowLayout(buttons, across=theme.px(8), down=theme.px(6))
        for each in (*self._questions, self._save, self._print, self._stop, self._close):
            flow.addWidget(each)
        explained = QWidget()
        links = FlowLayout(explained, across=theme.px(8), down=theme.px(2))
        for link in self._links:
            links.addWidget(link)
        inside = column(theme, self._says, explained, self._bar, buttons, spacing=12)
        self.setLayout(column(theme, panel(inside, "card", margins=theme.px(16))))
        self._show(self._choices)

    @property
    def _questions(self) -> tuple[QPushButton, ...]:
        return (self._replace, self._others, self._back)

    @property
    def _choices(self) -> tuple[QPushButton, ...]:
        return (self._save, self._print, self._close)

    @property
    def is_running(self) -> bool:
        """Whether reports are being made."""
        return self._run is not None

    def offer(self, visits: list[UUID]) -> None:
        """Say of which visits the reports can be made; nothing changes while they are."""
        if self.is_running:
            return
        self._visits = visits
        self._show_offer()

    def _show_offer(self) -> None:
        visits = self._visits
        self._show(self._choices)
        counted = number(len(visits), "lesbezoek", "lesbezoeken")
        self._say(f"Het rapport van {counted} in de lijst. Zoek om er minder te kiezen." if visits else _NONE)
        for each in (self._save, self._print):
            each.setEnabled(bool(visits))

    def begin(self) -> None:
        """Let the keys go here."""
        (self._save if self._visits else self._close).setFocus()

    # Doing it

    def _ask_folder(self) -> None:
        folder = self._dialogs.folder(self)
        if folder is None:
            return
        library = self._context.library
        names = visit_names(library.visits(), library.register())
        self._paths = {visit: folder / names[visit] for visit in self._visits}
        there = len([path for path in self._paths.values() if path.exists()])
        if not there:
            self._replace_all()
            return
        self._say(
            f"{number(there, 'van deze rapporten staat', 'van deze rapporten staan')} al in {folder}. "
            "Vervang je ze, dan is wat er nu in staat weg."
        )
        self._show([each for each in self._questions if each is not self._others or there < len(self._paths)])
        self._back.setFocus()

    def _replace_all(self) -> None:
        self._start(list(self._paths)).save_at(self._paths)

    def _make_others(self) -> None:
        self._paths = {visit: path for visit, path in self._paths.items() if not path.exists()}
        self._replace_all()

    def _ask_printer(self) -> None:
        printer = self._dialogs.printer(self)
        if printer is not None:
            self._start(self._visits).print_on(printer)

    def _start(self, visits: list[UUID]) -> ReportRun:
        self._stopped = False
        self._run = ReportRun(self._context, visits, self)
        self._run.progressed.connect(self._on_progress)
        self._run.ended.connect(self._on_ended)
        self._show([self._stop, self._bar])
        self._stop.setEnabled(True)
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
        failures = dict(run.failures if run is not None else {})
        parts = (why, "Gestopt." if self._stopped and not why else "", made, self._failed(failures))
        self._say(" ".join(part for part in parts if part), is_problem=bool(why or failures))
        self._explain(list(failures.values())[:_NAMED_AT_MOST])
        self._show(self._choices)
        self._close.setFocus()

    def _failed(self, failures: Mapping[UUID, Message]) -> str:
        """Return of which visits there is no report, and why."""
        if not failures:
            return ""
        library = self._context.library
        names = visit_names(library.visits(), library.register())
        told = [f"“{names[visit].removesuffix(PDF)}”: {words_of(why)}" for visit, why in failures.items()]
        more = len(told) - _NAMED_AT_MOST
        rest = f" En nog {more}." if more > 0 else ""
        return f"Niet gemaakt: {' '.join(told[:_NAMED_AT_MOST])}{rest}"

    # Showing

    def _show(self, shown: Sequence[QWidget]) -> None:
        for each in (*self._questions, *self._choices, self._stop, self._bar):
            each.setVisible(each in shown)

    def _explain(self, failures: Sequence[Message]) -> None:
        """Offer what the help says of them, of those with the same code once."""
        known = {each.code: each for each in failures if isinstance(each, KnownError)}
        for link, said in zip(self._links, (*known.values(), *[""] * _NAMED_AT_MOST), strict=False):
            link.lead_to(said)

    def _say(self, words: str, *, is_problem: bool = False) -> None:
        self._explain([])
        self._says.setText(words)
        set_role(self._says, "error" if is_problem else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Escape, but not from amid the work."""
        if event.key() == Qt.Key.Key_Escape and not self.is_running:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
