"""What is wrong with an instrument, all of it at once: each fault with its place, its code and a remedy.

The rules read the raw data, not the model, so that a file with one unknown field is still told about its
duplicate ids in the same go.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from observatie.domain.instrument.instrument import AnswerType, Instrument

Path = tuple[str | int, ...]

_LONGEST = 60


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong.

    Attributes:
        path: keys and indexes from the top of the data to the place.
        code: stable; the table is in resources/docs/instruments.md.
        what: what is wrong, in Dutch.
        remedy: what to write instead, in Dutch.
    """

    path: Path
    code: str
    what: str
    remedy: str


def check(data: object) -> tuple[Instrument | None, list[Fault]]:
    """Return the instrument that `data` (plain JSON values) describes, or None with every fault there is."""
    faults: list[Fault] = []
    instrument = None
    try:
        instrument = Instrument.model_validate_json(json.dumps(data))
    except ValidationError as error:
        faults += model_faults(error)
    for rule in _RULES:
        faults += rule(data)
    return (None if faults else instrument), faults


def model_faults(error: ValidationError) -> list[Fault]:
    """Return what a model refused, each in words; what only follows from another fault is left out."""
    return [_from_pydantic(each) for each in error.errors(include_url=False) if not _follows(each)]


def excerpt(text: str) -> str:
    """Return `text` short enough for a sentence: on one line, without characters that nobody can see."""
    seen = "".join(character if character.isprintable() else " " for character in text[: 2 * _LONGEST])
    flat = " ".join(seen.split())
    return flat if len(flat) < _LONGEST else flat[: _LONGEST - 1] + "…"


def _follows(detail: ErrorDetails) -> bool:
    """Whether it only says that a list is too short for want of the entries that have faults of their own."""
    written = _entries(detail["input"])
    return detail["type"] == "too_short" and len(written) >= detail.get("ctx", {}).get("min_length", 0)


def _from_pydantic(detail: ErrorDetails) -> Fault:
    kind, value, path = detail["type"], detail["input"], detail["loc"]
    if path and path[-1] == "[key]":
        path = path[:-1]
    name = excerpt(next((part for part in reversed(path) if isinstance(part, str)), ""))
    if kind == "extra_forbidden":
        return Fault(path, "I20", f"onbekend veld “{name}”", "haal het weg of kijk de naam na in de beschrijving")
    if kind in ("missing", "string_too_short") or value is None:
        return _absent(path, name, written=kind != "missing")
    if kind == "string_type" and isinstance(value, (bool, int, float)):
        return Fault(path, "I23", f"de waarde van “{name}” is geen tekst", "zet die tussen aanhalingstekens")
    what, remedy = _wrong(kind, name, value, detail.get("ctx", {}))
    return Fault(path, "I22", what, remedy)


def _absent(path: Path, name: str, written: bool) -> Fault:
    if path == ("rights",):
        return Fault(
            path, "I24", "er is geen blok rights", "schrijf rights: met author, licence en may_be_passed_on"
        )
    if path[-1:] == ("text",) and "items" in path:
        return Fault(path, "I27", "dit item heeft geen tekst", "schrijf text: met de tekst van het item")
    if written:
        return Fault(path, "I22", f"“{name}” is leeg", "vul het in of haal het weg")
    return Fault(path, "I21", f"het veld “{name}” ontbreekt", f"schrijf {name}: met een waarde")


def _wrong(kind: str, name: str, value: object, context: dict[str, Any]) -> tuple[str, str]:
    shown = f"“{excerpt(value)}”" if isinstance(value, str) else "deze waarde"
    match kind:
        case "enum":
            choice = str(context.get("expected", "")).replace(" or ", " of ")
            return f"{shown} kan niet bij {name}", f"kies uit {choice}"
        case "string_pattern_mismatch":
            remedy = "gebruik kleine letters, cijfers en streepjes; in een versie ook hoofdletters en punten"
            return f"{shown} is geen geldige naam", remedy
        case "string_too_long":
            return f"“{name}” is te lang", f"schrijf hoogstens {context.get('max_length')} tekens"
        case "too_short":
            return f"“{name}” heeft te weinig regels", f"schrijf er minstens {context.get('min_length')}"
        case "too_long":
            return f"“{name}” heeft te veel regels", f"schrijf er hoogstens {context.get('max_length')}"
        case _:
            return f"de waarde van “{name}” heeft de verkeerde soort", f"schrijf {_expected(kind)}"


def _expected(kind: str) -> str:
    words = {
        "string_type": "tekst",
        "int_type": "een heel getal",
        "int_from_float": "een heel getal",
        "bool_type": "true of false",
        "list_type": "een lijst, elke regel met een streepje",
        "tuple_type": "een lijst, elke regel met een streepje",
        "dict_type": "velden met een naam en een dubbele punt",
        "model_type": "velden met een naam en een dubbele punt",
        "model_attributes_type": "velden met een naam en een dubbele punt",
    }
    return words.get(kind, "wat de beschrijving van het formaat vraagt")


def _fields(value: object) -> dict[str, Any]:
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}


def _entries(value: object) -> list[Any]:
    return cast(list[Any], value) if isinstance(value, list) else []


def _items_below(items: object, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for index, item in enumerate(_entries(items)):
        place = (*path, index)
        yield place, _fields(item)
        yield from _items_below(_fields(item).get("items"), (*place, "items"))


def _items(data: object) -> Iterator[tuple[Path, dict[str, Any]]]:
    for index, section in enumerate(_entries(_fields(data).get("sections"))):
        yield from _items_below(_fields(section).get("items"), ("sections", index, "items"))


def _unique_ids(data: object) -> Iterator[Fault]:
    sections = [
        (("sections", index), _fields(section))
        for index, section in enumerate(_entries(_fields(data).get("sections")))
    ]
    seen: set[str] = set()
    for path, part in [*sections, *_items(data)]:
        name = part.get("id")
        if not isinstance(name, str):
            continue
        if name in seen:
            yield Fault(
                (*path, "id"),
                "I26",
                f"de id “{excerpt(name)}” is al gebruikt",
                "geef elk deel en elk item een eigen id",
            )
        seen.add(name)


def _known_scales(data: object) -> Iterator[Fault]:
    top = _fields(data)
    scales = _fields(top.get("scales"))
    known = excerpt(", ".join(scales)) or "nog geen"
    for path, part in [((), top), *_items(data)]:
        name = part.get("scale")
        if isinstance(name, str) and name not in scales:
            what = f"de schaal “{excerpt(name)}” bestaat niet"
            yield Fault((*path, "scale"), "I25", what, f"beschrijf die onder scales (er is: {known})")
        asks = part.get("answer", top.get("answer"))
        if path and asks == AnswerType.LEVEL and name is None and top.get("scale") is None:
            yield Fault(
                path,
                "I25",
                "dit item vraagt een niveau maar noemt geen schaal",
                "schrijf scale: met een naam",
            )


def _ordered_levels(data: object) -> Iterator[Fault]:
    for name, scale in _fields(_fields(data).get("scales")).items():
        levels = _entries(_fields(scale).get("levels"))
        values = [_fields(level).get("value") for level in levels]
        whole = [value for value in values if isinstance(value, int)]
        if len(whole) == len(values) and whole != sorted(set(whole)):
            yield Fault(
                ("scales", name, "levels"),
                "I28",
                "de niveaus staan niet op volgorde of één staat er twee keer",
                "zet het laagste niveau eerst en elk één keer",
            )


def _described_levels_exist(data: object) -> Iterator[Fault]:
    top = _fields(data)
    for path, item in _items(data):
        described = _fields(item.get("levels"))
        name = item.get("scale", top.get("scale"))
        scales = _fields(top.get("scales"))
        if isinstance(name, str) and name not in scales:
            continue  # I25 says so already
        scale = _fields(scales.get(name)) if isinstance(name, str) else {}
        values = {str(_fields(level).get("value")) for level in _entries(scale.get("levels"))}
        for value in sorted(described.keys() - values):
            yield Fault(
                (*path, "levels", value),
                "I28",
                f"niveau {excerpt(value)} staat niet op de schaal",
                "beschrijf alleen niveaus die er zijn",
            )


def _one_blank_per_gap(data: object) -> Iterator[Fault]:
    for path, item in _items(data):
        text, blanks = item.get("text"), _entries(item.get("blanks"))
        asks = item.get("answer", _fields(data).get("answer"))
        if asks == AnswerType.BLANKS and isinstance(text, str) and text.count("…") != len(blanks):
            yield Fault(
                (*path, "blanks"),
                "I29",
                f"de zin heeft {text.count('…')} open plekken (…) en {len(blanks)} namen daarvoor",
                "geef elke … een naam onder blanks, in dezelfde volgorde",
            )


_RULES: tuple[Callable[[object], Iterator[Fault]], ...] = (
    _unique_ids,
    _known_scales,
    _ordered_levels,
    _described_levels_exist,
    _one_blank_per_gap,
)
