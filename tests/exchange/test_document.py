"""A document with mistakes in it: every one is told, with its place and a remedy, and nothing changes."""

import codecs
import json
import re
from copy import deepcopy
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from support.exchange_samples import TEACHER, VISIT, entry
from support.strategies import examples

from observatie.domain.errors import InputError
from observatie.exchange.document import read

LINE = re.compile(r"[XRI]\d\d \S.*; \S.*")
ENGLISH = re.compile(r"\b(input|should|field|required|valid|found|expected|unable|must|value|line|column|error)\b")


def codes(problems: list[str]) -> list[str]:
    return [problem.split()[0] for problem in problems]


# Not a document


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "X01 dit bestand is leeg"),
        (b" \n\t ", "X01 dit bestand is leeg"),
        (b"dit is geen JSON", "X01 regel 1, teken 1: daar staat iets dat geen JSON is"),
        (b'{\n "format": 1,\n}', "X01 regel 3, teken 1: na de laatste waarde staat een komma"),
        (b'{"format": "observatie-', "X01 regel 1, teken 23: het houdt te vroeg op"),
        (b"{} {}", "X01 regel 1, teken 4: na het einde staat er nog iets"),
        (b'{"a": NaN}', "X01 regel 1, teken 7: daar staat iets dat geen JSON is"),
        (b'{"a": Infinity}', "X01 regel 1, teken 7: daar staat iets dat geen JSON is"),
        (b"[" * 100_000, "X01 regel 1, teken 202: er staan te veel lijsten en blokken in elkaar"),
        (b'{"a":' * 100_000, "X01 regel 1, teken 1006: er staan te veel lijsten en blokken in elkaar"),
        (b"9" * 100_000, "X01 regel 1, teken 4302: een getal is te groot"),
        (b'{"a": "\x07"}', "X01 regel 1, teken 8: in een tekst staat een teken dat niemand ziet"),
        (b'{"a": "\\ud800"}', "X01 regel 1, teken 14: daar staat iets dat geen JSON is"),
        (b"{a: 1}", "X01 regel 1, teken 2: een naam staat niet tussen dubbele aanhalingstekens"),
        (b'{"a": "caf\xe9"}', "X01 byte 11 van dit bestand is geen UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "X01 dit bestand is geen UTF-8 maar UTF-16 of UTF-32"),
        ('{"a": 1}'.encode("utf-16-be"), "X01 dit bestand is geen UTF-8 maar UTF-16 of UTF-32"),
        ('{"a": 1}'.encode("utf-32"), "X01 dit bestand is geen UTF-8 maar UTF-16 of UTF-32"),
        (b"[]", "X02 dit is geen lesbezoek"),
        (b"null", "X02 dit is geen lesbezoek"),
        (b"1", "X02 dit is geen lesbezoek"),
        (b'{"format": "iets anders"}', "X02 dit is geen lesbezoek"),
        (b'{"format": ["observatie-lesbezoek"]}', "X02 dit is geen lesbezoek"),
        (b'{"format": "observatie-lesbezoek", "version": 4}', "X03 dit lesbezoek komt uit een nieuwere versie"),
        (b'{"format": "observatie-lesbezoek"}', "X03 het veld version zegt niet 1, 2 of 3"),
        (b'{"format": "observatie-lesbezoek", "version": "1"}', "X03 het veld version zegt niet 1, 2 of 3"),
        (b'{"format": "observatie-lesbezoek", "version": [2]}', "X03 het veld version zegt niet 1, 2 of 3"),
        (b'{"a": 1, "a": 2}', "X09 a: dit veld staat er meer dan eens"),
        (b'{"a": [{"b": {"c": 1, "c": 1, "c": 1}}]}', "X09 a[0].b.c: dit veld staat er meer dan eens"),
    ],
    ids=lambda value: value[:18].decode("latin-1") if isinstance(value, bytes) else "",
)
def test_what_is_no_document_is_told_in_one_line(content, told):
    with pytest.raises(InputError) as error:
        read(content)
    (problem,) = error.value.problems
    assert problem.startswith(told)
    assert LINE.fullmatch(problem)


def test_a_byte_order_mark_is_no_reason_to_refuse(small, take):
    assert take(codecs.BOM_UTF8 + json.dumps(small).encode()).new_entries == 4


def test_text_does_as_well_as_bytes(small):
    assert read(json.dumps(small)) == read(json.dumps(small).encode())


# A document with mistakes


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("header.visit", "abc", "X04 header.visit: “abc” past hier niet; schrijf een id zoals 6b9e3a52-"),
        ("header.visit", None, "X04 header.visit: null past hier niet; schrijf een id zoals"),
        ("header.extra", 1, "X04 header.extra: dit veld bestaat niet; haal het weg of kijk de naam na"),
        ("header.people", {}, "X04 header.people: een blok past hier niet; schrijf een lijst"),
        ("header.people.0.name", "  ", "X04 header.people[0].name: hier staat niets; schrijf een tekst"),
        ("header.definitions", [1], "X04 header.definitions[0]: 1 past hier niet; schrijf een blok met velden"),
        ("entries", [], "X04 entries: deze lijst is leeg; zet er minstens één regel in"),
        ("entries", 5, "X04 entries: 5 past hier niet; schrijf een lijst"),
        ("entries.0", "x", "X04 entries[0]: “x” past hier niet; schrijf een blok met velden"),
        ("entries.0.seq", 0, "X04 entries[0].seq: 0 is te klein; schrijf ten minste 1"),
        ("entries.0.seq", 1.5, "X04 entries[0].seq: 1.5 past hier niet; schrijf een heel getal"),
        ("entries.0.seq", True, "X04 entries[0].seq: true past hier niet; schrijf een heel getal"),
        ("entries.0.seq", 10**30, "X10 entries[0].seq: dit getal is te groot; kijk na of dit klopt"),
        ("entries.0.seq", 1e300, "X04 entries[0].seq: "),
        ("entries.0.lesson_ms", -1, "X04 entries[0].lesson_ms: -1 is te klein; schrijf ten minste 0"),
        ("entries.0.lesson_ms", 10**18, "X10 entries[0].lesson_ms: zo lang duurt geen les; kijk na of dit klopt"),
        ("entries.0.at", "gisteren", "X04 entries[0].at: “gisteren” past hier niet; schrijf een tijd zoals 2025-"),
        ("entries.0.at", "2025-03-03T09:00:00", "X04 entries[0].at: “2025-03-03T09:00:00” zegt niet hoeveel het"),
        ("entries.0.at", "0001-01-01T00:00:00+14:00", "X10 entries[0].at: het jaar 1 kan niet"),
        ("entries.0.at", "9999-12-31T23:59:59-14:00", "X10 entries[0].at: het jaar 9999 kan niet"),
        (
            "entries.0.payload.planned_at",
            "9999-12-31T23:59:59Z",
            "X10 entries[0].payload.planned_at: het jaar 9999",
        ),
        ("entries.2.payload.text", "", "X04 entries[2].payload.text: hier staat niets"),
        ("entries.2.payload.text", "a" * 20_001, "X04 entries[2].payload.text: deze tekst is te lang; schrijf "),
        (
            "entries.2.payload.mark",
            "goed",
            "X04 entries[2].payload.mark: “goed” past hier niet; schrijf strong of c",
        ),
        ("entries.2.payload.version", 2, "X04 entries[2].payload.version: 2 past hier niet; schrijf 1"),
        (
            "entries.2.payload.kind",
            "memo",
            "X04 entries[2].payload: “memo” bestaat niet; schrijf visit_set, lesson,",
        ),
        (
            "entries.2.payload",
            {"text": "x"},
            "X04 entries[2].payload: het veld kind ontbreekt; zeg welke soort dit",
        ),
        ("entries.3.payload.value", {"type": "cijfer"}, "X04 entries[3].payload.value: “cijfer” bestaat niet"),
        (
            "entries.3.payload.value",
            {"type": "level", "level": "2"},
            "X04 entries[3].payload.value.level: “2” past",
        ),
        (
            "entries.3.payload.target",
            "Niet Zo",
            "X04 entries[3].payload.target: “Niet Zo” past hier niet; schrijf kl",
        ),
        ("entries.3.payload.target", "bestaat-niet", "R10 entries[3]: “bestaat-niet” staat niet in"),
        (
            "entries.3.payload.value",
            {"type": "yes_no", "yes": True},
            "R11 entries[3]: dit past niet als antwoord op",
        ),
        ("entries.3.payload.instrument", "adapt", "R09 entries[3]: dit lesbezoek gebruikt “adapt” niet"),
        (
            "entries.2.payload.items",
            [{"instrument": "kijkwijzer", "item": "x"}],
            "R04 entries[2]: “x” is geen ond",
        ),
        ("entries.0.payload.instruments.0.hash", "0" * 64, "X08 de definitie van kijkwijzer 2016.1 (00000000…)"),
        (
            "entries.0.payload.instruments.0.hash",
            "xyz",
            "X04 entries[0].payload.instruments[0].hash: “xyz” past hi",
        ),
        ("entries.0.payload.instruments.0.version", "9", "is niet van kijkwijzer 9 maar van kijkwijzer 2016.1"),
        (
            "entries.0.payload.phases",
            ["Start", " "],
            "X04 entries[0].payload.phases[1]: hier staat niets; schrijf een tekst, of laat het veld weg",
        ),
        (
            "entries.0.payload.counters",
            ["vinger"] * 10,
            "X04 entries[0].payload.counters: deze lijst is te lang; zet er hoogstens 9 in",
        ),
        ("entries.0.payload.sample_minutes", 61, "X04 entries[0].payload.sample_minutes: 61 is te groot"),
        ("entries.0.payload.sample_minutes", -1, "X04 entries[0].payload.sample_minutes: -1 is te klein"),
        ("entries.0.payload.pupils", 100, "X04 entries[0].payload.pupils: 100 is te groot; schrijf hoogstens 99"),
        ("entries.2.payload.aside", "ja", "X04 entries[2].payload.aside: “ja” past hier niet; schrijf true of f"),
        (
            "entries.2.payload.pupils",
            ["Anna"],
            "X04 entries[2].payload.pupils[0]: “Anna” past hier niet; schrijf een of twee hoofdletters of cijfers",
        ),
        (
            "entries.2.payload",
            {"kind": "legend", "label": "c", "text": "raam"},
            "X04 entries[2].payload.label: “c” past hier niet; schrijf een of twee hoofdletters",
        ),
        ("entries.2.payload", {"kind": "gap"}, "X04 entries[2].payload.until_ms: dit veld ontbreekt"),
        (
            "entries.2.payload",
            {"kind": "gap", "until_ms": 12_000},
            "X11 entries[2].payload.until_ms: het gat eindigt voordat het begint; maak until_ms groter",
        ),
        (
            "entries.2.payload",
            {"kind": "gap", "until_ms": 10**18},
            "X10 entries[2].payload.until_ms: zo lang duurt geen les",
        ),
        (
            "entries.3.payload",
            {"kind": "gap", "until_ms": 5},
            "X11 entries[3].lesson_ms: het gat heeft geen begin; zeg bij welk moment van de les het begint",
        ),
        (
            "entries.1.payload",
            {"kind": "lesson", "mark": "stopped", "held_at": "2025-03-03T09:00:00Z"},
            "X11 entries[1].payload.held_at: dit hoort niet bij stopped; zet het bij started",
        ),
        (
            "entries.1.payload.held_at",
            "0001-01-01T00:00:00Z",
            "X10 entries[1].payload.held_at: het jaar 1 kan niet",
        ),
        ("entries.1.payload.held_at", "9.00 uur", "X04 entries[1].payload.held_at: “9.00 uur” past hier niet"),
        (
            "entries.2.payload",
            {"kind": "status", "status": "concept", "keeps_legend": True},
            "X11 entries[2].payload.keeps_legend: dit hoort niet bij concept; zet het bij settled",
        ),
        ("entries.2.stream", TEACHER, "X05 entries[2]: hoort bij een ander lesbezoek"),
        (
            "entries.2.payload",
            {"kind": "person", "id": TEACHER, "name": "Bo"},
            "X05 entries[2]: een naam hoort niet",
        ),
        (
            "entries.2.id",
            "00000000-0000-4000-8000-000000000001",
            "X06 entries[2]: id 00000000-0000-4000-8000-00000",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_a_remedy(small, problems, path, value, told):
    put(small, path, value)
    found = problems(small)
    assert any(told in problem for problem in found), found
    assert all(LINE.fullmatch(problem) for problem in found), found


def put(document, path: str, value) -> None:
    *way, last = path.split(".")
    for step in way:
        document = document[int(step) if isinstance(document, list) else step]
    if isinstance(document, list):
        document[int(last)] = value
    else:
        document[last] = value


def test_a_field_that_must_be_there(small, problems):
    del small["entries"][1]["author"]
    assert problems(small) == ["X04 entries[1].author: dit veld ontbreekt; geef “author” een waarde"]


def test_every_mistake_is_told_at_once(small, problems):
    small["header"]["visit"] = "abc"
    small["entries"][0]["seq"] = 0
    small["entries"][2]["payload"]["text"] = ""
    small["entries"][3]["payload"]["value"] = {"type": "cijfer"}
    assert len(problems(small)) == 4


def test_every_contradiction_is_told_at_once(small, problems):
    small["entries"][1]["stream"] = TEACHER
    small["entries"][2]["seq"] = 10**12
    small["header"]["definitions"] = [{"id": "x"}]
    assert {"X05", "X10", "I21"} <= set(codes(problems(small)))


def test_every_misfit_is_told_at_once(small, problems):
    small["entries"][3]["payload"]["target"] = "bestaat-niet"
    small["entries"].append(
        entry(5, {"kind": "note", "text": "a", "items": [{"instrument": "kijkwijzer", "item": "x"}]})
    )
    assert codes(problems(small)) == ["R10", "R04"]


def test_a_name_inside_an_amendment_is_refused_too(small, problems):
    name = {"kind": "person", "id": TEACHER, "name": "Bo"}
    small["entries"].append(entry(5, {"kind": "amend", "original": small["entries"][2]["id"], "act": name}))
    assert codes(problems(small)) == ["X05"]


def test_an_amendment_is_judged_by_what_it_says_and_when(small, problems):
    small["entries"][2]["payload"] = {"kind": "gap", "until_ms": 60_000}
    gap = small["entries"][2]["id"]
    small["entries"] += [
        entry(5, {"kind": "amend", "original": gap, "act": {"kind": "gap", "until_ms": 30_000}}),
        entry(6, {"kind": "amend", "original": gap, "act": {"kind": "gap", "until_ms": 5}, "lesson_ms": 9}),
        entry(7, {"kind": "amend", "original": gap, "act": {"kind": "gap", "until_ms": 10**18}, "lesson_ms": 9}),
    ]
    found = problems(small)
    assert codes(found) == ["X11", "X10"]
    assert found[0].startswith("X11 entries[5].payload.act.until_ms: ")
    assert found[1].startswith("X10 entries[6].payload.act.until_ms: ")


def test_a_correction_of_itself_of_a_correction_or_into_another_kind(small, problems):
    note = small["entries"][2]["id"]
    first = entry(5, {"kind": "retract", "original": note})
    small["entries"] += [
        first,
        entry(6, {"kind": "restore", "original": first["id"]}),
        entry(7, {"kind": "retract", "original": entry(7, {})["id"]}),
        entry(8, {"kind": "amend", "original": note, "act": {"kind": "phase", "name": "Start"}}),
    ]
    assert [p[:15] for p in problems(small)] == ["X06 entries[5]:", "X06 entries[6]:", "X06 entries[7]:"]


def test_a_correction_of_what_the_library_holds_is_judged_with_it(take, small, problems):
    take(small)
    act = {"kind": "phase", "name": "Start"}
    small["entries"] = [entry(9, {"kind": "amend", "original": small["entries"][2]["id"], "act": act})]
    assert codes(problems(small)) == ["X06"]


def test_the_register_is_no_visit(small, problems, library):
    register = str(library.register().journal.stream)
    small["header"]["visit"] = register
    for row in small["entries"]:
        row["stream"] = register
    assert codes(problems(small)) == ["X05"]


def test_a_definition_is_judged_as_an_instrument_file_is(small, problems, shelf):
    definition = json.loads(shelf["kijkwijzer"].canonical_json())
    definition["sections"][0]["items"][0]["id"] = definition["sections"][0]["items"][1]["id"]
    definition["version"] = "1,0"
    small["header"]["definitions"] = [definition]
    found = problems(small)
    assert any(p.startswith("I26 header.definitions[0].sections[0].items[1].id: ") for p in found), found
    assert any("header.definitions[0].version" in p for p in found), found


def test_a_name_with_signs_that_nobody_sees_is_told_without_them(small, problems):
    small["header"]["\x1b[31m" + "x" * 500] = 1
    (problem,) = problems(small)
    assert "\x1b" not in problem
    assert len(problem) < 200


_JUNK = [None, True, 0, -1, 1.5, 10**40, "", "x", "2025-03-03", [], [1], {}, {"type": "level"}, VISIT]


def spoil(document, choose) -> None:
    """Replace or take away something, somewhere in a document."""
    place = document
    while place:
        step = choose(st.sampled_from(list(place) if isinstance(place, dict) else range(len(place))))
        if isinstance(place[step], dict | list) and choose(st.booleans()):
            place = place[step]
        elif choose(st.booleans()):
            place[step] = deepcopy(choose(st.sampled_from(_JUNK)))
            return
        else:
            del place[step]
            return


@given(data=st.data())
@examples(150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_spoiled_it_is_read_or_told_in_dutch(small, data):
    document = deepcopy(small)
    for _ in range(data.draw(st.integers(1, 3))):
        spoil(document, data.draw)
    for problem in told_of(json.dumps(document)):
        assert LINE.fullmatch(problem), problem
        assert not ENGLISH.search(re.sub(r"“[^”]*”|X04 \S+", "", problem)), problem


def told_of(content: str) -> list[str]:
    try:
        read(content)
    except InputError as error:
        return error.problems or ["nothing was told"]
    return []


def test_a_document_that_was_read_says_what_it_holds(small):
    reading = read(json.dumps(small))
    assert reading.document.header.visit == UUID(VISIT)
    assert [e.payload.kind for e in reading.document.entries] == ["visit_set", "lesson", "note", "answer"]
