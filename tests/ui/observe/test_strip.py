"""The strip of a lesson: each sign in its place, and no more of them than can be told apart."""

import pytest

from observatie.domain.acts.acts import Mark, Note, NoteType
from observatie.ui.observe.strip import LessonStrip

FACT = Note(text="C pakt een potlood")
STRONG = Note(text="Lkr wacht", mark=Mark.STRONG)
QUESTION = Note(text="Ziet zij dat?", type=NoteType.QUESTION)


@pytest.fixture
def drawn(new_visit, theme):
    """Return the picture of a lesson with these notes, each at so many minutes."""

    def draw(*notes):
        controller = new_visit()
        for minute, note in notes:
            controller.session.record(note, lesson_ms=round(minute * 60_000))
        strip = LessonStrip(theme, controller.visit)
        strip.resize(900, strip.sizeHint().height())
        return strip.grab().toImage()

    return draw


def test_every_note_has_its_sign(drawn):
    notes = [(5, FACT), (12, STRONG), (20, QUESTION)]
    pictures = [drawn(*notes[:count]) for count in range(4)]
    assert [pictures.count(picture) for picture in pictures] == [1] * 4


@pytest.mark.parametrize("note", [FACT, STRONG, QUESTION])
def test_notes_of_one_moment_look_as_one_and_those_of_two_minutes_do_not(drawn, note):
    assert drawn(*[(7, note)] * 50) == drawn((7, note))
    assert drawn((7, note), (9, note)) != drawn((7, note))


def test_what_one_looks_for_lies_on_top_whatever_was_noted_last(drawn):
    assert drawn((7, STRONG), (7, FACT)) == drawn((7, FACT), (7, STRONG)) != drawn((7, FACT))


@pytest.mark.parametrize("note", [FACT, STRONG, QUESTION])
def test_a_note_that_comes_is_drawn_where_it_would_be_drawn_anew(drawn, new_visit, theme, note):
    controller = new_visit()
    strip = LessonStrip(theme, controller.visit)
    strip.resize(900, strip.sizeHint().height())
    controller.changed.connect(strip.follow)
    strip.grab()
    controller.record(note, lesson_ms=310_000)
    assert strip.grab().toImage() == drawn((310 / 60, note))
