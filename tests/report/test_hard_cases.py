"""Visits that nobody expects and somebody makes: each gives a proper document, with everything in it."""

from dataclasses import replace
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from pydantic import ValidationError
from reportlab.lib.pagesizes import A4
from support.paper import Paper
from support.strategies import MONDAY, examples, texts

from observatie.domain.acts.acts import Gap, ItemRef, Legend, Mark, Note, NoteType, Phase, Sample
from observatie.domain.acts.answers import Answer, Heard, LevelValue, NotSeen, Stage, TextValue
from observatie.domain.acts.conversation import (
    Agreement,
    Consent,
    ConsentGiven,
    Finding,
    FollowUp,
    Outcome,
    Party,
    Reaction,
    Stance,
)
from observatie.domain.instrument.instrument import Instrument, Item, Section, Source
from observatie.domain.visit.agreements import AgreementOutcome, EarlierAgreement
from observatie.report.documents import Document
from observatie.report.paper import style
from observatie.report.paper.fonts import drawable
from observatie.report.parts import (
    Counted,
    Elsewhere,
    InstrumentSeen,
    ItemSeen,
    Point,
    Promise,
    Reply,
    ReportContent,
    SectionSeen,
    Seen,
    Signature,
    Step,
    Strip,
    StripMark,
)
from observatie.report.visit.content import Around
from observatie.report.visit.story import render

SENTENCE = "De leerkracht loopt langs en C schrijft de eerste som op het bordje. "
LONG = (SENTENCE * 60)[:4000].strip()
UNBROKEN = ("Aanmoedigingsoverzichten" * 170)[:4000]
TURKISH, POLISH, VIETNAMESE = "Yıldız İğdeşoğlu", "Małgorzata Żółkiewska-Śliwińska", "Nguyễn Thị Ngọc Ánh"


def is_proper(paper: Paper) -> None:
    """Check what holds of every page: numbered, nothing outside the margins, no header over another."""
    for number, text in enumerate(paper.pages, start=1):
        assert f"{number} van {len(paper.pages)}" in text
    low, high = paper.margins
    middle = style.LEFT + style.WIDTH / 2
    for glyph in paper.glyphs:
        assert glyph.left >= style.LEFT - 2, glyph
        assert glyph.right <= A4[0] - style.RIGHT + 2, glyph
        if glyph.top < low or glyph.bottom > high:
            assert 24 <= glyph.bottom <= glyph.top <= A4[1] - 24, glyph
            assert glyph.right < middle or glyph.left > middle, glyph
        else:
            assert low - 4 <= glyph.bottom <= glyph.top <= high + 4, glyph


@pytest.mark.parametrize("text", [LONG, UNBROKEN], ids=["words", "unbroken"])
def test_a_note_of_four_thousand_characters(lesson, text):
    lesson.note(text, 60_000, mark=Mark.STRONG)
    lesson.note(text, 120_000, type=NoteType.QUOTE)
    paper = lesson.paper
    is_proper(paper)
    assert paper.says(text)


@pytest.mark.parametrize("text", [LONG, UNBROKEN], ids=["words", "unbroken"])
def test_a_remark_an_answer_and_a_finding_of_four_thousand_characters(lesson, shelf, text):
    lesson.use(shelf["adapt"])
    score = Answer(
        instrument="adapt",
        target="uitvoering-uitdagen",
        value=LevelValue(level=2),
        source=Source.OBSERVATION,
        remark=text,
    )
    lesson.write(score)
    lesson.write(score.model_copy(update={"source": None, "stage": Stage.FINAL, "remark": "", "reason": text}))
    lesson.write(Finding(stance=Stance.TOPIC, text=text))
    lesson.write(Reaction(text=text))
    paper = lesson.paper
    is_proper(paper)
    assert paper.times_said(text) == 4


def test_texts_of_the_greatest_length_that_can_be_typed(lesson):
    longest = ("Zo lang kan een regel zijn. " * 800)[:20_000].strip()
    lesson.note(longest, 1_000)
    lesson.write(Agreement(what=LONG, who=Party.BOTH, how_seen=LONG))
    paper = lesson.paper
    is_proper(paper)
    assert paper.says(longest)


def test_three_hundred_notes(lesson, shelf):
    lesson.use(shelf["kijkwijzer"])
    items = list(shelf["kijkwijzer"].items)
    for number in range(300):
        lesson.note(f"Notitie nummer {number}, {SENTENCE}", number * 9_000, on=f"kijkwijzer/{items[number % 18]}")
    lesson.end(2_700_000)
    paper = lesson.paper
    is_proper(paper)
    for number in range(300):
        assert paper.times_said(f"Notitie nummer {number},") == 1


def test_an_empty_visit(room, shelf):
    room.use(shelf["kijkwijzer"], shelf["adapt"])
    room.set_up(teacher=room.person("mevrouw Bakker"), subject="taal")
    paper = room.paper
    is_proper(paper)
    assert paper.says("Er is nog geen les gezien.")
    assert len(paper.pages) == 1


def test_a_visit_with_nothing_set_at_all(room):
    paper = room.paper
    is_proper(paper)
    assert paper.reader.metadata.title == "Lesbezoek"
    assert "Vertrouwelijk" in paper.pages[0]


def test_a_lesson_in_which_nothing_was_noted(lesson, shelf):
    lesson.use(shelf["kijkwijzer"])
    lesson.end(2_700_000)
    paper = lesson.paper
    is_proper(paper)
    assert paper.says("Hier is niets bij genoteerd of ingevuld.")


def test_forty_agreements(room):
    for number in range(40):
        room.write(Agreement(what=f"Afspraak nummer {number}: {SENTENCE}", who=Party.BOTH, when="in mei"))
    paper = room.paper
    is_proper(paper)
    for number in range(40):
        assert paper.says(f"Afspraak nummer {number}:")
    assert paper.times_said("Waaraan we het zien") > 1, "the head of the table comes again on each page"


@pytest.mark.parametrize("length", [100, 1_000, 4_000])
def test_a_very_long_focus_question(lesson, length):
    question = (SENTENCE * 60)[:length].strip()
    lesson.set_up(focus_question=question)
    paper = lesson.paper
    is_proper(paper)
    assert paper.says(question)


@pytest.mark.parametrize(
    "name", ["Van den Heuvel " * 30, "Donaudampfschifffahrtsgesellschaft" * 12], ids=["words", "unbroken"]
)
def test_very_long_names(lesson, name):
    teacher = lesson.person(f"mevrouw {name}".strip())
    lesson.set_up(
        teacher=teacher, school=lesson.school(f"Basisschool {name}"), group=lesson.group(f"groep {name}")
    )
    lesson.write(Agreement(what="afspraak", who=Party.TEACHER))
    lesson.write(ConsentGiven(consent=Consent.SEEN, by=teacher))
    lesson.write(Phase(name=name), 0)
    lesson.end(600_000)
    paper = lesson.paper
    is_proper(paper)
    assert paper.says("…")
    assert paper.says(f"Reactie van mevrouw {name}")


@pytest.mark.parametrize("name", [TURKISH, POLISH, VIETNAMESE])
@pytest.mark.parametrize("decomposed", [False, True])
def test_names_with_letters_that_dutch_does_not_have(lesson, name, decomposed):
    typed = normalize("NFD", name) if decomposed else name
    lesson.set_up(teacher=lesson.person(typed))
    lesson.note(f"{typed} schrijft op het bord.", 1_000)
    paper = lesson.paper
    is_proper(paper)
    assert f"voor {name}" in paper.pages[0]
    assert paper.says(f"{name} schrijft op het bord.")
    assert paper.reader.metadata.title.endswith(name)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("goed 🙂 zo", "goed [emoji] zo"),
        ("中文", "[Chinees schrift]"),
        ("مرحبا", "[Arabisch schrift]"),
        ("a\x00b\x07c", "abc"),
        ("half \ud83d emoji", "half [teken dat niet af te drukken is] emoji"),
        ("<b>vet</b> & <br/>", "<b>vet</b> & <br/>"),
        ("een\n\n\n\ntwee", "een twee"),
    ],
)
def test_characters_that_no_font_has_and_markup_that_is_none(lesson, typed, printed):
    content = with_text(lesson.content, typed)
    paper = Paper(render(content))
    is_proper(paper)
    assert paper.says(printed)


def test_half_a_character_never_gets_into_a_journal():
    with pytest.raises(ValidationError):
        Note(text="half \ud83d emoji")


def with_text(content: ReportContent, text: str) -> ReportContent:
    """Put a text in every place of a report, past the journal."""
    seen = Seen(61_000, text, NoteType.FACT, Mark.CHANCE, (text,), added_later=True)
    reply = Reply(text, text, text, text, text, Step(1, 4), text, unfounded=True, final=True)
    item = ItemSeen(text, text, (reply, replace(reply, step=None)), (seen,), (Elsewhere(text, (1,)),))
    brief = ItemSeen(text, "", (Reply("", text, brief=True),), ())
    section = SectionSeen(text, (item, brief), (text,), (text,), (text,), text, (text,))
    return replace(
        content,
        school=text,
        recipient=text,
        title=text,
        subtitle=(text,),
        observed=True,
        focus_question=text,
        focus=(text,),
        strip=Strip(60_000, ((text, 0, 60_000),), (StripMark(1, NoteType.FACT, None),)),
        strengths=(Point(text, (seen,), (text,)), Point(text, (), ())),
        topics=(Point(text, (seen,), (text,), is_finding=False),),
        questions=(replace(seen, type=NoteType.QUESTION),),
        agreements=(Promise(text, text, text, text),),
        reactions=(text,),
        seen=(Signature(text, text),),
        instruments=(InstrumentSeen(text, text, text, text, (section,)),),
        loose=(replace(seen, type=NoteType.QUOTE), replace(seen, type=NoteType.INTERPRETATION)),
        counts=(Counted(text, text),),
        gaps=text,
        legend=(("A", text),),
    )


@pytest.mark.parametrize("document", [Document.BEFORE, Document.AFTER, Document.EVIDENCE])
def test_three_hundred_notes_and_words_as_long_as_can_be_in_each_document(lesson, shelf, document):
    lesson.use(shelf["kijkwijzer"])
    items = list(shelf["kijkwijzer"].items)
    for number in range(300):
        on = f"kijkwijzer/{items[number % len(items)]}" if number % 3 else ""
        lesson.note(f"Nummer {number}: {SENTENCE}", number * 9_000, on=on)
    item = ItemRef(instrument="kijkwijzer", item=items[0])
    lesson.write(Heard(source=Source.INTERVIEW, question=LONG, text=UNBROKEN, items=(item,)))
    topic = lesson.write(Finding(stance=Stance.TOPIC, text=UNBROKEN))
    lesson.write(Finding(stance=Stance.TOPIC, text=LONG, raised=False))
    lesson.write(Reaction(text=LONG, about=topic))
    lesson.write(Reaction(text=LONG, opening=True))
    lesson.end(300 * 9_000)
    promised = Agreement(what=LONG, who=Party.BOTH, when=SENTENCE, how_seen=LONG)
    came = FollowUp(agreement=topic, made_in=topic, outcome=Outcome.DONE, seen=LONG)
    looked = AgreementOutcome(topic, topic, MONDAY, came)
    running = [EarlierAgreement(topic, topic, MONDAY, promised, each) for each in ((), (looked,))]
    paper = lesson.document(document, Around(tuple(running)))
    is_proper(paper)
    for number in range(300):
        assert paper.says(f"Nummer {number}:")


@given(text=st.text(st.characters(), max_size=80) | texts())
@examples(25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_in_any_place_can_be_rendered(lesson, text):
    paper = Paper(render(with_text(lesson.content, text)))
    assert set(paper.fonts) <= {"SourceSans3-Regular", "SourceSans3-It", "SourceSans3-Semibold"}
    assert paper.says(drawable(text).lstrip('“"„').rstrip('”"')) or "\n" in drawable(text)


def test_phases_of_no_length(lesson):
    for name in ("Start", "Instructie", "Verwerking"):
        lesson.write(Phase(name=name), 0)
    lesson.write(Phase(name="Na afloop"), 600_000)
    lesson.end(600_000)
    paper = lesson.paper
    is_proper(paper)
    assert paper.says("Verwerking")


def test_a_lesson_of_three_hours(lesson):
    for minute in range(0, 181, 3):
        lesson.note(f"Minuut {minute}.", minute * 60_000, mark=Mark.CHANCE if minute % 2 else None)
    lesson.end(180 * 60_000)
    paper = lesson.paper
    is_proper(paper)
    assert paper.says("180′00″")
    assert paper.says("60′")


def test_a_lesson_that_was_asked_about_two_hundred_times(lesson):
    for number in range(200):
        working = None if number % 7 == 0 else number % 28
        lesson.write(Sample(at_work=working, present=27), number * 20_000)
    lesson.end(66 * 60_000)
    paper = lesson.paper
    is_proper(paper)
    assert paper.says("op 171 van 200 momenten geteld")


@pytest.mark.parametrize("end", [1_800_000, 60_000], ids=["within", "past the end"])
def test_a_laptop_that_slept_again_and_again_and_through_the_end(lesson, end):
    for minute in range(30):
        lesson.write(Gap(until_ms=minute * 60_000 + 30_000), minute * 60_000)
    lesson.write(Gap(until_ms=9_000_000), 1_790_000)
    lesson.end(end)
    paper = lesson.paper
    is_proper(paper)
    assert paper.says("van 29′00″ tot 29′30″ en van 29′50″ tot 150′00″; wat er toen gebeurde staat hier niet.")


def test_a_legend_of_a_hundred_pupils_and_one_of_four_thousand_characters(lesson):
    lesson.write(Legend(label="ZZ", text=LONG))
    for number in range(100):
        lesson.write(Legend(label=str(number), text=f"plaats {number}, naast het raam"))
    paper = lesson.paper_with_legend
    is_proper(paper)
    assert paper.says(LONG)
    assert paper.times_said("naast het raam") == 100


def test_an_instrument_of_sixty_items(lesson, shelf):
    items = tuple(Item(id=f"nr-{n}", number=str(n), text=f"Onderdeel {n}: {SENTENCE}".strip()) for n in range(60))
    sections = tuple(
        Section(id=f"deel-{n}", title=f"Deel {n}", items=items[n * 10 : n * 10 + 10]) for n in range(6)
    )
    wide = shelf["adapt"].model_copy(update={"id": "breed", "sections": sections, "scale": "monitoren"})
    wide = Instrument.model_validate(wide.model_dump())
    lesson.use(wide)
    for number in range(60):
        value = LevelValue(level=number % 4 + 1) if number % 5 else NotSeen()
        lesson.write(Answer(instrument="breed", target=f"nr-{number}", value=value))
    paper = lesson.paper
    is_proper(paper)
    for number in range(60):
        assert paper.says(f"Onderdeel {number}:")


def test_adapt_with_every_source_and_a_final_score_that_changed(lesson, shelf):
    adapt = shelf["adapt"]
    lesson.use(adapt)
    for item in adapt.answered_items:
        for source in item.sources:
            lesson.write(Answer(instrument="adapt", target=item.id, value=LevelValue(level=2), source=source))
        final = Answer(
            instrument="adapt",
            target=item.id,
            value=LevelValue(level=4),
            stage=Stage.FINAL,
            reason=f"Anders door het gesprek over {item.id}.",
        )
        lesson.write(final)
    paper = lesson.paper
    is_proper(paper)
    assert paper.times_said("definitief") == len(adapt.answered_items)
    for item in adapt.answered_items:
        assert paper.says(f"Reden: Anders door het gesprek over {item.id}.")


def test_smeets_with_a_remark_of_four_thousand_characters_in_each_section(lesson, shelf):
    lesson.use(shelf["smeets"])
    for section in shelf["smeets"].sections:
        lesson.write(Answer(instrument="smeets", target=section.id, value=TextValue(text=LONG)))
    paper = lesson.paper
    is_proper(paper)
    assert paper.times_said(LONG) == len(shelf["smeets"].sections)
