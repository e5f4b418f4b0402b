"""The instruments beside the stream: how much evidence each item has, and what has none."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from observatie.domain.acts.acts import ItemRef, Note, VisitSet
from observatie.ui.observe.instrument_panel import InstrumentPanel


def ref(item):
    return ItemRef(instrument="kijkwijzer", item=item)


@pytest.fixture
def show(qtbot, theme):
    def show(controller):
        panel = InstrumentPanel(theme)
        qtbot.addWidget(panel)
        panel.resize(330, 900)
        panel.show()
        panel.show_visit(controller.visit, controller.instruments)
        controller.changed.connect(panel.follow)
        return panel

    return show


def shown(panel):
    QApplication.processEvents()  # what was put in a layout shows with the next event
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_those_in_focus_come_first(show, new_visit):
    controller = new_visit("kijkwijzer")
    controller.set_up(VisitSet(focus=(ref("zelfinstructie"),)))
    texts = shown(show(controller))
    assert texts.index("Zelfinstructie") < texts.index("Positief klasklimaat")
    assert texts.count("Zelfinstructie") == 1


def test_those_without_a_trace_are_shown_alone_and_go_when_they_get_one(show, new_visit):
    controller = new_visit("kijkwijzer")
    controller.record(Note(text="a", items=(ref("focusing"),)), lesson_ms=0)
    panel = show(controller)
    panel.findChild(QPushButton, "untraced").click()
    assert "Focusing" not in shown(panel)
    assert "Zelfinstructie" in shown(panel)
    controller.record(Note(text="b", items=(ref("zelfinstructie"),)), lesson_ms=0)
    assert "Zelfinstructie" not in shown(panel)
    assert panel.findChild(QPushButton, "untraced").text() == "Zonder spoor (16)"


def test_what_to_look_for_is_shown_when_asked(show, new_visit):
    panel = show(new_visit("kijkwijzer"))
    informal = "Leerlingen helpen elkaar en komen voor elkaar op."
    assert not any(informal in text for text in shown(panel))
    panel.toggle_look_fors()
    assert any(informal in text for text in shown(panel))


def test_a_note_to_self_is_no_trace(show, new_visit):
    controller = new_visit("kijkwijzer")
    controller.record(Note(text="a", items=(ref("focusing"),), aside=True), lesson_ms=0)
    assert "0 van 18 met een spoor" in shown(show(controller))


def test_two_instruments_stand_below_each_other(show, new_visit):
    texts = shown(show(new_visit("kijkwijzer", "smeets")))
    assert texts.index("Kijkwijzer") < texts.index("Smeets")
