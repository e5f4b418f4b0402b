"""Whatever files come in, in whatever order and however often: what then stands is what the rules say."""

from typing import Any, NamedTuple
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from support.fake_clock import FakeClock
from support.pairs.files import at_home, brought, everything, received, result, sealed_at_home, taken
from support.pairs.memory import Memory
from support.pairs.samples import HER_WORD, HERS, HIS_WORD, SESSION, begun, both_sealed, fill_in, open_both, place
from support.refusals import refusal
from support.samples import MORNING
from support.strategies import examples

from observatie.domain.acts.pair_acts import PairMark, PairOutcome, PairProgress, PairSet, PairStep, Reached
from observatie.store.pair_session import PairSession
from observatie.store.sheets import unlock

WISH, D = "grootste-wens", place("verwachting-d")


class Sealed(NamedTuple):
    """A file that he made: under which word of his, the how many-eth of it, and what is on it."""

    begun: int
    edition: int
    words: str
    content: bytes


def made(session, lengths: list[int]) -> list[Sealed]:
    """Return every file that he made, where he began anew as often as there are lengths, each sealed so often."""
    found: list[Sealed] = []
    for number, length in enumerate(lengths):
        guest = at_home(session, {})
        for edition in range(1, length + 1):
            words = f"wens {number}.{edition}"
            guest = sealed_at_home(guest, {WISH: words})
            found.append(Sealed(number, edition, words, brought(guest)))
    return found


def expected(standing: Sealed | None, coming: Sealed) -> str:
    """Return what the rules say of a file that comes in: a code, or nothing where it is received."""
    if standing is None or standing.begun != coming.begun or coming.edition > standing.edition:
        return ""
    return "P06" if coming.edition == standing.edition else "P07"


@examples(40)
@given(st.lists(st.integers(1, 3), min_size=1, max_size=3), st.data())
def test_of_his_files_in_any_order_the_one_stands_that_the_rules_say(lengths, data):
    session = begun(Memory(), FakeClock(MORNING))
    files, standing = made(session, lengths), None
    order = data.draw(st.lists(st.sampled_from(files), max_size=10))

    for coming in order:
        if code := expected(standing, coming):
            before = everything(session._library, SESSION)
            assert refusal(received, session, coming.content) == code
            assert everything(session._library, SESSION) == before
        else:
            said = received(session, coming.content)
            assert ("komt in de plaats" in said) == (standing is not None)
            standing = coming

    joost = session.pair.partners[1]
    again = PairSession.open(session._library, SESSION, session._clock)
    kept = again.sheets.get(joost)
    assert (kept is None) == (standing is None)
    assert kept is None or unlock(kept, HIS_WORD).text.words == {WISH: standing.words}


@examples(20)
@given(st.lists(st.integers(1, 2), min_size=1, max_size=2), st.data())
def test_what_opens_is_what_came_in_last_and_nothing_comes_in_after_it(lengths, data):
    session = begun(Memory(), FakeClock(MORNING))
    fill_in(session, session.pair.partners[0], HER_WORD, HERS)
    files = made(session, lengths)
    last = data.draw(st.sampled_from(files))
    received(session, last.content)
    open_both(session)
    before = everything(session._library, SESSION)

    for each in files:
        assert refusal(received, session, each.content) == "P10"

    assert everything(session._library, SESSION) == before
    assert session.pair.said(session.pair.partners[1], place(WISH)) == last.words


def shown(library) -> dict[str, Any]:
    """Return what a library holds of the pair."""
    pair = library.pair(SESSION)
    return {
        "entries": [entry.to_json() for entry in pair.journal.entries()],
        "outcomes": (pair.outcome(D), pair.state({}), pair.settings),
        "lists": library.pairs(),
    }


class Home(NamedTuple):
    """What one took home, when there were so many entries."""

    owner: UUID
    entries: int
    content: bytes


def taking_home(session) -> list[Home]:
    return [Home(each, len(session.pair.journal), result(session, each)) for each in session.pair.partners]


def lived(acts: list[int]) -> tuple[PairSession, list[Home]]:
    """Return a session after some acts, and what each took home of it before each of them and at the end."""
    session = both_sealed(Memory(), FakeClock(MORNING))
    open_both(session)
    fatima, joost = session.pair.partners
    home = taking_home(session)
    for number, act in enumerate(acts):
        who = (fatima, joost)[number % 2]
        match act:
            case 0:
                session.record(PairMark(item=D.ref, marked=number % 3 > 0), who)
            case 1:
                for step in PairStep:
                    session.record(PairProgress(step=step), who)
            case 2:
                session.record(PairOutcome(item=D.ref, reached=list(Reached)[number % 3], text=f"samen {number}"))
            case 3:
                session.set_up(PairSet(group=f"groep {number}"))
            case _:
                session.undo()
        home += taking_home(session)
    return session, home


@examples(25)
@given(st.lists(st.integers(0, 4), max_size=6), st.data())
def test_of_what_they_took_home_in_any_order_a_library_has_all_once_the_last_is_in(acts, data):
    session, files = lived(acts)
    words = dict(zip(session.pair.partners, (HER_WORD, HIS_WORD), strict=True))
    library, clock = Memory(), FakeClock(MORNING)

    for file in [*data.draw(st.permutations(files)), files[-1]]:
        before = everything(library, SESSION)
        if file.entries > len(before[0]):
            taken(library, file.content, words[file.owner], clock)
        else:
            assert refusal(taken, library, file.content, words[file.owner], clock) == "P06"
            assert everything(library, SESSION) == before

    assert shown(library) == shown(session._library)
