"""The hints below the line go once a sign is known."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel
from support.observing import type_line

from observatie.domain.lesson.entering import entered
from observatie.domain.lesson.lesson_phases import USUAL
from observatie.domain.lesson.tags import tags_of
from observatie.ui.kit.machine_settings import SignUses


def hints(step):
    shown = step.completions.findChildren(QLabel)
    return {label.text() for label in shown if label.property("role") == "key" and not label.isHidden()}


def test_a_hint_stays_until_its_sign_was_used_well_three_times(step):
    for _ in range(2):
        type_line(step, "+ C telt - en telt, samen met k=v en a@b")
    assert {"+", "-", "=", "@"} <= hints(step)
    type_line(step, "+ C telt")
    assert "+" not in hints(step)
    assert {"-", "=", "@"} <= hints(step)


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("+ sterk", "+"),
        ("- kans", "-"),
        ('"Pak maar"', '"'),
        ("> Pak maar", '"'),
        ("C kijkt #focusing met @A", "#@"),
        ("/zelf later", "/"),
        ("/fase", "/"),
        ("/feest", ""),
        ("- #rekenhoek", "-"),
        ("C + A = 2 #3", ""),
    ],
)
def test_a_sign_is_used_well_where_it_does_what_it_is_for(controller, typed, used):
    tags = tags_of(controller.instruments.values())
    assert entered(typed, 0, controller.visit, tags, USUAL).used == set(used)


def test_it_is_counted_over_all_visits_on_this_machine(tmp_path):
    path = str(tmp_path / "machine.ini")
    for _ in range(3):
        SignUses(QSettings(path, QSettings.Format.IniFormat)).note("/#")
    uses = SignUses(QSettings(path, QSettings.Format.IniFormat))
    assert uses.is_known("/")
    assert uses.is_known("#")
    assert not uses.is_known("+")
