"""What the program calls the files it makes, in the window and on the command line; without reportlab.

A name says what it is in plain words and holds no hash. Namesakes in one library get the time they began at, and a
number where that is the same too, so that each has the same name at every run.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from itertools import count
from typing import Generic, NamedTuple, TypeVar
from uuid import UUID

from observatie.domain.errors import BugError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.register import Register
from observatie.domain.pair.pair import Pair, PairSummary, summarise_pair
from observatie.domain.pair.words import pair_name
from observatie.domain.response.response import ResponseSummary, about_words
from observatie.domain.visit.summary import VisitSummary, summarise
from observatie.domain.visit.visit import Visit
from observatie.domain.visit.wording import clock
from observatie.report.documents import FILE_WORDS, Document

_LONGEST = 120
"""In bytes, without the suffix: file systems take 255, but Windows 260 characters for the folders as well."""

PDF = ".pdf"

_RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}) | {
    f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"
}
"""What Windows keeps for devices, with whatever behind a point."""

_PLAIN_SIGNS = " -_.,'’()&+"

_Key = TypeVar("_Key", bound=Hashable)


class PairPaper(StrEnum):
    """A document about the session of a pair."""

    SHEETS = "sheets"
    AGREEMENTS = "agreements"
    THEN = "then"


_PAPERS = {PairPaper.SHEETS: "twee bladen", PairPaper.AGREEMENTS: "afspraken", PairPaper.THEN: "toen en nu"}


def visit_names(
    visits: Iterable[VisitSummary], register: Register, document: Document | None = None
) -> dict[UUID, str]:
    """Return what the report of each visit is called as a PDF; `visits` are all that the library holds.

    The document is in the name where one was asked for.
    """
    named = [Named(visit.id, _visit_words(visit, register), visit.at) for visit in visits]
    return unique_file_names(named, f" {FILE_WORDS[document]}" if document else "")


def visit_name(
    visit: Visit, visits: Iterable[VisitSummary], register: Register, document: Document | None = None
) -> str:
    """Return what a report of one visit, as it is now, is called among all `visits` of the library."""
    mine = summarise(visit)
    if mine is None:
        return unique_file_names([Named(visit.id, "Lesbezoek", None)])[visit.id]
    others = (each for each in visits if each.id != visit.id)
    return visit_names([*others, mine], register, document)[visit.id]


def _visit_words(visit: VisitSummary, register: Register) -> str:
    parts = ("Lesbezoek", f"{visit.at:%Y-%m-%d}", register.name(visit.teacher), register.name(visit.group))
    return " ".join(part for part in parts if part)


def pair_paper_name(
    paper: PairPaper, pair: Pair, pairs: Iterable[PairSummary], instrument: Instrument, register: Register
) -> str:
    """Return which paper it is, of whom and from when; `pairs` are all that the library holds."""
    mine = summarise_pair(pair)
    if mine is None:
        raise BugError("the session of a pair that was not set up has no papers")
    what = f"{instrument.label} {_PAPERS[paper]}"
    named = [
        Named(each.id, f"{what} {each.at:%Y-%m-%d} {pair_name(each.partners, register)}", each.at)
        for each in (*(each for each in pairs if each.id != pair.id), mine)
    ]
    return unique_file_names(named)[pair.id]


def share_sheet_name(name: str, on: date, suffix: str, edition: int = 1) -> str:
    """Return what the sheet that somebody filled in at home is called, as the file that she takes along.

    With how often she sealed it, as the file of before may lie beside it.
    """
    extra = f", versie {edition}" if edition > 1 else ""
    return f"{_stem(f'{on.isoformat()} SHARE blad van {name}', _LONGEST, extra)}{suffix}"


def home_names(what: str, day: date, to: str, partner: str, suffix: str = PDF) -> Iterator[str]:
    """Yield names for a file that `to` takes home from the talk with `partner`; the first free one is its name."""
    for number in count(1):
        extra = f" ({number})" if number > 1 else ""
        yield f"{_stem(f'{day.isoformat()} {what} voor {to} met {partner}', _LONGEST, extra)}{suffix}"


def response_name(
    mine: ResponseSummary, responses: Iterable[ResponseSummary], instrument: Instrument, register: Register
) -> str:
    """Return what a response is about and when; `responses` are all that the library holds."""
    same_form = [
        each
        for each in responses
        if each.id != mine.id and each.instrument.instrument == mine.instrument.instrument
    ]
    named = [
        Named(each.id, f"{instrument.label} {each.dated.isoformat()} {about_words(each, register)}", each.at)
        for each in (*same_form, mine)
    ]
    return unique_file_names(named)[mine.id]


def form_names(instruments: Iterable[Instrument]) -> dict[str, str]:
    """Return what the empty form of each instrument is called, by its id."""
    ordered = sorted(instruments, key=lambda each: each.id)
    named = [Named(each.id, f"{each.label} - leeg formulier ({each.version})", None) for each in ordered]
    return unique_file_names(named)


# Names that every file system takes


class Named(NamedTuple, Generic[_Key]):
    """What something is called before its namesakes are known, and when it began."""

    key: _Key
    words: str
    at: datetime | None


def unique_file_names(things: Sequence[Named[_Key]], tail: str = "", suffix: str = PDF) -> dict[_Key, str]:
    """Return a name for each thing that no other has, upper or lower case, with the words of `tail` at its end."""
    end = _plain(tail).rstrip(" -.,")
    room = _LONGEST - len(end.encode())
    ordered = sorted(things, key=lambda each: (each.at.timestamp() if each.at else 0, str(each.key)))
    words = [_stem(each.words, room) for each in ordered]
    often = Counter(map(str.casefold, words))
    taken: set[str] = set()
    names: dict[_Key, str] = {}
    for each, plain in zip(ordered, words, strict=True):
        time = f" om {clock(each.at)} uur" if each.at and often[plain.casefold()] > 1 else ""
        stem, number = _stem(each.words, room, time), 1
        while stem.casefold() in taken:
            number += 1
            stem = _stem(each.words, room, f"{time} ({number})")
        taken.add(stem.casefold())
        names[each.key] = f"{stem}{end}{suffix}"
    return names


def _stem(words: str, room: int, extra: str = "") -> str:
    """Return words as the begin of a file's name, `extra` and all in so many bytes."""
    short = _plain(words).encode()[: room - len(extra.encode())].decode(errors="ignore")
    stem = short.strip(" -.,") + extra
    return f"_{stem}" if stem.partition(".")[0].strip().upper() in _RESERVED or not stem else stem


def _plain(words: str) -> str:
    letters = "".join(
        sign if sign in _PLAIN_SIGNS or unicodedata.category(sign)[0] in "LMN" else _stand_in(sign)
        for sign in unicodedata.normalize("NFC", words)
    )
    return re.sub(r"([ -])\1+", r"\1", letters)


def _stand_in(sign: str) -> str:
    """Return what stands for a sign that some file system or mail program stumbles over."""
    kind = unicodedata.category(sign)
    if sign.isspace():
        return " "
    return "" if kind in ("Cc", "Cf", "Cs", "Co", "Cn") else "-"
