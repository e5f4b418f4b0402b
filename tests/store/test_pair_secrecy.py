"""Her words are nowhere in his reach before both sheets are open, at no step of the way there, in no spelling.

His reach is the library with its key, here or on his own laptop: what it lists and exports, its decrypted pages,
free ones and the WAL too, the file that travels, and whatever the program logs or complains about.
"""

import json
import logging
import traceback
from base64 import b64encode

import pytest
from observatie.exchange.pair_document import read_file
from observatie.exchange.pair_transfer import take_in
from pairs import HIS_WORD, begun
from pydantic import ValidationError
from samples import CHEAP
from store.pen import Pen
from store.reach import FIRST, LAST, LATER, NEW_WORD, SPELLINGS, TEXTS, WORD, Reach, sent, the_way_there, trail_of

from observatie.domain.answers import TextValue
from observatie.domain.sheet import SheetText
from observatie.errors import KnownError
from observatie.report.files import write_report
from observatie.store.library import Library
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
    one, two = reach.unlock(NEW_WORD), unlock(reach.session.sheets[reach.his], HIS_WORD)
    reach.session.open_both(one, two)
    reach.keys.clear()  # the key lies open beside the answers, for what they send each other from then on

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


@pytest.fixture
def his_reach(reach, tmp_path, clock, caplog):
    """His own laptop: her invitation is in his library, and nothing else."""
    key = bytes(range(32))
    with Library.create(tmp_path / "zijn", key, "Joost Kramer", "", clock) as library:
        take_in(library, read_file(sent(reach)), clock)
        session = PairSession.open(library, reach.session.pair.id, clock)
        yield Reach(library, key, session, clock, caplog)


def test_her_words_are_nowhere_on_his_laptop_once_her_sealed_sheet_is_there(reach, his_reach, clock):
    reach.session.seal(reach.write(reach.begin(WORD), FIRST))
    his_reach.keys = reach.keys
    take_in(his_reach.library, read_file(sent(reach)), clock)
    reach.session.seal(reach.write(reach.session.unseal(reach.unlock(WORD)), LAST))
    for spoilt in (sent(reach)[:-900], sent(reach).replace(b'"edition": 2', b'"edition": 9')):
        his_reach.try_(lambda spoilt=spoilt: read_file(spoilt))
    take_in(his_reach.library, read_file(sent(reach)), clock)
    his_reach.session.refresh()

    assert his_reach.session.edition_of(reach.hers) == 2
    assert his_reach.traces(WORD, *TEXTS) == []
    his_reach.reopen()
    assert his_reach.traces(WORD, *TEXTS) == []


def test_once_both_are_open_the_travelling_file_still_tells_nothing_without_a_word(reach):
    for _ in the_way_there(reach):
        pass
    reach.session.open_both(reach.unlock(NEW_WORD), unlock(reach.session.sheets[reach.his], HIS_WORD))

    found = reach.traces(WORD, NEW_WORD, *TEXTS)
    assert "journal" in found
    assert "travelling file" not in found


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
