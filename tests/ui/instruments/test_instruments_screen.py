"""The instruments: all of each can be read, and what is wrong with a file of one's own."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QPushButton
from support.hands import in_front

from observatie.catalogue.catalogue import load_catalogue
from observatie.catalogue.problem import Problem
from observatie.data import instruments_folder
from observatie.domain.instrument.instrument import Instrument, Item
from observatie.ui.instruments.instrument_html import instrument_html, own_html
from observatie.ui.instruments.instruments_screen import InstrumentsScreen
from observatie.ui.kit.reader import Reader
from observatie.ui.kit.reading_page import Page

SHIPPED = load_catalogue(instruments_folder()).instruments


@pytest.fixture
def open_screen(qtbot):
    def make(context, ask_path=lambda _parent, _name: None) -> InstrumentsScreen:
        screen = in_front(InstrumentsScreen(context, ask_path), qtbot, (1274, 768))
        screen.enter()
        return screen

    return make


def entries(screen) -> list[str]:
    model: QAbstractItemModel = screen.findChild(QListView, "entries").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def page(screen) -> str:
    return screen.findChild(Page, "page").toPlainText()


def plain(text: str) -> str:
    return " ".join(text.split())


def texts_of(instrument: Instrument) -> list[str]:
    """Everything a reader has a right to, word for word."""
    said = [instrument.title, instrument.statement, instrument.source, instrument.published_in]
    said += [instrument.rights.author, instrument.rights.licence, instrument.rights.remark]
    said += [*instrument.instructions, *instrument.aims, instrument.correction]
    for scale in instrument.scales.values():
        said += [text for level in scale.levels for text in (level.label, level.description)]
    for section in instrument.sections:
        said += [section.number, section.title, section.subtitle, section.description, section.remark_label]
        said.append(section.correction)
    for item in instrument.items.values():
        said += _texts_of_item(item)
    return [plain(text) for text in said if text]


def _texts_of_item(item: Item) -> list[str | None]:
    said = [item.number, item.title, item.text, item.hint, item.explanation, item.dimension, item.correction]
    for listed in (item.examples, item.look_fors, item.questions, item.documents):
        said += listed
    said += [text for shown in item.lists for text in (shown.title, *shown.entries)]
    return [*said, *item.levels.values(), item.field_label, *(blank.label for blank in item.blanks)]


@pytest.mark.parametrize("instrument", SHIPPED.values(), ids=lambda instrument: instrument.id)
def test_every_text_of_an_instrument_can_be_read(qtbot, theme, instrument):
    shown = Page(theme)
    qtbot.addWidget(shown)
    shown.show_html(instrument_html(instrument))
    read = plain(shown.toPlainText())
    assert [text for text in texts_of(instrument) if text not in read] == []


def test_what_looks_like_markup_is_shown_as_it_is(qtbot, theme):
    sly = SHIPPED["smeets"].model_copy(update={"title": "<b>Vet</b> & “eigen”", "statement": "<img src=x>"})
    shown = Page(theme)
    qtbot.addWidget(shown)
    shown.show_html(instrument_html(sly))
    assert "<b>Vet</b> & “eigen”" in shown.toPlainText()
    assert "<img src=x>" in shown.toPlainText()


def test_a_scale_that_says_the_same_for_each_item_is_told_once():
    assert instrument_html(SHIPPED["attitudestellingen"]).count("Een beetje mee eens") == 1


def test_levels_with_a_meaning_of_their_own_stand_with_their_item():
    told = instrument_html(SHIPPED["adapt"])
    assert told.count("doordacht en bijgesteld") == len(SHIPPED["adapt"].answered_items)


def test_the_list_holds_every_instrument_and_then_ones_own(context, open_screen):
    screen = open_screen(context)
    assert entries(screen) == [i.label for i in context.catalogue.instruments.values()] + ["Eigen instrumenten"]


def test_the_first_is_shown_and_the_arrow_turns_to_the_next(context, open_screen):
    screen = open_screen(context)
    first, second, *_ = context.catalogue.instruments.values()
    assert page(screen).startswith(first.title)
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Down)
    assert page(screen).startswith(second.title)


def test_the_last_page_says_where_ones_own_go(context, open_screen):
    screen = open_screen(context)
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_End)
    shown = page(screen).replace("\u200b", "")
    assert str(context.library.folder / "instrumenten") in shown
    assert "in orde" in shown


def test_problems_of_ones_own_files_are_counted_and_told_as_sentences(context, open_screen):
    problem = Problem(Path("/ergens/klein.yaml"), 7, "I21", "“title” ontbreekt", "schrijf hoe het heet")
    wrong = replace(context, catalogue=replace(context.catalogue, problems=(problem,)))
    screen = open_screen(wrong)
    view = screen.findChild(QListView, "entries")
    last = view.model().index(view.model().rowCount() - 1, 0)
    assert last.data(Qt.ItemDataRole.AccessibleTextRole) == "Eigen instrumenten, 1 probleem"
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_End)
    assert "klein.yaml, regel 7 · Uitleg (I21)" in page(screen)
    assert "“title” ontbreekt. Schrijf hoe het heet." in page(screen)


def test_a_file_name_with_markup_in_it_is_harmless():
    problem = Problem(Path("<b>.yaml"), 1, "I01", "weg", "zoek <hem>")
    assert "<b>.yaml" not in own_html(Path("/x"), [problem])
    assert "&lt;hem&gt;" in own_html(Path("/x"), [problem])


# The empty form


def save_with_keys(screen) -> None:
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def form_said(screen) -> str:
    return screen.findChild(QLabel, "form-said").text()


def test_the_empty_form_of_the_instrument_in_hand_is_saved_with_the_keys(qtbot, context, open_screen, tmp_path):
    asked = []

    def ask(_parent, name: str) -> str:
        asked.append(name)
        return str(tmp_path / name)

    screen = open_screen(context, ask)
    reading = screen.findChild(QListView, "entries")
    row = entries(screen).index("SHARE")
    for _ in range(row):
        qtbot.keyClick(reading, Qt.Key.Key_Down)
    save_with_keys(screen)
    qtbot.waitUntil(lambda: "is bewaard in" in form_said(screen))
    assert asked == ["SHARE - leeg formulier (2020.1).pdf"]
    assert (tmp_path / asked[0]).read_bytes().startswith(b"%PDF")


def test_who_gives_up_is_told_nothing(qtbot, context, open_screen):
    asked = []
    screen = open_screen(context, lambda _parent, name: asked.append(name))
    save_with_keys(screen)
    qtbot.waitUntil(lambda: bool(asked))
    assert form_said(screen) == ""


def test_a_place_that_cannot_be_written_is_told(qtbot, context, open_screen, tmp_path):
    screen = open_screen(context, lambda _parent, name: str(tmp_path / "er-niet" / name))
    save_with_keys(screen)
    qtbot.waitUntil(lambda: "niet te schrijven" in form_said(screen))


def test_another_instrument_does_not_stand_below_what_was_said_of_the_last(qtbot, context, open_screen, tmp_path):
    screen = open_screen(context, lambda _parent, name: str(tmp_path / "er-niet" / name))
    save_with_keys(screen)
    said = screen.findChild(QLabel, "form-said")
    qtbot.waitUntil(lambda: "niet te schrijven" in said.text())
    assert said.isVisible()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Down)
    assert not said.isVisible()


def test_the_page_on_own_instruments_has_no_form(context, open_screen):
    screen = open_screen(context)
    screen.findChild(Reader).choose(len(entries(screen)) - 1)
    assert not screen.findChild(QPushButton, "form-save").isEnabled()
