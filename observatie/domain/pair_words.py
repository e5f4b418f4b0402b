"""The Dutch words for a pair, its questions and how far it is; the same on screen and on paper."""

from uuid import UUID

from observatie.domain.completeness import Place
from observatie.domain.pair import PairStage
from observatie.domain.pair_acts import Reached
from observatie.domain.register import Register

STAGES = {
    PairStage.ALONE: "Alleen",
    PairStage.READING: "Lezen",
    PairStage.SINKING: "Bezinken",
    PairStage.TALKING: "Samen",
    PairStage.AFTER: "Afspraken",
}
"""The steps of the procedure, as they stand above each screen of it."""

REACHED = {
    Reached.AGREED: "We zijn het eens",
    Reached.COMPROMISE: "We stemmen af",
    Reached.DIFFER: "We blijven van mening verschillen",
}

LETTERS = {Reached.AGREED: "A", Reached.COMPROMISE: "B", Reached.DIFFER: "C"}
"""The letters that the form gives its three aims."""

REACHED_SHORT = {
    Reached.AGREED: "eens",
    Reached.COMPROMISE: "compromis of afstemming",
    Reached.DIFFER: "agree to disagree",
}

OWN_FORM = "Deze uitkomst per vraag is onze eigen vorm van het SHARE reflectie-instrument."
"""The source names that instrument and does not print it."""

MARK = "Hierover wil ik praten"


def question(place: Place) -> str:
    """Return the words of a question where it stands alone.

    A sub-question goes on where its heading left off; one that ends in a colon is a sentence by itself.
    """
    text = place.item.text if place.item else place.name
    if place.parent is None or text.endswith(":"):
        return text
    return f"{place.parent.text} {text}"


def number_of(place: Place) -> str:
    """Return the number of a question as the form has it ("5d"); empty where it has none."""
    return (place.item.number if place.item else None) or ""


def pair_name(partners: tuple[UUID, ...], register: Register) -> str:
    """Return the two names, as in mid-sentence: "Fatima de Vries en Joost Kramer"."""
    return " en ".join(register.name(partner) for partner in partners)
