"""What pydantic finds wrong with a field of a document, in Dutch: where, what, and what to write instead."""

import re

from pydantic_core import ErrorDetails

from observatie.domain.instrument.check import excerpt
from observatie.exchange.source_text import Place, show_place

_UNIONS = ("payload", "act", "value")
"""Behind these fields, pydantic names the kind it took them for; in the document there is no such step."""

_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "schrijf kleine letters, cijfers en enkele streepjes",
    r"^[0-9a-f]{64}$": "schrijf de 64 tekens die instrumenten --json bij hash noemt",
    r"^([A-Z]{1,2}|[0-9]{1,2})$": "schrijf een of twee hoofdletters of cijfers, zoals C of 12, en nooit een naam",
}
_PHRASES = {
    "missing": ("dit veld ontbreekt", "geef “{name}” een waarde"),
    "extra_forbidden": ("dit veld bestaat niet", "haal het weg of kijk de naam na"),
    "string_too_short": ("hier staat niets", "schrijf een tekst, of laat het veld weg"),
    "string_too_long": ("deze tekst is te lang", "schrijf hoogstens {max_length} tekens"),
    "string_pattern_mismatch": ("{shown} past hier niet", "{form}"),
    "too_short": ("deze lijst is leeg", "zet er minstens één regel in"),
    "too_long": ("deze lijst is te lang", "zet er hoogstens {max_length} in"),
    "greater_than_equal": ("{shown} is te klein", "schrijf ten minste {ge}"),
    "less_than_equal": ("{shown} is te groot", "schrijf hoogstens {le}"),
    "timezone_aware": ("{shown} zegt niet hoeveel het van UTC verschilt", "zet dat erachter, zoals +01:00 of Z"),
    "enum": ("{shown} past hier niet", "schrijf {choices}"),
    "literal_error": ("{shown} past hier niet", "schrijf {choices}"),
    "union_tag_invalid": ("“{tag}” bestaat niet", "schrijf {choices}"),
    "union_tag_not_found": ("het veld {field} ontbreekt", "zeg welke soort dit is"),
}
_EXPECTED = {
    "string_type": "een tekst",
    "int_type": "een heel getal",
    "int_from_float": "een heel getal",
    "bool_type": "true of false",
    "dict_type": "een blok met velden",
    "model_type": "een blok met velden",
    "tuple_type": "een lijst",
    "uuid_type": "een id zoals 6b9e3a52-0d0f-4c6e-9a3b-5f1d2a7c8e90",
    "uuid_parsing": "een id zoals 6b9e3a52-0d0f-4c6e-9a3b-5f1d2a7c8e90",
    "datetime_type": "een tijd zoals 2025-03-03T09:00:00+01:00",
    "datetime_parsing": "een tijd zoals 2025-03-03T09:00:00+01:00",
    "datetime_from_date_parsing": "een tijd zoals 2025-03-03T09:00:00+01:00",
    "datetime_object_invalid": "een tijd zoals 2025-03-03T09:00:00+01:00",
}


def field_problem(detail: ErrorDetails) -> str:
    """Return one finding of pydantic as a line with its place and a remedy."""
    place = _place(detail["loc"])
    what, remedy = _worded(detail, str(place[-1]) if place else "")
    where = show_place(place)
    return f"X04 {where}: {what}; {remedy}" if where else f"X04 {what}; {remedy}"


def _place(location: tuple[str | int, ...]) -> Place:
    place: list[str | int] = []
    before: str | int = ""
    for part in location:
        if part != "[key]" and (before not in _UNIONS or isinstance(part, int)):
            place.append(part)
            before = part
        else:
            before = ""
    return tuple(place)


def _worded(detail: ErrorDetails, name: str) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    said = {
        **context,
        "tag": excerpt(str(context.get("tag"))),
        "name": name,
        "shown": _shown(detail["input"]),
        "form": _PATTERNS.get(str(context.get("pattern")), "kijk de vorm na"),
        "choices": _choices(context.get("expected_tags", context.get("expected"))),
        "field": str(context.get("discriminator")).strip("'"),
    }
    expected = _EXPECTED.get(kind, "wat de beschrijving van het formaat vraagt")
    what, remedy = _PHRASES.get(kind, ("{shown} past hier niet", f"schrijf {expected}"))
    return what.format(**said), remedy.format(**said)


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"“{excerpt(value)}”"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return excerpt(str(value))
    return "een lijst" if isinstance(value, list | tuple) else "een blok"


def _choices(expected: object) -> str:
    names = re.findall(r"'([^']*)'", str(expected)) or [str(expected)]
    return " of ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
