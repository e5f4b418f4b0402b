"""Nothing on paper that was not recorded, and nothing recorded for the report that is not on paper."""

import re
from functools import cache

import pytest
from support.paper import Paper
from support.report_files import make_report

from observatie.clock import SystemClock
from observatie.demo.school import make_demo
from observatie.domain import lesson_time
from observatie.domain.acts.acts import Note
from observatie.domain.acts.answers import LevelValue
from observatie.domain.acts.conversation import Agreement, Finding, Reaction
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.visit import wording
from observatie.domain.visit.agreements import EarlierAgreement
from observatie.domain.visit.visit import Visit
from observatie.report.documents import Document
from observatie.store.library import Library

DOCUMENTS = (Document.BEFORE, Document.AFTER, Document.EVIDENCE)

TIME = re.compile(r"\d+′\d\d″")
QUOTED = re.compile("“([^”]+)”")
NUMBER = re.compile(r"\d+")


@pytest.fixture(scope="module")
def demo(tmp_path_factory, shelf):
    with make_demo(tmp_path_factory.mktemp("demo") / "demo", shelf, SystemClock()) as library:
        yield library


@pytest.fixture(scope="module")
def papers(demo):
    """Every visit of the demo with what is printed of it, by the kind of document."""
    visits = [demo.visit(summary.id) for summary in demo.visits()]

    @cache
    def printed(document: Document) -> list[tuple[Visit, Paper]]:
        return [(visit, Paper(make_report(demo, visit.id, document))) for visit in visits]

    return printed


def words_of(library: Library, visit: Visit) -> str:
    """Every word that was recorded for a visit or belongs to what it is about: journal, register, instruments."""
    earlier: list[EarlierAgreement] = library.agreements_before(visit)
    told = [entry.model_dump_json() for entry in visit.journal.entries()]
    told += [entry.model_dump_json() for entry in library.register().journal.entries()]
    told += [each.agreement.model_dump_json() for each in earlier]
    instruments: list[Instrument] = list(library.instruments_of(visit).values())
    told += [instrument.model_dump_json() for instrument in instruments]
    return " ".join(told).replace('\\"', '"')


def times_of(visit: Visit) -> set[str]:
    """Every moment of a lesson as it is written, with the ends of its phases."""
    moments = [s.lesson_ms for s in visit.shown("note", "phase", "count", "sample", "gap", "lesson")]
    moments += [s.act.until_ms for s in visit.shown("gap")]
    return {lesson_time.show(at or 0) for at in [*moments, visit.length_ms]}


def numbers_of(library: Library, visit: Visit) -> set[str]:
    """Every number that follows from what was recorded: in its words, its days and clocks, what was counted."""
    found = set(NUMBER.findall(words_of(library, visit)))
    days = [s.entry.at for s in visit.journal.standing("consent", "status", "lesson")]
    days += [each.made_at for each in library.agreements_before(visit)]
    days += [moment for moment in (visit.settings.planned_at, *(visit.period or ())) if moment]
    for at in days:
        found |= set(NUMBER.findall(f"{wording.day(at)} {wording.clock(at)}"))
    found |= {str(total) for total in visit.counted().values()}
    samples = [sample.at_work for _, sample in visit.samples()]
    found |= {str(len(samples)), str(len([each for each in samples if each is not None]))}
    found |= {str(s.act.value.level) for _, s, _ in visit.answers() if isinstance(s.act.value, LevelValue)}
    return found | {str(len(instrument.items)) for instrument in library.instruments_of(visit).values()}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_time_on_paper_is_one_of_the_journal(papers, document):
    for visit, paper in papers(document):
        assert set(TIME.findall(paper.body)) <= times_of(visit)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_quotation_on_paper_is_one_of_the_journal(demo, papers, document):
    for visit, paper in papers(document):
        recorded = "".join(words_of(demo, visit).split())
        assert [said for said in QUOTED.findall(paper.body) if said not in recorded] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_number_on_paper_follows_from_the_journal(demo, papers, document):
    for visit, paper in papers(document):
        known, axis = numbers_of(demo, visit), {f"{minute}′" for minute in range(0, 100, 5)}
        text = " ".join(paper.pages)
        for found in (TIME, re.compile(r"\b\d+ van \d+(?=\s*$)", re.MULTILINE)):
            text = found.sub(" ", text)
        for minute in sorted(axis, key=len, reverse=True):
            text = text.replace(minute, " ")
        silent = {str(number) for number in range(2)}  # one visit of one observer, by which it is based
        assert set(NUMBER.findall(text)) - known - silent - pages(paper) == set()


def pages(paper: Paper) -> set[str]:
    return {str(number) for number in range(1, len(paper.pages) + 1)}


def test_every_finding_agreement_and_reaction_is_on_paper(papers):
    told = 0
    for visit, paper in papers(Document.AFTER):
        for standing in visit.journal.standing("finding", "agreement", "reaction", "note"):
            act = standing.act
            if isinstance(act, Agreement):
                assert paper.says(act.what)
                assert paper.says(act.when)
                assert paper.says(act.how_seen)
            elif isinstance(act, Finding | Reaction) or (isinstance(act, Note) and not act.aside):
                assert paper.says(act.text)
            told += not isinstance(act, Note)
    assert told > 20


def test_every_earlier_agreement_is_on_paper_before_and_after(demo, papers):
    told = 0
    for document in (Document.BEFORE, Document.AFTER):
        for visit, paper in papers(document):
            for running in demo.agreements_before(visit):
                assert paper.says(running.agreement.what)
                told += 1
    assert told > 3
