"""The shipped instruments say what their sources say: word for word, whole, and nothing more.

The golden files were drawn from the published text and not from the instruments: one line per piece of it
(a title, a statement, a rung, an example), in the order of the print, misprints mended. ADAPT has none,
because its wording is our own.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from observatie.domain.instrument.check import Fault, check
from observatie.domain.instrument.instrument import (
    AnswerType,
    Completeness,
    Instrument,
    Item,
    Respondent,
    Source,
    Subject,
)

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "bron"

SOURCED = [
    "afstemming",
    "attitudestellingen",
    "attitudevragen",
    "basiscompetenties",
    "competentieloep",
    "competenties-drie-niveaus",
    "inclusieladder",
    "inclusieve-waarden",
    "kijkwijzer",
    "kwaliteit-adviezen",
    "share",
    "smeets",
    "zeven-stappen",
    "zoeken-naar-mogelijkheden",
]
SHIPPED = ["adapt", *SOURCED]
WITHOUT_SCALE = [name for name in SOURCED if name not in ("attitudestellingen", "inclusieladder")]
PHASES = ["periode", "voorbereiding", "uitvoering", "evaluatie"]
PRINCIPLES = [
    "Werk doelgericht",
    "Monitor voortdurend",
    "Daag uit",
    "Stem instructie(s) en verwerking af",
    "Stimuleer zelfregulatie",
]
SCALES = ["doelgericht", "monitoren", "uitdagen", "afstemmen", "zelfregulatie"]
CELLS = [f"{phase}-{scale}" for phase in PHASES for scale in SCALES]


def checked(name: str) -> tuple[Instrument | None, list[Fault]]:
    text = (ROOT / "instruments" / f"{name}.yaml").read_text(encoding="utf-8")
    return check(yaml.load(text, Loader=yaml.CSafeLoader))


@cache
def load(name: str) -> Instrument:
    instrument, faults = checked(name)
    assert instrument is not None, faults
    return instrument


@cache
def source_lines(name: str) -> list[str]:
    return (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings(part)


def as_printed(instrument: Instrument, item: Item) -> list[str]:
    """Return what belongs to one item, in the order in which the sources print it."""
    lines = [item.title] if item.title else []
    lines += [item.text, *item.examples]
    if item.dimension:
        lines.append(item.dimension)
    for shown in item.lists:
        lines += [shown.title, *shown.entries]
    if item.scale:
        lines += [rung.label for rung in instrument.scales[item.scale].levels]
    return lines


def test_fifteen_instruments_are_shipped():
    assert sorted(path.stem for path in (ROOT / "instruments").glob("*.yaml")) == sorted(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_has_no_faults(name: str):
    assert checked(name)[1] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_id_is_the_file_name(name: str):
    assert load(name).id == name


@pytest.mark.parametrize(
    ("name", "line"), [(name, line) for name in SOURCED for line in dict.fromkeys(source_lines(name))]
)
def test_each_piece_of_the_source_is_there_to_the_letter(name: str, line: str):
    assert line in set(strings(load(name).model_dump(mode="json")))


@pytest.mark.parametrize("name", SOURCED)
def test_items_are_those_of_the_source_in_its_order(name: str):
    texts = [item.text for item in load(name).items.values()]
    assert [line for line in source_lines(name) if line in texts] == texts


@pytest.mark.parametrize("name", SOURCED)
def test_what_belongs_to_an_item_stands_together_in_the_source(name: str):
    instrument, lines = load(name), source_lines(name)
    for item in instrument.items.values():
        printed = as_printed(instrument, item)
        start = lines.index(item.text) - printed.index(item.text)
        assert lines[start : start + len(printed)] == printed


@pytest.mark.parametrize(
    ("name", "sections", "items"),
    [
        ("adapt", 4, 20),
        ("afstemming", 1, 9),
        ("attitudestellingen", 1, 6),
        ("attitudevragen", 1, 3),
        ("basiscompetenties", 4, 6),
        ("competentieloep", 1, 5),
        ("competenties-drie-niveaus", 3, 24),
        ("inclusieladder", 1, 3),
        ("inclusieve-waarden", 1, 6),
        ("kijkwijzer", 3, 18),
        ("kwaliteit-adviezen", 1, 9),
        ("share", 1, 16),
        ("smeets", 3, 14),
        ("zeven-stappen", 1, 7),
        ("zoeken-naar-mogelijkheden", 1, 5),
    ],
)
def test_number_of_sections_and_items(name: str, sections: int, items: int):
    assert (len(load(name).sections), len(load(name).items)) == (sections, items)


@pytest.mark.parametrize("name", WITHOUT_SCALE)
def test_no_scale_where_the_source_has_none(name: str):
    instrument = load(name)
    assert not instrument.scales
    assert AnswerType.LEVEL not in {instrument.answer_of(item) for item in instrument.items.values()}


@pytest.mark.parametrize("name", SOURCED)
def test_text_of_others_is_not_passed_on(name: str):
    rights = load(name).rights
    assert (rights.licence, rights.may_be_passed_on) == ("toestemming niet nagegaan", False)


@pytest.mark.parametrize("name", SHIPPED)
def test_version_is_the_year_of_the_source(name: str):
    instrument = load(name)
    year = instrument.version.removesuffix(".1")
    assert year in f"{instrument.source} {instrument.published_in}"


@pytest.mark.parametrize(
    ("name", "about", "filled_by"),
    [
        ("kijkwijzer", Subject.LESSON, [Respondent.OBSERVER]),
        ("smeets", Subject.LESSON, [Respondent.OBSERVER]),
        ("share", Subject.PAIR, [Respondent.PAIR]),
        ("competentieloep", Subject.TEACHER, [Respondent.TEACHER]),
        ("afstemming", Subject.PUPIL, [Respondent.OBSERVER, Respondent.TEACHER]),
        ("kwaliteit-adviezen", Subject.ADVICE, [Respondent.OBSERVER]),
        ("zeven-stappen", Subject.SCHOOL, [Respondent.OBSERVER]),
    ],
)
def test_who_fills_it_in_about_what(name: str, about: Subject, filled_by: list[Respondent]):
    assert (load(name).about, list(load(name).filled_by)) == (about, filled_by)


@pytest.mark.parametrize(
    ("name", "item_id", "misprint"),
    [
        ("afstemming", "hoeveelheid", "dat een leerling met leren of afronden"),
        ("attitudestellingen", "niet-gefrustreerd", "Ik voel met niet gefrustreerd"),
    ],
)
def test_misprint_is_mended_in_the_item_and_kept_in_its_note(name: str, item_id: str, misprint: str):
    item = load(name).items[item_id]
    assert misprint not in item.text
    assert misprint in (item.correction or "")


def test_share_keeps_the_misprint_of_its_third_aim():
    assert "agree tot disagree" in (load("share").correction or "")


def test_share_asks_nothing_at_question_five_itself():
    numbers = [item.number for item in load("share").answered_items]
    assert numbers == ["1", "2", "3", "4", *(f"5{letter}" for letter in "abcdefghijk")]


def test_share_has_the_assignment_and_the_aims_of_the_talk():
    share = load("share")
    assert len(share.instructions) == 4
    assert [aim[:2] for aim in share.aims] == ["A.", "B.", "C."]


def test_smeets_has_one_field_per_competence_and_none_per_skill():
    smeets = load("smeets")
    assert [section.remark_label for section in smeets.sections] == ["Opmerkingen"] * 3
    assert smeets.answered_items == ()


def test_competentieloep_shows_two_lists_beside_each_field():
    for item in load("competentieloep").items.values():
        assert [shown.title for shown in item.lists] == ["Deelcompetenties", "Voorbeelden"]
        assert item.field_label == "Mijn sterktes en uitdagingen"


def test_attitude_has_five_points_from_disagree_to_agree():
    levels = load("attitudestellingen").scales["instemming"].levels
    assert [(level.value, level.label) for level in levels] == [
        (1, "Niet mee eens"),
        (2, "Een beetje mee oneens"),
        (3, "Neutraal"),
        (4, "Een beetje mee eens"),
        (5, "Mee eens"),
    ]


def test_each_aspect_of_afstemming_can_be_checked_and_remarked_on():
    afstemming = load("afstemming")
    assert afstemming.answer is AnswerType.CHECKED
    assert all(item.remark and len(item.examples) == 1 for item in afstemming.items.values())


@pytest.mark.parametrize("item_id", ["organisatorische-inclusie", "sociale-inclusie", "didactische-inclusie"])
def test_a_ladder_has_five_rungs(item_id: str):
    ladder = load("inclusieladder")
    scale = ladder.scale_of(ladder.items[item_id])
    assert scale is not None
    assert [rung.value for rung in scale.levels] == [1, 2, 3, 4, 5]


def test_blanks_have_the_names_that_stand_in_the_sentence():
    for item in load("zeven-stappen").items.values():
        gaps = re.findall(r"…(?: \[(.+?)\])?", item.text)
        assert [blank.label for blank in item.blanks] == [name or "mogelijke oorzaken" for name in gaps]


def test_adapt_says_that_it_is_not_the_validated_instrument():
    assert load("adapt").statement == (
        "Eigen uitwerking van het ADAPT-raamwerk (vier fasen, vijf principes); "
        "niet het gevalideerde instrument met 23 indicatoren."
    )


def test_only_adapt_is_a_framework():
    assert [name for name in SHIPPED if load(name).completeness is Completeness.FRAMEWORK] == ["adapt"]


def test_adapt_has_the_five_principles_in_each_of_four_phases():
    adapt = load("adapt")
    assert [section.id for section in adapt.sections] == PHASES
    assert [[item.title for item in section.items] for section in adapt.sections] == [PRINCIPLES] * 4
    assert list(adapt.items) == CELLS


@pytest.mark.parametrize("item_id", CELLS)
def test_adapt_item_has_one_or_two_look_fors(item_id: str):
    assert len(load("adapt").items[item_id].look_fors) in (1, 2)


@pytest.mark.parametrize("item_id", CELLS)
def test_adapt_item_is_scored_on_the_scale_of_its_principle(item_id: str):
    assert load("adapt").items[item_id].scale == item_id.split("-")[1]


@pytest.mark.parametrize("scale_id", SCALES)
def test_adapt_scale_describes_four_levels(scale_id: str):
    levels = load("adapt").scales[scale_id].levels
    assert [level.value for level in levels] == [1, 2, 3, 4]
    assert all(level.description for level in levels)


@pytest.mark.parametrize("item_id", CELLS[:10])
def test_adapt_preparation_cannot_be_observed(item_id: str):
    assert load("adapt").items[item_id].sources == (Source.INTERVIEW, Source.DOCUMENTS)


@pytest.mark.parametrize("item_id", CELLS)
def test_adapt_item_says_what_to_ask_and_read_for_each_source(item_id: str):
    item = load("adapt").items[item_id]
    assert (Source.INTERVIEW in item.sources) == bool(item.questions)
    assert (Source.DOCUMENTS in item.sources) == bool(item.documents)
