"""What is settled stays as it was said; what comes later is an addition with its own date."""

import pytest
from support.strategies import ANNA, BO, Machine

from observatie.domain.acts.acts import Legend, Lesson, LessonMark, Note
from observatie.domain.acts.conversation import (
    Addendum,
    Consent,
    ConsentGiven,
    Finding,
    ReportStatus,
    Stance,
    StatusSet,
)
from observatie.domain.acts.entries import Amend, Restore, Retract
from observatie.domain.visit.rules import judge
from observatie.domain.visit.settling import added_later, as_settled, assents, covered_now

WAIT = Note(text="C wacht")


@pytest.fixture
def machine():
    return Machine()


def settle(machine, **more):
    covers = covered_now(machine.visit, keeps_legend=more.get("keeps_legend", False))
    return machine.write(StatusSet(status=ReportStatus.SETTLED, covers=covers, **more))


def code(machine, payload):
    rejection = judge(machine.visit, payload, {})
    return rejection and rejection.code


def test_what_is_settled_takes_no_other_act(machine):
    note = machine.write(WAIT)
    settle(machine)

    assert code(machine, Note(text="nog iets")) == "R14"
    assert code(machine, Finding(stance=Stance.TOPIC, text="C start laat")) == "R14"
    assert code(machine, Amend(original=note.id, act=Note(text="C werkt"))) == "R14"
    assert code(machine, Retract(original=note.id)) == "R14"
    assert code(machine, StatusSet(status=ReportStatus.CONCEPT)) == "R14"


def test_settling_itself_is_not_taken_back(machine):
    settled = settle(machine)

    assert code(machine, Retract(original=settled.id)) == "R14"


def test_what_is_settled_takes_an_addition_and_a_signature(machine):
    settle(machine)

    assert code(machine, Addendum(text="De ouders zijn gebeld.")) is None
    assert code(machine, ConsentGiven(consent=Consent.SEEN, by=ANNA)) is None


def test_an_addition_can_be_mended(machine):
    settle(machine)
    added = machine.write(Addendum(text="De ouders zijn gebelt."))

    assert code(machine, Amend(original=added.id, act=Addendum(text="De ouders zijn gebeld."))) is None


def test_a_signature_that_was_settled_is_not_taken_away(machine):
    signed = machine.write(ConsentGiven(consent=Consent.AGREED, by=BO))
    settle(machine)

    assert code(machine, Retract(original=signed.id)) == "R14"


def test_what_another_machine_says_later_does_not_change_what_was_settled(machine):
    note = machine.write(WAIT)
    settle(machine)
    machine.write(Amend(original=note.id, act=Note(text="C werkt")))
    machine.write(Note(text="nog iets"))

    assert [s.act.text for s in machine.visit.shown("note")] == ["C werkt", "nog iets"]
    assert [s.act.text for s in as_settled(machine.visit).shown("note")] == ["C wacht"]


def test_a_later_status_does_not_open_what_was_settled(machine):
    settle(machine)
    machine.write(StatusSet(status=ReportStatus.CONCEPT))

    assert machine.visit.status is ReportStatus.SETTLED
    assert as_settled(machine.visit).status is ReportStatus.SETTLED


def test_what_was_taken_away_before_is_not_in_what_was_settled(machine):
    note = machine.write(WAIT)
    machine.write(Retract(original=note.id))
    settle(machine)
    machine.write(Restore(original=note.id))

    assert as_settled(machine.visit).shown("note") == []


def test_the_legend_is_covered_only_where_it_is_kept(machine):
    seat = machine.write(Legend(label="C", text="raam"))
    mended = machine.write(Amend(original=seat.id, act=Legend(label="C", text="deur")))
    note = machine.write(WAIT)

    assert covered_now(machine.visit, keeps_legend=False) == (note.id,)
    assert covered_now(machine.visit, keeps_legend=True) == (seat.id, mended.id, note.id)


def test_an_addition_has_its_own_date(machine):
    settle(machine)
    added = machine.write(Addendum(text="De ouders zijn gebeld."))

    assert added_later(machine.visit) == [(added.at, ANNA, "De ouders zijn gebeld.")]


def test_each_has_seen_and_agreed_apart_by_her_last_word(machine):
    machine.write(ConsentGiven(consent=Consent.SEEN, by=BO))
    machine.write(ConsentGiven(consent=Consent.SEEN, by=ANNA))
    last = machine.write(ConsentGiven(consent=Consent.SEEN, by=BO))
    machine.write(ConsentGiven(consent=Consent.AGREED, by=BO))

    found = {(each.consent, each.by): each.at for each in assents(machine.visit)}
    assert found.keys() == {(Consent.SEEN, BO), (Consent.SEEN, ANNA), (Consent.AGREED, BO)}
    assert found[Consent.SEEN, BO] == last.at


def test_no_machine_makes_a_settled_report_unsettled(machine):
    settled = settle(machine)
    machine.write(Retract(original=settled.id))

    assert machine.visit.status is ReportStatus.SETTLED


def test_there_is_no_report_while_the_lesson_goes_on_or_was_never_seen(machine):
    assert code(machine, StatusSet(status=ReportStatus.HANDED_OVER)) == "R16"
    machine.write(Lesson(mark=LessonMark.STARTED), lesson_ms=0)
    assert code(machine, StatusSet(status=ReportStatus.HANDED_OVER)) == "R16"
    machine.write(Lesson(mark=LessonMark.STOPPED), lesson_ms=60_000)
    assert code(machine, StatusSet(status=ReportStatus.HANDED_OVER)) is None
