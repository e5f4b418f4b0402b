"""What is counted in a lesson: nine counters, each under a key, with names of one's own."""

from observatie.domain.acts.acts import COUNTERS, Count, VisitSet
from observatie.domain.folding import folded

USUAL = ("vingers", "beurten", "onderbrekingen")


def names_of(settings: VisitSet) -> tuple[str, ...]:
    """Return the names under Ctrl+1 … Ctrl+9, empty where a key has none; always nine."""
    named = USUAL if settings.counters is None else settings.counters
    return (*named, *[""] * (COUNTERS - len(named)))


def count_of(key: int, settings: VisitSet, by: int = 1) -> Count:
    """Return the act of counting with a key; without a name it goes by the number of the key."""
    return Count(counter=names_of(settings)[key - 1] or str(key), by=by)


def named(key: int, name: str, settings: VisitSet) -> VisitSet:
    """Return the setting that gives a key its name."""
    names = list(names_of(settings))
    names[key - 1] = name
    return VisitSet(counters=tuple(names))


def key_of(name: str, settings: VisitSet) -> int | None:
    """Return the key under which a name stands, else the first free one, or None where all nine are in use."""
    names = [folded(known) for known in names_of(settings)]
    for wanted in (folded(name), ""):
        if wanted in names:
            return names.index(wanted) + 1
    return None
