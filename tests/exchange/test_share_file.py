"""The files of a pair as they are read: what nobody reads in them, and what is told apart."""

import base64
import json
import re

import pytest
from support.pairs.files import at_home, brought, result, rewritten, sealed_at_home
from support.pairs.samples import HER_WORD, HERS, HIS, HIS_WORD, SHARE, begun, brought_to
from support.refusals import refusal

from observatie.domain.pair.pair import PairStage
from observatie.exchange import share_file
from observatie.exchange.share_file import ResultFile, SheetFile


@pytest.fixture
def sheet(library, clock):
    """His sealed sheet from home."""
    return brought(sealed_at_home(at_home(begun(library, clock), HIS)))


@pytest.fixture
def home(library, clock):
    """What she takes home once they talked."""
    session = brought_to(PairStage.AFTER, library, clock)
    return result(session, session.pair.partners[0])


@pytest.fixture(params=["sheet", "home"])
def either(request):
    """Each of the two files."""
    return request.getfixturevalue(request.param)


def refused(content: bytes) -> str:
    return refusal(share_file.read, content)


def test_each_is_read_as_what_it_is(sheet, home):
    assert isinstance(share_file.read(sheet), SheetFile)
    assert isinstance(share_file.read(home), ResultFile)


def test_the_form_in_it_is_the_very_same(either):
    assert share_file.form_in(share_file.read(either)).hash == SHARE.hash


# What nobody reads in it


def readable(content: bytes) -> bytes:
    """Return a file with all that is base64 in it decoded, too."""
    texts = re.findall(r"[A-Za-z0-9+/]{8,}={0,2}", content.decode())
    decoded = [base64.b64decode(text + "=" * (-len(text) % 4)) for text in texts if len(text.rstrip("=")) % 4 != 1]
    return b"\n".join([content, *decoded])


def words_of(*sheets: dict[str, str]) -> list[bytes]:
    """Return every word of six letters and more that somebody wrote."""
    return [word.encode() for sheet in sheets for text in sheet.values() for word in re.findall(r"\w{6,}", text)]


def test_nobody_reads_a_word_of_either_in_it(either):
    form = SHARE.canonical_json().encode()  # which is in the file, and has words of its own
    found = readable(either)
    assert [word for word in words_of(HERS, HIS) if word in found and word not in form] == []
    assert HER_WORD.encode() not in found
    assert HIS_WORD.encode() not in found


def test_only_the_settings_are_plain_entries(home):
    assert {entry["payload"]["kind"] for entry in json.loads(home)["settings"]} == {"pair_set"}


def test_no_key_is_in_what_they_take_home(library, clock):
    session = brought_to(PairStage.READING, library, clock)
    fatima, joost = session.pair.partners
    found = readable(result(session, fatima))
    assert not any(
        each in found
        for who in (fatima, joost)
        for each in (session.sheets[who].key.encode(), bytes.fromhex(session.sheets[who].key))
    )


# What is told apart


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off(either, share):
    assert refused(either[: int(len(either.rstrip()) * share)]) == "P01"


def test_wherever_it_is_cut_off_it_is_told_as_that(either):
    whole = either.rstrip()
    step = len(whole) // 100
    assert {refused(whole[:end]) for end in range(1, len(whole), step)} == {"P01"}


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"Joost", b"Joris"), (b'"edition": 1', b'"edition": 2'), (b"{", b"{,"), (b'"edition"', b'"sheet"')],
)
def test_a_file_that_was_altered(sheet, old, new):
    assert old in sheet
    assert refused(sheet.replace(old, new, 1)) == "P02"


def test_every_changed_letter_of_what_is_closed_is_told(either):
    at = either.index(json.loads(either)["body"][:40].encode())
    for place in range(at, at + 40, 7):
        changed = b"A" if either[place : place + 1] != b"A" else b"B"
        assert refused(either[:place] + changed + either[place + 1 :]) == "P02"


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7", b'{"format": "observatie-lesbezoek", "version": 3}', b"[]", "{}".encode("utf-16"), b"\xff{}"],
)
def test_something_else(content):
    assert refused(content) == "P03"


def test_what_is_as_large_as_a_film_is_not_read_at_all(sheet, tmp_path, monkeypatch):
    path = tmp_path / "film.mp4"
    path.write_bytes(sheet)
    monkeypatch.setattr(share_file, "_LARGEST", len(sheet) - 1)
    assert refusal(share_file.load, path) == "P03"
    monkeypatch.setattr(share_file, "_LARGEST", len(sheet))
    assert share_file.load(path) == share_file.read(sheet)


def test_a_newer_version_is_told_before_anything_else(either):
    assert refused(rewritten(either, lambda it: it.update(version=3))) == "P04"
    assert refused(b'{"format": "observatie-share", "version": 9}') == "P04"


def test_a_file_that_two_laptops_sent_each_other_before_is_told_with_what_to_do_now(tmp_path):
    path = tmp_path / "Fatima en Joost.share.json"
    header = {"session": "5a9e0000-0000-4000-8000-000000000001", "settings": []}
    path.write_bytes(
        rewritten(
            json.dumps({"format": "observatie-share", "version": 1}).encode(), lambda it: it.update(header=header)
        )
    )
    assert refusal(share_file.load, path) == "P16"


@pytest.mark.parametrize("name", ["", "is-er-niet.share.observatie"])
def test_what_the_disk_does_not_give(tmp_path, name):
    assert refusal(share_file.load, tmp_path / name) == "P14"


def test_a_byte_order_mark_and_another_layout_are_no_alteration(either):
    again = json.dumps(json.loads(either), indent=4).encode()
    assert share_file.read(b"\xef\xbb\xbf" + again) == share_file.read(either)


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.update(kind="invitation"),
        lambda it: it.pop("kind"),
        lambda it: it.update(kind="result"),
        lambda it: it.update(answers=["erbij"]),
        lambda it: it.update(edition=-1),
        lambda it: it.update(state="weg"),
        lambda it: it.update(lock={}),
        lambda it: it.pop("body"),
        lambda it: it.update(name=3),
    ],
)
def test_a_sheet_that_no_honest_program_writes(sheet, change):
    assert refused(rewritten(sheet, change)) == "P12"


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.update(settings=[]),
        lambda it: it.update(session="geen nummer"),
        lambda it: it.update(kind="sheet"),
        lambda it: it["settings"][0]["payload"].update(answers=1),
    ],
)
def test_a_result_that_no_honest_program_writes(home, change):
    assert refused(rewritten(home, change)) == "P12"


def test_a_form_that_is_none(either):
    file = share_file.read(rewritten(either, lambda it: it.update(definition={})))
    assert refusal(share_file.form_in, file) == "P12"
