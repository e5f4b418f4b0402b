"""The rows of notes follow the visit, one by one."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from observatie.domain.acts.acts import ItemRef, Mark, Note, NoteType
from observatie.domain.acts.entries import Amend
from observatie.ui.notes.note_model import NoteModel, NoteRole
from observatie.ui.notes.note_view import NoteView

MOOD = ItemRef(instrument="kijkwijzer", item="positief-klasklimaat")


@pytest.fixture
def controller(new_visit):
    return new_visit("kijkwijzer")


@pytest.fixture
def model(controller, qtbot):
    for minute in (1, 5, 9):
        controller.record(Note(text=f"minuut {minute}"), lesson_ms=minute * 60_000)
    model = NoteModel(controller)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets = []
    model.modelReset.connect(lambda: resets.append(True))
    yield model
    assert resets == []
    del tester


def texts(model) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount(QModelIndex()))]


def row(model, number):
    return model.index(number, 0).data(NoteRole.ROW)


def ids(model) -> list:
    return [row(model, number).standing.id for number in range(model.rowCount(QModelIndex()))]


def amend(controller, note, **more):
    controller.take(controller.session.amend(note, lambda act: act.model_copy(update=more)))


def test_a_new_note_comes_at_its_time_in_the_lesson(model, controller, qtbot):
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        controller.record(Note(text="ertussen"), lesson_ms=5 * 60_000 + 1)
    assert inserted.args[1:] == [2, 2]
    assert texts(model) == ["minuut 1", "minuut 5", "ertussen", "minuut 9"]


def test_notes_of_the_same_second_stay_in_the_order_in_which_they_were_written(model, controller):
    controller.record(Note(text="eerst"), lesson_ms=60_000)
    controller.record(Note(text="daarna"), lesson_ms=60_000)
    assert texts(model)[:3] == ["minuut 1", "eerst", "daarna"]


def test_an_amended_note_changes_in_its_place(model, controller, qtbot):
    with qtbot.waitSignal(model.dataChanged) as changed:
        amend(controller, ids(model)[1], text="verbeterd", items=(MOOD,))
    assert changed.args[0].row() == changed.args[1].row() == 1
    assert texts(model) == ["minuut 1", "verbeterd", "minuut 9"]
    assert row(model, 1).items == ("Positief klasklimaat",)


def test_a_note_that_goes_and_comes_back_by_undo_is_where_it_was(model, controller):
    controller.take(controller.session.retract(ids(model)[1]))
    assert texts(model) == ["minuut 1", "minuut 9"]
    controller.take(controller.session.undo())
    assert texts(model) == ["minuut 1", "minuut 5", "minuut 9"]


@pytest.mark.parametrize(
    ("which", "minute", "shown"),
    [
        (0, 7, ["minuut 5", "minuut 1", "minuut 9"]),
        (0, 12, ["minuut 5", "minuut 9", "minuut 1"]),
        (2, 0, ["minuut 9", "minuut 1", "minuut 5"]),
        (1, 6, ["minuut 1", "minuut 5", "minuut 9"]),
    ],
)
def test_a_note_with_another_time_moves(model, controller, which, minute, shown):
    note = row(model, which)
    controller.record(Amend(original=note.standing.id, act=note.note, lesson_ms=minute * 60_000))
    assert texts(model) == shown
    assert [model.index_of(note).row() for note in ids(model)] == [0, 1, 2]


def test_a_row_is_unsaved_until_the_store_has_it(model, controller, qtbot):
    controller.record(Note(text="net getypt"), lesson_ms=10 * 60_000)
    assert not row(model, 3).saved
    qtbot.waitUntil(lambda: row(model, 3).saved)


def test_a_screen_reader_hears_time_sign_text_and_item(model, controller):
    controller.record(
        Note(text="Wie helpt C?", type=NoteType.QUESTION, mark=Mark.CHANCE, items=(MOOD,)), lesson_ms=61_000
    )
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1′01″, vraag, kans, Wie helpt C?, Positief klasklimaat"


def test_what_is_no_note_is_no_row(model, controller):
    controller.session.begin_lesson()
    assert len(texts(model)) == 3
    assert not model.index_of(controller.visit.started.id).isValid()


# The view


@pytest.fixture
def view(model, theme, qtbot):
    view = NoteView(theme)
    view.setModel(model)
    view.resize(400, 300)
    qtbot.addWidget(view)
    view.show()
    return view


def test_the_arrow_keys_walk_through_the_notes(view, model, qtbot):
    view.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().data() == "minuut 5"
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().data() == "minuut 9"


def test_a_click_chooses_the_note_under_it(view, model, qtbot):
    rect = view.visualRect(model.index(2, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert view.currentIndex().data() == "minuut 9"


def test_the_current_note_stays_current_when_another_comes_before_it(view, model, controller, qtbot):
    view.setCurrentIndex(model.index(1, 0))
    controller.record(Note(text="vooraf"), lesson_ms=0)
    assert view.currentIndex().data() == "minuut 5"
    assert view.visualRect(model.index(0, 0)).top() == 0


def test_a_long_note_is_as_high_as_its_lines(view, model, controller):
    short = view.visualRect(model.index(0, 0)).height()
    controller.record(Note(text="een heel lange regel " * 20), lesson_ms=0)
    view.measure_all()
    assert view.visualRect(model.index(0, 0)).height() > 4 * short


def test_a_running_lesson_stays_at_its_last_note(model, controller, theme, qtbot):
    view = NoteView(theme, from_bottom=True)
    view.setModel(model)
    view.resize(400, 300)
    qtbot.addWidget(view)
    view.show()
    for number in range(100):
        controller.record(Note(text=f"een regel die {'lang ' * (number % 40)} is"), lesson_ms=3_600_000 + number)
    last = view.visualRect(model.index(model.rowCount() - 1, 0))
    assert last.bottom() == view.viewport().rect().bottom()


def test_any_note_of_a_long_lesson_can_be_brought_into_sight(view, model, controller):
    for number in range(60):
        controller.record(Note(text=f"een regel die {'lang ' * (number % 40)} is"), lesson_ms=3_600_000 + number)
    for number in (50, 20, 62, 0):
        view.scrollTo(model.index(number, 0))
        assert view.viewport().rect().contains(view.visualRect(model.index(number, 0)))
