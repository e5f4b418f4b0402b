"""What is said when the program finds a lesson that was going on when it was cut off: one sentence."""

from collections.abc import Mapping
from uuid import UUID

from observatie.domain import lesson_time
from observatie.domain.acts.entries import Draft
from observatie.domain.journal.register import Register
from observatie.domain.visit import wording
from observatie.domain.visit.visit import Visit


def found_sentence(visit: Visit, register: Register, drafts: Mapping[UUID | None, Draft]) -> str:
    """Return whose lesson it is, how many notes there are, and that a line that was half typed is back.

    A half new line goes before a half correction; that of a note that does not stand any more is not back.
    """
    back = [draft for original, draft in drafts.items() if original is None or visit.journal.stands(original)]
    draft = min(back, key=lambda draft: draft.original is not None, default=None)
    return f"{_whose(visit, register)} liep nog: {_what_is_there(visit.journal.count('note'), draft)}."


def left_sentence(visit: Visit, register: Register) -> str:
    """Return that a lesson that nobody stopped was ended, and where."""
    begin = f"{_whose(visit, register)} is niet gestopt"
    if visit.journal.count("note") == 0:
        return f"{begin} en er staat nog geen notitie; {_it(visit)} is nu gestopt."
    return f"{begin}; {_it(visit)} eindigt nu bij de laatste notitie, {lesson_time.show(visit.length_ms)}."


def _it(visit: Visit) -> str:
    return "het" if visit.settings.walkthrough else "hij"


def _whose(visit: Visit, register: Register) -> str:
    lesson = "Het flitsbezoek" if visit.settings.walkthrough else "De les"
    teacher = register.name(visit.settings.teacher)
    if teacher:
        return f"{lesson} {'bij' if visit.settings.walkthrough else 'van'} {teacher}"
    return f"{lesson} van {wording.clock(visit.period[0])} uur" if visit.period else lesson


def _what_is_there(notes: int, draft: Draft | None) -> str:
    stand = f"{wording.number(notes, 'notitie staat', 'notities staan')} er"
    if draft is None:
        return stand if notes else "er staat nog geen notitie"
    at = f" van {lesson_time.show(draft.lesson_ms)}" if draft.lesson_ms is not None else ""
    if draft.original is not None:
        return f"{stand}, en je halve verbetering{at} staat er weer"
    line = f"je halve regel{at} staat weer op de schrijfregel"
    return f"{stand}, en {line}" if notes else line
