"""What a laptop refuses from a file of a pair: each with its own code, and nothing has changed then."""

import json
from uuid import UUID

import pytest
from exchange_samples import VISIT
from pair_files import everything, rewritten, sent, taken
from pairs import HER_WORD, HERS, HIS, HIS_WORD, SESSION, begun, fill_in, open_both, place
from samples import CHEAP

from observatie.domain.acts import Note
from observatie.domain.answers import Answer, LevelValue, TextValue
from observatie.domain.entries import Retract
from observatie.domain.pair_acts import PairMark, PairOutcome, PairProgress, PairSet, PairStep, Reached, Seating
from observatie.domain.scribe import Scribe
from observatie.domain.sheet import SheetText
from observatie.errors import KnownError
from observatie.exchange import pair_outcome
from observatie.store.pair_session import PairSession
from observatie.store.sheets import begin, unlock

ANOTHER = UUID(int=SESSION.int + 9)


@pytest.fixture
def hers(library, clock):
    """Her laptop, on which she began."""
    return begun(library, clock, seating=Seating.TWO)


@pytest.fixture
def his(hers, another, clock):
    """His laptop, which took her invitation in."""
    library = another()
    taken(library, sent(hers, hers.pair.partners[0]), clock)
    return PairSession.open(library, SESSION, clock)


@pytest.fixture
def partners(hers):
    return hers.pair.partners


@pytest.fixture
def refused(clock):
    """Return why a file is refused on a laptop, where nothing has changed then."""

    def why(session, content: bytes, **how) -> str:
        session._library.append(()).result()
        before = everything(session._library, SESSION)
        with pytest.raises(KnownError) as error:
            taken(session._library, content, clock, **how)
        assert everything(session._library, SESSION) == before
        assert not any(word in str(error.value) for word in (HER_WORD, HIS_WORD, *HERS.values(), *HIS.values()))
        return error.value.code

    return why


def both_fill_in(hers, his):
    fatima, joost = hers.pair.partners
    fill_in(hers, fatima, HER_WORD, HERS)
    fill_in(his, joost, HIS_WORD, HIS)


@pytest.fixture
def opened(hers, his, clock):
    """Her laptop once both sheets were opened on it; on his both are closed."""
    both_fill_in(hers, his)
    taken(hers._library, sent(his, hers.pair.partners[1]), clock)
    hers.refresh()
    open_both(hers)
    return hers


def test_a_file_of_another_pair(his, library, clock, refused):
    other = begun(library, clock, session=ANOTHER)
    content = sent(other, other.pair.partners[0])
    assert refused(his, content, expected=SESSION) == "P05"


def test_an_invitation_that_came_in_twice(hers, his, partners, refused):
    assert refused(his, sent(hers, partners[0])) == "P06"


def test_a_sheet_that_came_in_twice(hers, his, partners, clock, refused):
    both_fill_in(hers, his)
    content = sent(his, partners[1])
    taken(hers._library, content, clock)
    assert refused(hers, content) == "P06"


def test_an_outcome_that_came_in_twice(opened, his, partners, clock, refused):
    content = sent(opened, partners[0])
    taken(his._library, content, clock, word=HIS_WORD)
    assert refused(his, content) == "P06"
    assert refused(opened, content) == "P06"


def test_a_sheet_that_is_older_than_the_one_that_is_here(hers, his, partners, clock, refused):
    _, joost = partners
    fill_in(his, joost, HIS_WORD, HIS)
    first = sent(his, joost)
    his.seal(his.unseal(unlock(his.sheets[joost], HIS_WORD)))
    taken(hers._library, sent(his, joost), clock)
    assert refused(hers, first) == "P07"


def test_two_sheets_of_one_owner_that_know_nothing_of_each_other(hers, his, partners, refused):
    _, joost = partners
    fill_in(hers, joost, HIS_WORD, HIS)
    fill_in(his, joost, HIS_WORD, HERS)
    assert refused(hers, sent(his, joost)) == "P08"


def test_a_sheet_of_somebody_who_is_at_work_on_one_here(hers, his, partners, refused):
    _, joost = partners
    fill_in(hers, joost, HIS_WORD, HERS, seal=False)
    fill_in(his, joost, HIS_WORD, HIS)
    assert refused(hers, sent(his, joost)) == "P09"


def test_an_outcome_where_somebody_is_at_work_on_her_sheet(opened, his, partners, refused):
    his.unseal(unlock(his.sheets[partners[1]], HIS_WORD))
    assert refused(his, sent(opened, partners[0]), word=HIS_WORD) == "P09"


def test_an_outcome_that_lacks_another_sheet_that_was_sealed_here(opened, his, partners, refused):
    _, joost = partners
    his.seal(begin(SESSION, joost, "een ander woord", edition=1, cost=CHEAP).with_text(SheetText(words=HERS)))
    assert refused(his, sent(opened, partners[0]), word=HIS_WORD) == "P08"


def test_a_sheet_that_comes_after_both_were_opened(opened, his, partners, refused):
    assert refused(opened, sent(his, partners[1])) == "P10"


@pytest.mark.parametrize("word", ["", "  ", "verkeerd woord", HER_WORD.upper()])
def test_a_word_of_neither(opened, his, partners, refused, word):
    assert refused(his, sent(opened, partners[0]), word=word) == "P11"


# What does not belong


def spoilt(session, change, monkeypatch):
    """Return the outcome as somebody makes it who has the program and changed what is inside."""
    whole = pair_outcome.Inside

    class Changed(whole):
        def model_dump_json(self, **how):
            return whole.model_construct(**change(self)).model_dump_json(**how)

    with monkeypatch.context() as patch:
        patch.setattr(pair_outcome, "Inside", Changed)
        return sent(session, session.pair.partners[0])


def added(*entries):
    return lambda inside: {"entries": (*inside.entries, *entries), "sheets": inside.sheets}


def without(kind, author=None):
    def change(inside):
        left = [e for e in inside.entries if e.payload.kind != kind or e.author == author]
        return {"entries": tuple(left), "sheets": inside.sheets}

    return change


def by(session, author, payload, **changed):
    scribe = Scribe(author, session.scribe.device)
    return scribe.entry(session.pair.journal, payload, session._clock.now()).model_copy(update=changed)


D = place("verwachting-d").ref


@pytest.mark.parametrize(
    ("author", "payload", "changed"),
    [
        (0, PairOutcome(item=D, reached=Reached.AGREED), {"stream": UUID(VISIT)}),
        (0, Note(text="Een notitie"), {}),
        (0, PairOutcome(item=D), {"seq": 10**12}),
        (2, Answer(instrument="share", target=D.item, value=TextValue(text="Ook mijn mening")), {}),
        (2, PairMark(item=D), {}),
        (2, PairProgress(step=PairStep.READ), {}),
        (0, Answer(instrument="kijkwijzer", target="focusing", value=TextValue(text="Elders")), {}),
        (0, Answer(instrument="share", target=D.item, value=LevelValue(level=2)), {}),
        (0, Answer(instrument="share", target="bestaat-niet", value=TextValue(text="Iets")), {}),
        (0, Retract(original=SESSION), {}),
        (0, PairSet(partners=(SESSION, UUID(VISIT))), {}),
        (0, PairSet(sink_minutes=1, partners=(SESSION, SESSION)), {}),
    ],
)
def test_an_entry_that_does_not_belong(opened, his, partners, monkeypatch, refused, author, payload, changed):
    who = (*partners, opened.scribe.author)[author]
    content = spoilt(opened, added(by(opened, who, payload, **changed)), monkeypatch)
    assert refused(his, content, word=HIS_WORD) == "P12"


def test_an_answer_is_not_taken_away_from_afar(opened, his, partners, monkeypatch, refused):
    answer = next(each for each in opened.pair.journal.entries() if each.payload.kind == "answer")
    content = spoilt(opened, added(by(opened, partners[0], Retract(original=answer.id))), monkeypatch)
    assert refused(his, content, word=HIS_WORD) == "P12"


def test_an_outcome_without_the_answers_of_one(opened, his, partners, monkeypatch, refused):
    content = spoilt(opened, without("answer", partners[0]), monkeypatch)
    assert refused(his, content, word=HIS_WORD) == "P12"


@pytest.mark.parametrize(
    "update",
    [{"key": ""}, {"key": "00" * 16}, {"key": "zz"}, {"body": "AAAA"}, {"session": UUID(VISIT)}],
)
def test_keys_that_are_not_those_of_the_sheets(opened, his, monkeypatch, refused, update):
    def change(inside):
        one, two = inside.sheets
        return {"entries": inside.entries, "sheets": (one.model_copy(update=update), two)}

    assert refused(his, spoilt(opened, change, monkeypatch), word=HIS_WORD) == "P12"


def test_what_is_inside_is_bound_to_its_session(opened, his, library, partners, clock, refused):
    other = begun(library, clock, session=ANOTHER)
    fatima, joost = other.pair.partners
    fill_in(other, fatima, HER_WORD, HERS)
    fill_in(other, joost, HIS_WORD, HIS)
    open_both(other)
    foreign = json.loads(sent(other, fatima))["outcome"]

    def moved(it):
        it["outcome"].update(nonce=foreign["nonce"], body=foreign["body"])

    assert refused(his, rewritten(sent(opened, partners[0]), moved), word=HIS_WORD) == "P12"


@pytest.mark.parametrize("name", ["nonce", "body"])
def test_what_is_no_cipher_text_does_not_belong(opened, his, partners, refused, name):
    content = rewritten(sent(opened, partners[0]), lambda it: it["outcome"].update({name: "?"}))
    assert refused(his, content, word=HIS_WORD) == "P12"


def test_a_known_entry_with_another_content(opened, his, partners, monkeypatch, refused):
    mark = opened.record(PairMark(item=D), partners[0]).entry
    his._library.append([mark]).result()

    def change(inside):
        turned = mark.model_copy(update={"payload": PairMark(item=D, marked=False)})
        entries = (turned if each.id == mark.id else each for each in inside.entries)
        return {"entries": tuple(entries), "sheets": inside.sheets}

    assert refused(his, spoilt(opened, change, monkeypatch), word=HIS_WORD) == "P13"


def test_settings_that_are_known_with_another_content(hers, his, partners, refused):
    def change(it):
        it["header"]["settings"][0]["payload"].update(group="groep 8")

    assert refused(his, rewritten(sent(hers, partners[0]), change)) == "P13"


def test_a_file_with_the_id_of_something_else_in_the_library(hers, partners, demo, clock):
    lesson = demo.visits()[0].id
    content = sent(hers, partners[0]).replace(str(SESSION).encode(), str(lesson).encode())
    before = demo.visit(lesson).journal.entries()
    with pytest.raises(KnownError) as error:
        taken(demo, rewritten(content, lambda it: None), clock)
    assert error.value.code == "P12"
    assert demo.visit(lesson).journal.entries() == before
