"""What a visit in the store says, in the form in which the lesson's expectation is written."""

from typing import Any

from observatie.domain.acts.acts import Count, Note, Phase
from observatie.domain.acts.entries import Entry
from observatie.domain.journal.journal import Standing
from observatie.domain.visit.visit import Visit

KINDS = ("note", "phase", "count")


def outcome(visit: Visit) -> dict[str, Any]:
    """Return all that was recorded, what fell included, each with its first time in the lesson."""
    fallen = {s.id: s for kind in KINDS for s in visit.journal.fallen(kind)}
    found: dict[str, list[dict[str, Any]]] = {"notes": [], "phases": [], "counts": []}
    began = visit.started.entry.at if visit.started else None
    for entry in originals(visit):
        at = round((entry.at - began).total_seconds() * 1000) if began else None
        stands = entry.id not in fallen
        now = fallen.get(entry.id) or visit.journal.find(entry.id)
        match entry.payload:
            case Note() if now is not None:
                found["notes"].append({"at": at, **_note(entry, entry.payload, now, stands=stands)})
            case Phase(name=name):
                found["phases"].append({"at": entry.lesson_ms, "name": name, "stands": stands})
            case Count(counter=counter, by=by):
                found["counts"].append({"at": entry.lesson_ms, "counter": counter, "by": by, "stands": stands})
    samples = [{"at": at, "at_work": sample.at_work} for at, sample in visit.samples()]
    ended = visit.stopped.lesson_ms if visit.stopped else None
    return {**found, "samples": samples, "legend": visit.legend, "ends_at": ended}


def originals(visit: Visit) -> list[Entry]:
    """Return what was recorded for the first time, in the order in which it was done."""
    return [entry for entry in visit.journal.entries() if entry.payload.kind in KINDS]


def _note(entry: Entry, first: Note, now: Standing, *, stands: bool) -> dict[str, Any]:
    says = said(now.act) if isinstance(now.act, Note) else {}
    before = said(first)
    return {
        "first_ms": entry.lesson_ms,
        "now_ms": now.lesson_ms,
        "says": says,
        "stands": stands,
        "first": before if before != says else None,
    }


def said(note: Note) -> dict[str, Any]:
    """Return what a note says."""
    return {
        "text": note.text,
        "type": note.type.value,
        "mark": note.mark.value if note.mark else None,
        "items": [f"{ref.instrument}/{ref.item}" for ref in note.items],
        "pupils": list(note.pupils),
        "aside": note.aside,
    }
