"""Reports on paper and many at once: pages for the printer, progress, and a stop."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from support.printer import printer_into

from observatie.domain.acts.conversation import ReportStatus
from observatie.domain.errors import BugError, KnownError
from observatie.domain.visit.visit import VisitState
from observatie.report.file_names import visit_names
from observatie.ui.kit.file_dialogs import SystemDialogs
from observatie.ui.kit.problem_label import HelpLink
from observatie.ui.report.report_step import ReportStep
from observatie.ui.session import report_run
from observatie.ui.visits import visit_model
from observatie.ui.visits.visit_model import VisitRole
from observatie.ui.visits.visits_screen import VisitsScreen

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def press(screen, name: str) -> None:
    QTest.keyClick(screen.findChild(QPushButton, name), Qt.Key.Key_Space)


def test_a_report_is_printed_page_by_page(qtbot, tmp_path, demo_visit):
    dialogs = SystemDialogs(printer=lambda _parent: printer_into(tmp_path / "papier.pdf"))
    controller = demo_visit("rekenen-bakker")
    step = ReportStep(controller, lambda _parent, _name: None, dialogs)
    qtbot.addWidget(step)
    step.show()
    step.enter()
    page, said = step.findChild(QLabel, "report-page"), step.findChild(QLabel, "report-said")
    qtbot.waitUntil(lambda: page.text().startswith("pagina"))
    press(step, "report-print")
    qtbot.waitUntil(lambda: said.text() == "Het rapport is naar de printer gestuurd.")
    printed = PdfReader(tmp_path / "papier.pdf")
    assert f"pagina 1 van {len(printed.pages)}" == page.text()
    box = printed.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    assert controller.visit.status is ReportStatus.CONCEPT


def test_whoever_gives_the_printer_up_has_printed_nothing(qtbot, demo_visit):
    controller = demo_visit("rekenen-bakker")
    step = ReportStep(controller, lambda _parent, _name: None, SystemDialogs(printer=lambda _parent: None))
    qtbot.addWidget(step)
    step.show()
    step.enter()
    qtbot.waitUntil(lambda: step.findChild(QLabel, "report-page").text().startswith("pagina"))
    press(step, "report-print")
    assert controller.visit.status is None


# Many at once


@pytest.fixture
def open_list(qtbot, context):
    def make(dialogs: SystemDialogs) -> VisitsScreen:
        screen = VisitsScreen(context, dialogs)
        qtbot.addWidget(screen)
        screen.resize(1274, 700)
        screen.show()
        screen.activateWindow()
        screen.enter()
        press(screen, "reports")
        return screen

    return make


def says(screen) -> str:
    return screen.findChild(QLabel, "many-says").text()


def test_the_reports_of_the_list_are_saved_in_a_folder(qtbot, open_list, context, tmp_path):
    screen = open_list(SystemDialogs(folder=lambda _parent: tmp_path))
    over = [v for v in context.library.visits() if v.state not in (VisitState.PLANNED, VisitState.OBSERVING)]
    assert says(screen).startswith(f"Het rapport van {len(over)} lesbezoeken in de lijst.")
    press(screen, "many-save")
    qtbot.waitUntil(lambda: says(screen) == f"{len(over)} rapporten zijn klaar.", timeout=30_000)
    made = sorted(tmp_path.iterdir())
    assert [path.suffix for path in made if path.is_file()] == [".pdf"] * len(over)
    context.library.append([]).result()
    assert all(context.library.visit(visit.id).status is not None for visit in over)


def test_what_is_sought_is_what_is_saved(qtbot, open_list, tmp_path):
    screen = open_list(SystemDialogs(folder=lambda _parent: tmp_path))
    QTest.keyClicks(screen.findChild(QLineEdit), "El Amrani")
    qtbot.waitUntil(lambda: "van 1 lesbezoek in" in says(screen))
    QTest.keyClicks(screen.findChild(QLineEdit), " zzz")
    qtbot.waitUntil(lambda: "geen lesbezoek" in says(screen))
    assert not screen.findChild(QPushButton, "many-save").isEnabled()


def test_a_list_of_which_the_end_was_not_read_yet_is_counted_whole_and_goes_on(open_list, context, monkeypatch):
    monkeypatch.setattr(visit_model, "PAGE", 3)
    screen = open_list(SystemDialogs())
    assert says(screen).startswith("Het rapport van 6 lesbezoeken")
    while screen.model.canFetchMore(QModelIndex()):
        screen.model.fetchMore(QModelIndex())
    shown = [screen.model.index(row).data(VisitRole.LINE) for row in range(screen.model.rowCount())]
    assert len([line for line in shown if line is not None]) == len(context.library.visits())


def test_many_are_printed_behind_each_other(qtbot, open_list, tmp_path):
    screen = open_list(SystemDialogs(printer=lambda _parent: printer_into(tmp_path / "papier.pdf")))
    press(screen, "many-print")
    qtbot.waitUntil(lambda: says(screen).endswith("klaar."), timeout=60_000)
    assert len(PdfReader(tmp_path / "papier.pdf").pages) > 20


def test_it_can_be_stopped(qtbot, open_list, tmp_path, monkeypatch):
    screen = open_list(SystemDialogs(folder=lambda _parent: tmp_path))
    monkeypatch.setattr(report_run, "render_pdf", lambda _gathered: b"%PDF")
    delivered = report_run.ReportRun._on_delivered
    monkeypatch.setattr(report_run.ReportRun, "_on_delivered", stopping(delivered, screen))
    press(screen, "many-save")
    qtbot.waitUntil(lambda: says(screen) == "Gestopt. 2 rapporten zijn klaar.")
    assert len([path for path in tmp_path.iterdir() if path.suffix == ".pdf"]) == 2


def stopping(deliver, screen):
    """Press Stop while the second report is on its way."""

    def at_the_second(run) -> None:
        if run.done == 1:
            press(screen, "many-stop")
        deliver(run)

    return at_the_second


def saved_before(tmp_path, context, names: int) -> list[Path]:
    """Put files in the way of so many reports, that of the last visit first."""
    called = visit_names(context.library.visits(), context.library.register())
    over = [v.id for v in context.library.visits() if v.state not in (VisitState.PLANNED, VisitState.OBSERVING)]
    paths = [tmp_path / called[visit] for visit in over[:names]]
    for path in paths:
        path.write_bytes(b"met aantekeningen")
    return paths


def test_reports_that_are_there_already_are_replaced_only_when_that_is_asked(qtbot, open_list, context, tmp_path):
    before = saved_before(tmp_path, context, 2)
    screen = open_list(SystemDialogs(folder=lambda _parent: tmp_path))
    press(screen, "many-save")
    assert says(screen).startswith("2 van deze rapporten staan al in ")
    press(screen, "many-back")
    assert says(screen).startswith("Het rapport van 6 lesbezoeken")
    press(screen, "many-save")
    press(screen, "many-others")
    qtbot.waitUntil(lambda: says(screen) == "4 rapporten zijn klaar.", timeout=30_000)
    assert [path.read_bytes() for path in before] == [b"met aantekeningen"] * 2


def test_reports_that_are_there_already_can_be_replaced(qtbot, open_list, context, tmp_path, monkeypatch):
    monkeypatch.setattr(report_run, "render_pdf", lambda _gathered: b"%PDF")
    before = saved_before(tmp_path, context, 6)
    screen = open_list(SystemDialogs(folder=lambda _parent: tmp_path))
    press(screen, "many-save")
    assert screen.findChild(QPushButton, "many-others").isHidden()
    press(screen, "many-replace")
    qtbot.waitUntil(lambda: says(screen) == "6 rapporten zijn klaar.")
    assert {path.read_bytes() for path in before} == {b"%PDF"}


@pytest.mark.parametrize("trouble", [KnownError("P99", "dit gaat niet", "doe iets"), BugError("one of ours")])
def test_a_visit_without_a_report_is_named_and_the_others_are_made(
    qtbot, open_list, context, tmp_path, monkeypatch, trouble
):
    over = [v for v in context.library.visits() if v.state not in (VisitState.PLANNED, VisitState.OBSERVING)]
    really = report_run.gather

    def gather(library, visit, *rest):
        if visit.id == over[0].id:
            raise trouble
        return really(library, visit, *rest)

    monkeypatch.setattr(report_run, "gather", gather)
    monkeypatch.setattr(report_run, "render_pdf", lambda _gathered: b"%PDF")
    screen = open_list(SystemDialogs(folder=lambda _parent: tmp_path))
    with qtbot.capture_exceptions() as told:
        press(screen, "many-save")
        qtbot.waitUntil(lambda: "rapporten zijn klaar" in says(screen))
    assert [error for _, error, _ in told] == [trouble] * isinstance(trouble, BugError)
    name = visit_names(context.library.visits(), context.library.register())[over[0].id].removesuffix(".pdf")
    assert says(screen).startswith(f"5 rapporten zijn klaar. Niet gemaakt: “{name}”: ")
    assert len([path for path in tmp_path.iterdir() if path.suffix == ".pdf"]) == 5


def test_a_folder_that_takes_nothing_is_told(qtbot, open_list, tmp_path):
    screen = open_list(SystemDialogs(folder=lambda _parent: tmp_path / "weg"))
    press(screen, "many-save")
    qtbot.waitUntil(lambda: "is niet te schrijven" in says(screen), timeout=30_000)
    assert says(screen).startswith("0 rapporten zijn klaar. Niet gemaakt: ")
    assert says(screen).endswith("En nog 1.")
    # Five failures for one reason are explained once.
    assert [link.text() for link in screen.findChildren(HelpLink) if link.isVisible()] == ["Uitleg (C05)"]
