"""How a lesson is written down as keys, and what those keys are one by one.

A line of the file is a step: when its first key comes (minutes:seconds.milliseconds since the lesson began), how
many milliseconds there are between its keys, with `!` where that pace is meant (a burst), and between bars the
keys. A character stands for the key that writes it, or for two where a US-International keyboard needs a dead
key; what writes nothing stands between ‹ and ›:

    1:02.250  180  |+ Lkr noemt het doel‹Enter›|
    1:09.400  100! |B zegt iets over één half‹Backspace×4›heel‹Enter›|
    2:00.000  200  |‹Ctrl+3›|
    2:10.000  180  |begin‹wacht 4000› en slot‹Enter›|
    2:20.000  180  |‹dood "›k‹Enter›|          a dead key with a letter to which it leads nowhere
    2:30.000  180  |‹traag 700 é›én som‹Enter›|  a dead key whose letter is waited for
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

DEAD = {"\u0301": "'", "\u0308": '"', "\u0300": "`", "\u0302": "^", "\u0303": "~"}
"""By combining mark, the key that is dead on this keyboard and adds it to the next letter."""

_STEP = re.compile(r"\s*(\d+):(\d\d)\.(\d{3})\s+(\d+)(!?)\s+\|(.*)\|\s*")
_PART = re.compile(r"‹([^›]+)›|(.)")
_TIMES = re.compile(r"(.+)×(\d+)")


@dataclass(frozen=True)
class Key:
    """One key going down.

    Attributes:
        name: a character, or a key or chord by its name ("Enter", "Ctrl+Z").
        writes: what stands on the line because of it, "" for nothing; dead: whether it waits for the next one.
    """

    name: str
    writes: str = ""
    dead: bool = False


@dataclass(frozen=True)
class Step:
    """Keys that belong together.

    Attributes:
        at_ms: when the first key comes; pace_ms: from each key to the next.
        burst: whether that pace is kept when pauses are shortened.
        keys: the keys; waits: by place in `keys`, how long is waited before that key beside the pace.
    """

    at_ms: int
    pace_ms: int
    burst: bool
    keys: tuple[Key, ...]
    waits: dict[int, int]

    @property
    def moments(self) -> list[int]:
        """When each of its keys comes."""
        found, now = [], self.at_ms
        for place in range(len(self.keys)):
            now += self.waits.get(place, 0) + (self.pace_ms if place else 0)
            found.append(now)
        return found

    @property
    def typed(self) -> str | None:
        """What is typed where it is nothing but that and Enter, else None."""
        *written, last = self.keys
        plain = last.name == "Enter" and all(key.writes or key.dead for key in written)
        lost = any(key.dead and after.writes == after.name for key, after in pairwise(written))
        return "".join(key.writes for key in written) if plain and not lost else None


def read_steps(file: Path) -> list[Step]:
    """Return the steps of a file; ValueError names a line that is none."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [_read(line) for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _read(line: str) -> Step:
    match = _STEP.fullmatch(line)
    if match is None:
        raise ValueError(f"this is no step: {line}")
    minutes, seconds, rest, pace, burst, written = match.groups()
    keys, waits = read_keys(written)
    at = (int(minutes) * 60 + int(seconds)) * 1000 + int(rest)
    return Step(at, int(pace), bool(burst), keys, waits)


def read_keys(written: str) -> tuple[tuple[Key, ...], dict[int, int]]:
    """Return the keys that are written between bars, and the waits before some of them."""
    keys: list[Key] = []
    waits: dict[int, int] = {}
    for named, character in _PART.findall(written):
        kind, _, what = named.partition(" ")
        if character:
            keys += keys_for(character)
        elif kind == "wacht":
            waits[len(keys)] = int(what)
        elif kind == "traag":
            waits[len(keys) + 1] = int(what.split()[0])
            keys += keys_for(what.split()[1])
        elif kind == "dood":
            keys.append(Key(what, dead=True))
        else:
            often = _TIMES.fullmatch(named)
            keys += [Key(often[1])] * int(often[2]) if often else [Key(named)]
    return tuple(keys), waits


def keys_for(character: str) -> Iterator[Key]:
    """Yield the one or two keys that write a character on a US-International keyboard."""
    if character in DEAD.values():
        yield Key(character, dead=True)
        yield Key(" ", character)
        return
    letter, *marks = normalize("NFD", character)
    if marks:
        yield Key(DEAD[marks[0]], dead=True)
    yield Key(letter if marks else character, character)


def write_steps(steps: Iterable[tuple[int, int, bool, str]]) -> Iterator[str]:
    """Yield the lines of a file."""
    for at_ms, pace_ms, burst, written in steps:
        minutes, rest = divmod(at_ms, 60_000)
        yield f"{minutes:3}:{rest // 1000:02}.{rest % 1000:03}  {pace_ms:3}{'!' if burst else ' '} |{written}|"
