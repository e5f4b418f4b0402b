"""What holds for all fields of the program, whichever screen they are on."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

import observatie.ui
from observatie.ui.kit.choice_field import ChoiceField, ListField
from observatie.ui.kit.number_field import NumberField
from observatie.ui.kit.when_field import DayField
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
