"""What is left out of a report, what came later, when the laptop slept, and who the pupils are."""

from datetime import UTC, datetime

import pytest

from observatie.domain.acts.acts import Gap, Legend, Mark, Note, NoteType
from observatie.domain.acts.answers import Answer, TextValue
from observatie.domain.acts.conversation import Finding, Stance
from observatie.domain.acts.entries import Amend

ASIDE = "Zelf navragen bij de ouders van C."


# Notes to self


def test_a_note_to_self_is_nowhere_in_the_report(lesson, shelf):
    lesson.use(shelf["kijkwijzer"])
    lesson.note("Doel op het bord.", 1_000, on="kijkwijzer/focusing")
    marked = {"on": "kijkwijzer/focusing", "aside": True}
    lesson.note(ASIDE, 2_000, mark=Mark.STRONG, **marked)
    lesson.note(ASIDE, 3_000, mark=Mark.CHANCE, **marked)
    lesson.note(ASIDE, 4_000, type=NoteType.QUESTION, **marked)
    lesson.note(ASIDE, 5_000, aside=True)
    lesson.end(60_000)
    assert ASIDE not in repr(lesson.content)
    assert [mark.lesson_ms for mark in lesson.content.strip.marks] == [1_000]
    assert not lesson.paper.says(ASIDE)


def test_a_note_to_self_is_left_out_without_an_instrument_too(lesson):
    lesson.note("stil", 1_000)
    lesson.note(ASIDE, 2_000, aside=True)
    assert [seen.text for seen in lesson.content.loose] == ["stil"]


def test_a_note_that_was_made_one_to_self_leaves_the_report_and_can_come_back(lesson):
    note = lesson.note("stil", 1_000)
    lesson.write(Amend(original=note, act=Note(text="stil", aside=True)))
    assert lesson.content.loose == ()
    lesson.write(Amend(original=note, act=Note(text="stil")))
    assert [seen.text for seen in lesson.content.loose] == ["stil"]


def test_a_finding_that_rests_on_a_note_to_self_alone_is_without_evidence(lesson):
    aside = lesson.note(ASIDE, 1_000, aside=True)
    lesson.write(Finding(stance=Stance.STRENGTH, text="C begint zelf.", evidence=(aside,)))
    (point,) = lesson.content.strengths
    assert point.evidence == ()
    assert lesson.paper.says("C begint zelf. nog zonder notitie")


@pytest.mark.parametrize("aside", [False, True])
def test_an_answer_that_rests_on_a_note_to_self_alone_says_so(lesson, shelf, aside):
    lesson.use(shelf["kijkwijzer"])
    note = lesson.note("Doel op het bord.", 1_000, on="kijkwijzer/focusing", aside=aside)
    value = TextValue(text="Het doel is bekend.")
    lesson.write(Answer(instrument="kijkwijzer", target="focusing", value=value, evidence=(note,)))
    (item,) = (i for section in lesson.content.instruments[0].sections for i in section.items)
    assert item.replies[0].unfounded is aside
    assert len(item.notes) == (0 if aside else 1)


def test_whoever_wrote_nothing_but_a_note_to_self_is_no_observer_of_the_report(lesson):
    lesson.note("stil", 1_000)
    lesson.note(ASIDE, 2_000, by=lesson.person("Bo de Wit"), aside=True)
    assert "van 1 observator" in lesson.content.subtitle[1]


# Added later


def test_a_note_that_was_added_after_the_lesson_says_so(lesson):
    lesson.note("stil", 1_000)
    lesson.end(60_000)
    lesson.note("druk", 2_000)
    assert [seen.added_later for seen in lesson.content.loose] == [False, True]
    assert lesson.paper.says("druk (na de les toegevoegd)")
    assert lesson.paper.times_said("toegevoegd") == 1


def test_a_note_whose_spelling_was_mended_after_the_lesson_was_not_added_then(lesson):
    note = lesson.note("stl", 1_000)
    lesson.end(60_000)
    lesson.write(Amend(original=note, act=Note(text="stil"), lesson_ms=1_000))
    assert [seen.added_later for seen in lesson.content.loose] == [False]


def test_evidence_says_that_it_was_added_later(lesson):
    lesson.end(60_000)
    note = lesson.note("druk", 2_000)
    lesson.write(Finding(stance=Stance.TOPIC, text="Rust", evidence=(note,)))
    assert lesson.content.topics[0].evidence[0].added_later


def test_a_lesson_on_paper_says_so_once_and_when_it_was_typed_over(room):
    room.begin(held_at=datetime(2025, 2, 27, 13, 15, tzinfo=UTC))
    room.end(0)
    room.note("stil", 1_000)
    room.note("druk", 600_000)
    content = room.content
    assert content.subtitle[0].startswith("27 februari 2025, 13.15 tot 13.25 uur")
    assert content.subtitle[-1] == "Op papier genoteerd, overgetypt op 3 maart 2025"
    assert not any(seen.added_later for seen in content.loose)


def test_a_lesson_that_was_typed_as_it_happened_does_not_speak_of_paper(lesson):
    lesson.note("stil", 1_000)
    assert "papier" not in repr(lesson.content)


# Gaps


def test_a_laptop_that_slept_is_told_with_from_and_to(lesson):
    lesson.write(Gap(until_ms=940_000), 730_000)
    lesson.end(1_800_000)
    said = "De laptop sliep van 12′10″ tot 15′40″; wat er toen gebeurde staat hier niet."
    assert lesson.content.gaps == said
    assert lesson.content.strip.gaps == ((730_000, 940_000),)
    assert lesson.paper.says(said)


def test_several_gaps_are_one_sentence(lesson):
    for minute in (1, 5, 9):
        lesson.write(Gap(until_ms=minute * 60_000 + 90_000), minute * 60_000)
    assert lesson.content.gaps == (
        "De laptop sliep van 1′00″ tot 2′30″, van 5′00″ tot 6′30″ en van 9′00″ tot 10′30″; "
        "wat er toen gebeurde staat hier niet."
    )


def test_a_note_inside_a_gap_was_added_later(lesson):
    lesson.write(Gap(until_ms=940_000), 730_000)
    lesson.note("Wisseling van tafels.", 800_000)
    assert lesson.content.gaps == (
        "De laptop sliep van 12′10″ tot 15′40″; wat daarvan hier staat is later toegevoegd."
    )


def test_a_note_to_self_inside_a_gap_gives_nothing_away(lesson):
    lesson.write(Gap(until_ms=940_000), 730_000)
    lesson.note(ASIDE, 800_000, aside=True)
    assert lesson.content.gaps.endswith("wat er toen gebeurde staat hier niet.")


def test_without_a_gap_nothing_is_said_of_the_laptop(lesson):
    lesson.note("stil", 60_000)
    assert lesson.content.gaps == ""
    assert not lesson.paper.says("laptop")


def test_the_legend_of_the_strip_has_the_gap(lesson):
    lesson.write(Gap(until_ms=940_000), 730_000)
    lesson.end(1_800_000)
    assert lesson.paper.times_said("laptop sliep") == 2


# The legend of the pupils


@pytest.fixture
def seated(lesson):
    lesson.write(Legend(label="C", text="raam, derde rij"))
    lesson.write(Legend(label="A", text="vooraan"))
    lesson.note("C begint.", 60_000)
    return lesson


def test_who_the_pupils_are_is_not_in_the_report_of_itself(seated):
    assert seated.content.legend == ()
    assert not seated.paper.says("raam, derde rij")


def test_who_the_pupils_are_stands_at_the_end_where_it_was_asked_for(seated):
    assert seated.content_with_legend.legend == (("A", "vooraan"), ("C", "raam, derde rij"))
    paper = seated.paper_with_legend
    assert paper.bookmarks[-1] == "Legenda van de leerlingen"
    assert paper.says("Geef het verslag met deze lijst niet verder door.")
    assert paper.says("A vooraan C raam, derde rij")


def test_a_settled_report_has_no_legend_any_more(seated):
    seated.settle()
    assert seated.content_with_legend.legend == ()


def test_a_settled_report_has_the_legend_that_was_kept(seated):
    seated.settle(keeps_legend=True)
    assert seated.content_with_legend.legend == (("A", "vooraan"), ("C", "raam, derde rij"))


def test_a_visit_without_a_legend_has_no_heading_for_it(lesson):
    lesson.note("stil", 1_000)
    assert "Legenda van de leerlingen" not in lesson.paper_with_legend.bookmarks
