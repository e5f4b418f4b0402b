"""From YAML text to plain JSON values, with the line of every path; refuses all that is more than those values.

It reads the events of libyaml one by one and builds the tree itself, without recursion. So it stops at the
first bracket that goes too deep, never follows an alias, and sees every key that is written twice.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, cast

import yaml
from yaml.resolver import Resolver

from observatie.catalogue.characters import first_unseen, unseen_lines, without_unseen
from observatie.catalogue.yaml_error import explain
from observatie.domain.instrument.check import excerpt

Json: TypeAlias = "Scalar | list[Json] | dict[str, Json]"
Place = tuple[str | int, ...]

DEPTH_LIMIT = 20
"""Lists and blocks inside each other; the deepest instrument we know needs eight."""

SIZE_LIMIT = 20_000
"""Names and values together; the largest instrument we know has a twentieth, and more takes long to judge."""


@dataclass(frozen=True)
class Flaw:
    """Something that makes the text other than plain values.

    Attributes:
        line: counted from 1.
        code: stable; the table is in resources/docs/instruments.md.
        what: what is wrong, in Dutch.
        remedy: what to write instead, in Dutch.
        place: the value that is unknown because of it, so that nothing more is said about that.
    """

    line: int
    code: str
    what: str
    remedy: str
    place: Place | None = None


@dataclass(frozen=True)
class SourceTree:
    """What a text says, and where.

    Attributes:
        data: the values of the first document; keys are taken as they are spelled, so always text.
        lines: the line of each place: that of its key, or of its start in a list.
        spelled: the spelling of every value without quotes that YAML takes for something else than text.
        flaws: what was refused.
        whole: whether the text could be followed to its end; if not, `data` means nothing.
    """

    data: Json
    lines: Mapping[Place, int]
    spelled: Mapping[Place, str]
    flaws: tuple[Flaw, ...]
    whole: bool

    def line_of(self, place: Place) -> int:
        """Return the line of `place`, or of what is nearest around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_tree(text: str) -> SourceTree:
    """Return what `text` says; never raises, whatever the text."""
    builder = _Builder()
    seen = without_unseen(text)
    whole = False
    try:
        whole = builder.follow(seen)
    except yaml.YAMLError as error:
        too_much = _over_a_limit(seen, error)
        if too_much is None:
            builder.flaws.append(Flaw(*explain(error, last_line=len(seen.splitlines()))))
        else:
            builder = too_much
    for line, name in unseen_lines(text):
        builder.refuse_character(line, name)
    return SourceTree(builder.root, builder.lines, builder.spelled, tuple(builder.flaws), whole)


def _over_a_limit(text: str, error: yaml.YAMLError) -> "_Builder | None":
    """Return what was built of the text before `error`, where that alone goes over one of our limits.

    libyaml reads ahead, up to a thousand characters in search of the end of a key, and has limits of its own there
    (of depth, since 0.2.6). The text up to where it stopped tells whether ours would have come first.
    """
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return None
    builder = _Builder()
    try:
        return None if builder.follow(text[: error.problem_mark.index]) else builder
    except yaml.YAMLError:
        return None


def _events(text: str) -> Iterator[tuple[yaml.Event, int]]:
    # The stubs of PyYAML do not say what these are.
    parse = cast(Callable[..., Iterator[yaml.Event]], yaml.parse)  # pyright: ignore[reportUnknownMemberType]
    for event in parse(text, Loader=yaml.CSafeLoader):
        mark = cast(yaml.Mark, event.start_mark)  # pyright: ignore[reportUnknownMemberType]
        yield event, mark.line + 1


@dataclass
class _Frame:
    """A list or block that is still open.

    `live` is false where nothing in it counts: it is a key itself, or the value of a key that cannot stand.
    `key` waits for its value; `keep` says whether that value will count.
    """

    holder: list[Json] | dict[str, Json]
    place: Place
    live: bool
    as_key: bool = False
    key: str | None = None
    keep: bool = True
    key_lines: dict[str, int] = field(default_factory=dict)

    @property
    def wants_key(self) -> bool:
        return isinstance(self.holder, dict) and self.key is None

    def next_place(self) -> tuple[Place, bool]:
        """Return where the next value goes, and whether it counts."""
        if isinstance(self.holder, list):
            return (*self.place, len(self.holder)), self.live
        return (*self.place, self.key or ""), self.live and self.keep

    def take_key(self, key: str, keep: bool) -> None:
        self.key, self.keep = key, keep

    def take_value(self, value: Json) -> None:
        if isinstance(self.holder, list):
            self.holder.append(value)
            return
        if self.keep and self.key is not None:
            self.holder[self.key] = value
        self.key = None


class _Builder:
    """Follows the events of one text; holds what they add up to so far."""

    def __init__(self) -> None:
        self.root: Json = None
        self.lines: dict[Place, int] = {}
        self.spelled: dict[Place, str] = {}
        self.flaws: list[Flaw] = []
        self._open: list[_Frame] = []
        self._documents = 0

    def follow(self, text: str) -> bool:
        """Take in all events of `text`; return False where it had to break off. Raises YAMLError."""
        for count, (event, line) in enumerate(_events(text)):
            if count > SIZE_LIMIT:
                self._refuse_size(line)
                return False
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event, line)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                if len(self._open) == DEPTH_LIMIT:
                    self._refuse_depth(line)
                    return False
                self._begin(event, line)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self._end()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event, line)
            elif isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents == 2:
                    self._refuse_document(line)
                    return True
        return True

    def refuse_character(self, line: int, name: str, place: Place | None = None) -> None:
        """Take note of a character that nobody can see; `name` is like `U+0007`."""
        what = f"hier staat een onzichtbaar teken ({name})"
        self.flaws.append(Flaw(line, "I16", what, "haal het weg of zet er een spatie voor in de plaats", place))

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        text: str = event.value
        if self._open and self._open[-1].wants_key:
            self._refuse_extras(event.anchor, event.tag, line, None)
            self._key(text, line)
            return
        place, live = self._settle(line)
        self._refuse_extras(event.anchor, event.tag, line, place)
        unseen = first_unseen(text)
        if unseen:
            self.refuse_character(line, unseen, place)
        value = resolve(text) if event.implicit[0] else text
        if live and not isinstance(value, str):
            self.spelled[place] = text
        self._put(value)

    def _key(self, key: str, line: int) -> None:
        frame = self._open[-1]
        unseen = first_unseen(key)
        if unseen:
            self.refuse_character(line, unseen)
        first = frame.key_lines.setdefault(key, line)
        again = key in frame.holder
        frame.take_key(key, keep=not again)
        if again:
            self._refuse_repeat(key, first, line)

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent, line: int) -> None:
        holder: list[Json] | dict[str, Json] = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self._open and self._open[-1].wants_key:
            self._refuse_key(line)
            self._open.append(_Frame(holder, self._open[-1].place, live=False, as_key=True))
            return
        place, live = self._settle(line)
        self._refuse_extras(event.anchor, event.tag, line, place)
        self._put(holder)
        self._open.append(_Frame(holder, place, live))

    def _end(self) -> None:
        frame = self._open.pop()
        if frame.as_key:
            self._open[-1].take_key("", keep=False)

    def _alias(self, event: yaml.AliasEvent, line: int) -> None:
        if self._open and self._open[-1].wants_key:
            self._refuse_reference(f"*{event.anchor}", line, None)
            self._open[-1].take_key("", keep=False)
            return
        place, _ = self._settle(line)
        self._refuse_reference(f"*{event.anchor}", line, place)
        self._put(None)

    def _settle(self, line: int) -> tuple[Place, bool]:
        """Return the place of the value that begins here, with its line on record, and whether it counts."""
        place, live = self._open[-1].next_place() if self._open else ((), True)
        if live:
            key = place[-1] if place else 0
            self.lines[place] = self._open[-1].key_lines[key] if isinstance(key, str) else line
        return place, live

    def _put(self, value: Json) -> None:
        if self._open:
            self._open[-1].take_value(value)
        else:
            self.root = value

    def _refuse_extras(self, anchor: str | None, tag: str | None, line: int, place: Place | None) -> None:
        if anchor is not None:
            self._refuse_reference(f"&{anchor}", line, None)
        if tag is not None:
            shown = excerpt(tag.replace("tag:yaml.org,2002:", "!!"))
            remedy = "haal de tag weg, of zet de hele tekst tussen aanhalingstekens"
            self.flaws.append(Flaw(line, "I14", f"hier staat een tag ({shown})", remedy, place))

    def _refuse_reference(self, spelled: str, line: int, place: Place | None) -> None:
        what = f"hier staat een verwijzing ({excerpt(spelled)})"
        remedy = "schrijf de waarde zelf op, of zet de hele tekst tussen aanhalingstekens"
        self.flaws.append(Flaw(line, "I11", what, remedy, place))

    def _refuse_repeat(self, key: str, first: int, line: int) -> None:
        what = f"het veld “{excerpt(key)}” op regel {line} staat ook al op regel {first}"
        self.flaws.append(Flaw(line, "I12", what, "houd er één over of geef het tweede een andere naam"))

    def _refuse_key(self, line: int) -> None:
        what = "de naam van een veld is hier een lijst of een blok"
        self.flaws.append(Flaw(line, "I18", what, "schrijf naam: waarde, zonder haakjes in de naam"))

    def _refuse_depth(self, line: int) -> None:
        what = f"hier staan meer dan {DEPTH_LIMIT} lijsten en blokken in elkaar"
        self.flaws.append(Flaw(line, "I10", what, "kijk na of er haakjes of streepjes te veel staan"))

    def _refuse_size(self, line: int) -> None:
        what = f"dit bestand heeft meer dan {SIZE_LIMIT} namen en waarden"
        self.flaws.append(Flaw(line, "I19", what, "kijk na of dit wel een instrument is, of splits het"))

    def _refuse_document(self, line: int) -> None:
        what = "hier begint een tweede document (---)"
        self.flaws.append(Flaw(line, "I13", what, "geef elk instrument een eigen bestand"))


Scalar = str | int | float | bool | None

UNFIT = 0.5
"""Stands for a value that was not text and that no field takes: a date, 0x1F, a written null.

JSON has no word for these; no field of an instrument takes a fraction, so this is refused wherever it stands.
"""

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_PLAIN_FRACTION = re.compile(r"[-+]?[0-9]{1,17}\.[0-9]{0,17}")
_TRUE = frozenset({"yes", "true", "on"})
_PREFIX = "tag:yaml.org,2002:"
_resolve = cast(Callable[..., str], Resolver().resolve)  # pyright: ignore[reportUnknownMemberType]


def resolve(literal: str) -> Scalar:
    """Return the value of the unquoted `literal`; what YAML 1.1 gives that JSON lacks becomes `UNFIT`.

    Only the everyday spelling of a number counts: `012`, `1_000` and `1:30` are numbers to YAML and none to
    their author. A written null is `UNFIT` as well, or the word `null` in a sentence's place would vanish.
    """
    kind = _resolve(yaml.ScalarNode, literal, (True, False)).removeprefix(_PREFIX)
    if kind == "str":
        return literal
    if kind == "null" and not literal:
        return None
    if kind == "bool":
        return literal.lower() in _TRUE
    if kind == "int" and _WHOLE.fullmatch(literal):
        return int(literal)
    if kind == "float" and _PLAIN_FRACTION.fullmatch(literal):
        return float(literal)
    return UNFIT
