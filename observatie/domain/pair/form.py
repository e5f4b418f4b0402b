"""A pair's own version of its form: questions that they put otherwise, leave out or add for their next round.

A question that is put otherwise keeps its id, so that the old answers can be laid beside the new ones.
"""

from collections.abc import Mapping

from observatie.domain.acts.pair_acts import PairQuestion
from observatie.domain.instrument.instrument import Instrument, Item

_REMARK = "Dit paar paste de vragen voor zichzelf aan; het is niet meer het formulier van de bron."
_SUFFIX = "-paar"


def next_form(instrument: Instrument, changes: Mapping[str, PairQuestion]) -> Instrument | None:
    """Return the form of the next round; the same one where nothing changes, None where no question is left."""
    sections = tuple(
        section.model_copy(update={"items": _items(section.items, changes)}) for section in instrument.sections
    )
    added = _added(instrument, changes)
    if added:
        last = sections[-1]
        sections = (*sections[:-1], last.model_copy(update={"items": (*last.items, *added)}))
    sections = tuple(section for section in sections if section.items)
    if not sections:
        return None
    if sections == instrument.sections:
        return instrument
    changed = instrument.model_dump() | {
        "version": _next_version(instrument.version),
        "rights": instrument.rights.model_dump() | {"remark": _REMARK},
        "sections": tuple(section.model_dump() for section in sections),
    }
    return Instrument.model_validate(changed)


def is_their_own(instrument: Instrument) -> bool:
    """Return whether a form is a version that a pair made for itself."""
    return _SUFFIX in instrument.version


def _items(items: tuple[Item, ...], changes: Mapping[str, PairQuestion]) -> tuple[Item, ...]:
    kept: list[Item] = []
    for item in items:
        change = changes.get(item.id)
        children = _items(item.items, changes)
        if (change is not None and change.left_out) or (item.items and not children):
            continue
        text = change.text if change is not None and change.text else item.text
        kept.append(item.model_copy(update={"text": text, "items": children}))
    return tuple(kept)


def _added(instrument: Instrument, changes: Mapping[str, PairQuestion]) -> tuple[Item, ...]:
    own = [each for each in changes.values() if each.target not in instrument.items]
    asked = [each for each in own if each.text and not each.left_out]
    first = 1 + max((_number(item) for part in instrument.sections for item in part.items), default=0)
    return tuple(Item(id=each.target, number=str(n), text=each.text) for n, each in enumerate(asked, first))


def _number(item: Item) -> int:
    return int(item.number) if item.number and item.number.isdecimal() else 0


def _next_version(version: str) -> str:
    base, found, round_ = version.rpartition(_SUFFIX)
    if found and round_.isdecimal():
        return f"{base}{_SUFFIX}{int(round_) + 1}"
    return f"{version[:12]}{_SUFFIX}1"
