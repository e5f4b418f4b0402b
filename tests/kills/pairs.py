"""Kills a program in which a pair fills in, opens and talks, again and again, and looks whether anything is lost.

    python tests/kills/pairs.py --times 100

A child goes the whole way of a pair, from two empty sheets to the end of the talk, and of the next pair, and
writes on a line how far it is as soon as that is on disk. After a random number of lines and a moment more it is
killed (SIGKILL; on Windows TerminateProcess). Then the pair must be where it said to be or a little further, and
in every respect so: never with one sheet open and the other not, never with the answers of one. Each child goes on
where the one before it was killed; all kills hit the same library.
"""

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # so that it runs by hand from a checkout that is not installed

from support.pairs.files import at_home, brought, received, sealed_at_home  # noqa: E402
from support.pairs.samples import HER_WORD, HIS_WORD, PLACES, SHARE  # noqa: E402
from support.samples import CHEAP  # noqa: E402

from kills.child import said_until_killed  # noqa: E402
from observatie.clock import SystemClock  # noqa: E402
from observatie.domain.acts.pair_acts import PairMark, PairOutcome, PairProgress, PairSet, PairStep, Reached  # noqa: E402
from observatie.domain.pair.sheet import SheetState, SheetText  # noqa: E402
from observatie.store.check import check  # noqa: E402
from observatie.store.library import Library  # noqa: E402
from observatie.store.pair_session import PairSession  # noqa: E402
from observatie.store.sheets import begin, unlock  # noqa: E402
from observatie.store.wrapping import new_key  # noqa: E402

FATIMA, JOOST = UUID(int=0xF0), UUID(int=0xF1)
WORDS = {FATIMA: HER_WORD, JOOST: HIS_WORD}
MOST_LINES, MOST_MS, MOST_AT_ONCE = 30, 8, 4
FEW = PLACES[:3]
ASKED = [place.ref for place in FEW if place.ref]

Step = Callable[[PairSession], object]


class Seen(NamedTuple):
    """How a pair stands in a library, in every respect that could come apart."""

    state: str
    states: tuple[SheetState, ...]
    editions: tuple[int, ...]
    kept: tuple[dict[str, str] | None, ...]
    said: tuple[str, ...]
    marked: tuple[int, ...]
    outcomes: tuple[PairOutcome | None, ...]
    acts: int


def main() -> int:
    parser = argparse.ArgumentParser(description="Kill a program amid the work of a pair.")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--child", nargs=3, metavar=("FOLDER", "PAIR", "STEP"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        go_on_for_ever(Path(asked.child[0]), int(asked.child[1]), int(asked.child[2]))
    print(f"seed {asked.seed}")
    with tempfile.TemporaryDirectory(prefix="observatie-kill-") as folder:
        for number, (pair, step) in enumerate(kills(Path(folder), asked.times, asked.seed), start=1):
            print(f"kill {number}: pair {pair} stands at step {step} of {len(STEPS)}", flush=True)
    print(f"{asked.times} kills, nothing acknowledged is lost and nothing half done")
    return 0


# The way of a pair


def keep(partner: UUID, text: str) -> Step:
    def step(session: PairSession) -> None:
        sheet = unlock(session.sheets[partner], WORDS[partner])
        session.keep(sheet.with_text(SheetText(words={place.target: text for place in FEW})))

    return step


def begun(partner: UUID) -> Step:
    return lambda session: session.keep(begin(session.pair.id, partner, WORDS[partner], cost=CHEAP))


def sealed(partner: UUID) -> Step:
    return lambda session: session.seal(unlock(session.sheets[partner], WORDS[partner]))


def unsealed(partner: UUID) -> Step:
    return lambda session: session.unseal(unlock(session.sheets[partner], WORDS[partner]))


def came_in(partner: UUID, text: str) -> Step:
    def step(session: PairSession) -> None:
        word = WORDS[partner]
        received(
            session,
            brought(sealed_at_home(at_home(session, {FEW[0].target: text}, word=word), word=word)),
            partner,
        )

    return step


def both_opened(session: PairSession) -> None:
    session.open_both(*(unlock(session.sheets[partner], word) for partner, word in WORDS.items()))


def recorded(act: PairMark | PairProgress | PairOutcome, author: UUID = FATIMA) -> Step:
    return lambda session: session.record(act, author)


STEPS: tuple[Step, ...] = (
    lambda session: session.set_up(PairSet(partners=(FATIMA, JOOST), group="groep 4"), SHARE),
    begun(FATIMA),
    *(keep(FATIMA, f"Haar {number}e zin. " * number**2) for number in range(1, 9)),
    sealed(FATIMA),
    unsealed(FATIMA),
    keep(FATIMA, "Toch iets anders."),
    came_in(JOOST, "Van huis."),
    unsealed(JOOST),
    begun(JOOST),
    *(keep(JOOST, f"Zijn {number}e zin. " * (30 - 5 * number)) for number in range(1, 5)),
    sealed(FATIMA),
    sealed(JOOST),
    unsealed(JOOST),
    came_in(JOOST, "Nog eens van huis."),
    both_opened,
    *(recorded(PairMark(item=item), partner) for item in ASKED for partner in WORDS),
    *(recorded(PairProgress(step=PairStep.READ), partner) for partner in WORDS),
    *(recorded(PairProgress(step=step)) for step in (PairStep.SKIPPED, PairStep.STAYED)),
    *(recorded(PairProgress(step=PairStep.SKIPPED), partner) for partner in WORDS),
    *(recorded(PairOutcome(item=ASKED[0], reached=reached, text="Zo doen we het.")) for reached in Reached),
    *(recorded(PairOutcome(item=item, reached=Reached.AGREED)) for item in ASKED[1:]),
    recorded(PairProgress(step=PairStep.TALKED)),
)
"""All that a pair does; a step rests on nothing but the session, so that any child can go on with it."""


def session_of(pair: int) -> UUID:
    return UUID(int=0x5A9E << 32 | pair)


def seen(library: Library, session: UUID) -> Seen:
    """Return how a pair stands on disk."""
    stands = PairSession.open(library, session, SystemClock())
    pair, closed = stands.pair, (SheetState.DRAFT, SheetState.SEALED)
    return Seen(
        state=stands.state,
        states=tuple(stands.state_of(partner) for partner in WORDS),
        editions=tuple(stands.edition_of(partner) for partner in WORDS),
        kept=tuple(
            unlock(sheet, WORDS[partner]).text.words
            if (sheet := stands.sheets.get(partner)) is not None and sheet.state in closed
            else None
            for partner in WORDS
        ),
        said=tuple(pair.said(partner, place) for partner in WORDS for place in FEW),
        marked=tuple(len(pair.marked_by(place)) for place in FEW),
        outcomes=tuple(pair.outcome(place) for place in FEW),
        acts=len(pair.journal),
    )


def whole_way(library: Library, session: UUID) -> list[Seen]:
    """Go the way without being killed, and return how the pair stands before the first step and after each."""
    every = [seen(library, session)]
    for step in STEPS:
        step(PairSession.open(library, session, SystemClock()))
        library.append(()).result()
        every.append(seen(library, session))
    return every


# Killing


def kills(folder: Path, times: int, seed: int) -> Iterator[tuple[int, int]]:
    """Make a library, kill its program so many times, and yield after each which pair is how far."""
    chance, key = random.Random(seed), new_key()
    with Library.create(folder, key, "Ineke Smit", "", SystemClock()) as library:
        way = whole_way(library, session_of(0))
    assert all(way.index(stands) == number for number, stands in enumerate(way)), "two steps look the same"
    at = (1, 0)
    for _ in range(times):
        at = look(folder, key, way, killed(folder, key, at, chance))
        yield at


def killed(folder: Path, key: bytes, at: tuple[int, int], chance: random.Random) -> tuple[int, int]:
    """Let a child go on from a step of a pair, kill it at a random moment, and return how far it said to be."""
    lines = said_until_killed(
        __file__, folder, *at, key=key, chance=chance, most_lines=MOST_LINES, most_ms=MOST_MS
    )
    pair, step = lines[-1].split()
    return int(pair), int(step)


def look(folder: Path, key: bytes, way: list[Seen], said: tuple[int, int]) -> tuple[int, int]:
    """Open the library after a kill and return where it stands; AssertionError where it is not as it should be."""
    pair, step = said
    with Library.open(folder, key) as library:
        assert library.startup.unclean, "it does not know that it ended badly"
        for before in range(1, pair):
            assert seen(library, session_of(before)) == way[-1], f"pair {before} is not where it ended"
        found = [way.index(seen(library, session_of(number))) for number in (pair, pair + 1)]
        done = (len(way) - 1) * (pair - 1) + step
        stands = (len(way) - 1) * (pair - 1) + sum(found)
        assert done <= stands <= done + MOST_AT_ONCE, f"said to be at step {step}, is at {found}"
        assert found[0] == len(way) - 1 or not found[1], "the next pair began before this one ended"
        problems = check(library.connect_reading)
        assert not problems, problems
    return (pair, found[0]) if found[0] < len(way) - 1 else (pair + 1, found[1])


def go_on_for_ever(folder: Path, pair: int, step: int) -> None:
    """Be the child: go on until killed."""
    library, chance = Library.open(folder, bytes.fromhex(sys.stdin.readline())), random.Random()
    session = PairSession.open(library, session_of(pair), SystemClock())
    while True:
        for _ in range(chance.randint(1, MOST_AT_ONCE)):
            if step == len(STEPS):
                pair, step = pair + 1, 0
                session = PairSession.open(library, session_of(pair), SystemClock())
            STEPS[step](session)
            step += 1
        # What was asked before this is on disk when this is.
        library.append(()).result()
        # Past Python's buffers, so that the line is out before the next step.
        os.write(sys.stdout.fileno(), f"{pair} {step}\n".encode())


if __name__ == "__main__":
    sys.exit(main())
