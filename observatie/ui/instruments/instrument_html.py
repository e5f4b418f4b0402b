"""Instruments as pages to read, from their definitions, and where one's own go; every value in them is escaped."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from observatie.catalogue.problem import Problem
from observatie.domain.errors import sentence
from observatie.domain.instrument.instrument import Instrument, Item, Scale, Section
from observatie.domain.visit import wording


def instrument_html(instrument: Instrument) -> str:
    """Return the whole instrument; how it looks is up to the style sheet of the document."""
    return "\n".join(_instrument(instrument))


def _instrument(instrument: Instrument) -> Iterator[str]:
    yield _tag("h1", instrument.title)
    yield _tag("p", _summary(instrument), "muted")
    if instrument.statement:
        # A table, as a paragraph has no room between its ground and its words.
        yield f'<table class="statement" width="100%"><tr><td>{escape(instrument.statement)}</td></tr></table>'
    yield from _rights(instrument)
    yield from (_tag("p", paragraph) for paragraph in instrument.instructions)
    yield from _named_list("Waarvoor", instrument.aims)
    if instrument.correction:
        yield _tag("p", instrument.correction, "small")
    yield _named("Wie en waarover", _use(instrument))
    label = _shared_field(instrument)
    if label:
        yield _named("Veld om in te vullen", label)
    told = _told_once(instrument)
    for name in told:
        yield _named("Schaal", instrument.scales[name].title)
        yield _levels((str(level.value), level.label, "") for level in instrument.scales[name].levels)
    for section in instrument.sections:
        yield from _section(instrument, section, told)


def _summary(instrument: Instrument) -> str:
    items = wording.number(len(instrument.answered_items), instrument.item_words.one, instrument.item_words.many)
    sections = wording.number(
        len(instrument.sections), instrument.section_words.one, instrument.section_words.many
    )
    within = f"{items} in {sections}" if instrument.answered_items else sections
    return f"{instrument.label} · versie {instrument.version} · {instrument.completeness} · {within}"


def _use(instrument: Instrument) -> str:
    by = " of ".join(wording.RESPONDENTS[each] for each in instrument.filled_by)
    return f"ingevuld door {by}, over {wording.SUBJECTS[instrument.about]}"


def _rights(instrument: Instrument) -> Iterator[str]:
    yield _named("Bron", instrument.source, "small")
    if instrument.published_in:
        yield _tag("p", instrument.published_in, "small")
    rights = instrument.rights
    yield _named("Rechten", f"{rights.author}; {rights.licence}", "small")
    passed_on = "mogen" if rights.may_be_passed_on else "mogen niet"
    yield _tag("p", f"De teksten {passed_on} worden doorgegeven aan anderen.", "small")
    if rights.remark:
        yield _tag("p", rights.remark, "small")


def _shared_field(instrument: Instrument) -> str | None:
    """Return the label of the field where all items have the same, so that it is said once."""
    labels = {item.field_label for item in instrument.answered_items}
    return labels.pop() if len(labels) == 1 else None


def _told_once(instrument: Instrument) -> list[str]:
    """Return the scales that more items share and that say the same for each."""
    items = [item for item in instrument.items.values() if instrument.scale_of(item)]
    used = Counter(item.scale or instrument.scale or "" for item in items)
    described = {item.scale or instrument.scale or "" for item in items if _is_described(instrument, item)}
    return [name for name, times in used.items() if times > 1 and name not in described]


def _is_described(instrument: Instrument, item: Item) -> bool:
    scale = instrument.scale_of(item)
    return scale is not None and any(instrument.description_of(item, level) for level in scale.levels)


# Sections and items


def _section(instrument: Instrument, section: Section, told: list[str]) -> Iterator[str]:
    yield _tag("h2", _numbered(section.number, section.title))
    if section.subtitle:
        yield _tag("p", section.subtitle, "muted")
    if section.description:
        yield _tag("p", section.description)
    for item in section.items:
        yield from _item(instrument, item, told)
    if section.remark_label:
        yield _named("Veld om in te vullen", section.remark_label)
    if section.correction:
        yield _tag("p", section.correction, "small")


def _item(instrument: Instrument, item: Item, told: list[str], head: str = "h3") -> Iterator[str]:
    if item.title:
        yield _tag(head, _numbered(item.number, item.title))
        yield _tag("p", item.text)
    else:
        yield _tag("p", _numbered(item.number, item.text), "item")
    if item.hint:
        yield _tag("p", item.hint)
    if item.dimension:
        yield _tag("p", item.dimension, "small")
    if item.explanation:
        yield _tag("p", item.explanation, "muted")
    yield from _details(item)
    scale = instrument.scale_of(item)
    if scale is not None and (item.scale or instrument.scale) not in told:
        yield from _scale(instrument, item, scale)
    if item.field_label and item.field_label != _shared_field(instrument):
        yield _named("Veld om in te vullen", item.field_label)
    if item.correction:
        yield _tag("p", item.correction, "small")
    for child in item.items:
        yield from _item(instrument, child, told, "h4")


def _details(item: Item) -> Iterator[str]:
    yield from _named_list("Voorbeelden", item.examples)
    yield from _named_list("Waaraan je het ziet", item.look_fors)
    for shown in item.lists:
        yield from _named_list(shown.title, shown.entries)
    yield from _named_list("Vragen voor het interview", item.questions)
    yield from _named_list("Documenten", item.documents)
    if item.sources:
        yield _named("Bronnen", wording.listed([wording.SOURCES[source] for source in item.sources]))
    if any(f"[{blank.label}]" not in item.text for blank in item.blanks):
        yield _named("Open plekken", wording.listed([blank.label for blank in item.blanks]))


def _scale(instrument: Instrument, item: Item, scale: Scale) -> Iterator[str]:
    yield _levels(
        (str(level.value), level.label, instrument.description_of(item, level) or "") for level in scale.levels
    )


def _levels(rows: Iterable[tuple[str, str, str]]) -> str:
    cells = "".join(
        f'<tr><td class="value">{escape(value)}</td><td>{_label_and_text(label, text)}</td></tr>'
        for value, label, text in rows
    )
    return f"<table>{cells}</table>"


def _label_and_text(label: str, text: str) -> str:
    return f"<b>{escape(label)}</b>. {escape(text)}" if text else escape(label)


# Words to tags


def _numbered(number: str | None, text: str) -> str:
    return f"{number}  {text}" if number else text


def _named(name: str, text: str, role: str = "") -> str:
    return f"<p{_class(role)}><b>{escape(name)}:</b> {escape(text)}</p>"


def _named_list(name: str, entries: tuple[str, ...]) -> Iterator[str]:
    if entries:
        yield f'<p class="name"><b>{escape(name)}</b></p>'
        yield f"<ul>{''.join(_tag('li', entry) for entry in entries)}</ul>"


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
