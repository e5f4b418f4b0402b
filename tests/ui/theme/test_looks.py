"""What was chosen looks chosen and what has the focus looks focused: the two are never alike."""

from itertools import combinations
from uuid import uuid4

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from observatie.domain.visit.completeness import Filled, places_of
from observatie.ui.form.dot_field import Dot
from observatie.ui.form.level_grid import LevelCell
from observatie.ui.form.line_list import LineList, ListLine
from observatie.ui.kit.choice_field import ChoiceField
from observatie.ui.kit.file_dialogs import run
from observatie.ui.kit.widgets import column, label, panel, scrolling
from observatie.ui.notes.note_model import NoteModel
from observatie.ui.notes.note_view import NoteView
from observatie.ui.theme.stylesheet import set_role, stylesheet
from observatie.ui.theme.theme import Theme

SELECTED, FOCUS = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
STATES = [(chosen, focused) for chosen in (False, True) for focused in (False, True)]
ROLES = ("", "primary", "plain", "quiet", "choice", "talk", "talk-choice", "talk-step")
MODES = [False, True]


def pushed(role):
    made = QPushButton("Kijkpunten")
    set_role(made, role)
    return made


def place():
    made = QToolButton()
    made.setText("Help")
    set_role(made, "place")
    return made


BUTTONS = {
    **{f"button {role}": (lambda role=role: pushed(role)) for role in ROLES},
    "place": place,
    "check": lambda: QCheckBox("ja"),
    "radio": lambda: QRadioButton("ja"),
}


def apart(pictures: dict[tuple[bool, bool], QImage]) -> list[tuple]:
    """The pairs of states that look the same."""
    return [pair for pair in combinations(pictures, 2) if pictures[pair[0]] == pictures[pair[1]]]


def contrast(one: QColor, other: QColor) -> float:
    def light(color):
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def board(qtbot, request):
    """A page that can have the focus elsewhere, in the light or the dark colours."""
    host = QWidget()
    host.setStyleSheet(stylesheet(Theme.load(dark=request.param, scale=1.0)))
    host.setProperty("role", "page")
    host.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = QVBoxLayout(host)
    layout.addWidget(QLineEdit())
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    return host


def is_ringed(picture: QImage, color: QColor) -> bool:
    """Whether the middle of each edge has the colour of focus."""
    width, height = picture.width() - 1, picture.height() - 1
    middles = ((width // 2, 0), (width // 2, height), (0, height // 2), (width, height // 2))
    return all(picture.pixelColor(*spot) == color for spot in middles)


def grabbed(board, widget, focused: bool) -> QImage:
    (widget if focused else board.findChild(QLineEdit)).setFocus()
    QApplication.processEvents()
    return widget.grab().toImage()


@pytest.mark.parametrize("board", MODES, indirect=True, ids=["light", "dark"])
def test_what_the_focus_came_to_by_key_has_the_ring_and_no_box_of_the_style_within_it(board):
    boxed = []
    for kind, make in BUTTONS.items():
        made = make()
        board.layout().addWidget(made)
        pictures = []
        for by_key in (False, True):
            # As Qt remembers for a whole window once somebody pressed Tab in it.
            board.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, by_key)
            pictures.append(grabbed(board, made, focused=True))
        boxed += [kind] if pictures[0] != pictures[1] else []
    assert boxed == []


@pytest.mark.parametrize("board", MODES, indirect=True, ids=["light", "dark"])
def test_every_kind_of_button_has_four_looks_and_a_ring_only_where_the_focus_is(board, request):
    alike, ringed = {}, {}
    ring = Theme.load(dark=request.node.callspec.params["board"], scale=1.0).color("focus")
    for kind, make in BUTTONS.items():
        widget = make()
        widget.setCheckable(True)
        widget.setAutoExclusive(False)
        board.layout().addWidget(widget)
        pictures = {}
        for chosen, focused in STATES:
            widget.setChecked(chosen)
            pictures[chosen, focused] = grabbed(board, widget, focused)
        alike[kind] = apart(pictures)
        ringed[kind] = [state for state, picture in pictures.items() if is_ringed(picture, ring)]
        widget.setParent(None)
    assert alike == {kind: [] for kind in BUTTONS}
    assert ringed == {kind: [(False, True), (True, True)] for kind in BUTTONS}


def rows(view, index, rect) -> dict[tuple[bool, bool], QImage]:
    """A row of a list in its four states, painted by its delegate."""
    pictures = {}
    for chosen, focused in STATES:
        picture = QImage(rect.size(), QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        option = QStyleOptionViewItem()
        option.initFrom(view)
        state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Active
        option.state = state | (SELECTED if chosen else state) | (FOCUS if focused else state)
        option.rect = rect
        painter = QPainter(picture)
        view.itemDelegateForIndex(index).paint(painter, option, index)
        painter.end()
        pictures[chosen, focused] = picture
    return pictures


def test_a_note_has_four_looks(qtbot, theme, demo_visit):
    view = NoteView(theme)
    qtbot.addWidget(view)
    view.setModel(NoteModel(demo_visit("rekenen-bakker")))
    assert apart(rows(view, view.model().index(0, 0), QRect(0, 0, 600, 60))) == []


def test_a_line_of_a_list_has_four_looks(qtbot, theme):
    view = LineList(theme, "lijst", "Lijst")
    qtbot.addWidget(view)
    view.show_lines([ListLine(uuid4(), "Groep 4", ("klein",), "Groep 4")])
    assert apart(rows(view, view.model().index(0, 0), QRect(0, 0, 300, 60))) == []


@pytest.mark.parametrize("board", [False], indirect=True)
def test_a_dot_has_four_looks(board, theme, catalogue):
    dot = Dot(theme, next(places_of(catalogue.instruments["kijkwijzer"])))
    board.layout().addWidget(dot)
    pictures = {}
    for chosen, focused in STATES:
        dot.show_state(Filled.OPEN, current=chosen)
        pictures[chosen, focused] = grabbed(board, dot, focused)
    assert apart(pictures) == []


@pytest.mark.parametrize("board", [False], indirect=True)
def test_a_level_has_four_looks(board, theme):
    cell = LevelCell(theme, "niveau 2", "level", slim=False)
    cell.setCheckable(True)
    board.layout().addWidget(cell)
    pictures = {}
    for chosen, focused in STATES:
        cell.setChecked(chosen)
        pictures[chosen, focused] = grabbed(board, cell, focused)
    assert apart(pictures) == []


@pytest.mark.parametrize("mode", MODES, ids=["light", "dark"])
def test_the_bar_of_what_is_chosen_and_the_ring_of_focus_stand_out(mode):
    theme = Theme.load(dark=mode, scale=1.0)
    for ground in ("surface", "background", "rail", "chosen"):
        assert contrast(theme.color("focus"), theme.color(ground)) >= 3, ground
        assert contrast(theme.color("accent"), theme.color(ground)) >= 3, ground
    assert contrast(theme.color("focus"), theme.color("accent")) >= 1.5
    assert contrast(theme.color("accent"), theme.color("chosen")) >= 4.5
    # A link stands in a banner and in a notice too.
    for ground in ("surface", "background", "danger_soft", "accent_soft"):
        assert contrast(theme.color("accent"), theme.color(ground)) >= 4.5, ground


def test_what_scrolls_gets_its_style_when_it_is_shown_and_not_while_its_screen_is_built(qtbot, theme):
    words = label("Wat je zag")
    content = panel(column(theme, words))
    page = panel(column(theme, scrolling(content)))
    qtbot.addWidget(page)
    assert not words.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    page.show()
    assert words.isVisible()
    assert page.findChild(QScrollArea).widget() is content


def choice_list(board):
    field = ChoiceField("subject", "Vak", "rekenen")
    board.layout().addWidget(field)
    field.set_choices(["rekenen"])
    field.show()
    field.setFocus()
    return field.completer().popup()


def file_list(board):
    dialog = QFileDialog(board)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    run(dialog)
    return dialog.findChild(QLineEdit).completer().popup()


@pytest.mark.parametrize("board", MODES, indirect=True)
@pytest.mark.parametrize("made", [choice_list, file_list])
def test_a_list_that_completes_is_in_the_colours_of_its_window(board, made, monkeypatch, request):
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    popup = made(board)
    dark = request.node.callspec.params["board"]
    popup.resize(200, 100)
    assert popup.grab().toImage().pixelColor(100, 90) == Theme.load(dark=dark, scale=1.0).color("surface")
