"""What an instrument, a section and an item tell, in order: each part with its kind and its one heading.

Whatever shows an instrument, on screen, on paper or as text, walks these parts; it decides how a part looks and
which kinds it shows, and words no heading of its own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from observatie.domain.instrument.instrument import Instrument, Item, Scale, Section
from observatie.domain.instrument.words import RESPONDENTS, SOURCES, SUBJECTS


class PartKind(Enum):
    """What a part tells; the kinds of an instrument, of a section and of an item, each in their order."""

    EDITION = auto()
    STATEMENT = auto()
    SOURCE = auto()
    PUBLISHED_IN = auto()
    RIGHTS = auto()
    PASSED_ON = auto()
    RIGHTS_REMARK = auto()
    INSTRUCTIONS = auto()
    AIMS = auto()
    USE = auto()
    PHASES = auto()

    SUBTITLE = auto()
    DESCRIPTION = auto()

    TEXT = auto()
    """What is asked, where the item has a name beside it."""
    SENTENCE = auto()
    """The same, with blanks: where it is filled in, it stands there and not here."""
    HINT = auto()
    DIMENSION = auto()
    EXPLANATION = auto()
    EXAMPLES = auto()
    LOOK_FORS = auto()
    LIST = auto()
    QUESTIONS = auto()
    DOCUMENTS = auto()
    SOURCES = auto()
    BLANKS = auto()

    SCALE = auto()
    FIELD = auto()
    CORRECTION = auto()


HEADINGS = {
    PartKind.SOURCE: "Bron",
    PartKind.RIGHTS: "Rechten",
    PartKind.INSTRUCTIONS: "Hoe je het invult",
    PartKind.AIMS: "Waarvoor",
    PartKind.PHASES: "Lesfasen",
    PartKind.EXPLANATION: "Toelichting",
    PartKind.EXAMPLES: "Voorbeelden",
    PartKind.LOOK_FORS: "Kijkpunten",
    PartKind.QUESTIONS: "Vragen voor het interview",
    PartKind.DOCUMENTS: "Documenten",
    PartKind.SOURCES: "Bronnen",
    PartKind.BLANKS: "Open plekken",
    PartKind.FIELD: "Veld om in te vullen",
    PartKind.CORRECTION: "Over de tekst",
}
"""The heading of each kind that has one; a list and a scale bring their own."""

ORIGIN = "Bron en rechten"
"""What stands above source and rights at the end of a document."""

LISTS = frozenset(
    {
        PartKind.AIMS,
        PartKind.EXAMPLES,
        PartKind.LOOK_FORS,
        PartKind.LIST,
        PartKind.QUESTIONS,
        PartKind.DOCUMENTS,
    }
)
"""The kinds whose lines are the entries of a list."""

_GUIDANCE = (PartKind.TEXT, PartKind.SENTENCE, PartKind.LOOK_FORS)


@dataclass(frozen=True)
class LevelRow:
    """A level: its number, its name, and what it means."""

    value: str
    label: str
    description: str = ""


@dataclass(frozen=True)
class Part:
    """One thing that is told.

    Attributes:
        lines: what it says; of a scale nothing beside its levels.
        title: the heading that a list or a scale brings.
        levels: those of a scale, lowest first.
    """

    kind: PartKind
    lines: tuple[str, ...]
    title: str = ""
    levels: tuple[LevelRow, ...] = ()

    @property
    def heading(self) -> str:
        """What stands above it; empty where it speaks for itself."""
        return self.title or HEADINGS.get(self.kind, "")

    def heading_away_from(self, name: str) -> str:
        """Return its heading where it stands apart from the item or section with this name."""
        return f"{self.heading} · {name}"

    @property
    def in_a_line(self) -> str:
        """The part as one line of text: "Bron: De Boer et al. (2022)"."""
        words = " ".join(self.lines)
        return f"{self.heading}: {words}" if self.heading else words


def of_kinds(parts: Iterable[Part], *kinds: PartKind) -> tuple[Part, ...]:
    """Return the parts of these kinds, in their own order."""
    return tuple(part for part in parts if part.kind in kinds)


def in_sentences(parts: Iterable[Part]) -> str:
    """Return parts behind each other, each as a sentence."""
    return " ".join(f"{part.in_a_line.rstrip('.')}." for part in parts)


class Outline:
    """What one instrument tells: of itself, of each section and of each item."""

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What is told of the instrument as a whole; among it what is the same for all its items."""
        return (*self._origin(), *self._how())

    def _origin(self) -> Iterator[Part]:
        instrument, rights = self._instrument, self._instrument.rights
        passed_on = "mogen" if rights.may_be_passed_on else "mogen niet"
        yield from _part(PartKind.EDITION, f"{instrument.title}, versie {instrument.version}")
        yield from _part(PartKind.STATEMENT, instrument.statement)
        yield from _part(PartKind.SOURCE, instrument.source)
        yield from _part(PartKind.PUBLISHED_IN, instrument.published_in)
        yield from _part(PartKind.RIGHTS, f"{rights.author}; {rights.licence}")
        yield from _part(PartKind.PASSED_ON, f"De teksten {passed_on} worden doorgegeven aan anderen.")
        yield from _part(PartKind.RIGHTS_REMARK, rights.remark)

    def _how(self) -> Iterator[Part]:
        instrument = self._instrument
        by = " of ".join(RESPONDENTS[each] for each in instrument.filled_by)
        yield from _part(PartKind.INSTRUCTIONS, *instrument.instructions)
        yield from _part(PartKind.AIMS, *instrument.aims)
        yield from _part(PartKind.CORRECTION, instrument.correction)
        yield from _part(PartKind.USE, f"in te vullen door {by}, over {SUBJECTS[instrument.about]}")
        yield from _part(PartKind.PHASES, *instrument.phases)
        yield from _part(PartKind.FIELD, self._shared_field)
        yield from (_scale(instrument.scales[name]) for name in self._shared_scales)

    def of_section(self, section: Section) -> tuple[Part, ...]:
        """Return what is told of a section beside its title."""
        return (
            *_part(PartKind.SUBTITLE, section.subtitle),
            *_part(PartKind.DESCRIPTION, section.description),
            *_part(PartKind.FIELD, section.remark_label),
            *_part(PartKind.CORRECTION, section.correction),
        )

    def of_item(self, item: Item) -> tuple[Part, ...]:
        """Return what is told of an item beside its name and its sub-items, but for what all items share."""
        return (*self._asked(item), *self._around(item), *self._answered(item))

    def _asked(self, item: Item) -> Iterator[Part]:
        if item.title and item.title != item.text:
            yield from _part(PartKind.SENTENCE if item.blanks else PartKind.TEXT, item.text)
        yield from _part(PartKind.HINT, item.hint)
        yield from _part(PartKind.DIMENSION, item.dimension)
        yield from _part(PartKind.EXPLANATION, item.explanation)

    def _around(self, item: Item) -> Iterator[Part]:
        yield from _part(PartKind.EXAMPLES, *item.examples)
        yield from _part(PartKind.LOOK_FORS, *item.look_fors)
        yield from (Part(PartKind.LIST, shown.entries, shown.title) for shown in item.lists)
        yield from _part(PartKind.QUESTIONS, *item.questions)
        yield from _part(PartKind.DOCUMENTS, *item.documents)
        yield from _part(PartKind.SOURCES, *(SOURCES[source] for source in item.sources))
        if any(f"[{blank.label}]" not in item.text for blank in item.blanks):
            yield from _part(PartKind.BLANKS, *(blank.label for blank in item.blanks))

    def _answered(self, item: Item) -> Iterator[Part]:
        scale = self.scale_of(item)
        if scale is not None and (item.scale or self._instrument.scale) not in self._shared_scales:
            yield scale
        if item.field_label != self._shared_field:
            yield from _part(PartKind.FIELD, item.field_label)
        yield from _part(PartKind.CORRECTION, item.correction)

    def guidance(self, item: Item) -> tuple[str, ...]:
        """Return what to look at for an item: what is asked, where that is not its name, and its look-fors."""
        return tuple(line for part in of_kinds(self.of_item(item), *_GUIDANCE) for line in part.lines)

    def scale_of(self, item: Item) -> Part | None:
        """Return the levels of an item and what each means for it, or None; its own name is no heading of it."""
        scale = self._instrument.scale_of(item)
        if scale is None:
            return None
        levels = tuple(
            LevelRow(str(level.value), level.label, self._instrument.description_of(item, level) or "")
            for level in scale.levels
        )
        return Part(PartKind.SCALE, (), "" if scale.title == item.name else scale.title, levels)

    # What is the same for all items

    @cached_property
    def _shared_field(self) -> str | None:
        labels = {item.field_label for item in self._instrument.answered_items}
        return labels.pop() if len(labels) == 1 else None

    @cached_property
    def _shared_scales(self) -> tuple[str, ...]:
        """The names of the scales that more items share and that say the same for each."""
        scored = [item for item in self._instrument.items.values() if self._instrument.scale_of(item)]
        used = Counter(item.scale or self._instrument.scale or "" for item in scored)
        described = {item.scale or self._instrument.scale or "" for item in scored if self.describes_levels(item)}
        return tuple(name for name, times in used.items() if times > 1 and name not in described)

    def describes_levels(self, item: Item) -> bool:
        """Return whether it is said what the levels of an item mean."""
        scale = self.scale_of(item)
        return scale is not None and any(level.description for level in scale.levels)


def _part(kind: PartKind, *lines: str | None) -> Iterator[Part]:
    said = tuple(line for line in lines if line)
    if said:
        yield Part(kind, said)


def _scale(scale: Scale) -> Part:
    levels = tuple(LevelRow(str(level.value), level.label) for level in scale.levels)
    return Part(PartKind.SCALE, (), scale.title, levels)
