"""The whole way of somebody who fills in at home, with keys alone; judged by what the files hold."""

import os
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from support.hands import in_front
from support.pairs.guest_hands import CODE, FIRST, HER_WORD, HERS, MORE, NEW_WORD, SPOKEN, GuestHands, kept, words
from support.samples import PASSPHRASE
from support.windows import first_start

from observatie.domain.errors import BugError
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.exchange import share_file
from observatie.exchange.share_guest import AT_HOME, Guest, begin_at_home, guest_in, keep_guest, to_take_along
from observatie.store.sheets import unlock
from observatie.ui.kit.widgets import breakable
from observatie.ui.pairs.guest.entry_page import CarriedSheet
from observatie.ui.pairs.guest.guest_screen import GuestScreen

QUESTION = FIRST.removeprefix("sheet-")


class Alone(GuestHands):
    """The screen as a window of its own."""

    @property
    def screen(self):
        return self.window


@pytest.mark.parametrize("library", [False, True])
def test_from_the_locked_screen_to_a_file_on_a_stick(laptop, home, stick, library):
    hands = laptop(library=library)
    locked = hands.page
    hands.join()
    hands.name()
    hands.choose_word()
    hands.write(HERS)
    hands.seal()
    hands.save()

    (saved,) = stick.files
    assert saved.name == "2026-03-10 SHARE blad van Fatima.share.observatie"
    taken = guest_in(share_file.load(saved))
    assert (taken.code, taken.name, taken.partner) == (CODE, "Fatima de Vries", "Joost Kramer")
    assert (taken.state, taken.sheet.edition) == (SheetState.SEALED, 1)
    assert words(taken) == {QUESTION: HERS}
    assert taken.form.id == "share"
    assert breakable(stick.folder) in hands.said()
    assert "Neem het bestand mee, of mail het, naar Joost" in hands.said()
    assert "jullie openen de bladen samen bij de laptop van Joost" in hands.said()

    assert hands.focus == "guest-ready"
    hands.enter()
    hands.on(locked)
    assert (home / "observatie.db").exists() == library


def test_she_stops_and_goes_on_another_day_with_her_word(laptop, hands, home):
    hands.choose_word()
    hands.write(HERS)
    hands.stop()
    hands.window.close()
    assert kept(home).state is SheetState.DRAFT
    assert words(kept(home)) == {QUESTION: HERS}

    again = laptop()
    again.join()
    assert "Fatima, voor Joost; nog niet verzegeld" in again.said()
    assert again.focus == f"guest-{CODE}"
    again.enter()
    again.give_word()
    assert again.written == HERS
    assert again.focus not in (FIRST, "sheet-stop")
    again.write(MORE, again.focus)
    again.seal()

    assert sorted(words(kept(home)).values()) == sorted((HERS, MORE))


def test_the_same_code_goes_on_with_the_sheet_that_is_here(laptop, hands):
    hands.choose_word()
    hands.write(HERS)
    hands.window.close()

    again = laptop()
    again.join()
    again.name("Fatima", "Joost", SPOKEN.upper().replace("-", " "))
    again.give_word()
    assert again.written == HERS


def test_with_the_same_code_another_one_does_not_get_her_sheet(laptop, hands):
    hands.choose_word()
    hands.write(HERS)
    hands.window.close()

    again = laptop()
    again.join()
    again.name("Joost Kramer", "Fatima de Vries")
    assert again.page == "EntryPage"
    assert "al een blad, van Fatima de Vries" in again.said()


def test_until_she_is_done_the_seal_comes_off_and_on_and_the_edition_counts_up(hands, home, stick):
    hands.choose_word()
    hands.write(HERS)
    hands.seal()
    hands.save()
    hands.press("guest-unseal")
    hands.give_word()
    hands.screen.store.settle()
    assert kept(home).state is SheetState.DRAFT
    hands.write("!")
    hands.seal()
    assert "neem dan alleen het nieuwe bestand mee" in hands.said()
    hands.save()

    first, second = stick.files
    assert (first.name, second.name) == (
        "2026-03-10 SHARE blad van Fatima, versie 2.share.observatie",
        "2026-03-10 SHARE blad van Fatima.share.observatie",
    )
    taken = guest_in(share_file.load(first))
    assert taken.sheet.edition == 2
    assert words(taken) == {QUESTION: f"{HERS}!"}


def test_who_keeps_the_seal_after_all_is_back_where_she_was(hands, home):
    hands.choose_word()
    hands.write(HERS)
    hands.seal()
    hands.press("guest-unseal")
    hands.on("GiveWord")
    hands.escape()
    hands.on("SealedPage")
    hands.screen.store.settle()
    assert kept(home).state is SheetState.SEALED


def test_a_sealed_sheet_that_was_begun_here_is_saved_without_her_word(laptop, hands, stick):
    hands.choose_word()
    hands.write(HERS)
    hands.seal()
    hands.escape()
    hands.on("FirstStart")
    hands.join()
    assert "Fatima, voor Joost; verzegeld" in hands.said()
    hands.go_on()
    hands.on("SealedPage")
    hands.save()
    assert len(stick.files) == 1


def test_a_word_that_was_forgotten_is_a_new_sheet_once_another_was_chosen(hands, home):
    hands.choose_word()
    hands.write(HERS)
    hands.seal()
    hands.press("guest-unseal")
    hands.on("GiveWord")
    hands.press("sheet-forgotten")
    hands.press("sheet-anew")
    hands.on("ChooseWord")
    hands.screen.store.settle()
    assert words(kept(home)) == {QUESTION: HERS}

    hands.choose_word(NEW_WORD)
    hands.screen.store.settle()
    assert words(kept(home), NEW_WORD) == {}
    hands.write(MORE)
    hands.seal()
    hands.screen.store.settle()
    assert kept(home).sheet.edition == 2


def test_a_draft_cannot_leave(hands, stick, home):
    hands.choose_word()
    hands.write(HERS)
    hands.stop()
    hands.screen.store.settle()
    with pytest.raises(BugError):
        to_take_along(kept(home))
    hands.go_on()
    hands.on("GiveWord")
    for _ in range(20):
        assert hands.focus != "guest-save"
        hands.key(Qt.Key.Key_Tab)
    assert stick.offered == []


def test_who_gives_up_choosing_a_place_saves_nothing(hands, stick):
    stick.gives_up = True
    hands.choose_word()
    hands.seal()
    hands.press("guest-save")
    assert stick.files == []
    assert "Bewaard" not in hands.said()
    assert hands.focus == "guest-save"


# The way back


@pytest.mark.parametrize("library", [False, True])
def test_escape_leads_back_from_each_page(laptop, library):
    hands = laptop(library=library)
    locked = hands.page
    hands.join()
    hands.escape()
    hands.on(locked)
    hands.join()
    hands.name()
    hands.on("ChooseWord")
    hands.escape()
    hands.on("EntryPage")
    hands.name()
    hands.choose_word()
    hands.stop()
    hands.go_on()
    hands.on("GiveWord")
    hands.escape()
    hands.on("EntryPage")
    hands.press("guest-back")
    hands.on(locked)
    assert hands.focus in ("passphrase", "first-sheets")


def test_escape_in_the_form_stays_there(hands):
    hands.choose_word()
    hands.write(HERS)
    hands.escape()
    assert hands.page == "SheetForm"
    assert hands.written == HERS


def test_the_unlock_screen_still_opens_the_library_afterwards(laptop):
    hands = laptop(library=True)
    hands.join()
    hands.escape()
    hands.on("UnlockScreen")
    hands.type(PASSPHRASE)
    hands.enter()
    hands.qtbot.waitUntil(lambda: hands.window.shell is not None, timeout=15_000)


def test_the_first_start_still_makes_a_library_beside_her_sheet(hands, home):
    hands.choose_word()
    hands.write(HERS)
    hands.stop()
    hands.escape()
    hands.on("FirstStart")
    first_start(hands.qtbot, hands.window)
    assert (home / "observatie.db").exists()
    assert words(kept(home)) == {QUESTION: HERS}


@pytest.mark.skipif(os.name != "posix", reason="other systems have other leave")
def test_nobody_else_on_the_laptop_may_look_where_her_sheet_is(hands, home):
    hands.choose_word()
    hands.screen.store.settle()
    assert [each.stat().st_mode & 0o777 for each in (home, home / AT_HOME)] == [0o700, 0o700]


def test_while_the_library_is_being_opened_there_is_no_other_way(laptop, worker):
    hands = laptop(library=True)
    worker.clear()
    hands.type(PASSPHRASE)
    hands.enter()
    hands.press("unlock-join")
    assert hands.page == "UnlockScreen"
    worker.set()
    hands.qtbot.waitUntil(lambda: hands.window.shell is not None, timeout=15_000)


# Closed, and killed


STEPS = ("named", "chosen", "written", "stopped", "sealed", "unsealed", "again")


@pytest.mark.parametrize("killed", [False, True])
@pytest.mark.parametrize("last", STEPS)
def test_she_goes_on_from_wherever_the_program_ended(laptop, home, tmp_path, last, killed):
    hands = laptop()
    hands.join()
    for step in STEPS[: STEPS.index(last) + 1]:
        take(hands, step)
    if killed:
        # What is on disk at this moment is what there is after the power went.
        hands.qtbot.waitUntil(lambda: hands.screen.store.is_saved(CODE))
        ends_in = tmp_path / "daarna"
        if home.exists():
            home.rename(ends_in)
        hands.window.hide()
    else:
        hands.window.close()
        ends_in = home

    again = laptop(ends_in)
    again.join()
    if last == "named":
        again.name()
        again.choose_word()
        again.write(HERS)
    else:
        again.go_on()
        go_on_with(again, last)
    again.seal()
    again.screen.store.settle()
    assert kept(ends_in).state is SheetState.SEALED
    assert words(kept(ends_in))[QUESTION].startswith(HERS)


def take(hands, step):
    match step:
        case "named":
            hands.name()
            hands.on("ChooseWord")
        case "chosen":
            hands.choose_word()
        case "written":
            hands.write(HERS)
            hands.key(Qt.Key.Key_Tab)
        case "stopped":
            hands.stop()
            hands.go_on()
            hands.give_word()
        case "sealed" | "again":
            hands.seal()
        case "unsealed":
            hands.press("guest-unseal")
            hands.give_word()


def go_on_with(hands, last):
    if last in ("sealed", "again"):
        hands.on("SealedPage")
        hands.press("guest-unseal")
    hands.give_word()
    if last == "chosen":
        hands.write(HERS)


# Taken over from a library of her own


@pytest.fixture
def carrying(qtbot, theme, home, catalogue, clock, stick):
    """She took what she wrote in her own library along, and is asked for the code."""
    carried = CarriedSheet(
        UUID(int=1),
        "Fatima de Vries",
        "Joost Kramer",
        catalogue.instruments["share"],
        SheetText(words={QUESTION: HERS}),
    )
    screen = in_front(
        GuestScreen(theme, home, lambda: catalogue, clock, stick.ask_path, stick.ask_open, carried), qtbot
    )
    screen.enter()
    return Alone(screen, qtbot)


def test_what_she_wrote_in_her_own_library_is_on_her_first_sheet_here(carrying, home):
    assert carrying.focus == "guest-code"
    carrying.type(SPOKEN)
    carrying.enter()
    carrying.choose_word()
    assert carrying.written == HERS
    carrying.seal()
    carrying.screen.store.settle()
    assert words(kept(home)) == {QUESTION: HERS}


def test_what_she_took_along_is_not_on_a_second_sheet_under_another_word(carrying):
    carrying.type(SPOKEN)
    carrying.enter()
    carrying.choose_word()
    carrying.seal()
    carrying.press("guest-unseal")
    carrying.on("GiveWord")
    carrying.press("sheet-forgotten")
    carrying.press("sheet-anew")
    carrying.choose_word(NEW_WORD)
    assert carrying.written == ""


def test_with_what_she_took_along_no_sheet_that_is_here_is_written_over(carrying, home, catalogue):
    guest = Guest(CODE, "Fatima", "Joost", catalogue.instruments["share"])
    keep_guest(home, guest.with_sheet(begin_at_home(guest, NEW_WORD).sheet))
    carrying.escape()
    carrying.screen._show_entry()
    carrying.type(SPOKEN)
    carrying.enter()
    assert "is op deze laptop al een blad" in carrying.said()
    assert words(kept(home), NEW_WORD) == {}


@pytest.mark.parametrize("far", ["entry", "word"])
def test_what_she_took_along_is_let_go_where_she_leaves_before_it_is_on_a_sheet(carrying, qtbot, home, far):
    if far == "word":
        carrying.type(SPOKEN)
        carrying.enter()
        carrying.on("ChooseWord")
    carrying.screen.leave()
    assert carrying.screen.page is None
    with qtbot.waitSignal(carrying.screen.closed):
        carrying.screen.enter()
    assert not home.exists()


def test_a_sheet_begun_for_a_guest_may_begin_with_words(catalogue):
    guest = Guest(CODE, "Fatima", "Joost", catalogue.instruments["share"])
    sheet = begin_at_home(guest, HER_WORD, SheetText(words={QUESTION: HERS}))
    assert unlock(sheet.sheet, HER_WORD).text.words == {QUESTION: HERS}
