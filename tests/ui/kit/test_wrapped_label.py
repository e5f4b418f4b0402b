"""A label of more lines is as high as Qt says, also after what it is measured by has changed."""

import pytest
from PySide6.QtWidgets import QLabel

from observatie.ui.kit.widgets import label
from observatie.ui.theme.stylesheet import set_role

TEXT = "De leerkracht stemt de uitleg af op wat leerlingen al kunnen en stelt die zo nodig bij."


def enlarge(made):
    made.setStyleSheet("")
    made.ensurePolished()
    made.heightForWidth(200)
    font = made.font()
    font.setPixelSize(31)
    made.setFont(font)


CHANGES = {
    "text": lambda made: made.setText(TEXT * 3),
    "no text": QLabel.clear,
    "font": enlarge,
    "style": lambda made: made.setStyleSheet("padding: 9px; font-size: 20px"),
    "padding": lambda made: made.setStyleSheet("padding: 9px"),
    "role": lambda made: set_role(made, "talk"),
    "role with padding": lambda made: set_role(made, "chip"),
}


@pytest.fixture
def pair(qtbot):
    """A label of ours and one of Qt, with the same text in it, shown."""
    made, qt = label(TEXT, wrap=True), QLabel(TEXT, wordWrap=True)
    for each in (made, qt):
        qtbot.addWidget(each)
        each.show()
    return made, qt


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_measured_before_a_change_is_not_told_after_it(pair, change):
    made, qt = pair
    before = {width: made.heightForWidth(width) for width in (90, 200, 500)}
    assert before == {width: qt.heightForWidth(width) for width in before}
    for each in pair:
        change(each)
    assert {width: made.heightForWidth(width) for width in before} == {w: qt.heightForWidth(w) for w in before}
    assert made.heightForWidth(200) != before[200]
