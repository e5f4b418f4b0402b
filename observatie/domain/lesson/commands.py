"""What a line that begins with `/` asks: an act in the lesson, or something of the screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from observatie.domain.acts.acts import Legend, Phase, VisitSet
from observatie.domain.acts.entries import Payload
from observatie.domain.lesson import counting
from observatie.domain.lesson.counting import USUAL_MINUTES
from observatie.domain.lesson.lesson_phases import begun_phases, next_phase, phase_meant
from observatie.domain.lesson.line import ASIDE
from observatie.domain.lesson.pupils import read_label
from observatie.domain.visit.visit import Visit

COMMAND = "/"
"""What a command begins with."""

_OFF = ("uit", "0")
_MOST_MINUTES = 60


class ScreenRequest(StrEnum):
    """What a command can ask of the screen."""

    SIGNS = ""
    STOP = "stop"
    COVER = "verberg"
    PANEL = "instrument"
    LOOK_FORS = "kijkpunten"
    UNTRACED = "zonder"
    LEGEND = "legenda"
    REMOVED = "weggehaald"
    HELP = "help"


@dataclass(frozen=True)
class Command:
    """A command as it is offered: how it is written, what follows it, and what it does."""

    word: str
    pattern: str
    does: str


COMMANDS = (
    Command("/fase", "naam", "volgende lesfase, of de lesfase met die naam (Ctrl+0)"),
    Command("/turf", "naam", "één erbij tellen; /turf 4 naam geeft Ctrl+4 een naam"),
    Command("/interval", "minuten leerlingen", "elke zoveel minuten tellen wie er werkt; uit zet het uit"),
    Command("/legenda", "C plek", "waar leerling C zit; zonder plek toont de legenda"),
    Command(ASIDE, "tekst", "notitie aan jezelf: niet in het rapport, wel bij inzage"),
    Command("/kijkpunten", "", "waar je op let bij de onderdelen (F7)"),
    Command("/zonder", "", "alleen de onderdelen zonder spoor"),
    Command("/instrument", "", "instrument tonen of verbergen (F6)"),
    Command("/weggehaald", "", "weggehaalde notities tonen, om terug te zetten"),
    Command("/verberg", "", "scherm verbergen (F9)"),
    Command("/help", "", "hulp (F1)"),
    Command("/stop", "", "de les stoppen"),
)


@dataclass(frozen=True)
class CommandResult:
    """What a command means: acts, or something of the screen; with neither it was not understood."""

    acts: tuple[Payload, ...] = ()
    ask: ScreenRequest | None = None

    @property
    def understood(self) -> bool:
        """Whether it is a command at all."""
        return bool(self.acts) or self.ask is not None


_NOTHING = CommandResult()


def is_command(typed: str) -> bool:
    """Return whether a line begins as a command: one `/`, which is not doubled, and not a note to self."""
    return typed[:1] == "/" and typed[1:2] != "/" and not typed.startswith(f"{ASIDE} ")


def matching_commands(typed: str) -> list[Command]:
    """Return the commands that `typed`, which begins with `/`, can become."""
    return [command for command in COMMANDS if command.word.startswith(typed.rstrip().lower())]


def meant_by(typed: str, visit: Visit, phases: Sequence[str]) -> CommandResult:
    """Return what a command means in this visit."""
    word, _, rest = typed.strip().partition(" ")
    name, rest = word[1:].lower(), rest.strip()
    reader = _READERS.get(name)
    if reader is not None:
        return reader(rest, visit, phases)
    return CommandResult(ask=ScreenRequest(name)) if name in list(ScreenRequest) and not rest else _NOTHING


def _phase(rest: str, visit: Visit, phases: Sequence[str]) -> CommandResult:
    name = phase_meant(rest, phases) if rest else next_phase(phases, begun_phases(visit))
    return CommandResult((Phase(name=name),)) if name else _NOTHING


def _count(rest: str, visit: Visit, _phases: Sequence[str]) -> CommandResult:
    words, by = rest.split(), 1
    if len(words) > 1 and words[-1].isdecimal() and 1 <= int(words[-1]) <= 99:
        by = int(words.pop())
    settings, name = visit.settings, " ".join(words)
    if len(name) == 1 and name in "123456789":
        return CommandResult((counting.count_of(int(name), settings, by),))
    if words and len(words[0]) == 1 and words[0] in "123456789":
        return CommandResult((counting.named(int(words[0]), " ".join(words[1:]), settings),))
    key = counting.key_of(name, settings) if name else None
    if key is None:
        return _NOTHING
    known = counting.names_of(settings)[key - 1]
    naming = () if known else (counting.named(key, name, settings),)
    after = naming[0] if naming else settings
    return CommandResult((*naming, counting.count_of(key, after, by)))


def _interval(rest: str, _visit: Visit, _phases: Sequence[str]) -> CommandResult:
    if rest.lower() in _OFF:
        return CommandResult((VisitSet(sample_minutes=0),))
    numbers = rest.split()
    if len(numbers) > 2 or not all(number.isdecimal() and len(number) <= 2 for number in numbers):
        return _NOTHING
    minutes = int(numbers[0]) if numbers else USUAL_MINUTES
    if not 1 <= minutes <= _MOST_MINUTES:
        return _NOTHING
    return CommandResult((VisitSet(sample_minutes=minutes, pupils=int(numbers[1]) if len(numbers) > 1 else None),))


def _legend(rest: str, _visit: Visit, _phases: Sequence[str]) -> CommandResult:
    if not rest:
        return CommandResult(ask=ScreenRequest.LEGEND)
    written, _, text = rest.partition(" ")
    label = read_label(written.lstrip("@").rstrip(":"))
    return CommandResult((Legend(label=label, text=text),)) if label else _NOTHING


_READERS: dict[str, Callable[[str, Visit, Sequence[str]], CommandResult]] = {
    "fase": _phase,
    "turf": _count,
    "interval": _interval,
    "legenda": _legend,
}
