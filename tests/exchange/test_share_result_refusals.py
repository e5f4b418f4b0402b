"""What a library refuses of what somebody takes home: each with its own code, and nothing has changed then."""

import json
from uuid import UUID

import pytest
from support.exchange_samples import VISIT
from support.pairs.files import everything, result, rewritten, taken, with_inside
from support.pairs.samples import (
    HER_WORD,
    HERS,
    HIS,
    HIS_WORD,
    SESSION,
    begun,
    both_sealed,
    fill_in,
    open_both,
    place,
)

from observatie.domain.acts.acts import Note
from observatie.domain.acts.answers import Answer, LevelValue, TextValue
from observatie.domain.acts.entries import Retract
from observatie.domain.acts.pair_acts import PairMark, PairOutcome, PairProgress, PairSet, PairStep, Reached
from observatie.domain.errors import KnownError
from observatie.domain.journal.scribe import Scribe

D = place("verwachting-d").ref


@pytest.fixture
def session(library, clock):
    """Hers, once both sheets were opened."""
    session = both_sealed(library, clock)
    open_both(session)
    return session


@pytest.fixture
def his(session):
    """What he takes home."""
    return result(session, session.pair.partners[1])


@pytest.fixture
def refused(another, clock):
    """Return why his own library refuses a file, where nothing has changed then."""
    at_his = another()

    def why(content: bytes, word: str = HIS_WORD, library=at_his) -> str:
        before = everything(library, SESSION)
        with pytest.raises(KnownError) as error:
            taken(library, content, word, clock)
        assert everything(library, SESSION) == before
        assert not any(each in str(error.value) for each in (HER_WORD, HIS_WORD, *HERS.values(), *HIS.values()))
        return error.value.code

    return why


@pytest.mark.parametrize("word", ["", "  ", "verkeerd woord", HER_WORD, HIS_WORD.upper()])
def test_a_word_that_is_not_his(his, refused, word):
    assert refused(his, word) == "P11"


def test_a_file_that_came_in_twice(his, another, clock, refused):
    library = another()
    taken(library, his, HIS_WORD, clock)
    assert refused(his, library=library) == "P06"


def test_a_file_of_what_was_opened_here(session, his, library, refused):
    assert refused(his, library=library) == "P06"


def test_a_file_that_was_altered_on_the_way(his, refused):
    assert refused(his.replace(b"groep 4", b"groep 5", 1)) == "P02"


@pytest.mark.parametrize("change", [{"nonce": "?"}, {"body": "?"}, {"body": "AAAA"}, {"body": ""}])
def test_what_is_closed_is_not_what_he_took_home(his, refused, change):
    assert refused(rewritten(his, lambda it: it.update(change))) == "P12"


@pytest.mark.parametrize(
    "change",
    [
        {"owner": "11111111-1111-4111-8111-111111111111"},
        {"session": "11111111-1111-4111-8111-111111111111"},
        {"code": "rafafarah"},
    ],
)
def test_a_file_that_is_passed_off_as_another(his, refused, change):
    assert refused(rewritten(his, lambda it: it.update(change))) in ("P11", "P12")


def test_what_is_inside_of_another_session(session, his, library, clock, refused):
    other = begun(library, clock, session=UUID(int=SESSION.int + 9), partners=session.pair.partners)
    for partner, word, words in zip(other.pair.partners, (HER_WORD, HIS_WORD), (HERS, HIS), strict=True):
        fill_in(other, partner, word, words)
    open_both(other)
    foreign = json.loads(result(other, other.pair.partners[1]))
    moved = {name: foreign[name] for name in ("lock", "nonce", "body")}
    assert refused(rewritten(his, lambda it: it.update(moved))) in ("P11", "P12")


def change_settings(**fields):
    return lambda it: it["settings"][0]["payload"].update(fields)


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it["settings"][0].update(stream="11111111-1111-4111-8111-111111111111"),
        lambda it: it["settings"][0].update(seq=10**12),
        lambda it: it["definition"].update(version="9.9"),
        lambda it: it.update(definition={}),
        lambda it: it["settings"][0].update(payload={"kind": "note", "version": 1, "text": "Hallo"}),
        change_settings(instrument={"instrument": "share", "version": "1", "hash": "0" * 64}),
    ],
)
def test_settings_that_no_honest_program_writes(his, refused, change):
    assert refused(rewritten(his, change)) == "P12"


def by(session, author, payload, **changed):
    scribe = Scribe(author, session.scribe.device)
    entry = scribe.entry(session.pair.journal, payload, session._clock.now()).model_copy(update=changed)
    return json.loads(entry.to_json())


def added(entry):
    return lambda inside: inside["entries"].append(entry)


@pytest.mark.parametrize(
    ("author", "payload", "changed"),
    [
        (0, PairOutcome(item=D, reached=Reached.AGREED), {"stream": UUID(VISIT)}),
        (0, Note(text="Een notitie"), {}),
        (0, PairOutcome(item=D), {"seq": 10**12}),
        (2, Answer(instrument="share", target=D.item, value=TextValue(text="Ook mijn mening")), {}),
        (2, PairMark(item=D), {}),
        (2, PairProgress(step=PairStep.READ), {}),
        (2, PairProgress(step=PairStep.SKIPPED), {}),
        (2, PairProgress(step=PairStep.STAYED), {}),
        (2, PairProgress(step=PairStep.SEALED), {}),
        (0, Answer(instrument="kijkwijzer", target="focusing", value=TextValue(text="Elders")), {}),
        (0, Answer(instrument="share", target=D.item, value=LevelValue(level=2)), {}),
        (0, Answer(instrument="share", target="bestaat-niet", value=TextValue(text="Iets")), {}),
        (0, Retract(original=SESSION), {}),
        (0, PairSet(partners=(SESSION, UUID(VISIT))), {}),
        (0, PairSet(sink_minutes=1, partners=(SESSION, SESSION)), {}),
    ],
)
def test_an_entry_that_does_not_belong(session, refused, author, payload, changed):
    who = (*session.pair.partners, session.scribe.author)[author]
    content = with_inside(session, session.pair.partners[1], added(by(session, who, payload, **changed)))
    assert refused(content) == "P12"


@pytest.mark.parametrize("step", [PairStep.SINKING, PairStep.SUNK, PairStep.TALKED])
def test_what_they_do_together_may_be_written_down_by_whoever_has_the_laptop(session, another, clock, step):
    entry = by(session, session.scribe.author, PairProgress(step=step))
    content = with_inside(session, session.pair.partners[1], added(entry))
    assert taken(another(), content, HIS_WORD, clock).session == SESSION


def test_an_answer_is_not_taken_away_from_afar(session, refused):
    answer = next(each for each in session.pair.journal.entries() if each.payload.kind == "answer")
    taking = by(session, session.pair.partners[0], Retract(original=answer.id))
    assert refused(with_inside(session, session.pair.partners[1], added(taking))) == "P12"


@pytest.mark.parametrize("which", [0, 1])
def test_a_result_without_the_answers_of_one(session, refused, which):
    author = str(session.pair.partners[which])

    def change(inside):
        inside["entries"] = [
            each for each in inside["entries"] if each["payload"]["kind"] != "answer" or each["author"] != author
        ]

    assert refused(with_inside(session, session.pair.partners[1], change)) == "P12"


@pytest.mark.parametrize(
    "change", [lambda it: it.clear(), lambda it: it.update(meer=1), lambda it: it.update(entries=3)]
)
def test_what_is_inside_is_built_otherwise(session, refused, change):
    assert refused(with_inside(session, session.pair.partners[1], change)) == "P12"


def test_a_known_entry_with_another_content(session, his, another, clock, refused):
    mark = session.record(PairMark(item=D), session.pair.partners[0]).entry
    library = another()
    taken(library, result(session, session.pair.partners[1]), HIS_WORD, clock)

    def change(inside):
        (known,) = [each for each in inside["entries"] if each["id"] == str(mark.id)]
        known["payload"]["marked"] = False

    assert refused(with_inside(session, session.pair.partners[1], change), library=library) == "P13"


def test_a_file_with_the_id_of_something_else_in_the_library(library, demo, clock, refused):
    lesson = demo.visits()[0].id
    before = demo.visit(lesson).journal.entries()
    session = both_sealed(library, clock, session=lesson)
    open_both(session)

    assert refused(result(session, session.pair.partners[1]), library=demo) == "P12"
    assert demo.visit(lesson).journal.entries() == before
