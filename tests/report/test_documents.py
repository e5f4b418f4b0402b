"""Three documents about one visit: before the talk, after it, and evidence alone."""

from dataclasses import replace
from uuid import uuid4

import pytest
from support.paper import Paper

from observatie.domain.acts.acts import Mark, NoteType, Phase, Sample
from observatie.domain.acts.answers import Answer, Heard, LevelValue
from observatie.domain.acts.conversation import (
    Addendum,
    Agreement,
    Consent,
    ConsentGiven,
    Finding,
    FollowUp,
    Outcome,
    Party,
    Reaction,
    ReportStatus,
    Stance,
    StatusSet,
)
from observatie.domain.instrument.instrument import Source
from observatie.domain.visit.agreements import AgreementOutcome, EarlierAgreement
from observatie.report.documents import Document, offered, usual
from observatie.report.visit.content import Around
from observatie.report.visit.story import render

MET = {"on": "adapt/uitvoering-uitdagen"}


@pytest.fixture
def talked(lesson, shelf):
    """A lesson with something of everything in it, and a talk about it."""
    lesson.use(shelf["adapt"])
    lesson.teacher = lesson.person("mevrouw Bakker")
    lesson.set_up(teacher=lesson.teacher, focus_question="Komt C op gang?")
    lesson.note("Nog voor de start.", 500)
    lesson.write(Phase(name="Instructie"), 1_000)
    lesson.note("C wijst de eerste som aan.", 61_000, mark=Mark.STRONG, **MET)
    lesson.note("Ik begin gewoon", 62_000, type=NoteType.QUOTE)
    lesson.write(Phase(name="Verwerking"), 120_000)
    lesson.note("Zij twijfelt.", 121_000, type=NoteType.INTERPRETATION)
    lesson.note("Waarom deze volgorde?", 122_000, type=NoteType.QUESTION)
    seen = lesson.note("Vier leerlingen wachten.", 123_000, mark=Mark.CHANCE)
    lesson.write(Sample(at_work=20, present=24), 130_000)
    lesson.end(600_000)
    score = Answer(
        instrument="adapt",
        target="uitvoering-uitdagen",
        value=LevelValue(level=2),
        source=Source.OBSERVATION,
        remark="Een tweede vraag bleef uit.",
    )
    lesson.write(score)
    lesson.topic = lesson.write(Finding(stance=Stance.TOPIC, text="Vier wachten.", evidence=(seen,)))
    lesson.write(Finding(stance=Stance.TOPIC, text="Het bord is vol.", raised=False))
    lesson.write(Reaction(text="Ik vond het een drukke les.", opening=True))
    lesson.write(Reaction(text="Dat klopt, bij de instructietafel.", about=lesson.topic))
    lesson.write(Reaction(text="Ik herken het."))
    lesson.write(Agreement(what="Een stoplicht op tafel", who=Party.TEACHER, when="in mei"))
    return lesson


def earlier(*outcomes: tuple[Outcome, str]) -> EarlierAgreement:
    """An agreement of an earlier visit, and what came of it in this one."""
    from support.strategies import MONDAY

    key, made_in = uuid4(), uuid4()
    looked = tuple(
        AgreementOutcome(
            uuid4(), uuid4(), MONDAY, FollowUp(agreement=key, made_in=made_in, outcome=outcome, seen=seen)
        )
        for outcome, seen in outcomes
    )
    agreement = Agreement(
        what="Een kaart voor C", who=Party.BOTH, when="binnen een week", how_seen="C begint zelf"
    )
    return EarlierAgreement(key, made_in, MONDAY, agreement, looked)


# Before the talk


def test_before_the_talk_there_is_room_to_write_and_nothing_of_what_came_of_it(talked):
    paper = talked.document(Document.BEFORE)
    assert paper.says("Vier wachten.")
    assert paper.says("Waarom deze volgorde?")
    assert paper.says("Reactie van mevrouw Bakker")
    for said in ("stoplicht", "Ik herken het.", "drukke les", "instructietafel", "Gezien en akkoord", "Het bord"):
        assert not paper.says(said), said
    assert "voor het gesprek" in paper.pages[0]


def test_before_the_talk_what_was_agreed_earlier_has_a_line_for_what_came_of_it(talked):
    paper = talked.document(Document.BEFORE, Around((earlier(),)))
    assert paper.says("Wat we eerder afspraken Een kaart voor C")
    assert paper.says("Samen · binnen een week · we zien het aan: C begint zelf · afgesproken op 3 maart 2025")
    assert paper.says("Wat ervan kwam:")


def test_before_the_talk_what_was_said_of_an_earlier_agreement_in_it_is_not_told_yet(talked):
    going_on = earlier((Outcome.GOING_ON, "C begon na de tweede aanwijzing."))
    (looked,) = going_on.looked_at
    done = FollowUp(agreement=going_on.id, made_in=going_on.made_in, outcome=Outcome.DONE, seen="Zo ging het nu.")
    here = replace(looked, visit=talked.machine.visit.id, follow_up=done)
    around = Around((replace(going_on, looked_at=(looked, here)),))
    before, after = talked.document(Document.BEFORE, around), talked.document(Document.AFTER, around)
    assert before.says("C begon na de tweede aanwijzing.")
    assert before.says("Wat ervan kwam:")
    assert not before.says("Zo ging het nu.")
    assert after.says("Zo ging het nu.")


@pytest.mark.parametrize("document", [Document.BEFORE, Document.AFTER])
def test_a_note_below_a_finding_that_is_not_brought_up_is_in_each_document(talked, document):
    full = talked.note("Drie wijzers op het bord.", 125_000)
    why = talked.note("Waarom zo vol?", 126_000, type=NoteType.QUESTION)
    told = talked.write(Heard(source=Source.INTERVIEW, question="Hoe vaak?", text="Elke dag zo."))
    evidence = (full, why, told)
    talked.write(Finding(stance=Stance.TOPIC, text="Het bord leidt af.", evidence=evidence, raised=False))
    for said in ("Drie wijzers op het bord.", "Waarom zo vol?", "Elke dag zo."):
        assert said in talked.text(document), said


# After it


def test_after_the_talk_what_was_agreed_earlier_stands_with_what_came_of_it(talked):
    running = earlier((Outcome.GOING_ON, ""), (Outcome.DONE, "C begon binnen een minuut."))
    paper = talked.document(Document.AFTER, Around((running,)))
    assert paper.says("3 maart 2025: loopt nog 3 maart 2025: gelukt. C begon binnen een minuut.")
    assert not paper.says("Wat ervan kwam:")


def test_her_first_words_stand_first_and_her_answer_below_the_finding(talked):
    paper = talked.document(Document.AFTER)
    assert paper.says("Wat mevrouw Bakker zelf eerst zei Ik vond het een drukke les.")
    assert paper.says("Vier leerlingen wachten. Mevrouw Bakker: Dat klopt, bij de instructietafel.")
    assert paper.says("Reactie van mevrouw Bakker Ik herken het. Gezien en akkoord")


def test_a_finding_that_was_not_brought_up_stands_among_the_details(talked):
    content = talked.content
    assert [point.text for point in content.topics] == ["Vier wachten."]
    assert talked.document(Document.AFTER).says("Ook gevonden")
    assert [point.text for point in content.also_found] == ["Het bord is vol."]


def test_an_answer_to_a_finding_that_was_taken_away_is_not_lost(talked):
    from observatie.domain.acts.entries import Retract

    talked.write(Retract(original=talked.topic))
    assert "Dat klopt, bij de instructietafel." in talked.content.reactions


def test_what_was_heard_stands_at_its_item_with_its_source_and_day(talked):
    from observatie.domain.acts.acts import ItemRef

    item = ItemRef(instrument="adapt", item="uitvoering-uitdagen")
    talked.write(Heard(source=Source.INTERVIEW, question="Hoe koos je?", text="Na de toets.", items=(item,)))
    talked.write(Heard(source=Source.DOCUMENTS, question="Weekplan", text="Drie groepen."))
    paper = talked.document(Document.AFTER)
    assert paper.says("Interview, 3 maart 2025: Hoe koos je? Na de toets.")
    assert paper.says("Ook gehoord en gelezen Documenten, 3 maart 2025: Weekplan Drie groepen.")


def test_everybody_who_has_seen_it_is_named(talked):
    other = talked.person("de heer Jansen")
    for person in (talked.teacher, other):
        talked.write(ConsentGiven(consent=Consent.SEEN, by=person))
    paper = talked.document(Document.AFTER)
    assert paper.says("Gezien Mevrouw Bakker 3 maart 2025 Gezien De heer Jansen 3 maart 2025 Akkoord naam:")


# Evidence alone


def test_evidence_is_times_facts_and_quotations(talked):
    paper = talked.document(Document.EVIDENCE)
    assert paper.says("0′00″ Nog voor de start. Instructie · 0′01″ tot 2′00″")
    assert paper.says("1′01″ C wijst de eerste som aan. 1′02″ “Ik begin gewoon” Verwerking")
    assert paper.says("2′03″ Vier leerlingen wachten.")
    assert paper.says("aan het werk: 20 van 24")


def test_evidence_holds_no_mark_no_interpretation_and_no_score(talked):
    paper = talked.document(Document.EVIDENCE)
    for said in ("twijfelt", "volgorde", "sterk", "kans", "tweede vraag", "Vier wachten", "ADAPT", "Daag uit"):
        assert not paper.says(said), said
    assert "alleen bewijs" in paper.pages[0]


# Which one, and what was added


def test_before_is_usual_until_something_came_of_the_talk(lesson):
    lesson.note("stil", 1_000)
    assert usual(lesson.machine.visit) is Document.BEFORE
    lesson.write(Reaction(text="Ik herken het."))
    assert usual(lesson.machine.visit) is Document.AFTER


def test_additions_are_offered_once_there_are_any_and_leave_the_report_as_it_was(talked):
    before = talked.content
    covers = tuple(entry.id for entry in talked.machine.visit.journal.entries())
    talked.write(StatusSet(status=ReportStatus.SETTLED, covers=covers))
    assert Document.ADDITIONS not in offered(talked.machine.visit)
    talked.write(Addendum(text="Het stoplicht staat er."))
    talked.write(ConsentGiven(consent=Consent.AGREED, by=talked.teacher))
    assert offered(talked.machine.visit)[-1] is Document.ADDITIONS
    paper = talked.document(Document.ADDITIONS)
    assert paper.says("3 maart 2025 · Anna Visser Het stoplicht staat er.")
    assert paper.says("Akkoord Mevrouw Bakker 3 maart 2025")
    assert not paper.says("Gezien naam:")
    assert talked.content.agreements == before.agreements


def test_the_sources_are_never_alone_on_a_page(lesson, shelf):
    lesson.use(shelf["kijkwijzer"])
    for number in range(52):
        lesson.note(f"Regel {number}.", number * 1_000)
        paper = Paper(render(lesson.content))
        assert not paper.lines[-1][0].startswith("Bron en rechten"), number
