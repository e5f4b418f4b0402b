"""Which acts a response on its own accepts: answers that its instrument asks for, about what it is meant for."""

from collections.abc import Iterator

from observatie.domain.acts.answers import Answer, ResponseSet
from observatie.domain.acts.entries import Amend, Correction, Payload
from observatie.domain.instrument.instrument import Instrument, Respondent, Subject
from observatie.domain.instrument.words import SUBJECTS
from observatie.domain.response.response import Response
from observatie.domain.visit.rules import Rejection, judge_content

ABOUT: dict[Subject, tuple[str, ...]] = {
    Subject.TEACHER: ("teacher",),
    Subject.PUPIL: ("pupil", "teacher"),
    Subject.SCHOOL: ("school",),
    Subject.ADVICE: ("advice",),
}
"""What has to be said for each sort of subject, first, and what may be said beside it.

A lesson belongs to a visit, and what two people fill in for their cooperation to a sheet that is sealed.
"""

_FIELDS = ("teacher", "school", "pupil", "advice")


def stands_alone(instrument: Instrument) -> bool:
    """Return whether an instrument is filled in on its own, without a lesson and by one person."""
    return instrument.about in ABOUT


def judge_response(response: Response, payload: Payload, instrument: Instrument | None) -> Rejection | None:
    """Return why `payload` cannot be added to a response with this instrument, or None where it can."""
    if isinstance(payload, Correction):
        rejection = _correction(response, payload)
        if rejection or not isinstance(payload, Amend):
            return rejection
        payload = payload.act
    if instrument is None:
        return Rejection("R31", "er is nog geen instrument gekozen", "kies eerst een instrument")
    if isinstance(payload, ResponseSet):
        return next(_settings(response, payload, instrument), None)
    if isinstance(payload, Answer):
        return judge_content(payload, {instrument.id: instrument})
    return Rejection("R32", "dit hoort bij een lesbezoek", "vul hier alleen antwoorden in")


def _correction(response: Response, payload: Correction) -> Rejection | None:
    original = response.journal.entry(payload.original)
    if original is None or isinstance(original.payload, Correction):
        return Rejection("R01", "wat je wilt verbeteren staat hier niet", "vul het onderdeel opnieuw in")
    if isinstance(payload, Amend) and payload.act.kind != original.payload.kind:
        return Rejection("R03", "een antwoord kan niet van soort veranderen", "vul het onderdeel opnieuw in")
    return None


def _settings(response: Response, payload: ResponseSet, instrument: Instrument) -> Iterator[Rejection]:
    if not stands_alone(instrument):
        yield Rejection(
            "R33",
            f"“{instrument.label}” gaat over {SUBJECTS[instrument.about]}",
            "vul het daar in waar het bij hoort",
        )
        return
    had = response.instrument
    if had is not None and payload.instrument not in (None, had):
        yield Rejection("R31", "het instrument ligt vast", "begin opnieuw met het andere instrument")
    may, said = ABOUT[instrument.about], {name for name in _FIELDS if getattr(payload, name) is not None}
    if said - set(may):
        yield Rejection("R34", f"“{instrument.label}” gaat over {SUBJECTS[instrument.about]}", "kies dat")
    if getattr(payload, may[0]) is None and getattr(response.settings, may[0]) is None:
        yield Rejection("R34", f"er is nog niet gezegd over {_which(instrument)} dit gaat", "vul dat eerst in")
    if payload.respondent is not None and Respondent.TEACHER not in instrument.filled_by:
        yield Rejection("R35", f"“{instrument.label}” vul je zelf in", "laat weg wie het invult")


def _which(instrument: Instrument) -> str:
    words = {Subject.TEACHER: "wie", Subject.PUPIL: "welke leerling", Subject.SCHOOL: "welke school"}
    return words.get(instrument.about, "welk advies")
