"""The legend makes a label a person: settling the report takes it away, unless it is kept on purpose."""

from contextlib import closing

import pytest
from support.store.pen import SOON, Pen, texts

from observatie.domain.acts.acts import Legend, Note
from observatie.domain.acts.conversation import Addendum, ReportStatus, StatusSet
from observatie.domain.acts.entries import Amend, Restore, Retract
from observatie.domain.visit.settling import added_later
from observatie.store.check import check
from observatie.store.visit_session import VisitSession

RAAM, DEUR = "raam, derde rij", "bij de deur"
SETTLED = StatusSet(status=ReportStatus.SETTLED)


@pytest.fixture
def session(library, pen, clock):
    session = VisitSession.open(library, pen.id, clock)
    session.hold_on_paper(clock.now().wall, 2_700_000).saved.result(SOON)
    return session


def held(library):
    """Return what is said of somebody's place anywhere in the journal."""
    with closing(library.connect_reading()) as db:
        assert check(library.connect_reading) == []
        payloads = [row[0] for row in db.execute("SELECT payload FROM entries").fetchall()]
    return [payload for payload in payloads if '"legend"' in payload or RAAM in payload or DEUR in payload]


def kinds(library, visit):
    return [entry.payload.kind for entry in library.visit(visit).journal.entries()]


def test_settling_takes_the_legend_and_every_correction_of_it(session, library):
    one = session.record(Legend(label="C", text=RAAM)).entry.id
    session.record(Note(text="C wijst"))
    session.amend(one, lambda legend: Legend(label="C", text=DEUR))
    two = session.record(Legend(label="D", text=RAAM)).entry.id
    session.retract(two)
    session.undo()
    session.undo()
    session.redo().saved.result(SOON)
    assert len(held(library)) == 3
    session.record(SETTLED).saved.result(SOON)
    assert held(library) == []
    assert kinds(library, session.visit.id) == ["visit_set", "lesson", "lesson", "note", "status"]
    assert library.visits()[0].notes == 1


def test_a_legend_that_is_kept_on_purpose_stays(session, library):
    session.record(Legend(label="C", text=RAAM))
    session.record(StatusSet(status=ReportStatus.SETTLED, keeps_legend=True)).saved.result(SOON)
    assert library.visit(session.visit.id).legend == {"C": RAAM}


def test_a_legend_that_was_kept_goes_where_another_machine_settled_without(library, pen):
    library.append([pen.entry(Legend(label="C", text=RAAM))])
    library.append([pen.entry(StatusSet(status=ReportStatus.SETTLED, keeps_legend=True))]).result(SOON)
    library.append([pen.entry(SETTLED)]).result(SOON)
    assert held(library) == []


def test_a_report_that_is_no_more_than_handed_over_keeps_its_legend(session, library):
    session.record(Legend(label="C", text=RAAM))
    session.record(StatusSet(status=ReportStatus.HANDED_OVER)).saved.result(SOON)
    assert library.visit(session.visit.id).legend == {"C": RAAM}


def test_only_the_legend_of_that_visit_goes(session, library, clock):
    other = Pen(library, clock)
    library.append([other.entry(Legend(label="A", text=RAAM))])
    session.record(SETTLED).saved.result(SOON)
    assert library.visit(other.id).legend == {"A": RAAM}


def test_settling_what_the_writer_has_not_folded_yet_takes_the_legend_too(library, folder, key, pen, clock):
    library.append([pen.entry(Legend(label="C", text=RAAM))]).result(SOON)
    for other in [Pen(library, clock) for _ in range(5)]:
        other.begin()
    library.append([pen.entry(SETTLED)]).result(SOON)
    assert held(library) == []


def test_a_legend_that_comes_in_after_settling_is_not_kept(library, pen):
    library.append([pen.entry(SETTLED)]).result(SOON)
    legend = pen.entry(Legend(label="C", text=RAAM))
    amended = pen.entry(Amend(original=legend.id, act=Legend(label="C", text=DEUR)))
    # From another machine in any order, together and apart.
    library.append([amended]).result(SOON)
    assert held(library) == []
    library.append([legend, pen.entry(Note(text="C wijst"))]).result(SOON)
    assert held(library) == []
    assert texts(library.visit(pen.id)) == ["C wijst"]


def test_a_legend_and_its_settling_that_come_in_together_leave_nothing(library, pen):
    legend = pen.entry(Legend(label="C", text=RAAM))
    library.append([legend, pen.entry(Retract(original=legend.id)), pen.entry(SETTLED)]).result(SOON)
    assert kinds(library, pen.id) == ["visit_set", "status"]


def test_writing_goes_on_in_a_visit_whose_legend_went(session, library):
    session.record(Legend(label="C", text=RAAM))
    session.record(SETTLED)
    for number in range(3):
        session.record(Addendum(text=f"aanvulling {number}")).saved.result(SOON)
    added = [each.text for each in added_later(library.visit(session.visit.id))]
    assert added == [f"aanvulling {number}" for number in range(3)]
    assert held(library) == []


def test_whoever_has_the_visit_open_cannot_bring_the_legend_back(session, library):
    session.record(Note(text="C wijst"))
    one = session.record(Legend(label="C", text=RAAM)).entry.id
    assert session.to_undo().target.id == one
    held_by_a_widget = session.visit
    session.record(SETTLED)
    assert session.visit is held_by_a_widget
    assert one not in session.visit.journal
    assert session.visit.legend == {}
    assert session.to_undo() is None
    library.append([Pen(library, session._clock, session.visit).entry(Restore(original=one))]).result(SOON)
    session.record(Addendum(text="Later gehoord.")).saved.result(SOON)
    assert session.visit.legend == library.visit(session.visit.id).legend == {}
    assert [payload for payload in held(library) if RAAM in payload] == []
