"""Who fills in at home: she goes on where she was, and her sealed sheet comes in where the other one began."""

from uuid import UUID

import pytest
from support.pairs.files import at_home, brought, everything, received, rewritten, sealed_at_home
from support.pairs.samples import (
    HER_WORD,
    HERS,
    HIS,
    HIS_WORD,
    SESSION,
    SHARE,
    begun,
    both_sealed,
    fill_in,
    open_both,
    place,
)
from support.refusals import refusal

from observatie.domain.acts.pair_acts import PairQuestion, Seating
from observatie.domain.errors import BugError, KnownError
from observatie.domain.pair.flow import PairState
from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.rounds import next_form
from observatie.domain.pair.sheet import SheetState
from observatie.exchange import share_file, share_guest
from observatie.exchange.share_file import SUFFIX
from observatie.exchange.share_guest import AT_HOME, Guest, guest_in, guests_at_home, keep_guest, owner_of
from observatie.store.sheets import unlock

RECEIVED = "Het blad van Joost Kramer is ontvangen."


@pytest.fixture
def session(library, clock):
    """Hers, of which he fills in at home."""
    session = begun(library, clock, seating=Seating.AT_HOME)
    library.append(()).result()
    return session


@pytest.fixture
def guest(session):
    """What he has at home, sealed."""
    return sealed_at_home(at_home(session, HIS))


@pytest.fixture
def refused(session, library):
    """Return why a file is refused, where nothing has changed then."""

    def why(content: bytes) -> str:
        before = everything(library, SESSION)
        code = refusal(received, session, content)
        assert everything(library, SESSION) == before
        return code

    return why


# At home


def test_he_goes_on_where_he_was(session, tmp_path):
    begun_at_home = at_home(session, HIS)

    keep_guest(tmp_path, begun_at_home)

    (again,) = guests_at_home(tmp_path)
    assert (again.code, again.name, again.partner) == (begun_at_home.code, "Joost Kramer", "Fatima de Vries")
    assert again.form == SHARE
    assert again.state is SheetState.DRAFT
    assert unlock(again.sheet, HIS_WORD).text.words == HIS


def test_what_he_keeps_later_comes_in_the_place_of_what_he_kept(session, tmp_path):
    begun_at_home = at_home(session, HIS)
    for each in (begun_at_home, sealed_at_home(begun_at_home)):
        keep_guest(tmp_path, each)

    assert [each.state for each in guests_at_home(tmp_path)] == [SheetState.SEALED]
    assert [path.name for path in (tmp_path / AT_HOME).iterdir()] == [f"{begun_at_home.code}{SUFFIX}"]


def test_another_pair_has_a_file_of_its_own(session, tmp_path):
    keep_guest(tmp_path, at_home(session, HIS))
    keep_guest(tmp_path, at_home(session, HERS, code="rafafarah"))

    assert len(list(guests_at_home(tmp_path))) == 2


def test_a_file_that_cannot_be_read_is_passed_over(session, tmp_path):
    keep_guest(tmp_path, at_home(session, HIS))
    (tmp_path / AT_HOME / f"a{SUFFIX}").write_bytes(b"%PDF")

    assert len(list(guests_at_home(tmp_path))) == 1


def test_where_nobody_fills_in_nobody_is_found(tmp_path):
    assert list(guests_at_home(tmp_path)) == []


def test_a_folder_that_takes_no_file_says_so(session, tmp_path):
    (tmp_path / AT_HOME).write_text("een bestand")

    assert refusal(keep_guest, tmp_path, at_home(session, HIS)) == "C05"


def test_before_she_chose_a_word_there_is_nothing_to_write(tmp_path):
    with pytest.raises(BugError):
        keep_guest(tmp_path, Guest("rafafarah", "Joost", "Fatima", SHARE))


@pytest.mark.parametrize("code", ["../../weg", "rafafarab", "rafa-fara-h", "", "RAFAFARAH"])
def test_a_file_with_a_code_that_is_none_is_not_gone_on_with(guest, code):
    file = share_file.read(rewritten(brought(guest), lambda it: it.update(code=code)))
    assert refusal(guest_in, file) == "P12"


# Whose it is


def test_in_the_library_of_one_of_the_two_it_is_of_the_other(session, guest, library):
    fatima, joost = session.pair.partners
    register = library.register()
    assert owner_of(guest, session.pair, register, fatima) == joost
    # The name on it is his, so in his own library that has to be asked.
    assert owner_of(guest, session.pair, register, joost) is None


@pytest.mark.parametrize(("name", "number"), [("joost KRAMER", 1), ("FATIMA DE VRIES", 0), ("Joost", None)])
def test_in_that_of_a_third_the_name_tells_or_it_has_to_be_asked(session, library, name, number):
    hers = at_home(session, HIS, name=name)
    expected = None if number is None else session.pair.partners[number]
    assert owner_of(hers, session.pair, library.register(), UUID(int=7)) == expected


# It comes in


def test_his_sheet_comes_in_closed_and_opens_with_his_word(session, guest, library, clock):
    fatima, joost = session.pair.partners
    fill_in(session, fatima, HER_WORD, HERS)

    said = received(session, brought(guest))

    assert said == f"{RECEIVED} Het gaat pas open als jullie allebei klaar zijn."
    assert session.state is PairState.BOTH_SEALED
    open_both(session)
    assert library.pair(SESSION).stage is PairStage.READING
    assert session.pair.said(joost, place("grootste-wens")) == HIS["grootste-wens"]


def test_both_can_fill_in_at_home(session, guest):
    fatima, joost = session.pair.partners
    hers = sealed_at_home(at_home(session, HERS, word=HER_WORD, name="Fatima de Vries"), word=HER_WORD)
    received(session, brought(guest), joost)
    received(session, brought(hers), fatima)

    open_both(session)

    assert session.pair.said(fatima, place("grootste-wens")) == HERS["grootste-wens"]


def replaced(session, content: bytes) -> dict[str, str]:
    """Take in what comes in the place of something that is said, and return what then stands."""
    said = "Het blad van Joost Kramer is ontvangen, en komt in de plaats van het blad dat hier al was."
    assert received(session, content) == said
    return unlock(session._library.sheets(SESSION)[session.pair.partners[1]], HIS_WORD).text.words


def test_what_he_sealed_later_comes_in_the_place_of_what_was_here(session, guest):
    received(session, brought(guest))

    assert replaced(session, brought(sealed_at_home(guest, HERS))) == HERS


def test_a_sheet_that_he_began_anew_under_another_word_comes_in_its_place(session, guest):
    received(session, brought(sealed_at_home(guest, HERS)))

    assert replaced(session, brought(sealed_at_home(at_home(session, {"grootste-wens": "Nieuw."})))) == {
        "grootste-wens": "Nieuw."
    }


@pytest.mark.parametrize("seal", [True, False])
def test_what_he_began_on_this_laptop_gives_way_to_it(session, guest, seal):
    fill_in(session, session.pair.partners[1], HIS_WORD, HERS, seal=seal)

    assert replaced(session, brought(guest)) == HIS


def test_it_is_on_the_disk_with_who_sealed_it(session, guest, library):
    received(session, brought(guest))
    library.append(()).result()

    kept = library.sheets(SESSION)[session.pair.partners[1]]
    assert (kept.state, kept.edition, kept.code) == (SheetState.SEALED, 1, guest.code)


# It does not come in


def test_a_file_of_another_pair(session, library, clock, refused):
    other = begun(library, clock, session=UUID(int=SESSION.int + 9))
    assert refused(brought(sealed_at_home(at_home(other, HIS)))) == "P05"


def test_a_file_that_came_in_twice(session, guest, refused):
    received(session, brought(guest))
    assert refused(brought(guest)) == "P06"


def test_a_file_that_is_older_than_what_came_in(session, guest, refused):
    received(session, brought(sealed_at_home(guest, HERS)))
    assert refused(brought(guest)) == "P07"


def test_a_file_that_comes_after_both_were_opened(library, clock):
    session = both_sealed(library, clock)
    open_both(session)
    before = everything(library, SESSION)

    assert refusal(received, session, brought(sealed_at_home(at_home(session, HIS)))) == "P10"
    assert everything(library, SESSION) == before


def test_a_draft_does_not_come_in(session, refused):
    assert refused(brought(at_home(session, HIS))) == "P12"


@pytest.mark.parametrize("change", [{"state": "open"}, {"edition": 0}, {"definition": {}}])
def test_what_no_honest_program_writes(guest, refused, change):
    assert refused(rewritten(brought(guest), lambda it: it.update(change))) == "P12"


@pytest.mark.parametrize(
    "change",
    [
        PairQuestion(target="verwachting-e", left_out=True),
        PairQuestion(target="eigen-1", text="Wat ik wil leren:"),
        PairQuestion(target="verwachting-e", text="Anders gevraagd:"),
    ],
)
def test_other_questions_than_those_of_the_pair(session, refused, change):
    form = next_form(SHARE, {change.target: change})
    assert refused(brought(sealed_at_home(at_home(session, HIS, form=form)))) == "P15"


def test_another_version_with_the_same_questions_comes_in(session):
    form = SHARE.model_copy(update={"version": "2020.2"})
    assert received(session, brought(sealed_at_home(at_home(session, HIS, form=form)))).startswith(RECEIVED)


def test_of_a_pair_that_was_dropped_nothing_comes_in(session, guest, library):
    session.drop()
    before = everything(library, SESSION)

    with pytest.raises((KnownError, BugError)):
        received(session, brought(guest))
    assert everything(library, SESSION) == before


def test_only_one_of_the_two_has_a_sheet(session, guest):
    with pytest.raises(BugError):
        share_guest.receive(session, guest, UUID(int=7), "Vreemde")
