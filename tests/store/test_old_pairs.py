"""A pair that was begun when two laptops sent each other files: a library with it opens, and it comes to its end.

What such a library holds is written here by hand, as the program of then did: `two_laptops` for whoever each had
one, sheets without a code, and in one that was sealed the entries that it was to become.
"""

import json

import pytest
from support.pairs.files import at_home, brought, received, result, sealed_at_home, taken
from support.pairs.memory import Memory
from support.pairs.samples import HER_WORD, HERS, HIS, HIS_WORD, PLACES, SESSION, SHARE, fill_in, open_both, place
from support.samples import CHEAP, MORNING

from observatie.domain.acts.acts import InstrumentRef
from observatie.domain.acts.pair_acts import PairOutcome, PairProgress, PairSet, PairStep, Reached, Seating
from observatie.domain.clock import Moment
from observatie.domain.journal.scribe import Scribe
from observatie.domain.pair.flow import PairState
from observatie.domain.pair.next import NextStep, what_next
from observatie.domain.pair.pair import Pair, PairStage
from observatie.domain.pair.sheet import SheetState, SheetText, answers_on
from observatie.domain.visit.rules import Rejection
from observatie.store import schema
from observatie.store.check import check
from observatie.store.library import Library
from observatie.store.pair_session import PairSession
from observatie.store.register_session import RegisterSession
from observatie.store.sheets import unlock
from observatie.store.wrapping import encrypt, new_key, wrap

WORDS, SAID = (HER_WORD, HIS_WORD), (HERS, HIS)
STEPS = (PairStep.READ, PairStep.READ, PairStep.SINKING, PairStep.SKIPPED, PairStep.SKIPPED, PairStep.TALKED)
"""What stood in the journal of one that was done; the two by turns."""

OLD = {
    "nothing": ((), 0, PairState.ALONE),
    "a draft": (("draft",), 0, PairState.ALONE),
    "one sealed": (("sealed",), 0, PairState.ONE_SEALED),
    "one sealed, one draft": (("sealed", "draft"), 0, PairState.ONE_SEALED),
    "both sealed": (("sealed", "sealed"), 0, PairState.BOTH_SEALED),
    "reading": (("open", "open"), 0, PairState.READING),
    "one has read": (("open", "open"), 1, PairState.ONE_READ),
    "both have read": (("open", "open"), 2, PairState.SINKING),
    "silent": (("open", "open"), 3, PairState.SINKING),
    "one goes on": (("open", "open"), 4, PairState.ONE_GOES_ON),
    "talking": (("open", "open"), 5, PairState.TALKING),
    "after": (("open", "open"), 6, PairState.AFTER),
}
"""How far each was with a sheet, how many steps there were, and where they are now."""


class Old:
    """Writes what a library of then holds of a pair."""

    def __init__(self, library, clock, seating: str) -> None:
        self.library = library
        people = RegisterSession(library, clock)
        self.partners = (library.scribe.author, people.add_person("Joost Kramer").id)
        self.pair = Pair(library.pair(SESSION).journal)
        form = InstrumentRef.of(SHARE)
        settings = PairSet(partners=self.partners, group="groep 4", seating=Seating(seating), instrument=form)
        self.write(settings, library.scribe.author)

    def write(self, payload, author) -> None:
        entry = self.entry(payload, author)
        self.pair.add(entry)
        self.library.append([entry], [SHARE]).result()

    def entry(self, payload, author):
        scribe = Scribe(author, self.library.scribe.device)
        return scribe.entry(self.pair.journal, payload, Moment(MORNING, 0))

    def sheet(self, who: int, state: str) -> None:
        """Keep a sheet as it was kept then."""
        owner, key, words = self.partners[who], new_key(), SAID[who]
        whose, edition = f"{SESSION}/{owner}", int(state != "draft")
        kept = {"session": str(SESSION), "owner": str(owner), "state": state, "edition": edition}
        lock = wrap(key, WORDS[who], f"observatie-sheet-key/1/{whose}".encode(), CHEAP)
        kept |= {"lock": lock.model_dump(mode="json"), "nonce": "", "body": "", "key": ""}
        answers = answers_on(SheetText(words=words), PLACES)
        if state == "open":
            for answer in answers:
                self.write(answer, owner)
            kept["key"] = key.hex()
        else:
            entries = [json.loads(self.entry(each, owner).to_json()) for each in answers if state == "sealed"]
            plain = json.dumps({"words": words, "entries": entries}).encode()
            bound = f"observatie-sheet/1/{whose}/{state}/{edition}".encode()
            kept["nonce"], kept["body"] = encrypt(key, plain + b" " * (-len(plain) % 4096), bound)
        row = [SESSION.bytes, owner.bytes, json.dumps(kept)]
        self.library.writer.db.execute("INSERT INTO sheets (session, owner, body) VALUES (?, ?, ?)", row)


def begun_then(library, clock, name: str, seating: str = "two_laptops") -> PairSession:
    """Return the session of a pair that was so far in a library of then."""
    old, (sheets, steps, _) = Old(library, clock, seating), OLD[name]
    for who, state in enumerate(sheets):
        old.sheet(who, state)
    for number, step in enumerate(STEPS[:steps]):
        old.write(PairProgress(step=step), old.partners[number % 2])
    return PairSession.open(library, SESSION, clock)


def go_on(session: PairSession, what: NextStep, who) -> None:
    """Do what comes next."""
    partners = session.pair.partners
    at = partners.index(who) if who else 0
    done: object = None
    match what:
        case NextStep.FILL_IN if session.state_of(who) is SheetState.DRAFT:
            session.seal(unlock(session.sheets[who], WORDS[at]))
        case NextStep.FILL_IN:
            fill_in(session, who, WORDS[at], SAID[at])
        case NextStep.AWAIT_SHEET:
            guest = sealed_at_home(at_home(session, SAID[at], word=WORDS[at]), word=WORDS[at])
            received(session, brought(guest), who)
        case NextStep.OPEN:
            open_both(session)
        case NextStep.READ:
            done = session.record(PairProgress(step=PairStep.READ), who)
        case NextStep.BE_SILENT:
            silent = next(each for each in partners if not session.pair.wants_to_skip(each))
            done = session.record(PairProgress(step=PairStep.SKIPPED), silent)
        case NextStep.TALK:
            session.record(PairOutcome(item=place("verwachting-a").ref, reached=Reached.AGREED))
            done = session.record(PairProgress(step=PairStep.TALKED))
    assert not isinstance(done, Rejection)
    session._library.append(()).result()


def to_the_end(session: PairSession, owner) -> None:
    """Do what comes next until nothing does."""
    for _ in range(12):
        states = {each: session.state_of(each) for each in session.pair.partners}
        onward = what_next(session.pair, states, owner)
        if onward.what is NextStep.AFTER:
            return
        go_on(session, onward.what, onward.who)
    raise AssertionError("they do not come to an end")


@pytest.mark.parametrize("seating", ["one_laptop", "two_laptops"])
@pytest.mark.parametrize("name", OLD)
def test_a_pair_of_then_is_where_it_was_and_comes_to_its_end(library, clock, name, seating):
    session = begun_then(library, clock, name, seating)
    assert session.state is OLD[name][2]
    assert session.pair.is_at_home is (seating == "two_laptops")

    to_the_end(session, library.scribe.author)

    again = library.pair(SESSION)
    for who, partner in enumerate(again.partners):
        assert {p.target: again.said(partner, p) for p in PLACES if again.said(partner, p)} == SAID[who]
        assert taken(Memory(), result(session, partner), WORDS[who], clock).session == SESSION
    assert check(library.connect_reading) == []
    assert library.rebuild_lists() == 0


@pytest.mark.parametrize("name", [each for each, (_, _, state) in OLD.items() if state is not PairState.ALONE])
def test_on_the_laptop_of_the_other_one_it_comes_to_its_end_too(library, clock, name):
    session = begun_then(library, clock, name)
    joost = session.pair.partners[1]

    to_the_end(session, joost)

    assert session.state is PairState.AFTER


def test_what_was_sealed_then_is_a_draft_again_without_what_it_was_to_become(library, clock):
    session = begun_then(library, clock, "one sealed")
    fatima, _ = session.pair.partners

    draft = session.unseal(unlock(session.sheets[fatima], HER_WORD))

    assert draft.text == SheetText(words=HERS)
    assert session.state is PairState.ALONE


@pytest.mark.parametrize("name", ["a draft", "both sealed"])
def test_a_pair_of_then_can_be_filled_in_on_one_laptop_or_dropped(library, clock, name):
    session = begun_then(library, clock, name)

    assert not isinstance(session.set_up(PairSet(seating=Seating.TOGETHER)), Rejection)
    assert not session.pair.is_at_home
    assert not isinstance(session.drop(), Rejection)
    assert session.state is PairState.DROPPED


def test_his_library_of_then_takes_in_what_he_takes_home_from_hers(library, clock):
    hers, his = begun_then(library, clock, "after"), Memory()
    known = [each for each in hers.pair.journal.entries() if each.payload.kind == "pair_set"]
    his.append(known, [SHARE]).result()
    there = PairSession.open(his, SESSION, clock)
    joost = hers.pair.partners[1]
    fill_in(there, joost, HIS_WORD, HIS)

    taken(his, result(hers, joost), HIS_WORD, clock)

    there.refresh()
    assert there.state is PairState.AFTER
    assert [each.id for each in his.pairs()] == [SESSION]


def test_a_library_of_then_is_brought_up_to_date_so_that_the_program_of_then_refuses_it(library, key, clock):
    begun_then(library, clock, "one sealed")
    library.writer.db.execute("PRAGMA user_version=6")
    library.close()

    with Library.open(library.folder, key) as again:
        assert schema.format_of(again.writer.db) > 6
        assert [(each.id, each.stage) for each in again.pairs()] == [(SESSION, PairStage.ALONE)]
        assert PairSession.open(again, SESSION, clock).state is PairState.ONE_SEALED
