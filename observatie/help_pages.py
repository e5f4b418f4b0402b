"""The pages of the help, for the window and for the command line: which there are, and the parts of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from textwrap import fill

from observatie.data import resource
from observatie.domain.errors import KnownError

ORDER = (
    "eerste-start",
    "lesbezoeken",
    "voorbereiden",
    "observeren",
    "uitwerken",
    "zelfbeeld",
    "nagesprek",
    "rapport",
    "co-teaching",
    "instrumenten",
    "formulieren",
    "instellingen",
    "veiligheid",
    "reservekopie",
    "opdrachtregel",
    "meldingen-bibliotheek",
    "meldingen-co-teaching",
    "meldingen-instrumenten",
    "meldingen-opdrachten",
    "meldingen-invoer",
)
"""Their names, which are those of the files in resources/help/, in the order in which one would read them."""

_WIDTH = 79
_HEADING = "\n## "
_CODE = re.compile(r"([A-Z]\d\d) ")
_MARKUP = re.compile(r"`([^`]+)`|\[([^]]+)\]\([^)]+\)|\*\*(.+?)\*\*|\*(.+?)\*")
_LIST_MARK = re.compile(r"(- |\d+\. )")


@dataclass(frozen=True)
class HelpSection:
    """A part of a page.

    Attributes:
        topic: the name of its page.
        number: how many headings of the page stand above it; 0 is what stands under the title of the page.
        title: its heading, or the title of the page.
        text: what stands under that, in Markdown.
    """

    topic: str
    number: int
    title: str
    text: str

    @property
    def code(self) -> str:
        """The code of the error that it explains, or empty."""
        found = _CODE.match(self.title)
        return found[1] if found else ""

    @property
    def plain(self) -> str:
        """Heading and text without markup, as a person types and as a console shows it."""
        blocks = (_plain_block(block) for block in self.text.split("\n\n"))
        return "\n\n".join([self.title, *blocks])


@dataclass(frozen=True)
class HelpTopic:
    """A page of the help: its file name, its title, and the page itself in Markdown."""

    name: str
    title: str
    text: str

    @cached_property
    def sections(self) -> tuple[HelpSection, ...]:
        """Its parts, in their order."""
        parts = (part.partition("\n") for part in self.text.removeprefix("# ").split(_HEADING))
        return tuple(HelpSection(self.name, at, head, body.strip()) for at, (head, _, body) in enumerate(parts))


def read_topics() -> list[HelpTopic]:
    """Return all pages."""
    return [_read(name) for name in ORDER]


def _read(name: str) -> HelpTopic:
    text = resource(f"help/{name}.md").read_text(encoding="utf-8")
    return HelpTopic(name, text.partition("\n")[0].removeprefix("# "), text)


def explanations() -> dict[str, HelpSection]:
    """Return what the help says of each error that has a code, by that code and in its order."""
    found = [section for topic in read_topics() for section in topic.sections if section.code]
    return {section.code: section for section in sorted(found, key=lambda section: section.code)}


def explain(code: str) -> HelpSection:
    """Return what the help says of a code, be it in small letters; raises KnownError C14 where there is none."""
    known = explanations()
    wanted = code.strip().upper()
    if wanted not in known:
        remedy = f"geef er een van {_ranges(list(known))}"
        raise KnownError("C14", f"“{code}” is geen code van een melding", remedy)
    return known[wanted]


def _ranges(codes: list[str]) -> str:
    """Return codes in their order, those that follow each other as one: "B01–B17, C01"."""
    runs: list[tuple[str, str]] = []
    for code in codes:
        begin, last = runs[-1] if runs else ("", "")
        follows = last[:1] == code[:1] and int(code[1:]) == int(last[1:]) + 1
        runs[len(runs) - follows :] = [(begin if follows else code, code)]
    return ", ".join(begin if begin == last else f"{begin}–{last}" for begin, last in runs)


def _plain_block(block: str) -> str:
    return "\n".join(_wrapped(_MARKUP.sub(_inside, line)) for line in _logical_lines(block))


def _inside(marked: re.Match[str]) -> str:
    return next(text for text in marked.groups() if text is not None)


def _logical_lines(block: str) -> Iterator[str]:
    """Yield a paragraph as one line, and a list as a line for each of its items."""
    gathered = ""
    for line in block.splitlines():
        if gathered and _LIST_MARK.match(line):
            yield gathered
            gathered = ""
        gathered = f"{gathered} {line.strip()}".strip()
    yield gathered


def _wrapped(line: str) -> str:
    mark = _LIST_MARK.match(line)
    return fill(line, _WIDTH, subsequent_indent=" " * len(mark[0]) if mark else "")
