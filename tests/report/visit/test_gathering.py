"""A settled report is the one that was handed over, to the byte; what is told beside it is as it was then."""

from support.report_files import make_report

from observatie.clock import SystemClock
from observatie.demo.school import demo_id
from observatie.domain.acts.conversation import Addendum
from observatie.domain.acts.records import ReportPart
from observatie.domain.text import at_start
from observatie.report.documents import Document
from observatie.report.visit.content import as_if_settled
from observatie.report.visit.gathering import gather
from observatie.report.visit.handed_over import write_report
from observatie.report.visit.plain_text import as_text
from observatie.report.visit.story import render
from observatie.store.register_session import RegisterSession
from observatie.store.visit_session import VisitSession

HANDED_OVER = b"%PDF-1.4 as it was handed over"


def session_on(library, key: str) -> VisitSession:
    return VisitSession.open(library, demo_id("visit", key), SystemClock())


def gathered(library, session, document=None):
    return gather(library, session.visit, library.register(), session.instruments, document)


def test_what_was_settled_is_what_is_made_again(demo):
    session = session_on(demo, "rekenen-bakker")
    session.settle(HANDED_OVER).saved.result()
    assert make_report(demo, session.visit.id) == HANDED_OVER
    assert make_report(demo, session.visit.id, Document.AFTER) == HANDED_OVER


def test_the_other_documents_and_the_text_are_made_of_what_was_settled(demo):
    session = session_on(demo, "rekenen-bakker")
    before = gathered(demo, session, Document.EVIDENCE)
    session.settle(HANDED_OVER).saved.result()
    session.record(Addendum(text="Het stoplicht staat er.")).saved.result()
    assert gathered(demo, session, Document.EVIDENCE).content.stretches == before.content.stretches
    assert make_report(demo, session.visit.id, Document.EVIDENCE).startswith(b"%PDF")
    assert make_report(demo, session.visit.id, Document.EVIDENCE) != HANDED_OVER


def test_where_the_library_does_not_keep_it_the_report_is_made_of_what_was_settled(demo):
    session = session_on(demo, "tafels-bakker")
    made = gathered(demo, session)
    assert made.stored is None
    assert made.content.settled
    assert made.content.settled_on


def test_a_report_reads_as_settled_before_it_is(demo):
    session = session_on(demo, "tafels-bakker")
    done = gathered(demo, session).content
    assert as_if_settled(done, SystemClock().now().wall).status == "vastgesteld"
    session = session_on(demo, "rekenen-bakker")
    content = as_if_settled(gathered(demo, session, Document.AFTER).content, SystemClock().now().wall)
    session.settle(render(content)).saved.result()
    assert gathered(demo, session).content == content


def test_who_the_pupils_are_is_asked_for_apart_and_is_no_settled_document(demo):
    session = session_on(demo, "rekenen-bakker")
    session.settle(HANDED_OVER, keeps_legend=True).saved.result()
    with_legend = make_report(demo, session.visit.id, Document.AFTER, with_legend=True)
    assert with_legend != HANDED_OVER
    assert with_legend.startswith(b"%PDF")


def test_what_was_agreed_before_comes_along(demo):
    session = session_on(demo, "rekenen-bakker")
    promises = [earlier.promise for earlier in gathered(demo, session).content.earlier]
    assert len(promises) == 3
    assert at_start(promises[0].who) == "Mevrouw Bakker"


def test_a_report_can_be_written_as_text(demo, tmp_path):
    session, path = session_on(demo, "tafels-bakker"), tmp_path / "verslag.txt"
    write_report(demo, session.visit.id, path, Document.AFTER, as_plain_text=True)
    assert "WAT WE AFSPRAKEN" in path.read_text(encoding="utf-8")


def test_the_text_of_a_settled_report_is_what_was_handed_over_whatever_its_school_leaves_out_since(demo, tmp_path):
    session = session_on(demo, "rekenen-bakker")
    content = as_if_settled(gathered(demo, session, Document.AFTER).content, SystemClock().now().wall)
    session.settle(render(content)).saved.result()

    def text() -> str:
        path = tmp_path / "verslag.txt"
        write_report(demo, session.visit.id, path, Document.AFTER, as_plain_text=True, replace=True)
        return path.read_text(encoding="utf-8")

    assert text() == as_text(content)
    register = RegisterSession(demo, SystemClock())
    school = register.register.schools[session.visit.settings.school]
    habits = school.report.model_copy(update={"left_out": tuple(ReportPart)})
    register.update_school(school.model_copy(update={"report": habits})).result()
    assert "Niet gezien: Sociale interventies." in text()
    assert "11′06″ K heeft 314." in text()
    assert "\n=\n" not in text()


def test_the_text_of_a_settled_report_whose_pages_cannot_be_read_is_made_of_what_was_settled(demo, tmp_path):
    session = session_on(demo, "rekenen-bakker")
    session.settle(HANDED_OVER).saved.result()
    path = tmp_path / "verslag.txt"
    write_report(demo, session.visit.id, path, Document.AFTER, as_plain_text=True)
    assert "WAT STERK WAS" in path.read_text(encoding="utf-8")
