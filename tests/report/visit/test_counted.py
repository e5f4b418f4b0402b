"""What was counted, in as few words as still say when."""

import pytest

from observatie.domain.acts.acts import Count, Sample


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
    assert said(lesson) == {"aan het werk": "23 van 26 (5′00″), 25 (10′00″); op 2 van 3 momenten geteld"}


def test_many_samples_are_told_as_a_range(lesson):
    for minute in range(36):
        lesson.write(Sample(at_work=25 - abs(18 - minute), present=27), minute * 300_000)
    assert said(lesson) == {
        "aan het werk": "op 36 momenten; het minst 7 van 27 (0′00″), het meest 25 van 27 (90′00″)"
    }


def test_many_samples_of_which_some_were_not_answered(lesson):
    for minute in range(14):
        lesson.write(Sample(at_work=None if minute == 3 else 10 + minute), minute * 120_000)
    assert said(lesson) == {
        "aan het werk": "het minst 10 (0′00″), het meest 23 (26′00″); op 13 van 14 momenten geteld"
    }


def test_samples_that_nobody_answered_were_asked_all_the_same(lesson):
    lesson.write(Sample(), 300_000)
    lesson.write(Sample(), 420_000)
    assert said(lesson) == {"aan het werk": "2 keer gevraagd, niet geteld"}


def test_how_many_there_are_is_that_of_the_visit_where_the_sample_does_not_say(lesson):
    lesson.set_up(pupils=27)
    lesson.write(Sample(at_work=23), 300_000)
    lesson.write(Sample(at_work=25, present=26), 420_000)
    assert said(lesson) == {"aan het werk": "23 van 27 (5′00″), 25 van 26 (7′00″)"}


def test_more_at_work_than_there_are_is_told_without_how_many_there_are(lesson):
    lesson.write(Sample(at_work=28, present=27), 300_000)
    assert said(lesson) == {"aan het werk": "28 (5′00″)"}


def test_a_counter_goes_by_its_name_and_one_without_by_its_key(lesson):
    lesson.write(Count(counter="1", by=3), 60_000)
    lesson.write(Count(counter="2", by=4), 120_000)
    lesson.set_up(counters=("vingers",))
    assert said(lesson) == {"vingers": "3 (1′00″)", "teller 2": "4 (2′00″)"}


# The line


def test_three_answers_make_a_line_with_what_was_not_answered_in_it(lesson):
    lesson.set_up(pupils=27)
    for minute, working in ((2, 20), (4, None), (6, 24), (8, 22)):
        lesson.write(Sample(at_work=working), minute * 60_000)
    lesson.end(600_000)
    line = lesson.content.at_work
    assert (line.length_ms, line.most) == (600_000, 27)
    assert [(s.lesson_ms, s.at_work, s.present) for s in line.samples] == [
        (120_000, 20, 27),
        (240_000, None, 27),
        (360_000, 24, 27),
        (480_000, 22, 27),
    ]
    paper = lesson.paper
    assert paper.says("Leerlingen aan het werk in de loop van de les. De stippellijn: hoeveel er waren.")
    assert paper.says("Een open rondje: gevraagd, niet geteld.")


def test_the_line_explains_no_more_than_it_shows(lesson):
    for minute in (2, 4, 6):
        lesson.write(Sample(at_work=20), minute * 60_000)
    paper = lesson.paper
    assert paper.says("in de loop van de les.")
    assert not paper.says("De stippellijn")
    assert not paper.says("Een open rondje")


def test_two_answers_make_no_line(lesson):
    for minute, working in ((2, 20), (4, None), (6, 24)):
        lesson.write(Sample(at_work=working), minute * 60_000)
    assert lesson.content.at_work is None


def test_nobody_at_work_in_an_empty_class_is_a_line_too(lesson):
    for minute in (2, 4, 6):
        lesson.write(Sample(at_work=0, present=0), minute * 60_000)
    assert lesson.paper.says("0 van 0")


def test_counters_stand_in_the_order_of_the_lesson_and_samples_last(lesson):
    lesson.write(Sample(at_work=3, present=4), 1_000)
    lesson.write(Count(counter="b"), 3_000)
    lesson.write(Count(counter="a"), 2_000)
    assert list(said(lesson)) == ["a", "b", "aan het werk"]
