"""Her words are nowhere in his reach before both sheets are open, at no step of the way there, in no spelling.

His reach is the library with its key: what it lists and exports, its decrypted pages, free ones and the WAL too,
the files in its folder, the one of her who fills in at home among them, what each takes home, and whatever the
program logs or complains about.
"""

import json
import logging
import traceback
from base64 import b64encode

import pytest
from pydantic import ValidationError
from support.pairs.files import received, result, rewritten, taken
from support.pairs.memory import Memory
from support.pairs.reach_on_disk import (
    FIRST,
    LAST,
    LATER,
    NEW_WORD,
    SPELLINGS,
    TEXTS,
    WORD,
    Reach,
    the_way_from_home,
    the_way_there,
    trail_of,
)
from support.pairs.samples import HIS_WORD, begun
from support.samples import CHEAP
from support.store.pen import Pen

from observatie.domain.acts.answers import TextValue
from observatie.domain.errors import KnownError
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.exchange import share_file
from observatie.exchange.share_file import SUFFIX
from observatie.report.visit.handed_over import write_report
from observatie.store.pair_session import PairSession
from observatie.store.sheets import OpenSheet, begin, unlock
from observatie.store.wrapping import encrypt


@pytest.fixture
def reach(library, key, clock, caplog):
    reach = Reach(library, key, begun(library, clock), clock, caplog)
    yield reach
    reach.close()


def test_her_words_are_nowhere_at_any_step_before_both_are_open(reach):
    found = {step: reach.traces(WORD, NEW_WORD, *TEXTS) for step in the_way_there(reach)}

    assert len(found) == 12
    assert {step: places for step, places in found.items() if places} == {}


def test_once_both_are_open_her_last_words_are_found_and_nothing_else_of_hers(reach):
    for _ in the_way_there(reach):
        pass
    both_open(reach)
    reach.keys.clear()  # the key lies open beside the answers, for what each takes home from then on

    assert {"wal", "journal", "session", "recent"} <= set(reach.traces(LAST))
    reach.reopen()
    assert {"pages", "journal"} <= set(reach.traces(LAST))
    assert reach.traces(WORD, NEW_WORD, FIRST, LATER) == []


def test_no_report_or_file_beside_it_tells_of_her(reach, tmp_path):
    for _ in the_way_there(reach):
        pass
    made = list[str]()
    for stream in (reach.visit, reach.session.pair.id):
        path = tmp_path / f"{stream}.txt"
        write_report(reach.library, stream, path, as_plain_text=True)
        made.append(path.read_text(encoding="utf-8"))

    assert [text for text in (WORD, NEW_WORD, *TEXTS) if any(text in report for report in made)] == []


@pytest.mark.parametrize("text", [WORD, *TEXTS])
@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("offset", range(3))
def test_what_is_looked_for_is_found_in_whatever_spelling(text, spelling, offset):
    hidden = b64encode(b"x" * offset + spelling(text) + b"en verder")
    assert any(each in hidden for each in trail_of(text))
    assert any(each in b"x" + spelling(text) for each in trail_of(text))


def test_her_words_are_nowhere_while_she_fills_in_at_home_nor_once_her_sheet_came_in(reach):
    found = {step: reach.traces(WORD, NEW_WORD, *TEXTS) for step in the_way_from_home(reach)}

    assert len(found) == 7
    assert {step: places for step, places in found.items() if places} == {}


def test_her_file_is_among_what_is_looked_through(reach):
    sheet = reach.write_at_home(reach.begin_at_home(WORD), FIRST)
    name = f"{sheet.sheet.code}{SUFFIX}"
    looked = dict(reach.places())
    assert b"observatie-share" in looked[name]
    assert sheet.sheet.lock.salt in looked["at home"].decode()


def both_open(reach: Reach) -> None:
    reach.session.open_both(reach.unlock(NEW_WORD), unlock(reach.session.sheets[reach.his], HIS_WORD))


@pytest.mark.parametrize("way", [the_way_there, the_way_from_home])
def test_what_each_takes_home_tells_nothing_without_a_word(reach, way):
    for _ in way(reach):
        pass
    both_open(reach)

    found = reach.traces(WORD, NEW_WORD, *TEXTS)
    assert "journal" in found
    assert "result" not in found
    assert [b'"result"' in content for name, content in reach.places() if name == "result"] == [True, True]


def test_the_word_of_one_opens_only_what_she_takes_home_herself(reach, clock):
    for _ in the_way_from_home(reach):
        pass
    both_open(reach)

    reach.try_(lambda: taken(Memory(), result(reach.session, reach.his), NEW_WORD, clock))
    assert taken(Memory(), result(reach.session, reach.hers), NEW_WORD, clock).session == reach.session.pair.id


def test_what_is_wrong_with_what_she_takes_home_is_told_without_what_is_in_it(reach, clock, caplog):
    caplog.set_level(logging.DEBUG)
    for _ in the_way_from_home(reach):
        pass
    both_open(reach)
    whole, key, library = (
        result(reach.session, reach.hers),
        bytes.fromhex(reach.session.sheets[reach.hers].key),
        Memory(),
    )

    def inside(plain: object) -> bytes:
        bound = f"observatie-share/2/{reach.session.pair.id}/result/{reach.hers}".encode()
        nonce, body = encrypt(key, json.dumps(plain).encode(), bound)
        return rewritten(whole, lambda it: it.update(nonce=nonce, body=body))

    for plain in ({"entries": [{"payload": LAST}]}, {"entries": LAST}, [LAST], {LAST: LAST}):
        reach.try_(lambda plain=plain: taken(library, inside(plain), NEW_WORD, clock))
    reach.try_(lambda: taken(library, rewritten(whole, lambda it: it.update(body="AAAA")), NEW_WORD, clock))
    reach.try_(lambda: taken(library, whole, WORD, clock))
    reach.try_(lambda: share_file.read(whole[:-900]))

    assert len(reach.told) == 2 * 8
    assert set(reach.traces(WORD, NEW_WORD, *TEXTS)).isdisjoint({"errors", "log"})


def test_what_goes_wrong_with_her_file_is_told_without_what_is_on_it(reach, caplog):
    caplog.set_level(logging.DEBUG)
    sheet = reach.write_at_home(reach.begin_at_home(WORD), LAST).in_state(SheetState.SEALED, 1)
    content = reach.keep_at_home(sheet)
    for spoilt in (content[:-900], content.replace(b'"edition": 1', b'"edition": 9')):
        reach.try_(lambda spoilt=spoilt: received(reach.session, spoilt, reach.hers))
    for change in ({"edition": 9}, {"nonce": "?"}, {"body": "AAAA"}):
        received(reach.session, rewritten(content, lambda it, change=change: it.update(change)), reach.hers)
        reach.try_(lambda: reach.unlock(WORD))
        reach.try_(lambda: reach.unlock(f"{WORD}n"))
        reach.session.keep(reach.begin(NEW_WORD))

    assert len(reach.told) == 2 * 8
    assert reach.traces(WORD, *TEXTS) == []


def written(reach: Reach, plain: object) -> OpenSheet:
    """Return a sheet of hers, her key on it, on which stands what no version of the program writes."""
    sheet = reach.begin(WORD)
    nonce, body = encrypt(sheet.key, json.dumps(plain).encode(), sheet.sheet.bound_to)
    return OpenSheet(sheet.sheet.model_copy(update={"nonce": nonce, "body": body}), sheet.key, sheet.text)


def test_what_goes_wrong_with_a_sheet_is_told_and_logged_without_what_is_on_it(reach, caplog):
    caplog.set_level(logging.DEBUG)
    sheet = reach.write(reach.begin(WORD), LAST).sheet
    for change in ({"body": sheet.body[:-8]}, {"nonce": "?"}, {"edition": 3}, {"owner": reach.his}):
        reach.try_(lambda change=change: unlock(sheet.model_copy(update=change), WORD))
    reach.try_(lambda: unlock(sheet, f"{WORD}n"))
    reach.try_(lambda: begin(sheet.session, sheet.owner, WORD[:5], cost=CHEAP))
    for plain in ({"words": {LAST: 3}}, {"words": {"grootste-wens": LAST * 1000}}, [LAST], {LAST: LAST}):
        reach.try_(lambda plain=plain: unlock(written(reach, plain).sheet, WORD))
    reach.try_(lambda: SheetText(words={"grootste-wens": LAST * 1000}), ValidationError)
    reach.try_(lambda: TextValue(text=LAST * 1000), ValidationError)

    assert len(reach.told) == 24
    assert reach.traces(WORD, *TEXTS) == []
    assert not any(WORD[:5] in told for told in reach.told)


def test_a_damaged_row_of_hers_is_told_without_what_is_on_it(reach):
    reach.write(reach.begin(WORD), LAST)
    reach.library.writer.db.execute("UPDATE sheets SET body = substr(body, 1, 900)")

    reach.try_(lambda: PairSession.open(reach.library, reach.session.pair.id, reach.clock))

    assert reach.traces(WORD, *TEXTS) == []


def test_a_damaged_row_of_the_journal_is_told_without_what_it_says(reach):
    pen = Pen(reach.library, reach.clock)
    pen.note(LAST).result()
    reach.library.writer.db.execute("UPDATE entries SET payload = replace(payload, '\"text\"', '\"tekst\"')")

    with pytest.raises(KnownError) as refused:
        reach.library.visit(pen.id)

    told = "".join(traceback.format_exception(refused.value))
    assert "payload" in told
    assert [word for word in LAST.split() if word in told] == []


def test_a_sheet_in_hand_does_not_tell_what_is_on_it(reach):
    sheet = reach.write(reach.begin(WORD), LAST)

    assert LAST not in repr(sheet)
    assert repr(sheet.key) not in repr(sheet)
