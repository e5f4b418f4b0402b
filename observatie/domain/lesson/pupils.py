"""Pupils are labels: how one is written, and the legend that says where the pupil behind each label sits."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from observatie.domain.acts.acts import Legend

LABEL = r"(?:[A-Z]{2}|[A-Za-z]|[0-9]{1,2})"
"""One letter, two capitals, or a number of the seating plan; "bo" and "Jo" could be names."""

_LABEL = re.compile(LABEL)


def read_label(written: str) -> str | None:
    """Return the label that is written, in capitals, or None where it is no label."""
    return written.upper() if _LABEL.fullmatch(written) else None


_LABELLED = re.compile(rf"@?(?P<label>{LABEL})\s*:\s*(?P<text>\S.*)")
_PLAIN = re.compile(r"@?(?P<label>[A-Z]{1,2})\s+(?P<text>\S.*)")
_BEHIND_LABEL = re.compile(r"[:\s]+")


@dataclass(frozen=True)
class LegendLines:
    """What a text says.

    Attributes:
        said: the text of each label; unread: the lines that say nothing of a label; problem: what is the matter
            with the first of these and what to do, in Dutch, or empty.
    """

    said: dict[str, str]
    unread: tuple[str, ...] = ()
    problem: str = ""


def read_legend(text: str) -> LegendLines:
    """Read a line per label, as "C: raam, derde rij"; no line is lost, also where it says nothing of a label."""
    said: dict[str, str] = {}
    unread: list[str] = []
    problem = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        found = _LABELLED.fullmatch(line) or _PLAIN.fullmatch(line)
        label = found["label"].upper() if found else ""
        if found and label not in said:
            said[label] = found["text"]
        else:
            unread.append(line)
            problem = problem or (_twice(label) if found else _problem(line))
    return LegendLines(said, tuple(unread), problem)


def _twice(label: str) -> str:
    return f"{label} staat er twee keer; alleen de eerste regel telt. Zet alles van {label} op één regel."


def _problem(line: str) -> str:
    label, *rest = _BEHIND_LABEL.split(line.removeprefix("@"), maxsplit=1)
    label = label or line
    if _LABELLED.fullmatch(f"{label}: x"):
        lacks = "een dubbele punt" if "".join(rest) else "de plek"
        return f"Achter “{label}” ontbreekt {lacks}; die regel telt nog niet. Schrijf bijvoorbeeld {label}: raam."
    return (
        f"“{label}” is geen label; die regel telt nog niet. Schrijf geen naam maar een letter (A, of AA in "
        "hoofdletters) of een nummer, en dan de plek: C: raam."
    )


def written_legend(legend: Mapping[str, str], unread: tuple[str, ...] = ()) -> str:
    """Return the text of a legend, with the lines below it that could not be read."""
    return "\n".join((*(f"{label}: {text}" for label, text in legend.items()), *unread))


def legend_acts(said: Mapping[str, str], legend: Mapping[str, str]) -> tuple[Legend, ...]:
    """Return the acts that make `legend` say what is `said`: what is new or other, and what is gone."""
    changed = [Legend(label=label, text=text) for label, text in said.items() if legend.get(label) != text]
    gone = [Legend(label=label, text="") for label in legend if label not in said]
    return (*changed, *gone)
