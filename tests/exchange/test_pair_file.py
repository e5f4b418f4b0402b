"""The file between two laptops: what it holds for each state, what nobody reads in it, and what is told apart."""

import base64
import json
import re

import pytest
from observatie.exchange.pair_document import load, read_file
from pair_files import rewritten, sent
from pairs import HER_WORD, HERS, HIS, SESSION, SHARE, begun, both_sealed, brought_to, fill_in

from observatie.domain.pair import PairStage
from observatie.domain.records import SchoolRecord
from observatie.errors import KnownError
from observatie.store.register_session import RegisterSession

PAIR = "voor het paar Fatima de Vries en Joost Kramer (groep 4)."


def refused(content: bytes) -> str:
    with pytest.raises(KnownError) as error:
        read_file(content)
    assert error.value.what
    assert error.value.remedy
    return error.value.code


@pytest.fixture
def sheet(library, clock):
    """Her sealed sheet as a file."""
    session = begun(library, clock)
    fatima, _ = session.pair.partners
    fill_in(session, fatima, HER_WORD, HERS)
    return sent(session, fatima)


# What it says of itself


def test_before_anybody_sealed_it_is_an_invitation(library, clock):
    session = begun(library, clock)
    fatima, _ = session.pair.partners
    fill_in(session, fatima, HER_WORD, HERS, seal=False)

    file = read_file(sent(session, fatima))

    assert file.says(library.register()) == f"De uitnodiging van Fatima de Vries, {PAIR}"
    assert (file.session, file.sender) == (SESSION, fatima)
    assert not file.needs_word(library)
    assert file.document.sheet is None


def test_a_sealed_sheet_says_whose_it_is(library, clock):
    session = both_sealed(library, clock)
    _, joost = session.pair.partners

    file = read_file(sent(session, joost))

    assert file.says(library.register()) == f"Het verzegelde blad van Joost Kramer, {PAIR}"
    assert file.document.sheet == session.sheets[joost]
    assert not file.needs_word(library)


def test_the_outcome_needs_no_word_where_the_session_is_open(library, another, clock):
    session = brought_to(PairStage.TALKING, library, clock)
    fatima, _ = session.pair.partners

    file = read_file(sent(session, fatima))

    assert file.says(library.register()) == f"De uitkomst van Fatima de Vries, {PAIR}"
    assert not file.needs_word(library)
    assert file.needs_word(another())


def test_where_nobody_knows_the_names_those_in_the_file_are_said(sheet, another):
    assert read_file(sheet).says(another().register()) == f"Het verzegelde blad van Fatima de Vries, {PAIR}"


def test_a_school_travels_by_its_name_alone(library, clock):
    session = begun(library, clock)
    fatima, _ = session.pair.partners
    register = RegisterSession(library, clock)
    school = register.add_school("De Wilg")
    library.append(()).result()
    register.refresh()
    register.update_person(library.register().people[fatima].model_copy(update={"school": school.id})).result()

    (found,) = read_file(sent(session, fatima)).document.header.schools

    assert found == SchoolRecord(id=school.id, name="De Wilg")


# What nobody reads in it


def readable(content: bytes) -> bytes:
    """Return a file with all that is base64 in it decoded, too."""
    texts = re.findall(r"[A-Za-z0-9+/]{8,}={0,2}", content.decode())
    decoded = [base64.b64decode(text + "=" * (-len(text) % 4)) for text in texts if len(text.rstrip("=")) % 4 != 1]
    return b"\n".join([content, *decoded])


def words_of(*sheets: dict[str, str]) -> list[bytes]:
    """Return every word of six letters and more that somebody wrote."""
    return [word.encode() for sheet in sheets for text in sheet.values() for word in re.findall(r"\w{6,}", text)]


def test_nobody_reads_a_word_of_either_in_the_file_of_a_sealed_sheet(library, clock):
    session = both_sealed(library, clock)
    form = SHARE.canonical_json().encode()  # which is in the file, and has words of its own

    for sender in session.pair.partners:
        found = readable(sent(session, sender))
        assert [word for word in words_of(HERS, HIS) if word in found and word not in form] == []
        assert HER_WORD.encode() not in found


@pytest.mark.parametrize("stage", [PairStage.READING, PairStage.AFTER])
def test_nor_in_that_of_the_outcome(library, clock, stage):
    session = brought_to(stage, library, clock)
    fatima, joost = session.pair.partners
    form = SHARE.canonical_json().encode()

    found = readable(sent(session, fatima))

    assert [word for word in words_of(HERS, HIS) if word in found and word not in form] == []
    assert not any(session.sheets[each].key.encode() in found for each in (fatima, joost))


def test_only_the_settings_are_plain_entries(library, clock):
    session = brought_to(PairStage.AFTER, library, clock)
    fatima, _ = session.pair.partners

    header = json.loads(sent(session, fatima))["header"]

    assert {entry["payload"]["kind"] for entry in header["settings"]} == {"pair_set"}


# What is told apart


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off(sheet, share):
    assert refused(sheet[: int(len(sheet.rstrip()) * share)]) == "P01"


def test_wherever_it_is_cut_off_it_is_told_as_that(sheet):
    whole = sheet.rstrip()
    step = len(whole) // 200
    assert {refused(whole[:end]) for end in range(1, len(whole), step)} == {"P01"}


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"groep 4", b"groep 5"), (b'"edition": 1', b'"edition": 2'), (b"{", b"{,"), (b'"edition"', b'"sheet"')],
)
def test_a_file_that_was_altered(sheet, old, new):
    assert old in sheet
    assert refused(sheet.replace(old, new, 1)) == "P02"


def test_every_changed_letter_of_the_sealed_sheet_is_told(sheet):
    body = json.loads(sheet)["sheet"]["body"]
    at = sheet.index(body[:40].encode())
    for place in range(at, at + 40, 7):
        changed = b"A" if sheet[place : place + 1] != b"A" else b"B"
        assert refused(sheet[:place] + changed + sheet[place + 1 :]) == "P02"


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7", b'{"format": "observatie-lesbezoek", "version": 3}', b"[]", "{}".encode("utf-16"), b"\xff{}"],
)
def test_something_else(content):
    assert refused(content) == "P03"


def test_a_film_is_not_read_at_all(tmp_path):
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(KnownError) as error:
        load(film)
    assert error.value.code == "P03"


def test_a_newer_version_is_told_before_anything_else(sheet):
    assert refused(rewritten(sheet, lambda it: it.update(version=2))) == "P04"
    assert refused(b'{"format": "observatie-share", "version": 9}') == "P04"


def test_a_byte_order_mark_and_another_layout_are_no_alteration(sheet):
    again = json.dumps(json.loads(sheet), indent=4).encode()
    assert read_file(b"\xef\xbb\xbf" + again).document == read_file(sheet).document


def change_settings(**fields):
    return lambda it: it["header"]["settings"][0]["payload"].update(fields)


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it["header"]["settings"][0].update(stream="11111111-1111-4111-8111-111111111111"),
        lambda it: it["header"]["settings"][0].update(seq=10**12),
        lambda it: it["header"].update(sender="11111111-1111-4111-8111-111111111111"),
        lambda it: it["header"]["definition"].update(version="9.9"),
        lambda it: it["header"].update(definition={}),
        lambda it: it["header"].update(answers=["erbij"]),
        change_settings(kind="note", text="Hallo"),
        change_settings(instrument={"instrument": "share", "version": "1", "hash": "0" * 64}),
        lambda it: it["sheet"].update(state="draft"),
        lambda it: it["sheet"].update(key="00" * 32),
        lambda it: it["sheet"].update(owner="11111111-1111-4111-8111-111111111111"),
        lambda it: it["sheet"].update(session="11111111-1111-4111-8111-111111111111"),
    ],
)
def test_what_no_honest_program_writes(sheet, change):
    assert refused(rewritten(sheet, change)) == "P12"
