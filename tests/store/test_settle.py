"""A report is settled with its very document, which the library gives back to the byte."""

from uuid import uuid4

import pytest
from support.store.pen import SOON

from observatie.domain.acts.acts import Lesson, LessonMark, Note, VisitSet
from observatie.domain.acts.conversation import (
    Addendum,
    Agreement,
    Consent,
    ConsentGiven,
    FollowUp,
    Outcome,
    Party,
)
from observatie.domain.errors import KnownError
from observatie.domain.visit.rules import Rejection
from observatie.store.check import check
from observatie.store.library import Library
from observatie.store.visit_session import VisitSession

PDF = b"%PDF-1.4 het rapport"


@pytest.fixture
def session(library, pen, clock):
    session = VisitSession.open(library, pen.id, clock)
    session.hold_on_paper(clock.now().wall, 2_700_000).saved.result(SOON)
    return session


def test_the_document_that_was_settled_is_kept_to_the_byte(session, library, folder, key):
    session.settle(PDF).saved.result(SOON)
    library.close()
    with Library.open(folder, key) as again:
        settlement = again.visit(session.visit.id).settlement
        assert again.file(settlement.report) == PDF


def test_a_document_that_nobody_kept_is_not_there(library):
    assert library.file("0" * 64) is None


def test_a_document_that_was_spoilt_is_told(session, library):
    session.settle(PDF).saved.result(SOON)
    with library.writer.db.atomic():
        library.writer.db.execute("UPDATE files SET body = x'00'")
    with pytest.raises(KnownError, match="B04"):
        library.file(session.visit.settlement.report)
    assert any("bestand" in problem for problem in check(library.connect_reading))


def test_what_is_settled_is_not_undone(session):
    session.record(Note(text="C wacht"))
    session.settle(PDF).saved.result(SOON)
    assert session.to_undo() is None
    assert session.undo() is None
    assert isinstance(session.retract(session.visit.shown("note")[0].id), Rejection)


def test_what_was_added_since_is_not_undone_either(session):
    session.settle(PDF)
    session.record(Addendum(text="De ouders zijn gebeld."))
    session.record(ConsentGiven(consent=Consent.AGREED, by=uuid4())).saved.result(SOON)
    assert session.undo() is None
    assert session.visit.journal.count("addendum") == session.visit.journal.count("consent") == 1


def test_acts_of_somebody_else_on_this_laptop_are_hers(library, session, clock):
    teacher = uuid4()
    hers = VisitSession.open(library, session.visit.id, clock, author=teacher)
    recorded = hers.record(Note(text="Ik zag C wel"))
    recorded.saved.result(SOON)
    assert library.visit(session.visit.id).journal.entry(recorded.entry.id).author == teacher
    assert hers.to_undo() is not None
    assert VisitSession.open(library, session.visit.id, clock).to_undo() is None


def test_an_agreement_is_found_in_the_next_visit_to_the_same_teacher(library, clock):
    teacher, stranger = uuid4(), uuid4()
    first, other, second = (_visit(library, clock, to) for to in (teacher, stranger, teacher))
    made = first.record(Agreement(what="C start aan tafel", who=Party.TEACHER))
    other.record(Agreement(what="iets anders", who=Party.BOTH)).saved.result(SOON)
    assert [each.agreement.what for each in library.agreements_before(second.visit)] == ["C start aan tafel"]

    looked = FollowUp(agreement=made.entry.id, made_in=first.visit.id, outcome=Outcome.DONE, seen="Gezien.")
    second.record(looked).saved.result(SOON)
    third = _visit(library, clock, teacher)
    assert library.agreements_before(third.visit) == []


def _visit(library, clock, teacher):
    clock.advance(86_400_000)
    session = VisitSession.open(library, uuid4(), clock)
    session.record(VisitSet(teacher=teacher))
    session.record(Lesson(mark=LessonMark.STARTED), lesson_ms=0).saved.result(SOON)
    return session
