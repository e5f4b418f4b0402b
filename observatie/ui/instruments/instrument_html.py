"""Instruments as pages to read, from their outlines, and where one's own go; every value in them is escaped."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from observatie.catalogue.problem import Problem
from observatie.domain.errors import sentence
from observatie.domain.instrument.instrument import Instrument, Item, Section
from observatie.domain.instrument.outline import LISTS, LevelRow, Outline, Part, PartKind
from observatie.domain.instrument.words import numbered
from observatie.domain.text import at_start
from observatie.domain.visit import wording

_ROLES = {
    **dict.fromkeys((PartKind.SOURCE, PartKind.PUBLISHED_IN, PartKind.RIGHTS, PartKind.PASSED_ON), "small"),
    **dict.fromkeys((PartKind.RIGHTS_REMARK, PartKind.DIMENSION, PartKind.CORRECTION), "small"),
    **dict.fromkeys((PartKind.SUBTITLE, PartKind.EXPLANATION), "muted"),
}
"""How the paragraph of a part looks, where it is not plain."""
_AFTER_ITEMS = frozenset({PartKind.FIELD, PartKind.CORRECTION})
"""What of a section is about its items together, and stands below them."""


def instrument_html(instrument: Instrument) -> str:
    """Return the whole instrument; how it looks is up to the style sheet of the document."""
    return "\n".join(_instrument(instrument))


def _instrument(instrument: Instrument) -> Iterator[str]:
    outline = Outline(instrument)
    yield _tag("h1", instrument.title)
    yield _tag("p", _summary(instrument), "muted")
    # What the edition is stands in the two lines above.
    yield from _parts(part for part in outline.parts if part.kind is not PartKind.EDITION)
    for section in instrument.sections:
        yield from _section(outline, section)


def _summary(instrument: Instrument) -> str:
    items = wording.number(len(instrument.answered_items), instrument.item_words.one, instrument.item_words.many)
    sections = wording.number(
        len(instrument.sections), instrument.section_words.one, instrument.section_words.many
    )
    within = f"{items} in {sections}" if instrument.answered_items else sections
    return f"{instrument.label} · versie {instrument.version} · {instrument.completeness} · {within}"


def _section(outline: Outline, section: Section) -> Iterator[str]:
    parts = outline.of_section(section)
    yield _tag("h2", numbered(section.number, section.title))
    yield from _parts(part for part in parts if part.kind not in _AFTER_ITEMS)
    for item in section.items:
        yield from _item(outline, item)
    yield from _parts(part for part in parts if part.kind in _AFTER_ITEMS)


def _item(outline: Outline, item: Item, head: str = "h3") -> Iterator[str]:
    name = numbered(item.number, item.name)
    yield _tag(head, name) if item.title else _tag("p", name, "item")
    yield from _parts(outline.of_item(item))
    for child in item.items:
        yield from _item(outline, child, "h4")


# Parts to tags


def _parts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    match part.kind:
        case PartKind.STATEMENT:
            # A table, as a paragraph has no room between its ground and its words.
            said = escape(" ".join(part.lines))
            yield f'<table class="statement" width="100%"><tr><td>{said}</td></tr></table>'
        case PartKind.USE:
            yield _tag("p", f"{at_start(' '.join(part.lines))}.")
        case PartKind.INSTRUCTIONS:
            yield _name(part.heading)
            yield from (_tag("p", line) for line in part.lines)
        case PartKind.SCALE:
            yield from (_name(part.heading),) if part.heading else ()
            yield _levels(part.levels)
        case kind if kind in LISTS:
            yield _name(part.heading)
            yield f"<ul>{''.join(_tag('li', entry) for entry in part.lines)}</ul>"
        case kind:
            yield _paragraph(part.heading, wording.listed(list(part.lines)), _ROLES.get(kind, ""))


def _paragraph(heading: str, text: str, role: str) -> str:
    name = f"<b>{escape(heading)}:</b> " if heading else ""
    return f"<p{_class(role)}>{name}{escape(text)}</p>"


def _name(heading: str) -> str:
    return f'<p class="name"><b>{escape(heading)}</b></p>'


def _levels(levels: Iterable[LevelRow]) -> str:
    cells = "".join(
        f'<tr><td class="value">{escape(row.value)}</td><td>{_meaning(row)}</td></tr>' for row in levels
    )
    return f"<table>{cells}</table>"


def _meaning(row: LevelRow) -> str:
    label = escape(row.label)
    return f"<b>{label}</b>. {escape(row.description)}" if row.description else label


def _tag(name: str, text: str, role: str = "") -> str:
    return f"<{name}{_class(role)}>{escape(text)}</{name}>"


def _class(role: str) -> str:
    return f' class="{role}"' if role else ""


def own_html(folder: Path, problems: Sequence[Problem]) -> str:
    """Return the page about `folder`, in which own instruments go; every value in it is escaped.

    A link in it is the code of a problem.
    """
    place = escape(str(folder)).replace("/", "/\u200b").replace("\\", "\\\u200b")
    return "\n".join(
        [
            "<h1>Eigen instrumenten</h1>",
            "<p>Een instrument is één bestand in YAML. Zet je eigen bestanden in deze map; "
            "bij de volgende start staan ze in deze lijst.</p>",
            f"<p><b>{place}</b></p>",
            *_problems(problems),
        ]
    )


def _problems(problems: Sequence[Problem]) -> list[str]:
    if not problems:
        return ["<p class='muted'>Alle bestanden die er nu staan zijn in orde.</p>"]
    return [
        "<h2>Wat nog niet klopt</h2>",
        "<p>Een bestand met een probleem staat niet in de lijst. De andere bestanden hebben er geen last van.</p>",
        *(
            f"<p><b>{escape(problem.file.name)}</b>, regel {problem.line} · "
            f"<a href='{escape(problem.code)}'>Uitleg ({escape(problem.code)})</a><br>"
            f"<span class='problem'>{escape(sentence(problem))}</span></p>"
            for problem in problems
        ),
    ]
