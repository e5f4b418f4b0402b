"""What she saved at home comes in at the laptop of the other one, and opens with her word."""

import pytest
from PySide6.QtCore import QSettings
from support.pairs.guest_hands import CODE, FIRST, HER_WORD, HERS, SESSION

from observatie.app import LibraryOpening
from observatie.domain.acts.pair_acts import PairSet, Seating
from observatie.domain.errors import KnownError
from observatie.domain.pair.pair import asked
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.exchange import share_file
from observatie.exchange.share_guest import Guest, begin_at_home, guest_in, keep_guest, owner_of, receive
from observatie.store.pair_session import PairSession
from observatie.store.register_session import RegisterSession
from observatie.store.sheets import begin, unlock
from observatie.ui.kit.machine_settings import MachineSettings


@pytest.fixture
def session(library, clock, catalogue):
    """The session of Joost, whose library this is, with Fatima, each at home."""
    people = RegisterSession(library, clock)
    fatima, joost = people.add_person("Fatima de Vries").id, people.add_person("Joost Kramer").id
    made = PairSession.open(library, SESSION, clock)
    made.set_up(PairSet(partners=(fatima, joost), seating=Seating.AT_HOME), catalogue.instruments["share"])
    library.append(()).result()
    return made


def test_her_file_comes_in_and_both_open_with_their_words(hands, stick, session, library):
    hands.choose_word()
    hands.write(HERS)
    hands.seal()
    hands.save()

    fatima, joost = session.pair.partners
    guest = guest_in(share_file.load(stick.files[0]))
    assert guest.code == CODE
    assert owner_of(guest, session.pair, library.register(), library.scribe.author) == fatima
    assert "ontvangen" in receive(session, guest, fatima, "Fatima")
    assert session.state_of(fatima) is SheetState.SEALED

    session.seal(begin(SESSION, joost, "fietsenrek").with_text(SheetText(words={})))
    session.open_both(
        unlock(session.sheets[fatima], HER_WORD), unlock(session.sheets[joost], "fietsenrek")
    ).result()
    assert HERS in repr([entry.payload for entry in library.pair(SESSION).journal.entries()])


def test_a_later_seal_takes_the_place_of_the_earlier_one_and_not_the_other_way_round(hands, stick, session):
    fatima = session.pair.partners[0]
    hands.choose_word()
    hands.write(HERS)
    hands.seal()
    hands.save()
    earlier = guest_in(share_file.load(stick.files[0]))
    hands.press("guest-unseal")
    hands.give_word()
    hands.write("!")
    hands.seal()
    hands.save()
    later = guest_in(share_file.load(stick.files[0]))

    receive(session, earlier, fatima, "Fatima")
    receive(session, later, fatima, "Fatima")
    assert unlock(session.sheets[fatima], HER_WORD).text.words == {FIRST.removeprefix("sheet-"): f"{HERS}!"}
    with pytest.raises(KnownError) as refused:
        receive(session, earlier, fatima, "Fatima")
    assert refused.value.code == "P07"


def test_the_program_itself_sees_that_a_sheet_was_begun_here(home, catalogue):
    opening = LibraryOpening(home, throw_away=False)
    assert not opening.has_sheets
    guest = Guest(CODE, "Fatima", "Joost", catalogue.instruments["share"])
    keep_guest(home, guest.with_sheet(begin_at_home(guest, "zonnebloem").sheet))
    assert opening.has_sheets


def test_the_program_itself_gives_the_form_that_is_shipped(qtbot, theme, tmp_path, home):
    machine = MachineSettings(QSettings(str(tmp_path / "venster.ini"), QSettings.Format.IniFormat))
    screen = LibraryOpening(home, throw_away=False).guest_screen(theme, machine)
    qtbot.addWidget(screen)
    assert len(asked(screen._shipped())) == 15
