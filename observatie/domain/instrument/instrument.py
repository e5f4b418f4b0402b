"""An instrument as data: what it asks, of whom, and how an answer may look.

The ids and versions follow the form standards of the field (XLSForm, FHIR Questionnaire): an item id is
never used again for another question, and a visit keeps the very definition that it was made with.
"""

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Self

from pydantic import Field, StringConstraints

from observatie.domain.model import Frozen, Identifier, Text

Version = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.\-]*$", max_length=20)]


class Completeness(StrEnum):
    """Whether the file holds the whole instrument or only its framework."""

    COMPLETE = "volledig"
    FRAMEWORK = "raamwerk"


class Respondent(StrEnum):
    """Who fills an instrument in."""

    OBSERVER = "observer"
    TEACHER = "teacher"
    PAIR = "pair"


class Subject(StrEnum):
    """What a filled-in instrument is about."""

    LESSON = "lesson"
    TEACHER = "teacher"
    PAIR = "pair"
    PUPIL = "pupil"
    SCHOOL = "school"
    ADVICE = "advice"


class Source(StrEnum):
    """Where a score comes from."""

    OBSERVATION = "observation"
    INTERVIEW = "interview"
    DOCUMENTS = "documents"


class AnswerType(StrEnum):
    """What an item asks for."""

    NONE = "none"
    TEXT = "text"
    LEVEL = "level"
    YES_NO = "yes_no"
    CHECKED = "checked"
    BLANKS = "blanks"


class Level(Frozen):
    """One step of a scale, or one rung of a ladder; `value` orders it."""

    value: int = Field(description="The number that orders it; it need not start at 1.")
    label: Text
    description: Text | None = None


class Scale(Frozen):
    """A scale with its levels, lowest first; a ladder is a scale whose labels are its rungs."""

    title: Text
    levels: tuple[Level, ...] = Field(min_length=2)

    def level(self, value: int) -> Level | None:
        """Return the level with this value, or None where the scale has none."""
        return next((level for level in self.levels if level.value == value), None)


class ShownList(Frozen):
    """A list that is only shown beside a field, such as the examples of a competence."""

    title: Text
    entries: tuple[Text, ...] = Field(min_length=1)


class Blank(Frozen):
    """A named blank in a sentence; the n-th one belongs to the n-th "…" of the item's text."""

    id: Identifier
    label: Text


class Words(Frozen):
    """What an instrument calls one of its parts ("aspect", "aspecten")."""

    one: Text
    many: Text


class Rights(Frozen):
    """Whose instrument it is and what may be done with it."""

    author: Text
    licence: Text = Field(description="The licence, or that nobody has asked (“toestemming niet nagegaan”).")
    may_be_passed_on: bool = Field(description="Whether an export for others may hold its texts.")
    remark: Text | None = None


class Item(Frozen):
    """The leaf of an instrument: a question, aspect, skill or statement.

    `levels` gives, per level value, a description that holds for this item alone. `sources` says which
    sources can answer it; empty means that the instrument does not tell them apart.
    """

    id: Identifier = Field(description="Never used again for another question, also not in a later version.")
    number: Text | None = Field(default=None, description="How the source numbers it (“5a”); apart from the id.")
    title: Text | None = Field(default=None, description="A short name, where the text is long.")
    text: Text = Field(description="The question or statement, word for word as in the source.")
    hint: Text | None = Field(default=None, description="A few words that always stand beside the item.")
    explanation: Text | None = Field(default=None, description="A long explanation, shown on request.")
    examples: tuple[Text, ...] = ()
    look_fors: tuple[Text, ...] = Field(default=(), description="What one can see or hear in the lesson.")
    dimension: Text | None = Field(default=None, description="What it belongs to across sections (“attitude”).")
    answer: AnswerType | None = Field(default=None, description="Where it differs from that of the instrument.")
    scale: Identifier | None = Field(default=None, description="Where it differs from that of the instrument.")
    levels: dict[str, Text] = Field(
        default_factory=dict, description="By level value: what it means for this item."
    )
    blanks: tuple[Blank, ...] = Field(default=(), description="With answer blanks: one for each “…” in the text.")
    remark: bool = Field(default=False, description="Whether it has a free field beside its answer.")
    field_label: Text | None = Field(
        default=None, description="The label of its text field, where it is not the text."
    )
    lists: tuple[ShownList, ...] = Field(default=(), description="Lists that are only shown beside the field.")
    sources: tuple[Source, ...] = Field(default=(), description="Which sources can answer it.")
    questions: tuple[Text, ...] = Field(default=(), description="Questions for an interview.")
    documents: tuple[Text, ...] = Field(default=(), description="Documents that can show it.")
    correction: Text | None = Field(default=None, description="A misprint of the source, mended here.")
    items: tuple["Item", ...] = Field(default=(), description="Sub-items (5a, 5b).")

    @property
    def name(self) -> str:
        """The shortest text that tells this item from the others: its title, else its text."""
        return self.title or self.text

    def walk(self) -> Iterator["Item"]:
        """Yield this item and its sub-items, in order."""
        yield self
        for child in self.items:
            yield from child.walk()


class Section(Frozen):
    """A group of items; `remark_label` gives it one free field of its own (Smeets)."""

    id: Identifier
    number: Text | None = None
    title: Text
    subtitle: Text | None = None
    description: Text | None = None
    remark_label: Text | None = Field(
        default=None, description="Gives the section one free field with this label."
    )
    correction: Text | None = Field(default=None, description="A misprint of the source, mended here.")
    items: tuple[Item, ...] = Field(min_length=1)

    def walk(self) -> Iterator[Item]:
        """Yield all items of this section, sub-items included, in order."""
        for item in self.items:
            yield from item.walk()


class Instrument(Frozen):
    """One instrument in one version, as its file says it."""

    id: Identifier = Field(description="The same in every version of the instrument.")
    version: Version = Field(
        description="Between quotes; higher with every change, so that old visits keep theirs."
    )
    title: Text
    label: Text = Field(description="Short name for chips and lists.")
    source: Text = Field(description="Where the texts were taken from: a title, an edition, a page.")
    published_in: Text | None = Field(default=None, description="The publication it is part of.")
    rights: Rights
    completeness: Completeness
    statement: Text | None = Field(default=None, description="What it says of itself on screen and in reports.")
    instructions: tuple[Text, ...] = Field(default=(), description="How to fill it in, a paragraph a line.")
    aims: tuple[Text, ...] = Field(default=(), description="What it is meant for.")
    correction: Text | None = Field(
        default=None, description="A misprint of the source in the texts above, mended here."
    )
    filled_by: tuple[Respondent, ...] = Field(min_length=1, description="Who may fill it in.")
    about: Subject = Field(description="What a filled-in instrument is about; only lesson takes evidence.")
    answer: AnswerType = Field(description="What an item asks for unless it says otherwise.")
    scale: Identifier | None = Field(default=None, description="The scale of an item that names none.")
    item_words: Words = Field(
        default=Words(one="onderdeel", many="onderdelen"), description="What it calls an item, in Dutch."
    )
    section_words: Words = Field(
        default=Words(one="deel", many="delen"), description="What it calls a section, in Dutch."
    )
    scales: dict[Identifier, Scale] = Field(default_factory=dict, description="Its scales by name.")
    phases: tuple[Text, ...] = Field(
        default=(), description="What it calls the phases of a lesson, in their order, where it names them."
    )
    sections: tuple[Section, ...] = Field(min_length=1)

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items by id, sub-items included, in the order of the form."""
        return {item.id: item for section in self.sections for item in section.walk()}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section of each item, by item id."""
        return {item.id: section for section in self.sections for item in section.walk()}

    @cached_property
    def answered_items(self) -> tuple[Item, ...]:
        """The items that ask for an answer, in the order of the form."""
        return tuple(item for item in self.items.values() if self.answer_of(item) is not AnswerType.NONE)

    @cached_property
    def full_names(self) -> dict[str, str]:
        """The name of each item where it stands alone, by id; with its section where two items share a name."""
        shared = Counter(item.name for item in self.items.values())
        return {
            item.id: item.name if shared[item.name] == 1 else f"{self.section_of[item.id].title} · {item.name}"
            for item in self.items.values()
        }

    def answer_of(self, item: Item) -> AnswerType:
        """Return what `item` asks for, its own word first."""
        return item.answer or self.answer

    def scale_of(self, item: Item) -> Scale | None:
        """Return the scale that `item` is scored on, or None where it has no levels."""
        name = item.scale or self.scale
        if name is None or self.answer_of(item) is not AnswerType.LEVEL:
            return None
        return self.scales[name]

    def description_of(self, item: Item, level: Level) -> str | None:
        """Return what `level` means for `item`: the item's own description, else that of the scale."""
        return item.levels.get(str(level.value)) or level.description

    @property
    def takes_evidence(self) -> bool:
        """Whether notes of a lesson can be linked to its items."""
        return self.about is Subject.LESSON

    def canonical_json(self) -> str:
        """Return the definition as the text that is stored and hashed; defaults are left out, so that a
        later version of this program that knows more fields computes the same hash."""
        return self.model_dump_json(exclude_defaults=True)

    @cached_property
    def hash(self) -> str:
        """SHA-256 over the canonical text, in hexadecimal."""
        return sha256(self.canonical_json().encode()).hexdigest()

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `canonical_json` wrote."""
        return cls.model_validate_json(text)


_BLANK = re.compile(r"…(?: \[[^\]]*\])?")


def parts_of(item: Item) -> list[str]:
    """Return the text before, between and after the blanks of `item`: one part more than it has blanks.

    The n-th "…" is the n-th blank; its label stands behind it in brackets, where the source prints one.
    """
    return _BLANK.split(item.text)
