"""What can be said of a visit beforehand."""

from uuid import UUID

import pytest
from domain.visit.test_next_step import summary
from support.strategies import Machine

from observatie.domain.acts.acts import InstrumentRef, ItemRef, Note, Purpose, VisitSet
from observatie.domain.acts.answers import Answer, Cleared, TextValue
from observatie.domain.acts.conversation import Finding, Stance
from observatie.domain.acts.records import PersonRecord
from observatie.domain.visit.preparation import USUAL_SUBJECTS, difference, propose, subjects, ties
from observatie.domain.visit.visit import VisitState

BAKKER, FIVE, SIX, WILG, MEEUW = (UUID(int=n) for n in range(1, 6))
SEEN = ItemRef(instrument="kijkwijzer", item="sfeer")
REF = InstrumentRef(instrument="kijkwijzer", version="1", hash="0" * 64)
TEACHER = PersonRecord(id=BAKKER, name="mevrouw Bakker", school=WILG)


# What changed


@pytest.mark.parametrize(
    ("wanted", "changed"),
    [
        (VisitSet(subject="taal"), VisitSet(subject="taal")),
        (VisitSet(subject="rekenen"), None),
        (VisitSet(subject=""), VisitSet(subject="")),
        (VisitSet(subject="rekenen", group=SIX), VisitSet(group=SIX)),
        (VisitSet(purpose=Purpose.DEVELOPMENT), VisitSet(purpose=Purpose.DEVELOPMENT)),
        (VisitSet(focus_question=""), None),
        (VisitSet(focus=()), None),
        (VisitSet(instruments=(REF,)), VisitSet(instruments=(REF,))),
        (VisitSet(), None),
    ],
)
def test_only_what_differs_is_recorded(wanted, changed):
    assert difference(VisitSet(subject="rekenen", group=FIVE), wanted) == changed


def test_taking_the_last_item_out_of_focus_is_a_change():
    assert difference(VisitSet(focus=(SEEN,)), VisitSet(focus=())) == VisitSet(focus=())


# Subjects


def test_subjects_that_were_used_come_first_and_once():
    visits = [summary(VisitState.SETTLED, subject=subject) for subject in ("Filosofie", "", "Taal", "filosofie")]
    found = subjects(visits)
    assert found[:2] == ["Filosofie", "Taal"]
    assert "taal" not in found
    assert len(found) == len(USUAL_SUBJECTS) + 1


# What goes with a teacher


def last_visit(**more):
    return summary(VisitState.SETTLED, teacher=BAKKER, **more)


def test_a_teacher_brings_her_school_and_what_she_did_last():
    visits = [last_visit(group=FIVE, subject="rekenen"), last_visit(group=SIX, subject="taal")]
    assert propose(VisitSet(), TEACHER, visits, ()) == VisitSet(school=WILG, group=FIVE, subject="rekenen")


def test_what_was_filled_in_stays():
    filled = VisitSet(school=MEEUW, subject="lezen")
    assert propose(filled, TEACHER, [last_visit(group=FIVE, subject="rekenen")], ()) == VisitSet(group=FIVE)


def test_what_was_proposed_with_somebody_else_gives_way():
    proposed = VisitSet(school=MEEUW, subject="lezen")
    settings = VisitSet(school=MEEUW, subject="taal")
    visits = [last_visit(subject="rekenen")]
    assert propose(settings, TEACHER, visits, (), proposed) == VisitSet(school=WILG)


def test_a_new_teacher_is_of_the_only_school_there_is():
    new = PersonRecord(id=BAKKER, name="mevrouw Bakker")
    assert propose(VisitSet(), new, (), [WILG]) == VisitSet(school=WILG)
    assert propose(VisitSet(), new, (), [WILG, MEEUW]) == VisitSet()


def test_visits_of_others_propose_nothing():
    other = summary(VisitState.SETTLED, teacher=UUID(int=99), group=FIVE, subject="rekenen")
    assert propose(VisitSet(), PersonRecord(id=BAKKER, name="B"), [other], ()) == VisitSet()


# What hangs on an instrument


def answer(target: str = "sfeer", **more) -> Answer:
    return Answer(**{"instrument": "kijkwijzer", "target": target, "value": TextValue(text="rustig"), **more})


def test_an_instrument_that_was_not_used_hangs_loose():
    machine = Machine()
    machine.write(Note(text="stil"))
    machine.write(Note(text="uitleg", items=(ItemRef(instrument="adapt", item="daag-uit"),)))
    machine.write(answer())
    machine.write(answer(value=Cleared()))
    assert not ties(machine.visit, "kijkwijzer")


def test_notes_answers_and_findings_tie_an_instrument():
    machine = Machine()
    machine.write(Note(text="stil", items=(SEEN,)))
    machine.write(Note(text="nog stil", items=(SEEN,)))
    machine.write(answer())
    machine.write(Finding(stance=Stance.STRENGTH, text="rust", items=(SEEN,)))
    words = ties(machine.visit, "kijkwijzer").in_words()
    assert words == "Er horen 2 notities, 1 antwoord en 1 bevinding bij; daarom blijft het bij dit lesbezoek."


def test_one_thing_is_told_in_the_singular():
    machine = Machine()
    machine.write(answer())
    assert ties(machine.visit, "kijkwijzer").in_words().startswith("Er hoort 1 antwoord bij;")
