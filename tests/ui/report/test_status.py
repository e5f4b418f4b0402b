"""Whose report it is: concept, handed over, settled and added to; by keys alone, judged by the store."""

import pytest
from PySide6.QtCore import QObject, Qt, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPlainTextEdit, QPushButton, QRadioButton, QToolTip
from support.hands import in_front

from observatie.domain.acts.acts import Note, Purpose, VisitSet
from observatie.domain.acts.conversation import Consent, Finding, ReportStatus, Stance
from observatie.domain.acts.entries import Draft
from observatie.domain.errors import KnownError
from observatie.domain.visit.rules import Rejection
from observatie.domain.visit.settling import added_later, assents
from observatie.report.documents import Document
from observatie.ui.kit.background import Background
from observatie.ui.report.report_step import ReportStep

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def open_step(qtbot, tmp_path):
    """Open the report of a visit, with its pages there."""

    def make(controller, width=1274) -> ReportStep:
        step = in_front(
            ReportStep(controller, lambda _parent, _name: str(tmp_path / "bewaard.pdf")), qtbot, (width, 700)
        )
        step.enter()
        wait_for_pages(qtbot, step)
        return step

    return make


def wait_for_pages(qtbot, step) -> None:
    qtbot.waitUntil(lambda: step.findChild(QLabel, "report-page").text().startswith("pagina"))


def press(step, name: str) -> None:
    """Press a button that the keys can reach."""
    button = step.findChild(QPushButton, name)
    assert button.isVisible(), name
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def is_shown(step, name: str) -> bool:
    return step.findChild(QPushButton, name).isVisible()


def on_disk(controller):
    controller.context.library.append([]).result()
    return controller.context.library.visit(controller.visit.id)


# Concept


def test_saving_the_first_report_makes_it_a_concept_and_fixes_the_purpose(qtbot, open_step, demo_visit, tmp_path):
    controller = demo_visit("rekenen-bakker")
    assert controller.visit.status is None
    step = open_step(controller)
    QTest.keyClick(step.focusWidget(), Qt.Key.Key_S, CTRL)
    qtbot.waitUntil((tmp_path / "bewaard.pdf").exists)
    qtbot.waitUntil(lambda: on_disk(controller).status is ReportStatus.CONCEPT)
    assert not controller.set_up(VisitSet(purpose=Purpose.APPRAISAL))


def test_before_settling_a_half_typed_line_is_told_and_nothing_is_one_key_away(open_step, demo_visit):
    controller = demo_visit("rekenen-bakker")
    half = Draft(text="33.15 half", at=controller.session.now().wall)
    controller.session.keep_draft(half).result(30)
    step = open_step(controller)
    press(step, "report-settle")
    assert step.findChild(QLabel, "settle-half-line").isVisible()
    assert step.focusWidget().objectName() == "settle-panel-cancel"


def test_before_settling_words_that_became_no_item_are_told(open_step, demo_visit):
    controller = demo_visit("rekenen-bakker")
    controller.record(Note(text="C krijgt #tempo"), lesson_ms=185_000)
    step = open_step(controller)
    press(step, "report-settle")
    told = step.findChild(QLabel, "settle-loose")
    assert told.isVisible()
    assert "“#tempo” (3′05″)" in told.text()


def test_before_settling_nothing_is_said_of_words_where_there_are_none(open_step, demo_visit):
    step = open_step(demo_visit("rekenen-bakker"))
    press(step, "report-settle")
    assert not step.findChild(QLabel, "settle-loose").isVisible()


def test_saving_bare_evidence_is_no_first_report(qtbot, open_step, demo_visit, tmp_path):
    controller = demo_visit("rekenen-bakker")
    step = open_step(controller)
    QTest.keyClick(step.focusWidget(), Qt.Key.Key_3, CTRL)
    QTest.keyClick(step.focusWidget(), Qt.Key.Key_S, CTRL)
    qtbot.waitUntil((tmp_path / "bewaard.pdf").exists)
    assert on_disk(controller).status is None


def test_the_report_of_a_preparation_has_no_status(qtbot, open_step, new_visit, tmp_path):
    controller = new_visit()
    step = open_step(controller)
    QTest.keyClick(step.focusWidget(), Qt.Key.Key_S, CTRL)
    qtbot.waitUntil((tmp_path / "bewaard.pdf").exists)
    qtbot.waitUntil(lambda: step.findChild(QLabel, "report-said").text() != "")
    assert on_disk(controller).status is None
    assert not any(is_shown(step, name) for name in ("report-hand-over", "report-settle", "report-add"))


def test_it_is_handed_over_by_a_key(open_step, demo_visit):
    controller = demo_visit("rekenen-bakker")
    step = open_step(controller)
    press(step, "report-hand-over")
    assert on_disk(controller).status is ReportStatus.HANDED_OVER
    assert not is_shown(step, "report-hand-over")
    assert is_shown(step, "report-assent")


# Settling


def test_settling_is_asked_in_place_and_can_be_left(open_step, demo_visit):
    controller = demo_visit("rekenen-bakker")
    step = open_step(controller)
    press(step, "report-settle")
    assert step.document is Document.AFTER
    QTest.keyClick(step.focusWidget(), Qt.Key.Key_Escape)
    assert not is_shown(step, "settle-do")
    assert controller.visit.settlement is None


@pytest.mark.parametrize("keeps", [False, True])
def test_settling_keeps_the_document_that_is_shown(qtbot, open_step, demo_visit, keeps, tmp_path):
    controller = demo_visit("rekenen-bakker")
    step = open_step(controller)
    press(step, "report-settle")
    if keeps:
        QTest.keyClick(step.findChild(QCheckBox, "settle-legend"), Qt.Key.Key_Space)
    press(step, "settle-do")
    qtbot.waitUntil(lambda: controller.visit.settlement is not None)
    settlement = on_disk(controller).settlement
    stored = controller.context.library.file(settlement.report)
    assert stored.startswith(b"%PDF")
    assert bool(controller.visit.legend) is keeps
    assert step.document is Document.AFTER
    press(step, "report-save")
    qtbot.waitUntil((tmp_path / "bewaard.pdf").exists)
    assert (tmp_path / "bewaard.pdf").read_bytes() == stored


def still_settles(qtbot, controller) -> bool:
    """Whether the visit is settled by the time that all work given before is done."""
    room = QObject()
    after = Background(room)
    QThreadPool.globalInstance().waitForDone()
    with qtbot.waitSignal(after.done):
        after.do(int)
    # What was made before is looked at no later than what was made after it.
    with qtbot.waitSignal(after.done):
        after.do(int)
    return on_disk(controller).settlement is not None


def test_settling_that_is_under_way_is_called_off_by_escape(qtbot, open_step, demo_visit):
    controller = demo_visit("rekenen-bakker")
    step = open_step(controller)
    press(step, "report-settle")
    press(step, "settle-do")
    QTest.keyClick(step.focusWidget(), Qt.Key.Key_Escape)
    assert not is_shown(step, "settle-do")
    assert not still_settles(qtbot, controller)
    press(step, "report-settle")
    press(step, "settle-do")
    qtbot.waitUntil(lambda: controller.visit.settlement is not None)


@pytest.mark.parametrize("button", ["report-settle", "report-parts", "settle-panel-cancel"])
def test_settling_that_is_under_way_is_called_off_by_whatever_closes_its_panel(
    qtbot, open_step, demo_visit, button
):
    controller = demo_visit("rekenen-bakker")
    step = open_step(controller)
    press(step, "report-settle")
    press(step, "settle-do")
    press(step, button)
    assert not still_settles(qtbot, controller)


def test_settling_that_is_under_way_is_called_off_by_leaving(qtbot, open_step, demo_visit):
    controller = demo_visit("rekenen-bakker")
    step = open_step(controller)
    press(step, "report-settle")
    press(step, "settle-do")
    step.leave()
    assert not still_settles(qtbot, controller)


def test_a_report_that_changed_while_it_was_settled_is_looked_at_again(qtbot, open_step, demo_visit):
    controller = demo_visit("rekenen-bakker")
    step = open_step(controller)
    press(step, "report-settle")
    press(step, "settle-do")
    controller.record(Finding(stance=Stance.TOPIC, text="Later getypt."))
    said = step.findChild(QLabel, "report-said")
    qtbot.waitUntil(lambda: said.text().startswith("Er is iets veranderd"))
    assert said.text() == "Er is iets veranderd; kijk het rapport na en stel het opnieuw vast."
    assert on_disk(controller).settlement is None
    assert not is_shown(step, "settle-do")
    press(step, "report-settle")
    press(step, "settle-do")
    qtbot.waitUntil(lambda: controller.visit.settlement is not None)


def test_settling_says_why_where_the_library_went_away(qtbot, open_step, demo_visit, monkeypatch):
    controller = demo_visit("rekenen-bakker")
    step = open_step(controller)
    press(step, "report-settle")
    press(step, "settle-do")

    def away(_visit):
        raise KnownError("B09", "De bibliotheek is weg", "sluit de schijf weer aan")

    monkeypatch.setattr(controller.context.library, "agreements_before", away)
    said = step.findChild(QLabel, "report-said")
    qtbot.waitUntil(lambda: "De bibliotheek is weg" in said.text())
    assert on_disk(controller).settlement is None
    monkeypatch.undo()
    press(step, "report-settle")
    press(step, "settle-do")
    qtbot.waitUntil(lambda: controller.visit.settlement is not None)


def test_an_addition_that_is_too_long_is_said_and_stays(qtbot, open_step, demo_visit):
    controller = demo_visit("tafels-bakker")
    step = open_step(controller)
    press(step, "report-add")
    text = step.findChild(QPlainTextEdit, "addition-text")
    QTest.keyClicks(text, "al geschreven")
    QGuiApplication.clipboard().setText("a" * 20_001)
    text.paste()
    assert text.toPlainText() == "al geschreven"
    assert "20.000 tekens" in QToolTip.text()
    text.selectAll()
    QGuiApplication.clipboard().setText("a" * 20_000)
    text.paste()
    QTest.keyClick(text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(added_later(controller.visit)))
    assert [len(later.text) for later in added_later(on_disk(controller))] == [20_000]
    assert text.toPlainText() == ""


def test_an_addition_that_was_refused_stays(qtbot, open_step, demo_visit, monkeypatch):
    controller = demo_visit("tafels-bakker")
    step = open_step(controller)
    press(step, "report-add")
    text = step.findChild(QPlainTextEdit, "addition-text")
    QTest.keyClicks(text, "De kaart ligt klaar.")
    refused = Rejection("R01", "dit kan nu niet", "probeer het later")
    monkeypatch.setattr(controller.session, "record", lambda *_args, **_more: refused)
    QTest.keyClick(text, Qt.Key.Key_Return, CTRL)
    said = step.findChild(QLabel, "report-said")
    qtbot.waitUntil(lambda: "dit kan nu niet" in said.text().lower())
    assert text.toPlainText() == "De kaart ligt klaar."
    assert text.isVisible()


def test_an_addition_that_was_left_half_typed_is_there_when_one_comes_back(qtbot, open_step, demo_visit):
    controller = demo_visit("tafels-bakker")
    step = open_step(controller)
    press(step, "report-add")
    QTest.keyClicks(step.focusWidget(), "De kaart ligt")
    step.leave()
    assert added_later(on_disk(controller)) == []
    step.enter()
    assert step.findChild(QLabel, "addition-state").isVisible()
    assert step.findChild(QLabel, "addition-state").text() == "Nog niet toegevoegd."
    QTest.keyClicks(step.focusWidget(), " klaar.")
    QTest.keyClick(step.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(added_later(controller.visit)))
    assert [later.text for later in added_later(on_disk(controller))] == ["De kaart ligt klaar."]


def test_a_settled_report_is_added_to_with_a_document_of_its_own(qtbot, open_step, demo_visit):
    controller = demo_visit("tafels-bakker")
    step = open_step(controller)
    assert not is_shown(step, "document-aanvullingen")
    press(step, "report-add")
    text = step.findChild(QPlainTextEdit, "addition-text")
    assert step.focusWidget() is text
    QTest.keyClicks(text, "De kaart ligt klaar.")
    QTest.keyClick(text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(added_later(controller.visit)))
    assert [later.text for later in added_later(on_disk(controller))] == ["De kaart ligt klaar."]
    assert step.document is Document.ADDITIONS
    assert is_shown(step, "document-aanvullingen")


def test_the_teacher_has_seen_it_unless_another_name_is_given(open_step, demo_visit):
    controller = demo_visit("tafels-bakker")
    before = len(list(controller.visit.journal.standing("consent")))
    step = open_step(controller)
    press(step, "report-assent")
    assert step.findChild(QComboBox, "assent-name").currentText() == "Mevrouw Bakker"
    press(step, "assent-do")
    visit = on_disk(controller)
    (*_, last) = visit.journal.standing("consent")
    assert (last.act.consent, last.act.by) == (Consent.SEEN, visit.settings.teacher)
    assert len(list(visit.journal.standing("consent"))) == before + 1


def test_somebody_new_agrees_and_is_known_from_then_on(open_step, demo_visit):
    controller = demo_visit("tafels-bakker")
    step = open_step(controller)
    press(step, "report-assent")
    QTest.keyClick(step.findChild(QRadioButton, "assent-agreed"), Qt.Key.Key_Space)
    name = step.findChild(QComboBox, "assent-name")
    name.lineEdit().selectAll()
    QTest.keyClicks(name, "Mevrouw Yilmaz")
    press(step, "assent-do")
    agreed = [a.by for a in assents(on_disk(controller)) if a.consent is Consent.AGREED]
    assert controller.context.library.register().name(agreed[-1]) == "mevrouw Yilmaz"


def test_a_name_much_like_a_known_one_is_asked_about_before_anybody_agrees(open_step, demo_visit):
    controller = demo_visit("tafels-bakker")
    before = len(controller.context.library.register().people)
    step = open_step(controller)
    press(step, "report-assent")
    name = step.findChild(QComboBox, "assent-name")
    name.lineEdit().selectAll()
    QTest.keyClicks(name, "el amrani")
    name.completer().popup().hide()
    press(step, "assent-do")
    assert step.findChild(QLabel, "assent-name-asked").text() == "Bedoel je Meneer El Amrani?"

    press(step, "assent-name-is-0")
    press(step, "assent-do")

    last = assents(on_disk(controller))[-1]
    register = controller.context.library.register()
    assert register.name(last.by) == "meneer El Amrani"
    assert len(register.people) == before


# Which document, and as text


@pytest.mark.parametrize(
    ("key", "document"),
    [(Qt.Key.Key_1, Document.BEFORE), (Qt.Key.Key_2, Document.AFTER), (Qt.Key.Key_3, Document.EVIDENCE)],
)
def test_a_key_shows_each_document(open_step, demo_visit, key, document):
    step = open_step(demo_visit("rekenen-bakker"))
    QTest.keyClick(step.focusWidget(), key, CTRL)
    assert step.document is document
    assert step.findChild(QPushButton, f"document-{document}").isChecked()


def test_what_fits_is_shown_first(open_step, demo_visit):
    assert open_step(demo_visit("rekenen-bakker")).document is Document.BEFORE
    assert open_step(demo_visit("tafels-bakker")).document is Document.AFTER


def test_a_key_copies_the_document_as_text(qtbot, open_step, demo_visit):
    controller = demo_visit("tafels-bakker")
    step = open_step(controller)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(step.focusWidget(), Qt.Key.Key_C, CTRL | SHIFT)
    qtbot.waitUntil(lambda: "WAT WE AFSPRAKEN" in QGuiApplication.clipboard().text())


@pytest.mark.parametrize("width", [1274, 607])
def test_a_panel_stands_beside_the_pages_or_instead_of_them(open_step, demo_visit, width):
    step = open_step(demo_visit("rekenen-bakker"), width)
    press(step, "report-settle")
    pages = step.findChild(QPushButton, "settle-do").window().findChild(type(step._pages), "pages")
    assert pages.isVisible() is (width > 900)
    assert is_shown(step, "settle-do")
