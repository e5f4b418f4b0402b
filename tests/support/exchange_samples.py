"""A small document of a visit, written out by hand, to read and to spoil."""

from typing import Any

from observatie.domain.instrument.instrument import Instrument

VISIT = "11111111-1111-4111-8111-111111111111"
OBSERVER = "22222222-2222-4222-8222-222222222222"
DEVICE = "33333333-3333-4333-8333-333333333333"
TEACHER = "44444444-4444-4444-8444-444444444444"


def entry(number: int, payload: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return the `number`-th entry of the document."""
    return {
        "id": f"00000000-0000-4000-8000-{number:012}",
        "stream": VISIT,
        "author": OBSERVER,
        "device": DEVICE,
        "seq": number,
        "at": f"2025-03-03T09:{number:02}:00+01:00",
        "payload": payload,
        **more,
    }


def small_document(kijkwijzer: Instrument) -> dict[str, Any]:
    """Return a visit with an instrument, the beginning of a lesson, a note and an answer."""
    used = {"instrument": "kijkwijzer", "version": kijkwijzer.version, "hash": kijkwijzer.hash}
    answer = {"kind": "answer", "instrument": "kijkwijzer", "target": "focusing"}
    return {
        "format": "observatie-lesbezoek",
        "version": 1,
        "header": {"visit": VISIT, "people": [{"id": TEACHER, "name": "mevrouw Bakker"}]},
        "entries": [
            entry(1, {"kind": "visit_set", "teacher": TEACHER, "subject": "rekenen", "instruments": [used]}),
            entry(2, {"kind": "lesson", "mark": "started"}, lesson_ms=0),
            entry(3, {"kind": "note", "text": "Doel op het bord."}, lesson_ms=12_000),
            entry(4, {**answer, "value": {"type": "text", "text": "Het doel is bekend."}}),
        ],
    }
