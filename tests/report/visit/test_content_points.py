"""Strengths, topics, questions and agreements: every finding on what was seen and when."""

from uuid import uuid4

import pytest
from support.strategies import BO

from observatie.domain.acts.acts import ItemRef, Mark, Note, NoteType
from observatie.domain.acts.conversation import (
    Agreement,
    Consent,
    ConsentGiven,
    Finding,
    Party,
    Reaction,
    ReportStatus,
    Stance,
    StatusSet,
)
from observatie.domain.acts.entries import Amend, Retract
from observatie.report.parts import Signature


def finding(stance: Stance, text: str, *evidence, **more) -> Finding:
    return Finding(stance=stance, text=text, evidence=evidence, **more)


def test_a_finding_stands_with_the_time_and_text_of_its_evidence(lesson):
    late = lesson.note("C begint", 24_000)
    early = lesson.note("C leest de kaart", 12_000)
    lesson.write(finding(Stance.STRENGTH, "C begint zelf.", late, early))
    (point,) = lesson.content.strengths
    assert point.text == "C begint zelf."
    assert [(seen.lesson_ms, seen.text) for seen in point.evidence] == [
        (12_000, "C leest de kaart"),
        (24_000, "C begint"),
    ]


def test_strengths_and_topics_are_apart(lesson):
    lesson.write(finding(Stance.TOPIC, "Wie wacht?"))
    lesson.write(finding(Stance.STRENGTH, "Iedereen doet mee."))
    content = lesson.content
    assert [p.text for p in content.strengths] == ["Iedereen doet mee."]
    assert [p.text for p in content.topics] == ["Wie wacht?"]


def test_a_finding_names_its_items(lesson, shelf):
    lesson.use(shelf["kijkwijzer"])
    lesson.write(
        finding(Stance.TOPIC, "Het doel.", items=(ItemRef(instrument="kijkwijzer", item="zelfinstructie"),))
    )
    assert lesson.content.topics[0].items == ("Zelfinstructie",)


def test_items_with_the_same_name_in_more_sections_are_named_with_it(lesson, shelf):
    lesson.use(shelf["adapt"])
    lesson.write(
        finding(Stance.TOPIC, "Het doel.", items=(ItemRef(instrument="adapt", item="uitvoering-uitdagen"),))
    )
    assert lesson.content.topics[0].items == ("Lesuitvoering · Daag uit",)


def test_without_findings_the_marked_notes_are_the_points(lesson):
    lesson.note("alle handen omhoog", 1_000, mark=Mark.STRONG)
    lesson.note("rug naar de groep", 2_000, mark=Mark.CHANCE)
    content = lesson.content
    assert [p.text for p in content.strengths] == ["alle handen omhoog"]
    assert [p.text for p in content.topics] == ["rug naar de groep"]
    assert not content.strengths[0].is_finding


def test_evidence_that_was_taken_away_is_left_out(lesson):
    note = lesson.note("vergissing", 1_000)
    lesson.write(finding(Stance.STRENGTH, "Rust.", note))
    lesson.write(Retract(original=note))
    assert lesson.content.strengths[0].evidence == ()


def test_a_note_says_what_it_says_last_and_when(lesson):
    note = lesson.note("stl", 1_000)
    lesson.write(Amend(original=note, act=Note(text="stil"), lesson_ms=2_000))
    assert [(seen.lesson_ms, seen.text) for seen in lesson.content.loose] == [(2_000, "stil")]


def test_questions_are_for_the_conversation_unless_a_topic_asks_them(lesson):
    asked = lesson.note("Waarom die volgorde?", 1_000, type=NoteType.QUESTION)
    lesson.note("Wie kiest de opgave?", 2_000, type=NoteType.QUESTION)
    lesson.write(finding(Stance.TOPIC, "De volgorde.", asked))
    assert [seen.text for seen in lesson.content.questions] == ["Wie kiest de opgave?"]


# What is written out nowhere else


def test_what_was_told_above_is_not_repeated_among_the_rest(lesson, shelf):
    lesson.use(shelf["kijkwijzer"])
    told = lesson.note("in een bevinding", 1_000)
    lesson.note("vraag?", 2_000, type=NoteType.QUESTION)
    lesson.note("bij een aspect", 3_000, on="kijkwijzer/focusing")
    lesson.note("los", 4_000)
    lesson.write(finding(Stance.STRENGTH, "Sterk.", told))
    assert [seen.text for seen in lesson.content.loose] == ["los"]


def test_without_an_instrument_all_notes_are_told_in_order(lesson):
    second = lesson.note("twee", 2_000)
    lesson.note("een", 1_000)
    lesson.write(finding(Stance.STRENGTH, "Sterk.", second))
    assert [seen.text for seen in lesson.content.loose] == ["een", "twee"]


def test_a_note_on_an_instrument_that_is_no_longer_used_is_not_lost(lesson, shelf):
    lesson.use(shelf["smeets"])
    item = next(iter(shelf["smeets"].items))
    lesson.note("bij smeets", 1_000, on=f"smeets/{item}")
    lesson.use(shelf["kijkwijzer"])
    assert [(seen.text, seen.items) for seen in lesson.content.loose] == [("bij smeets", ())]


# Agreements, reaction, consent


def test_an_agreement_names_who_keeps_it(room):
    room.set_up(teacher=room.person("mevrouw Bakker"))
    for who in Party:
        room.write(Agreement(what="afspraak", who=who, when="in mei", how_seen="we zien het"))
    assert [p.who for p in room.content.agreements] == ["mevrouw Bakker", "Anna Visser", "samen"]
    assert (room.content.agreements[0].when, room.content.agreements[0].how_seen) == ("in mei", "we zien het")


def test_agreements_have_a_keeper_where_no_teacher_is_known(room):
    room.write(Agreement(what="afspraak", who=Party.TEACHER))
    assert room.content.agreements[0].who == "leerkracht"


def test_reactions_are_told_in_order(room):
    room.write(Reaction(text="Ik herken het."))
    room.write(Reaction(text="Nog iets."))
    assert room.content.reactions == ("Ik herken het.", "Nog iets.")


def test_seen_is_not_agreed(room):
    teacher = room.person("mevrouw Bakker")
    room.set_up(teacher=teacher)
    room.write(ConsentGiven(consent=Consent.SEEN, by=teacher))
    content = room.content
    assert content.seen == (Signature("Mevrouw Bakker", "3 maart 2025"),)
    assert content.agreed == ()


def test_agreed_is_not_seen(room):
    room.write(ConsentGiven(consent=Consent.AGREED, by=BO))
    assert room.content.seen == ()
    assert [signature.name for signature in room.content.agreed] == ["Onbekend"]


@pytest.mark.parametrize(
    ("status", "said", "settled"),
    [
        (None, "concept", False),
        (ReportStatus.CONCEPT, "concept", False),
        (ReportStatus.HANDED_OVER, "concept, voor een reactie", False),
        (ReportStatus.SETTLED, "vastgesteld", True),
    ],
)
def test_status(room, status, said, settled):
    if status is not None:
        room.write(StatusSet(status=status))
    assert (room.content.status, room.content.settled) == (said, settled)


def test_a_stranger_is_no_reason_to_stop(room):
    room.set_up(teacher=uuid4(), group=uuid4(), school=uuid4())
    assert room.content.recipient == "onbekend"
