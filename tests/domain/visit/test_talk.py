"""What comes up in the talk, in which order, and what she said at each place."""

from uuid import UUID

import pytest
from support.strategies import DEVICES, MONDAY

from observatie.domain.acts.acts import Mark, Note
from observatie.domain.acts.conversation import Agreement, Finding, FollowUp, Outcome, Party, Reaction, Stance
from observatie.domain.acts.entries import Entry
from observatie.domain.visit.talk import (
    TalkStep,
    answer_to,
    is_after_opening,
    is_enough,
    looked_at,
    points,
    steps_of,
    was_held,
    words_at_opening,
    words_on_the_whole,
)
from observatie.domain.visit.visit import Visit


class Pen:
    def __init__(self):
        self.visit = Visit(UUID(int=1))

    def write(self, payload, lesson_ms=None):
        seq = self.visit.journal.highest_seq + 1
        entry = Entry(
            id=UUID(int=100 + seq),
            stream=self.visit.id,
            author=UUID(int=2),
            device=DEVICES[0],
            seq=seq,
            at=MONDAY,
            lesson_ms=lesson_ms,
            payload=payload,
        )
        self.visit.add(entry)
        return entry.id


@pytest.fixture
def pen():
    return Pen()


def test_without_anything_agreed_there_is_nothing_to_look_back_on():
    assert TalkStep.LOOKING_BACK not in steps_of(looks_back=False, has_question=True)
    assert steps_of(looks_back=True, has_question=True)[0] is TalkStep.LOOKING_BACK


def test_nothing_is_asked_about_a_question_that_she_did_not_have():
    asked, not_asked = (steps_of(looks_back=True, has_question=has_question) for has_question in (True, False))
    assert TalkStep.FOCUS_QUESTION in asked
    assert not_asked == tuple(step for step in asked if step is not TalkStep.FOCUS_QUESTION)


def test_she_speaks_before_anything_of_the_observer_is_told():
    waits = [step for step in TalkStep if is_after_opening(step)]
    assert waits == [
        TalkStep.STRENGTHS,
        TalkStep.TOPICS,
        TalkStep.AGREEMENTS,
        TalkStep.REACTION,
        TalkStep.CLOSING,
    ]


def test_a_finding_comes_up_with_its_notes_in_the_order_of_the_lesson(pen):
    late = pen.write(Note(text="later"), 9_000)
    early = pen.write(Note(text="eerder"), 1_000)
    pen.write(Finding(stance=Stance.TOPIC, text="samen", evidence=(late, early)))
    (point,) = points(pen.visit, Stance.TOPIC)
    assert [standing.id for standing in point.evidence] == [early, late]


def test_a_finding_that_is_not_raised_does_not_come_up(pen):
    pen.write(Finding(stance=Stance.TOPIC, text="nu niet", raised=False))
    pen.write(Note(text="een kans", mark=Mark.CHANCE), 1_000)
    assert points(pen.visit, Stance.TOPIC) == []


def test_without_a_finding_the_marked_notes_stand_for_themselves(pen):
    pen.write(Note(text="sterk", mark=Mark.STRONG), 1_000)
    pen.write(Note(text="voor mezelf", mark=Mark.STRONG, aside=True), 2_000)
    pen.write(Note(text="kans", mark=Mark.CHANCE), 3_000)
    (point,) = points(pen.visit, Stance.STRENGTH)
    assert (point.text, point.finding) == ("sterk", None)


def test_her_words_are_told_apart_by_where_she_said_them(pen):
    topic = pen.write(Finding(stance=Stance.TOPIC, text="beurten"))
    opening = pen.write(Reaction(text="eerst", opening=True))
    answer = pen.write(Reaction(text="daarover", about=topic))
    whole = pen.write(Reaction(text="over alles"))
    visit = pen.visit
    found = (words_at_opening(visit), answer_to(visit, topic), words_on_the_whole(visit))
    assert [standing.id for standing in found] == [opening, answer, whole]


def test_nobody_said_anything_yet(pen):
    assert words_at_opening(pen.visit) is None
    assert not was_held(pen.visit)


def test_what_became_of_an_agreement_is_the_last_word_on_it(pen):
    made = UUID(int=7)
    pen.write(FollowUp(agreement=made, made_in=UUID(int=8), outcome=Outcome.GOING_ON))
    last = pen.write(FollowUp(agreement=made, made_in=UUID(int=8), outcome=Outcome.DONE))
    assert looked_at(pen.visit, made).id == last
    assert looked_at(pen.visit, UUID(int=9)) is None


def test_a_talk_of_which_something_was_written_down_was_held(pen):
    pen.write(Agreement(what="timer", who=Party.BOTH))
    assert was_held(pen.visit)


@pytest.mark.parametrize(("agreements", "enough"), [(0, False), (2, False), (3, True), (4, True)])
def test_a_fourth_agreement_is_one_too_many(agreements, enough):
    assert is_enough(agreements) is enough
