"""What holds for all fields of the program, whichever screen they are on."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from support.fake_clock import FakeClock
from support.samples import MORNING

import observatie.ui
from observatie.ui.kit.choice_field import ChoiceField, ListField
from observatie.ui.kit.number_field import NumberField
from observatie.ui.kit.passphrase_field import PassphraseField
from observatie.ui.kit.text_fields import DecidedText, TextArea
from observatie.ui.kit.when_field import DayField
from observatie.ui.kit.widgets import LineField
from observatie.ui.notes.note_line import NoteLine
from observatie.ui.unlock.first_start import FirstStart

SCREENS = Path(observatie.ui.__file__).parent
TURNED_BY_A_WHEEL = {"QComboBox", "QSpinBox", "QDoubleSpinBox", "QDateTimeEdit", "QDateEdit", "QTimeEdit"}


def named(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def found_in_screens() -> Iterator[tuple[str, ast.AST]]:
    """Yield all that is written in the code of the screens, with its file."""
    for file in sorted(SCREENS.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            yield file.relative_to(SCREENS).as_posix(), node


def made_bare(kinds: set[str]) -> list[str]:
    """Return where a field of Qt's own is made, and not one of ours."""
    return [
        f"{file}:{node.lineno} {named(node.func)}"
        for file, node in found_in_screens()
        if isinstance(node, ast.Call) and named(node.func) in kinds
    ]


def derived_from(kinds: set[str]) -> Iterator[tuple[str, set[str]]]:
    """Yield our own classes of such fields, with what each of them does in its own way."""
    for _, node in found_in_screens():
        if isinstance(node, ast.ClassDef) and kinds & set(map(named, node.bases)):
            yield node.name, {each.name for each in node.body if isinstance(each, ast.FunctionDef)}


TYPED_ON = {"QLineEdit", "QPlainTextEdit", "QTextEdit"}


def test_no_screen_makes_a_field_that_takes_the_path_of_a_file_for_words():
    assert made_bare(TYPED_ON) == []
    assert {name for name, _ in derived_from(TYPED_ON)} == {"LineField", "NoteLine", "_Text"}


def test_no_screen_makes_a_field_that_a_wheel_changes():
    assert made_bare(TURNED_BY_A_WHEEL) == []
    assert [name for name, does in derived_from(TURNED_BY_A_WHEEL) if "wheelEvent" not in does] == []


def choice(theme):
    field = ChoiceField("role", "Je rol", "")
    field.set_choices(["coach", "leerkracht", "schoolleider"])
    field.show_text("leerkracht")
    return field, field.currentText


def one_of_a_list(theme):
    field = ListField()
    field.addItems(["coach", "leerkracht", "schoolleider"])
    field.setCurrentIndex(1)
    return field, field.currentText


def minutes(theme):
    field = NumberField(theme, "minutes", "Minuten", 1, 60, width=100)
    field.show_number(5)
    return field, field.value


def day(theme):
    field = DayField(theme, "day", "Dag")
    field.show_day(date(2026, 3, 10))
    return field, lambda: field.day


def roll_over(field) -> bool:
    """Roll the wheel over a field, and return whether the field took it."""
    middle = field.rect().center()
    no, nothing = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    place = QPointF(field.mapToGlobal(middle))
    rolled = QWheelEvent(
        QPointF(middle), place, QPoint(0, -40), QPoint(0, -120), nothing, no, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(field, rolled)
    return rolled.isAccepted()


@pytest.mark.parametrize("make", [choice, one_of_a_list, minutes, day])
def test_a_wheel_that_passes_by_changes_nothing_and_is_left_to_the_page(make, theme, qtbot):
    field, shown = make(theme)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    before = shown()
    assert not roll_over(field)
    assert shown() == before


def test_at_the_first_start_a_wheel_that_passes_by_leaves_the_role_as_it_is(theme, qtbot, tmp_path):
    page = FirstStart(theme, tmp_path)
    qtbot.addWidget(page)
    page.show()
    roll_over(page.role)
    assert page.role.currentText() == "intern begeleider"


class Window(QWidget):
    """Takes whatever file is dropped on it, as the window of the program does."""

    def __init__(self, inside):
        super().__init__()
        self.setLayout(QVBoxLayout())
        self.layout().addWidget(inside)
        self.setAcceptDrops(True)
        self.dropped = []

    def dragEnterEvent(self, event):
        event.acceptProposedAction()

    def dropEvent(self, event):
        event.acceptProposedAction()
        self.dropped.append(event.mimeData().urls()[0].toLocalFile())


FILE = "/home/anna/Downloads/blad.share.observatie"


def file_dragged():
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(FILE)])
    data.setText(FILE)
    return data


def words_dragged():
    data = QMimeData()
    data.setText("zonnebloem")
    return data


def drop(window, field, data):
    """Drag something into the middle of a field and let it go, as the system does."""
    place = field.mapTo(window, field.rect().center())
    copied, left, no = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    handle = window.windowHandle()
    QApplication.sendEvent(handle, QDragEnterEvent(place, copied, data, left, no))
    QApplication.sendEvent(handle, QDragMoveEvent(place, copied, data, left, no))
    QApplication.sendEvent(handle, QDropEvent(QPointF(place), copied, data, left, no))


def line(_theme):
    field = LineField(40)
    return field, field.text


def passphrase(theme):
    field = PassphraseField(theme)
    return field.edit, field.text


def name(theme):
    field, shown = choice(theme)
    return field.lineEdit(), shown


def number(theme):
    field, shown = minutes(theme)
    return field.lineEdit(), shown


def date_typed(theme):
    field, shown = day(theme)
    return field.lineEdit(), shown


def note(_theme):
    field = NoteLine(FakeClock(MORNING))
    return field, field.text


def answer(theme):
    field = TextArea(theme, "Antwoord")
    return field, field.toPlainText


def decided(theme):
    field = DecidedText(theme, "question", "Kijkvraag", lines=3)
    return field, field.toPlainText


def in_window(qtbot, field):
    outer = field
    while outer.parentWidget() is not None:
        outer = outer.parentWidget()
    window = Window(outer)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


LINES = [line, passphrase, name, number, date_typed]
ALL_FIELDS = [*LINES, note, answer, decided]


@pytest.mark.parametrize("make", ALL_FIELDS)
def test_a_file_that_is_dropped_on_a_field_is_for_the_window(make, theme, qtbot):
    field, shown = make(theme)
    before = shown()
    window = in_window(qtbot, field)
    drop(window, field, file_dragged())
    assert window.dropped == [FILE]
    assert shown() == before


@pytest.mark.parametrize("make", [note, answer, decided])
def test_words_can_be_dragged_into_a_text(make, theme, qtbot):
    field, shown = make(theme)
    window = in_window(qtbot, field)
    drop(window, field, words_dragged())
    assert shown() == "zonnebloem"
    assert window.dropped == []
