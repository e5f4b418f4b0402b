"""What a note is linked to when one asks for it: the item or the finding that stands beside the notes."""

from collections.abc import Callable
from dataclasses import dataclass

from observatie.domain.acts.acts import ItemRef
from observatie.domain.labels import Label
from observatie.domain.visit.completeness import Place
from observatie.ui.notes.note_model import NoteRow


@dataclass(frozen=True)
class LinkGoal:
    """An item or a finding.

    Attributes:
        name: what it is called; linked: whether a note is linked to it already.
        item: the item, whose notes stand out; None for a finding.
    """

    name: str
    linked: Callable[[NoteRow], bool]
    item: ItemRef | None = None


def goal_of(place: Place) -> LinkGoal | None:
    """Return a place as the goal of a link; None where nothing can be linked to it."""
    ref = place.ref
    if ref is None or not place.instrument.takes_evidence:
        return None
    return LinkGoal(_short_first(place), lambda row: ref in row.note.items, ref)


def _short_first(place: Place) -> str:
    """Return the name of a place as it is read where its end is cut: its own name first, then its section."""
    if place.item is None or place.name == place.item.name:
        return place.name
    return str(Label(place.item.name, behind=place.section.title))
