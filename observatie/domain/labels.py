"""What tells labels apart that are shown beside each other, and what of a label gives way where room is short."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, starmap, takewhile

ELLIPSIS = "…"
_FEWEST = 6
"""Fewer letters than this of a longer text say nothing, and are left out."""
_LEAST = 2
"""What is left of words that another label shares: its first letter, and the space before or behind them."""

Measure = Callable[[str], float]
"""How wide a text is, in the unit of the room it is to fit in."""


@dataclass(frozen=True)
class Label:
    """One of several labels.

    Attributes:
        before, own, after: what tells it apart, in full; `own` is what no other label shown says in that place,
            `before` and `after` are words at its ends that another one begins or ends with as well.
        behind: where it belongs, to be shown small behind it; "" for nothing.
    """

    own: str
    before: str = ""
    after: str = ""
    behind: str = ""

    @property
    def lead(self) -> str:
        """What tells it apart, in full."""
        return f"{self.before}{self.own}{self.after}"

    def __str__(self) -> str:
        """Return all of it in one line, what tells it apart first."""
        return f"{self.lead} · {self.behind}" if self.behind else self.lead


def distinct_labels(shown: Sequence[Sequence[str]]) -> list[Label]:
    """Return the labels of things that are shown together, in their order.

    Each comes as its names from near to far: its own, that of its section, that of its instrument. The first of
    them that no other of the same nearer names has comes first in the label.
    """
    leads = [_lead(number, shown) for number in range(len(shown))]
    texts = [names[lead] for names, lead in zip(shown, leads, strict=True)]
    return [
        _split(number, texts, _behind(names, lead))
        for number, (names, lead) in enumerate(zip(shown, leads, strict=True))
    ]


def _lead(number: int, shown: Sequence[Sequence[str]]) -> int:
    """Return which of its names tells one of them from all others; the nearest where none does."""
    rivals = [names for place, names in enumerate(shown) if place != number]
    for depth, name in enumerate(shown[number]):
        rivals = [names for names in rivals if len(names) > depth and names[depth] == name]
        if not rivals:
            return depth
    return 0


def _behind(names: Sequence[str], lead: int) -> str:
    other = names[0] if lead else next(iter(names[1:]), "")
    return "" if other == names[lead] else other


def _split(number: int, texts: Sequence[str], behind: str) -> Label:
    """Split a text in what it shares with the beginning or the end of another one, and what is its own."""
    text = texts[number]
    others = [each for place, each in enumerate(texts) if place != number and each != text]
    begin = max((_shared(text, other) for other in others), default=0)
    end = max((_shared(text[::-1], other[::-1]) for other in others), default=0)
    if begin + end >= len(text):
        # Another one holds all of it: nothing in it is its own alone, and so all of it is.
        begin = end = 0
    after = text[len(text) - end :] if end else ""
    return Label(text[begin : len(text) - end], text[:begin], after, behind)


def _shared(text: str, other: str) -> int:
    """Return how many letters of whole words two texts begin with, the space behind them included."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, other, strict=False)))
    return text[:same].rfind(" ") + 1


def fitted(label: Label, room: float, lead: Measure, behind: Measure, gap: float) -> tuple[str, str]:
    """Return the two texts of a label as they fit in `room`, with `gap` between them where both are shown.

    What is shared gives way first, in its middle: what stands behind, then what the lead has in common with
    another one, and only then what is its own.
    """
    if label.behind:
        small = elided(label.behind, room - gap - lead(label.lead), behind)
        if small:
            return label.lead, small
    if lead(label.lead) <= room:
        return label.lead, ""
    for keep in range(max(len(label.before), len(label.after)), _LEAST - 1, -1):
        short = f"{_middle(label.before, keep)}{label.own}{_middle(label.after, keep)}"
        if lead(short) <= room:
            return short, ""
    before, after = _middle(label.before, _LEAST), _middle(label.after, _LEAST)
    return f"{before}{elided(label.own, room - lead(before + after), lead, fewest=1)}{after}", ""


def elided(text: str, room: float, measure: Measure, *, fewest: int = _FEWEST) -> str:
    """Return a text as it fits in `room`, its middle left out where it does not; "" where hardly a letter fits."""
    if measure(text) <= room:
        return text
    for keep in range(len(text) - 2, fewest - 1, -1):
        short = _middle(text, keep)
        if measure(short) <= room:
            return short
    return ""


def _middle(text: str, keep: int) -> str:
    """Return the first and the last letters of a text, `keep` together, with an ellipsis in between."""
    if len(text) <= keep + 1:
        return text
    first = (keep + 1) // 2
    last = keep - first
    begin = text[:first].rstrip() or text[:first]
    return f"{begin}{ELLIPSIS}{text[len(text) - last :] if last else ''}"


_STEPS = 24
"""In how many steps labels are made narrower, from the whole of a row on."""

Widths = Callable[[float], Sequence[float]]
"""How wide labels are when none is wider than a number: one that gives way may become much narrower."""


def rows_of(rows: int, widths: Widths, room: float, gap: float) -> list[list[float]]:
    """Return the widths of labels in at most so many rows of `room`, in their order.

    They are divided so that the row in which they have to give way most has to do so as little as can be, over as
    few rows as that takes, and the first rows hold the most.
    """
    count = len(widths(room))
    if not count:
        return []
    steps = [[*widths(room * step / _STEPS)] for step in range(_STEPS, 0, -1)]

    def step_of(begin: int, end: int) -> int:
        fits = (sum(wide[begin:end]) + gap * (end - begin - 1) <= room for wide in steps)
        return next((step for step, fit in enumerate(fits) if fit), _STEPS - 1)

    divisions = (
        (0, *cuts, count) for used in range(min(rows, count)) for cuts in combinations(range(1, count), used)
    )
    best = min(
        divisions,
        key=lambda bounds: (max(starmap(step_of, pairwise(bounds))), len(bounds), [-each for each in bounds]),
    )
    return [steps[step_of(begin, end)][begin:end] for begin, end in pairwise(best)]
