"""What happened with a pair so far, a short line for each: "30 nov, 14.02: blad van Joost ontvangen"."""

from collections.abc import Iterator

from observatie.domain import wording
from observatie.domain.pair import Pair
from observatie.domain.pair_acts import PairStep
from observatie.domain.register import Register, called

_WORDS = {
    PairStep.SEALED: "blad van {} verzegeld",
    PairStep.UNSEALED: "zegel van het blad van {} gehaald",
    PairStep.RECEIVED: "blad van {} ontvangen",
    PairStep.READ: "{} heeft gelezen",
    PairStep.SINKING: "de stilte begon",
    PairStep.SUNK: "de stilte was om",
    PairStep.TALKED: "het gesprek is gevoerd",
}


def log_lines(pair: Pair, register: Register) -> Iterator[str]:
    """Yield what happened, the latest first."""
    names = called(pair.partners, register)
    told = [
        (entry.at, _WORDS[step].format(names.get(entry.author, "")))
        for step, entry in pair.steps()
        if step in _WORDS
    ]
    first = next(pair.journal.standing("pair_set"), None)
    began = [(first.entry.at, "jullie zijn begonnen")] if first is not None else []
    for at, said in reversed([*began, *told]):
        yield f"{wording.short_day(at)}, {wording.clock(at)}: {said}"
