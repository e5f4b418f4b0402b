"""How a response is called: what it is about, in the words of a list or a title."""

from observatie.domain.journal.register import Register
from observatie.domain.response.comparison import Shift
from observatie.domain.response.response import ResponseSummary
from observatie.domain.text import at_start

_LONGEST = 120


def about_words(response: ResponseSummary, register: Register) -> str:
    """Return what a response is about: "Mevrouw Bakker", "Leerling A", the school, or the advice."""
    if response.pupil is not None:
        whose = register.name(response.teacher)
        return f"Leerling {response.pupil}{f', groep van {whose}' if whose else ''}"
    if response.advice:
        first = " ".join(response.advice.split())
        return first if len(first) <= _LONGEST else f"{first[:_LONGEST].rstrip()}…"
    return at_start(register.name(response.teacher or response.school))


SHIFTS = {
    Shift.CHANGED: "Anders dan toen",
    Shift.NEW: "Toen nog niet ingevuld",
    Shift.GONE: "Toen wel ingevuld, nu niet",
    Shift.SAME: "Hetzelfde",
    Shift.OPEN: "Beide keren niet ingevuld",
}
