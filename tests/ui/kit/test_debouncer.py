"""What is typed is looked after at a pause, and also where there is none."""

from observatie.ui.kit import text_fields
from observatie.ui.kit.text_fields import Debouncer


def test_a_pause_in_the_typing_is_told(qtbot, qapp, monkeypatch):
    monkeypatch.setattr(text_fields, "REST_MS", 1)
    rest = Debouncer(qapp)
    with qtbot.waitSignal(rest.rested):
        rest.touch()


def test_who_types_on_without_a_pause_is_not_kept_waiting(qtbot, qapp, monkeypatch):
    monkeypatch.setattr(text_fields, "REST_MS", 1_000_000)
    monkeypatch.setattr(text_fields, "LONGEST_MS", 1)
    rest = Debouncer(qapp)
    with qtbot.waitSignal(rest.rested):
        rest.touch()
        rest.touch()


def test_what_was_looked_after_is_not_told_again(qtbot, qapp, monkeypatch):
    monkeypatch.setattr(text_fields, "REST_MS", 1)
    rest, told = Debouncer(qapp), []
    rest.rested.connect(lambda: told.append(True))
    rest.touch()
    rest.stop()
    later = Debouncer(qapp)
    with qtbot.waitSignal(later.rested):
        later.touch()
    assert told == []
