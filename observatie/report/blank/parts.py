"""The parts of an empty form as values: what is asked, without a word about how it looks."""

from dataclasses import dataclass

from observatie.domain.instrument.outline import LevelRow, Part


@dataclass(frozen=True)
class Nothing:
    """An item that asks for no answer of its own."""


@dataclass(frozen=True)
class Lines:
    """Room for words."""

    count: int
    label: str = ""


@dataclass(frozen=True)
class Levels:
    """Levels with a circle per source each; without sources one circle.

    Attributes:
        title: what the scale is called, where the item does not say it already.
        quiet: what can be ticked where there is no level to give.
        weighed: whether the sources lead to a provisional and a final score.
    """

    title: str
    sources: tuple[str, ...]
    rows: tuple[LevelRow, ...]
    quiet: tuple[str, ...] = ()
    weighed: bool = False


@dataclass(frozen=True)
class Ladder:
    """Rungs, the lowest first."""

    title: str
    rungs: tuple[LevelRow, ...]


@dataclass(frozen=True)
class Options:
    """A few words to choose from, such as yes and no."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence with named blanks: one piece more than there are labels."""

    pieces: tuple[str, ...]
    labels: tuple[str, ...]


AskedFor = Nothing | Lines | Levels | Ladder | Options | Sentence


@dataclass(frozen=True)
class BlankItem:
    """An item with everything that is said of it, and what it asks for.

    Attributes:
        parts: what is told of it, but for what is told once for more items.
        checked: whether it is ticked as a whole.
        quiet: what can be ticked where there is nothing to fill in.
        remark_lines: how many lines there are for a remark; 0 for none.
    """

    name: str
    number: str
    title: str
    parts: tuple[Part, ...]
    asks: AskedFor
    checked: bool = False
    quiet: tuple[str, ...] = ()
    remark_lines: int = 0
    items: tuple["BlankItem | Statements", ...] = ()


@dataclass(frozen=True)
class Statement:
    """A row among statements that are answered in the same way."""

    number: str
    text: str
    aside: str = ""


@dataclass(frozen=True)
class Statements:
    """Statements below each other, with the same answers to choose from; these stand at the head."""

    title: str
    answers: tuple[str, ...]
    rows: tuple[Statement, ...]


Block = BlankItem | Statements


@dataclass(frozen=True)
class BlankSection:
    """A section with its items; `remark` labels the free field of the whole."""

    title: str
    parts: tuple[Part, ...]
    blocks: tuple[Block, ...]
    remark: str
    remark_lines: int


@dataclass(frozen=True)
class BlankForm:
    """Everything an empty form says.

    Attributes:
        fields: rows of labels, each with a line to write on, at the head of the form.
        focus_question: whether there is room for what the teacher wants looked at.
        statement: what it says of itself; how: how to fill it in and what for.
        told: explanations that more items share, each with the name of its item.
        notes: whether a page for notes with their time belongs to it; `phases` are named there.
        closing: the source, the rights, and what was corrected, a paragraph each.
    """

    title: str
    label: str
    version: str
    subtitle: str
    statement: str
    fields: tuple[tuple[str, ...], ...]
    focus_question: bool
    how: tuple[Part, ...]
    told: tuple[tuple[str, str], ...]
    sections: tuple[BlankSection, ...]
    notes: bool
    phases: tuple[Part, ...]
    closing: tuple[str, ...]
    numbered: bool
