"""What was counted, in as few words as still say when."""

import pytest

from observatie.domain.entries import Count, Sample


def said(room) -> dict[str, str]:
    return {counted.name: counted.said for counted in room.content.counts}


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([(6_000, 19)], "19 (0′06″)"),
        ([(60_000, 19), (120_000, 23)], "19 (1′00″), 23 (2′00″)"),
        ([(5_000, 1)], "1 (0′05″)"),
        ([(n * 60_000, 1) for n in range(1, 10)], "9 keer, tussen 1′00″ en 9′00″"),
        ([(n * 60_000, n) for n in range(1, 14)], "samen 91, in 13 tellingen van 1 tot 13"),
    ],
)
def test_a_counter(lesson, steps, words):
    for at, by in steps:
        lesson.write(Count(counter="vingers", by=by), at)
    assert said(lesson) == {"vingers": words}


def test_pupils_at_work_at_each_moment(lesson):
    lesson.write(Sample(at_work=23, present=26), 300_000)
    lesson.write(Sample(at_work=25), 600_000)
    lesson.write(Sample(), 900_000)
    assert said(lesson) == {"aan het werk": "23 van 26 (5′00″), 25 (10′00″)"}


def test_many_samples_are_told_as_a_range(lesson):
    for minute in range(36):
        lesson.write(Sample(at_work=25 - abs(18 - minute), present=27), minute * 300_000)
    assert said(lesson) == {
        "aan het werk": "op 36 momenten; het minst 7 van 27 (0′00″), het meest 25 van 27 (90′00″)"
    }


def test_samples_without_an_answer_are_nothing(lesson):
    lesson.write(Sample(), 300_000)
    assert said(lesson) == {}


def test_counters_stand_in_the_order_of_the_lesson_and_samples_last(lesson):
    lesson.write(Sample(at_work=3, present=4), 1_000)
    lesson.write(Count(counter="b"), 3_000)
    lesson.write(Count(counter="a"), 2_000)
    assert list(said(lesson)) == ["a", "b", "aan het werk"]
