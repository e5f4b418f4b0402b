"""Uitwerken, as somebody does it with keys and mouse; judged by what is on disk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolTip,
    QWidget,
)
from support.hands import CTRL, SHIFT
from support.review_hands import ReviewHands, sit_down

from observatie.domain.acts.acts import ItemRef, Mark, Note, Phase
from observatie.domain.acts.answers import (
    Answer,
    BlanksValue,
    CheckedValue,
    LevelValue,
    NotApplicable,
    NotSeen,
    Stage,
    TextValue,
    YesNoValue,
)
from observatie.domain.instrument.instrument import Source
from observatie.domain.journal.scribe import Scribe
from observatie.ui.form.dot_field import Dot
from observatie.ui.form.level_grid import LevelCell
from observatie.ui.kit import text_fields
from observatie.ui.kit.text_fields import TextArea
from observatie.ui.notes.note_view import NoteView
from observatie.ui.session.app_context import AppContext
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.theme import Theme

FIRST, SECOND = "positief-klasklimaat", "sensitieve-responsieve-leerkrachten"


@pytest.fixture
def at(qtbot):
    """Sit down at a visit, in a window of the usual school laptop."""

    def sit(controller: VisitController, width: int = 1274) -> ReviewHands:
        return sit_down(controller, qtbot, width)

    return sit


@pytest.fixture
def controller(new_visit):
    return new_visit("kijkwijzer")


@pytest.fixture
def noted(controller):
    """Three notes, one of them linked already."""
    mood = ItemRef(instrument="kijkwijzer", item=FIRST)
    controller.record(Phase(name="Instructie"), lesson_ms=0)
    controller.record(Note(text="Lkr lacht", mark=Mark.STRONG, items=(mood,)), lesson_ms=60_000)
    controller.record(Phase(name="Verwerking"), lesson_ms=300_000)
    controller.record(Note(text="C wacht", mark=Mark.CHANCE), lesson_ms=600_000)
    controller.record(Note(text="Plusgroep klaar"), lesson_ms=900_000)
    return controller


# Text


def test_what_was_typed_is_recorded_on_the_way_to_the_next_item(at, controller):
    hands = at(controller)

    hands.write("Er wordt gelachen.")
    hands.next()
    hands.write("Vraagt door.")
    hands.key(Qt.Key.Key_PageUp, CTRL)

    assert hands.answer(FIRST).value == TextValue(text="Er wordt gelachen.")
    assert hands.answer(SECOND).value == TextValue(text="Vraagt door.")
    assert hands.find(TextArea, "answer-text").toPlainText() == "Er wordt gelachen."


def test_text_that_rests_is_recorded_while_the_cursor_stays(at, controller, monkeypatch):
    monkeypatch.setattr(text_fields, "REST_MS", 1)
    hands = at(controller)

    hands.write("Er wordt gelachen.")

    hands.qtbot.waitUntil(lambda: hands.controller.visit.journal.count("answer") > 0)
    assert hands.answer(FIRST).value == TextValue(text="Er wordt gelachen.")


def test_leaving_the_screen_records_what_was_typed(at, controller):
    hands = at(controller)

    hands.write("Er wordt gelachen.")
    hands.step.leave()

    assert hands.answer(FIRST).value == TextValue(text="Er wordt gelachen.")


def test_leaving_the_field_records_what_was_typed(at, noted):
    hands = at(noted)

    hands.write("Er wordt gelachen.")
    hands.find(QLineEdit, "note-filter").setFocus()

    assert hands.answer(FIRST).value == TextValue(text="Er wordt gelachen.")


def test_the_same_text_is_never_recorded_twice(at, controller):
    hands = at(controller)
    hands.write("Er wordt gelachen.")
    hands.next()
    hands.key(Qt.Key.Key_PageUp, CTRL)
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Backspace)

    hands.next()
    hands.step.leave()

    assert hands.stored.journal.count("answer") == 1


def test_text_that_is_wiped_out_is_no_answer_any_more(at, controller):
    hands = at(controller)
    hands.write("Er")
    hands.next()
    hands.key(Qt.Key.Key_PageUp, CTRL)

    hands.key(Qt.Key.Key_A, CTRL)
    hands.key(Qt.Key.Key_Delete)
    hands.next()

    assert hands.answers(FIRST) == []


def test_niet_gezien_keeps_what_was_typed_as_its_remark(at, controller):
    hands = at(controller)
    hands.write("toets, geen gesprek")

    hands.click("choice-not-seen")

    answer = hands.answer(FIRST)
    assert (answer.value, answer.remark) == (NotSeen(), "toets, geen gesprek")
    hands.next()
    hands.key(Qt.Key.Key_PageUp, CTRL)
    hands.click("choice-not-seen")
    assert hands.answer(FIRST).value == TextValue(text="toets, geen gesprek")


def test_niet_gezien_is_not_chosen_where_the_words_are_too_long_to_be_its_remark(at, controller):
    hands = at(controller)
    hands.find(TextArea, "answer-text").setPlainText("a" * 15_000)
    hands.step.item.editor.remark.area.setPlainText("b" * 5_000)

    hands.click("choice-not-seen")

    answer = hands.answer(FIRST)
    assert (answer.value, answer.remark) == (TextValue(text="a" * 15_000), "b" * 5_000)
    assert not hands.find(QPushButton, "choice-not-seen").isChecked()
    assert QToolTip.text().startswith("Antwoord en opmerking zijn samen te lang")


# Scores


@pytest.fixture
def adapt(new_visit):
    return new_visit("adapt")


ITEM = "uitvoering-afstemmen"


def scores(hands) -> dict:
    return {(a.stage, a.source): a.value for a in hands.answers(ITEM)}


def test_a_level_is_reached_with_arrows_and_chosen_with_space(at, adapt):
    hands = at(adapt)
    hands.go(ITEM)

    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Space)

    assert scores(hands) == {
        (Stage.PROVISIONAL, Source.OBSERVATION): LevelValue(level=2),
        (Stage.PROVISIONAL, Source.INTERVIEW): LevelValue(level=3),
    }


def test_one_source_holds_one_level_and_the_same_again_takes_it_away(at, adapt):
    hands = at(adapt)
    hands.go(ITEM)

    hands.click("level-0-observation", LevelCell)
    hands.click("level-4-observation", LevelCell)
    hands.click("level-5-documents", LevelCell)
    assert scores(hands) == {
        (Stage.PROVISIONAL, Source.OBSERVATION): NotSeen(),
        (Stage.PROVISIONAL, Source.DOCUMENTS): NotApplicable(),
    }

    hands.click("level-4-observation", LevelCell)
    assert scores(hands) == {(Stage.PROVISIONAL, Source.DOCUMENTS): NotApplicable()}


def test_a_final_score_that_differs_asks_why(at, adapt):
    hands = at(adapt)
    hands.go(ITEM)
    reason = hands.step.findChild(TextArea, "answer-reason")
    hands.click("level-1-observation", LevelCell)
    hands.click("choice-final-2")
    assert reason.isHidden()

    hands.click("choice-final-3")
    hands.write("na de toets van vrijdag", "answer-reason")
    hands.next()

    final = next(a for a in hands.answers(ITEM) if a.stage is Stage.FINAL)
    assert (final.value, final.source) == (LevelValue(level=3), None)
    assert final.reason == "na de toets van vrijdag"
    assert hands.stored.answer is not None


def test_an_item_without_sources_has_one_column(at, new_visit):
    hands = at(new_visit("inclusieladder"))
    target = hands.step.item.place.target

    hands.click("level-2-all", LevelCell)

    assert hands.answer(target).value == LevelValue(level=3)
    assert not hands.step.findChild(TextArea, "answer-reason").isVisible()


# Other answers


def test_yes_or_no(at, new_visit):
    hands = at(new_visit("kwaliteit-adviezen"))
    target = hands.step.item.place.target

    hands.click("choice-nee")
    assert hands.answer(target).value == YesNoValue(yes=False)
    hands.click("choice-not-applicable")
    assert hands.answer(target).value == NotApplicable()
    hands.click("choice-ja")
    assert hands.answer(target).value == YesNoValue(yes=True)


def test_a_tick_with_a_remark(at, new_visit):
    hands = at(new_visit("afstemming"))

    hands.key(Qt.Key.Key_Space)
    hands.write("half zo veel sommen", "answer-remark")
    hands.next()

    answer = hands.answer("hoeveelheid")
    assert (answer.value, answer.remark) == (CheckedValue(checked=True), "half zo veel sommen")
    hands.key(Qt.Key.Key_PageUp, CTRL)
    hands.click("answer-tick", QCheckBox)
    assert hands.answer("hoeveelheid").value == CheckedValue(checked=False)


def test_blanks_in_a_sentence(at, new_visit):
    hands = at(new_visit("zeven-stappen"))
    hands.go("gegevens")

    hands.write("de Kijkwijzer", "blank-instrument")
    hands.write("te weinig tijd", "blank-mogelijke-oorzaken")
    hands.next()

    assert hands.answer("gegevens").value == BlanksValue(
        blanks={"instrument": "de Kijkwijzer", "mogelijke-oorzaken": "te weinig tijd"}
    )


def test_a_competence_has_one_field_and_its_skills_say_that_they_have_none(at, new_visit):
    hands = at(new_visit("smeets"))

    hands.write("Rustig en duidelijk.")
    hands.next()

    assert hands.answer("pedagogische-structuur").value == TextValue(text="Rustig en duidelijk.")
    assert "Hier vul je niets in" in hands.said("no-answer")
    assert "Pedagogische structuur" in hands.said("no-answer")
    hands.next()
    hands.next()
    assert hands.step.item.place.target == "signaleert-probleemgedrag"


# Notes and evidence


def test_a_note_is_linked_and_unlinked_with_a_key(at, noted):
    hands = at(noted)
    hands.go(SECOND)
    ref = ItemRef(instrument="kijkwijzer", item=SECOND)

    hands.take("C wacht")
    hands.key(Qt.Key.Key_L, CTRL)
    assert [note.act.text for note in hands.stored.notes_of(ref)] == ["C wacht"]

    hands.key(Qt.Key.Key_L, CTRL)
    assert hands.stored.notes_of(ref) == []


def test_an_answer_names_the_notes_that_are_linked_at_that_moment(at, noted):
    hands = at(noted)
    hands.go(FIRST)
    hands.take("C wacht")
    hands.click("link")

    hands.write("Er wordt gelachen.")
    hands.next()

    texts = [hands.stored.journal.find(note).act.text for note in hands.answer(FIRST).evidence]
    assert texts == ["Lkr lacht", "C wacht"]


def test_a_note_is_unlinked_from_the_evidence(at, noted):
    hands = at(noted)
    hands.go(FIRST)
    evidence = hands.find(NoteView, "evidence")
    place = evidence.visualRect(evidence.model().index(0, 0)).center()

    hands.qtbot.mouseClick(evidence.viewport(), Qt.MouseButton.LeftButton, pos=place)
    hands.key(Qt.Key.Key_Delete)

    assert hands.stored.notes_of(ItemRef(instrument="kijkwijzer", item=FIRST)) == []
    assert "Nog geen notitie" in hands.said("no-evidence")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("wacht", ["C wacht"]),
        ("verwerking", ["C wacht", "Plusgroep klaar"]),
        ("KLASKLIMAAT", ["Lkr lacht"]),
        ("verwerking kans", ["C wacht"]),
    ],
)
def test_the_filter_looks_in_text_sign_phase_and_item(at, noted, typed, shown):
    hands = at(noted)

    hands.write(typed, "note-filter")

    assert hands.notes() == shown


def test_the_buttons_show_strong_chance_or_loose_notes(at, noted):
    hands = at(noted)

    hands.click("filter")
    hands.click("filter-strong")
    assert hands.notes() == ["Lkr lacht"]
    hands.click("filter-chance")
    assert hands.notes() == ["Lkr lacht", "C wacht"]
    hands.click("filter-loose")
    assert hands.notes() == ["C wacht"]


def test_a_filter_that_leaves_nothing_can_be_undone(at, noted):
    hands = at(noted)
    hands.write("zonnebloem", "note-filter")

    hands.click("show-all")

    assert len(hands.notes()) == 3


# Undo


def test_undo_takes_the_last_act_back_and_says_which(at, controller):
    hands = at(controller)
    hands.click("choice-not-seen")

    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.answers(FIRST) == []
    assert hands.said() == "Ongedaan gemaakt: antwoord bij “Positief klasklimaat”."

    hands.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert hands.answer(FIRST).value == NotSeen()
    assert "Opnieuw gedaan" in hands.said()

    hands.key(Qt.Key.Key_Z, CTRL)
    hands.key(Qt.Key.Key_Y, CTRL)
    assert hands.answer(FIRST).value == NotSeen()


def test_undo_leads_to_the_item_where_it_shows(at, controller):
    hands = at(controller)
    hands.click("choice-not-seen")
    hands.click("next")
    hands.find(QPushButton, "choice-not-seen").setFocus()

    hands.key(Qt.Key.Key_Z, CTRL)

    assert hands.step.item.place.target == FIRST
    assert not hands.find(QPushButton, "choice-not-seen").isChecked()


def test_undo_in_a_field_is_that_of_the_field(at, noted):
    hands = at(noted)
    before = len(hands.stored.journal)
    hands.write("Er")

    hands.key(Qt.Key.Key_Z, CTRL)

    assert hands.find(TextArea, "answer-text").toPlainText() == ""
    assert len(hands.stored.journal) == before


def test_undo_of_a_link_unlinks(at, noted):
    hands = at(noted)
    hands.go(SECOND)
    hands.take("C wacht")
    hands.key(Qt.Key.Key_L, CTRL)

    hands.key(Qt.Key.Key_Z, CTRL)

    assert hands.stored.notes_of(ItemRef(instrument="kijkwijzer", item=SECOND)) == []
    assert hands.said() == "Ongedaan gemaakt: koppelen van notitie 10′00″."


# What is on disk


def test_opgeslagen_is_said_when_it_is_true(at, controller):
    hands = at(controller)
    hands.qtbot.waitUntil(lambda: hands.said("saved") == "opgeslagen")

    hands.write("E")
    assert hands.said("saved") == ""

    hands.step.leave()
    assert hands.said("saved") == ("opgeslagen" if controller.all_saved else "")
    hands.qtbot.waitUntil(lambda: hands.said("saved") == "opgeslagen")
    assert hands.answer(FIRST).value == TextValue(text="E")


def test_what_the_teacher_filled_in_is_neither_shown_nor_changed(at, controller):
    library = controller.context.library
    teacher = Scribe(author=controller.visit.id, device=library.scribe.device)
    hers = Answer(instrument="kijkwijzer", target=FIRST, value=TextValue(text="mijn eigen beeld"))
    moment = controller.session.now()
    entry = teacher.entry(controller.visit.journal, hers, moment)
    controller.visit.add(entry)
    library.append([entry]).result()

    hands = at(controller)
    assert hands.find(TextArea, "answer-text").toPlainText() == ""
    hands.write("wat ik zag")
    hands.next()

    texts = {key.author: a.value.text for key, _, a in hands.stored.answers() if key.target == FIRST}
    assert texts == {teacher.author: "mijn eigen beeld", library.scribe.author: "wat ik zag"}


# Completeness


def test_at_the_findings_ctrl_t_tells_which_key_brings_a_note(at, noted):
    hands = at(noted)
    hands.key(Qt.Key.Key_F6)
    hands.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    said = [each.text() for each in hands.step.findChildren(QLabel) if each.isVisible()]
    assert "Bij een bevinding hoort een notitie met Ctrl+L. Ctrl+T is voor de tekst bij een onderdeel." in said


def test_the_dots_say_how_far_each_item_is(at, noted):
    hands = at(noted)
    dot = hands.find(Dot, f"dot-kijkwijzer-{FIRST}")
    assert dot.accessibleName() == "Positief klasklimaat: nog niet ingevuld"

    hands.write("Er wordt gelachen.")
    hands.next()
    hands.write("Vraagt door.")
    hands.next()

    assert dot.accessibleName() == "Positief klasklimaat: met bewijs"
    other = hands.find(Dot, f"dot-kijkwijzer-{SECOND}")
    assert other.accessibleName().endswith(": zonder bewijs")


def test_a_dot_leads_to_its_item_and_typed_text_is_kept(at, controller):
    hands = at(controller)
    hands.write("Er wordt gelachen.")

    hands.click("dot-kijkwijzer-focusing", Dot)
    hands.key(Qt.Key.Key_X)
    hands.step.leave()

    assert hands.answer(FIRST).value == TextValue(text="Er wordt gelachen.")
    assert hands.answer("focusing").value == TextValue(text="x")


def test_the_arrows_walk_over_the_dots(at, controller):
    hands = at(controller)
    hands.find(Dot, f"dot-kijkwijzer-{FIRST}").setFocus()

    hands.key(Qt.Key.Key_Right)
    assert hands.step.item.place.target == SECOND
    hands.key(Qt.Key.Key_Down)
    assert hands.step.item.place.section.id == "lesformat"
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_X)
    hands.step.leave()

    assert hands.answer(hands.step.item.place.target).value == TextValue(text="x")


def test_the_dots_of_all_instruments_have_room_enough(at, new_visit):
    hands = at(new_visit("adapt", "kijkwijzer", "smeets"))
    (area,) = hands.step.dots.findChildren(QScrollArea)
    QApplication.processEvents()
    assert area.horizontalScrollBar().maximum() == 0


def test_several_instruments_are_below_each_other(at, new_visit):
    hands = at(new_visit("kijkwijzer", "smeets"))

    hands.click("dot-smeets-didactiek", Dot)
    hands.key(Qt.Key.Key_X)
    hands.step.leave()

    assert hands.answer("didactiek").value == TextValue(text="x")


# Nothing there yet


def test_without_an_instrument_it_says_how_to_choose_one(at, new_visit):
    hands = at(new_visit())

    with hands.qtbot.waitSignal(hands.step.prepare_asked):
        hands.click("choose-instrument")


def test_an_instrument_chosen_later_is_there_at_once(at, new_visit):
    controller = new_visit()
    hands = at(controller)

    controller.set_up(controller.visit.settings, (controller.context.catalogue.instruments["kijkwijzer"],))
    hands.step.enter()
    hands.write("Er wordt gelachen.")
    hands.step.leave()

    assert hands.answer(FIRST).value == TextValue(text="Er wordt gelachen.")


def test_without_notes_it_leads_to_the_lesson(at, controller):
    hands = at(controller)

    with hands.qtbot.waitSignal(hands.step.observe_asked):
        hands.click("to-observe")


def test_a_visit_of_the_demo_opens_at_an_item_in_focus_that_is_open(at, demo_visit):
    controller = demo_visit("rekenen-jansen-ozdemir")

    hands = at(controller)

    assert hands.step.item.place.instrument.id == "adapt"
    assert len(hands.notes()) == controller.visit.journal.count("note")


# Room


@pytest.fixture
def large(new_visit, qapp):
    controller = new_visit("adapt")
    context = controller.context
    twice = AppContext(
        context.library, context.catalogue, context.clock, Theme.load(dark=False, scale=2.0), context.link
    )
    return VisitController(twice, controller.session)


def test_twice_as_large_there_is_one_pane_at_a_time(at, large):
    hands = at(large, width=1278)
    assert hands.step.width() == 1278
    assert hands.step.item.isVisible()
    assert not hands.step.notes.isVisible()

    hands.click("pane-dots")
    assert hands.step.dots.isVisible()
    hands.click("dot-adapt-uitvoering-uitdagen", Dot)

    assert hands.step.item.isVisible()
    hands.click("level-1-observation", LevelCell)
    assert hands.answer("uitvoering-uitdagen").value == LevelValue(level=2)


@pytest.mark.parametrize("instrument", ["kijkwijzer", "adapt", "afstemming", "smeets"])
def test_nothing_opens_a_window_of_its_own(at, new_visit, qapp, instrument):
    shown = []
    qapp.focusWindowChanged.connect(shown.append)
    hands = at(new_visit(instrument))

    for _ in range(3):
        hands.next()
        QApplication.processEvents()

    qapp.focusWindowChanged.disconnect(shown.append)
    assert set(shown) == {hands.step.windowHandle()}


def test_tab_goes_from_the_notes_through_the_answer_to_the_dots(at, noted):
    hands = at(noted)
    hands.next()
    QApplication.processEvents()
    hands.find(QLineEdit, "note-filter").setFocus()

    passed = []
    while "note-filter" not in passed and len(passed) < 30:
        hands.key(Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget().objectName())

    order = ["notes", "answer-text", "choice-not-seen", "previous", "next", f"dot-kijkwijzer-{SECOND}"]
    assert [name for name in passed if name in order] == order


def test_every_control_has_a_name_for_a_screen_reader(at, noted):
    hands = at(noted)

    controls = hands.step.findChildren(QWidget)
    nameless = [
        w
        for w in controls
        if w.focusPolicy() != Qt.FocusPolicy.NoFocus and not w.isHidden() and not w.accessibleName()
        if isinstance(w, QPushButton | QLineEdit | TextArea | NoteView | Dot | LevelCell)
    ]
    assert nameless == []
