"""The report of a visit: what is on the pages is what is saved, also after something changed."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from support.hands import in_front

from observatie.domain.acts.acts import Legend, VisitSet
from observatie.domain.acts.conversation import Agreement, Party, ReportStatus, StatusSet
from observatie.domain.errors import KnownError
from observatie.domain.visit.steps import VisitStep
from observatie.report.documents import Document
from observatie.report.file_names import visit_name
from observatie.ui.kit import message_row
from observatie.ui.kit.pdf_pages import PdfPages
from observatie.ui.report import report_step
from observatie.ui.report.pages_view import PagesView
from observatie.ui.report.report_step import ReportStep
from observatie.ui.visit.visit_screen import VisitScreen

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def asked():
    """The names that were proposed, in order."""
    return []


@pytest.fixture
def open_step(qtbot, tmp_path, asked):
    """Open the report of a visit in a window of this width."""

    def ask(_parent, name: str) -> str:
        asked.append(name)
        return str(tmp_path / "bewaard.pdf")

    def make(controller, ask=ask, width=1274) -> ReportStep:
        step = in_front(ReportStep(controller, ask), qtbot, (width, 700))
        step.enter()
        return step

    return make


@pytest.fixture
def saved(qtbot, tmp_path):
    """The text of the PDF that was saved, once it is there."""

    def read() -> str:
        path = tmp_path / "bewaard.pdf"
        qtbot.waitUntil(path.exists)
        return text_of(path.read_bytes())

    return read


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def said(step, name: str) -> str:
    return step.findChild(QLabel, name).text()


def wait_for_pages(qtbot, step) -> None:
    qtbot.waitUntil(lambda: said(step, "report-page").startswith("pagina"))


def press_save(step) -> None:
    """Press the keys; a button whose keys are pressed goes down first and does its work a moment later."""
    QTest.keyClick(step.focusWidget() or step, Qt.Key.Key_S, CTRL)


def test_entering_shows_the_pages(qtbot, open_step, demo_visit):
    step = open_step(demo_visit("rekenen-bakker"))
    wait_for_pages(qtbot, step)
    assert said(step, "report-page").startswith("pagina 1 van ")
    assert said(step, "report-status") == "concept"


def test_ctrl_s_saves_the_report_under_the_name_of_the_visit(qtbot, open_step, demo_visit, saved, asked):
    controller = demo_visit("rekenen-bakker")
    step = open_step(controller)
    wait_for_pages(qtbot, step)
    press_save(step)
    assert "Komt C zelf op gang" in saved()
    library = controller.context.library
    assert asked == [visit_name(controller.visit, library.visits(), library.register(), Document.BEFORE)]
    assert asked[0].startswith("Lesbezoek ")
    assert said(step, "report-said").startswith("“bewaard.pdf” is bewaard in ")


def test_ctrl_s_before_the_report_is_there_saves_it_when_it_is(open_step, demo_visit, saved):
    step = open_step(demo_visit("rekenen-bakker"))
    press_save(step)
    assert "Komt C zelf op gang" in saved()


def test_what_changes_in_the_visit_is_in_the_report(qtbot, open_step, demo_visit, saved):
    controller = demo_visit("rekenen-bakker")
    step = open_step(controller)
    wait_for_pages(qtbot, step)
    controller.record(Agreement(what="C begint aan de instructietafel", who=Party.TEACHER))
    press_save(step)
    assert "C begint aan de instructietafel" in saved()


def test_pages_follow_a_change_by_themselves(qtbot, open_step, demo_visit, monkeypatch):
    shown: list[bytes] = []
    monkeypatch.setattr(PagesView, "show_pdf", lambda _view, pdf: shown.append(pdf))
    controller = demo_visit("rekenen-bakker")
    open_step(controller)
    qtbot.waitUntil(lambda: len(shown) == 1)
    for number in range(3):
        controller.record(Agreement(what=f"Afspraak nummer {number}", who=Party.BOTH))
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert "Afspraak nummer 2" in text_of(shown[1])


def test_coming_back_to_an_unchanged_visit_makes_nothing(qtbot, open_step, demo_visit, monkeypatch):
    made: list[object] = []
    render_pdf = report_step.render_pdf
    monkeypatch.setattr(report_step, "render_pdf", lambda content: made.append(content) or render_pdf(content))
    step = open_step(demo_visit("rekenen-bakker"))
    wait_for_pages(qtbot, step)
    step.leave()
    step.enter()
    assert len(made) == 1


def test_giving_up_saves_nothing_and_says_nothing(qtbot, open_step, demo_visit, tmp_path):
    asked: list[str] = []
    step = open_step(demo_visit("rekenen-bakker"), ask=lambda _parent, name: asked.append(name))
    wait_for_pages(qtbot, step)
    press_save(step)
    qtbot.waitUntil(lambda: bool(asked))
    assert not list(tmp_path.glob("*.pdf"))
    assert said(step, "report-said") == ""


def test_a_place_that_is_not_there_is_told_with_what_to_do(qtbot, open_step, demo_visit, tmp_path):
    nowhere = tmp_path / "weg" / "rapport.pdf"
    step = open_step(demo_visit("rekenen-bakker"), ask=lambda _parent, _name: str(nowhere))
    wait_for_pages(qtbot, step)
    press_save(step)
    qtbot.waitUntil(lambda: said(step, "report-said") != "")
    assert "is niet te schrijven" in said(step, "report-said")
    assert str(nowhere) in said(step, "report-said")
    assert step.findChild(QPushButton, "report-open").isHidden()


def test_a_report_that_cannot_be_made_is_told_and_tried_again(qtbot, open_step, demo_visit, monkeypatch):
    def refuse(_content):
        raise KnownError("C99", "er is geen papier", "haal nieuw papier")

    render_pdf = report_step.render_pdf
    monkeypatch.setattr(report_step, "render_pdf", refuse)
    step = open_step(demo_visit("rekenen-bakker"))
    qtbot.waitUntil(lambda: said(step, "report-said") != "")
    assert said(step, "report-said") == "Er is geen papier. Haal nieuw papier."
    monkeypatch.setattr(report_step, "render_pdf", render_pdf)
    step.leave()
    step.enter()
    wait_for_pages(qtbot, step)


def test_an_error_of_ours_is_raised_in_the_window_and_told(qtbot, open_step, demo_visit, monkeypatch):
    def break_down(_content):
        raise ZeroDivisionError

    monkeypatch.setattr(report_step, "render_pdf", break_down)
    with qtbot.captureExceptions() as raised:
        step = open_step(demo_visit("rekenen-bakker"))
        qtbot.waitUntil(lambda: said(step, "report-said") != "")
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert said(step, "report-said").startswith("Het rapport is niet gemaakt")


def test_open_opens_what_was_saved(qtbot, open_step, demo_visit, saved, tmp_path, monkeypatch):
    opened: list[QUrl] = []
    monkeypatch.setattr(message_row.QDesktopServices, "openUrl", opened.append)
    step = open_step(demo_visit("rekenen-bakker"))
    press_save(step)
    saved()
    QTest.mouseClick(step.findChild(QPushButton, "report-open"), Qt.MouseButton.LeftButton)
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "bewaard.pdf"]


def test_keys_turn_the_pages(qtbot, open_step, demo_visit):
    step = open_step(demo_visit("rekenen-bakker"))
    wait_for_pages(qtbot, step)
    view = step.findChild(PagesView, "pages")
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    last = said(step, "report-page").split()[-1]
    assert said(step, "report-page") == f"pagina {last} van {last}"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert said(step, "report-page") == f"pagina 1 van {last}"
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 0


def test_only_pages_in_view_are_drawn_and_as_wide_as_they_are_shown(qtbot, open_step, demo_visit, monkeypatch):
    drawn: list[tuple[int, int]] = []
    image = PdfPages.image

    def draw(pages: PdfPages, page: int, width: int) -> QImage:
        drawn.append((page, width))
        return image(pages, page, width)

    monkeypatch.setattr(PdfPages, "image", draw)
    step = open_step(demo_visit("rekenen-bakker"), width=600)
    wait_for_pages(qtbot, step)
    qtbot.waitUntil(lambda: bool(drawn))
    width = round((600 - 2 * 24 - 10) * step.devicePixelRatioF())
    assert drawn == [(0, width)]
    QTest.keyClick(step.findChild(PagesView, "pages"), Qt.Key.Key_End)
    qtbot.waitUntil(lambda: drawn[-1][0] > 1)


@pytest.mark.parametrize("width", [101, 640, 881, 1760])
def test_a_page_is_drawn_exactly_as_wide_as_asked(demo_visit, width):
    controller = demo_visit("rekenen-bakker")
    register = controller.context.library.register()
    gathered = report_step.gather(controller.context.library, controller.visit, register, controller.instruments)
    pages = PdfPages(report_step.render_pdf(gathered))
    assert pages.image(0, width).width() == width
    pages.close()


def test_a_settled_visit_says_so(qtbot, open_step, demo_visit):
    step = open_step(demo_visit("tafels-bakker"))
    wait_for_pages(qtbot, step)
    assert said(step, "report-status") == "vastgesteld"


def test_a_visit_with_nothing_in_it_has_a_report(qtbot, open_step, new_visit):
    controller = new_visit()
    controller.set_up(VisitSet(subject="taal"))
    step = open_step(controller)
    wait_for_pages(qtbot, step)
    assert said(step, "report-page") == "pagina 1 van 1"


# The legend of the pupils


@pytest.fixture
def seated(demo_visit):
    """A visit of which nobody but the observer needs to know who C is."""
    controller = demo_visit("rekenen-jansen-ozdemir")
    controller.record(Legend(label="C", text="raam, derde rij"))
    return controller


def tick(step) -> QCheckBox:
    return step.findChild(QCheckBox, "report-legend")


def test_who_the_pupils_are_is_left_out_unless_it_is_asked_for(qtbot, open_step, seated, saved):
    step = open_step(seated)
    assert tick(step).isVisible()
    assert not tick(step).isChecked()
    press_save(step)
    assert "raam, derde rij" not in saved()


def test_who_the_pupils_are_is_given_by_keyboard(qtbot, open_step, seated, saved):
    step = open_step(seated)
    wait_for_pages(qtbot, step)
    for _ in range(9):
        if step.focusWidget() is tick(step):
            break
        QTest.keyClick(step.focusWidget(), Qt.Key.Key_Backtab)
    QTest.keyClick(step.focusWidget(), Qt.Key.Key_Space)
    press_save(step)
    assert "raam, derde rij" in saved()


def test_a_visit_without_a_legend_does_not_ask_for_one(open_step, new_visit):
    assert not tick(open_step(new_visit())).isVisible()


def test_settling_takes_the_tick_away_with_the_legend(qtbot, open_step, seated):
    step = open_step(seated)
    tick(step).setChecked(True)
    seated.record(StatusSet(status=ReportStatus.SETTLED))
    qtbot.waitUntil(lambda: not tick(step).isVisible())
    assert not tick(step).isChecked()


def test_whoever_leaves_the_visit_for_good_leaves_no_report_open(qtbot, context, new_visit, monkeypatch):
    open_now: set[PdfPages] = set()
    made, closed = PdfPages.__init__, PdfPages.close
    monkeypatch.setattr(PdfPages, "__init__", lambda pages, pdf: (made(pages, pdf), open_now.add(pages))[0])
    monkeypatch.setattr(PdfPages, "close", lambda pages: (closed(pages), open_now.discard(pages))[0])
    visit = new_visit("kijkwijzer").visit.id
    context.library.append([]).result()
    screen = VisitScreen(context, visit, lambda _parent, _name: None)
    qtbot.addWidget(screen)
    screen.show()
    screen.go(VisitStep.REPORT)
    wait_for_pages(qtbot, screen)
    assert len(open_now) == 1

    screen.retire()
    assert open_now == set()
