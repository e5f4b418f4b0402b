"""What comes next in a visit, in the few words that a list has room for; a pure reading of its summary."""

from observatie.domain.instrument.instrument import Words
from observatie.domain.visit.summary import VisitSummary
from observatie.domain.visit.visit import VisitState
from observatie.domain.visit.wording import listed, number

ANY_ITEM = Words(one="onderdeel", many="onderdelen")
"""What items are called where a visit has several instruments, or one that is not here."""


def next_step(summary: VisitSummary, item_words: Words = ANY_ITEM) -> str:
    """Return what comes next; `item_words` is what the visit's instrument calls its items."""
    match summary.state:
        case VisitState.PLANNED:
            return _before(summary)
        case VisitState.OBSERVING:
            return "De les loopt: verder waar je was"
        case VisitState.REVIEWING:
            return _after(summary, item_words)
        case VisitState.CONCEPT:
            return "Nog niet overhandigd"
        case VisitState.HANDED_OVER:
            return "Wacht op reactie"
        case VisitState.SETTLED:
            return _agreements(summary) if summary.agreements else "Afgerond"


def _before(summary: VisitSummary) -> str:
    # A walkthrough needs no preparation; an instrument can be chosen afterwards.
    wanted = [("een leerkracht", summary.teacher), ("een instrument", summary.instruments or summary.walkthrough)]
    missing = [word for word, there in wanted if not there]
    return f"Kies nog {listed(missing)}" if missing else "Klaar voor de les"


def _after(summary: VisitSummary, item_words: Words) -> str:
    if summary.unfounded:
        return f"{number(summary.unfounded, item_words.one, item_words.many)} zonder bewijs"
    if summary.agreements:
        return f"{_agreements(summary)}, nu het rapport"
    if summary.answers:
        return f"{number(summary.answers, item_words.one, item_words.many)} ingevuld, nu het nagesprek"
    if summary.notes:
        return f"{number(summary.notes, 'notitie', 'notities')} om uit te werken"
    return "Nog niets genoteerd"


def _agreements(summary: VisitSummary) -> str:
    return number(summary.agreements, "afspraak", "afspraken")
