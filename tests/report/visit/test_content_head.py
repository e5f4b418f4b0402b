"""What stands on top of a report: who, what for, and on how much it rests."""

from datetime import UTC, datetime

from support.strategies import BO

from observatie.domain.acts.acts import ItemRef, Lesson, LessonMark, Phase, Purpose
from observatie.domain.acts.answers import Answer, TextValue


def test_title_is_the_kind_of_visit_the_subject_and_the_group(room):
    room.set_up(subject="rekenen", group=room.group("groep 5"))
    assert room.content.title == "Lesbezoek rekenen, groep 5"


def test_a_walkthrough_is_called_one(room):
    room.set_up(walkthrough=True, subject="taal")
    assert room.content.title == "Flitsbezoek taal"


def test_purpose_instruments_with_version_and_the_number_of_visits_and_observers(lesson, shelf):
    lesson.use(shelf["kijkwijzer"], shelf["smeets"])
    lesson.set_up(purpose=Purpose.CONSULTATION)
    assert lesson.content.subtitle[1] == (
        "Doel: consultatie · Kijkwijzer inclusieve klaspraktijk, versie 2016.1"
        " · Observatieschema Competenties en vaardigheden, versie 2019.1"
        " · gebaseerd op 1 bezoek van 1 observator"
    )


def test_purpose_is_development_where_nobody_chose(lesson):
    assert "Doel: ontwikkeling" in lesson.content.subtitle[1]


def test_when_whom_and_by_whom_with_role(room):
    room.set_up(teacher=room.person("mevrouw Bakker"))
    room.begin()
    room.end(45 * 60_000)
    assert room.content.subtitle[0] == (
        "3 maart 2025, 9.00 tot 9.45 uur · mevrouw Bakker · gezien door Anna Visser, intern begeleider"
    )


def test_the_recipient_is_the_teacher(room):
    room.set_up(teacher=room.person("meneer Nguyễn"), school=room.school("De Wilg"))
    assert (room.content.recipient, room.content.school) == ("meneer Nguyễn", "De Wilg")


def test_a_second_observer_counts(lesson):
    lesson.note("stil")
    lesson.note("stil", by=lesson.person("Bo de Wit"))
    assert "van 2 observatoren" in lesson.content.subtitle[1]
    assert "gezien door Anna Visser, intern begeleider en Bo de Wit" in lesson.content.subtitle[0]


def test_the_teacher_is_no_observer_of_her_own_lesson(lesson, shelf):
    lesson.use(shelf["kijkwijzer"])
    lesson.set_up(teacher=BO)
    lesson.note("stil")
    own = Answer(instrument="kijkwijzer", target="focusing", value=TextValue(text="lukt me goed"))
    lesson.write(own, by=BO)
    assert "van 1 observator" in lesson.content.subtitle[1]


def test_focus_question_and_the_items_in_focus_by_name(room, shelf):
    room.use(shelf["kijkwijzer"])
    focus = (ItemRef(instrument="kijkwijzer", item="focusing"), ItemRef(instrument="weg", item="weg"))
    room.set_up(focus_question="Zie ik iedereen?", focus=focus)
    assert room.content.focus_question == "Zie ik iedereen?"
    assert room.content.focus == ("Focusing",)


def test_a_visit_that_is_planned_says_when_and_that_nothing_was_seen(room):
    room.set_up(planned_at=datetime(2025, 3, 4, 8, 5, tzinfo=UTC))
    content = room.content
    assert content.subtitle[0].startswith("gepland op 4 maart 2025, 8.05 uur · voorbereid door Anna Visser")
    assert "nog geen les gezien" in content.subtitle[1]
    assert not content.observed


def test_a_running_lesson_has_no_end_yet(lesson):
    lesson.note("stil", 60_000)
    assert lesson.content.subtitle[0].startswith("3 maart 2025, 9.00 uur")


def test_notes_without_a_clock_are_a_lesson_too(room):
    room.note("overgetypt van papier")
    assert room.content.observed
    assert "gebaseerd op 1 bezoek van 1 observator" in room.content.subtitle[1]


def test_a_visit_with_nothing_set_at_all(room):
    content = room.content
    assert (content.title, content.recipient, content.school) == ("Lesbezoek", "", "")
    assert content.subtitle == ("Doel: ontwikkeling · nog geen les gezien",)


# The strip


def test_phases_last_until_the_next_and_the_last_one_to_the_end(lesson):
    lesson.write(Phase(name="Start"), 0)
    lesson.write(Phase(name="Instructie"), 60_000)
    lesson.end(600_000)
    strip = lesson.content.strip
    assert strip.phases == (("Start", 0, 60_000), ("Instructie", 60_000, 600_000))
    assert strip.length_ms == 600_000


def test_every_note_has_a_mark_on_the_strip(lesson):
    lesson.note("een", 1_000)
    lesson.note("twee", 2_000)
    lesson.end(3_000)
    assert [mark.lesson_ms for mark in lesson.content.strip.marks] == [1_000, 2_000]


def test_a_lesson_without_length_has_no_strip(lesson):
    lesson.note("stil", 0)
    assert lesson.content.strip is None
    assert lesson.content.observed


def test_a_lesson_that_went_on_after_a_restart_is_one_lesson(lesson):
    lesson.note("voor", 1_000)
    lesson.write(Lesson(mark=LessonMark.RESUMED), 5_000)
    lesson.note("na", 6_000)
    lesson.end(7_000)
    assert lesson.content.strip.length_ms == 7_000
