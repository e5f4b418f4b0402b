"""What is asked of somebody who fills in at home: her name, that of the other one, the code, and which form."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from support.pairs.guest_hands import CODE, HER_WORD, HERS, NEW_WORD, SPOKEN, GuestHands, kept

from observatie.data import instruments_folder
from observatie.domain.pair.code import code_of, shown
from observatie.domain.pair.pair import asked
from observatie.exchange.share_guest import AT_HOME
from observatie.ui.kit.problem_label import HelpLink

SHARE = (instruments_folder() / "share.yaml").read_text(encoding="utf-8")


@pytest.fixture
def entry(laptop) -> GuestHands:
    hands = laptop()
    hands.join()
    return hands


def complaint(hands, name):
    return hands.screen.findChild(QLineEdit, name).accessibleDescription()


@pytest.mark.parametrize("library", [False, True])
def test_one_types_at_once_and_enter_leads_from_field_to_field(laptop, library):
    hands = laptop(library=library)
    hands.join()
    assert hands.focus == "guest-name"
    hands.type("Fatima")
    hands.enter()
    assert hands.focus == "guest-partner"
    hands.type("Joost")
    hands.enter()
    assert hands.focus == "guest-code"
    hands.type(SPOKEN)
    hands.enter()
    hands.on("ChooseWord")
    assert hands.focus == "sheet-word"


@pytest.mark.parametrize(
    "wrong", ["", "gimo", f"{SPOKEN[:-1]}{'a' if SPOKEN[-1] != 'a' else 'b'}", "gimo-lafu-dd", "?"]
)
def test_a_wrong_code_is_refused_at_its_field(entry, home, wrong):
    entry.name(code=wrong)
    assert entry.page == "EntryPage"
    assert entry.focus == "guest-code"
    assert complaint(entry, "guest-code").startswith("Deze paarcode klopt niet")
    assert entry.screen.page.findChild(HelpLink).text() == "Uitleg (P17)"
    assert not home.exists()

    entry.type(SPOKEN)
    assert not complaint(entry, "guest-code")
    entry.enter()
    entry.on("ChooseWord")


def test_the_code_is_read_in_whatever_way_it_is_typed(entry):
    entry.name(code=f"  {SPOKEN.upper().replace('-', ' ')} ")
    entry.on("ChooseWord")


@pytest.mark.parametrize(
    ("name", "partner", "field", "said"),
    [
        ("", "Joost", "guest-name", "Typ hier je naam."),
        ("Fatima", " ", "guest-partner", "met wie je gaat lesgeven"),
        ("Fatima", "fatima", "guest-partner", "dezelfde naam"),
    ],
)
def test_two_names_are_asked(entry, name, partner, field, said):
    entry.name(name, partner)
    assert entry.page == "EntryPage"
    assert entry.focus == field
    assert said in complaint(entry, field)


def test_a_letter_typed_on_a_button_begins_in_a_field(entry):
    entry.walk_to("guest-onward")
    entry.type("F")
    assert entry.focus == "guest-name"
    assert entry.screen.findChild(QLineEdit, "guest-name").text() == "F"


def test_a_sheet_of_another_pair_is_begun_beside_the_one_that_is_here(entry):
    entry.name()
    entry.choose_word()
    entry.write(HERS)
    entry.stop()
    other = code_of(UUID(int=7))
    entry.name(code=shown(other))
    entry.begin_empty()
    entry.choose_word()
    entry.stop()
    assert f"Fatima, voor Joost; nog niet verzegeld ({SPOKEN})" in entry.said()
    assert f"Fatima, voor Joost; nog niet verzegeld ({shown(other)})" in entry.said()
    entry.screen.store.settle()
    assert {each.code for each in entry.screen.store.guests()} == {CODE, other}


def test_two_sheets_of_which_the_names_differ_in_capitals_alone_are_told_apart_by_their_codes(entry):
    entry.name(partner="joost")
    entry.choose_word()
    entry.stop()
    other = code_of(UUID(int=7))
    entry.name(partner="Joost", code=shown(other))
    entry.begin_empty()
    entry.choose_word()
    entry.stop()
    assert f"voor joost; nog niet verzegeld ({SPOKEN})" in entry.said()
    assert f"voor Joost; nog niet verzegeld ({shown(other)})" in entry.said()


def test_what_she_wrote_under_a_code_that_is_given_up_goes_over_to_the_new_one_with_its_word(begun, home):
    other = code_of(UUID(int=7))
    begun.name(code=shown(other))
    begun.on("GiveWord")
    assert "al aan een blad voor Joost" in begun.said()
    begun.type(HER_WORD)
    begun.enter()
    begun.choose_word(NEW_WORD)
    assert begun.written == HERS


def test_with_another_partner_nobody_asks_for_a_word_of_before(begun):
    begun.name(partner="Truus Mulder", code=shown(code_of(UUID(int=7))))
    begun.on("ChooseWord")


# A form of their own


def own_form(tmp_path, text):
    path = tmp_path / "onze vragen.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_who_filled_in_the_wrong_form_goes_on_with_that_of_the_pair_and_keeps_what_she_wrote(
    begun, stick, tmp_path, home
):
    stick.form = own_form(tmp_path, SHARE.replace('version: "2020.1"', 'version: "2026.1"'))
    begun.press("guest-form-choose")
    begun.name()
    begun.on("GiveWord")
    assert "dan schrijf je verder met de vragen van" in begun.said()
    begun.type(HER_WORD)
    begun.enter()
    begun.on("SheetForm")
    assert begun.written == HERS
    begun.screen.store.settle()
    assert kept(home).form.version == "2026.1"


def test_a_pair_with_questions_of_its_own_chooses_their_file(entry, stick, tmp_path, home):
    stick.form = own_form(
        tmp_path, SHARE.replace('version: "2020.1"', 'version: "2026.1"').replace("wens/hoop", "droom")
    )
    entry.press("guest-form-choose")
    assert "SHARE-formulier ter voorbereiding op co-teaching (15 vragen), uit onze vragen.yaml" in entry.said()
    assert entry.focus == "guest-name"
    entry.name()
    entry.choose_word()
    assert "Mijn grootste droom" in entry.said()
    entry.stop()
    entry.screen.store.settle()
    assert kept(home).form.version == "2026.1"
    entry.go_on()
    entry.give_word()
    assert "Mijn grootste droom" in entry.said()


def test_who_changes_her_mind_fills_in_the_form_that_is_shipped(entry, stick, tmp_path, home):
    stick.form = own_form(tmp_path, SHARE.replace("wens/hoop", "droom"))
    entry.press("guest-form-choose")
    entry.press("guest-form-drop")
    entry.name()
    entry.choose_word()
    assert "droom" not in entry.said()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: share\n", "In onze vragen.yaml, regel 1: het veld “version” ontbreekt"),
        ("", "dit bestand is leeg"),
        (None, "niet voor twee mensen"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_and_the_shipped_form_stays(
    entry, stick, tmp_path, catalogue, text, said
):
    if text is None:
        text = (instruments_folder() / "smeets.yaml").read_text(encoding="utf-8")
    stick.form = own_form(tmp_path, text)
    entry.press("guest-form-choose")
    assert said in entry.said()
    entry.name()
    entry.choose_word()
    assert len(asked(catalogue.instruments["share"])) == 15
    assert "0 van 15 vragen beantwoord" in entry.said()


def test_who_gives_up_choosing_a_file_changes_nothing(entry, stick):
    before = entry.said()
    entry.press("guest-form-choose")
    assert entry.said() == before


def test_f1_opens_the_help(entry):
    entry.key(Qt.Key.Key_F1)
    assert entry.window._help is not None
    entry.window._drop_help()


# A sheet that was begun here


@pytest.fixture
def begun(laptop) -> GuestHands:
    """She wrote on a sheet, stopped, and is where she can go on with it."""
    hands = laptop()
    hands.join()
    hands.name()
    hands.choose_word()
    hands.write(HERS)
    hands.stop()
    return hands


@pytest.mark.parametrize(("library", "name"), [(False, "first-sheets"), (True, "unlock-sheets")])
def test_the_locked_screen_leads_to_a_sheet_that_was_begun_here(laptop, library, name):
    hands = laptop(library=library)
    assert hands.screen.findChild(QPushButton, name) is None
    hands.join()
    hands.name()
    hands.choose_word()
    hands.stop()
    hands.escape()
    hands.press(name)
    hands.on("EntryPage")
    assert hands.focus == f"guest-{CODE}"


def test_a_sheet_that_is_removed_is_nowhere_any_more(begun, home):
    begun.press(f"guest-remove-{CODE}")
    assert begun.focus == "guest-remove-back"
    begun.press("guest-remove-sure")
    assert begun.focus == "guest-name"
    assert list((home / AT_HOME).iterdir()) == []
    begun.window.close()
    assert list((home / AT_HOME).iterdir()) == []


def test_who_thinks_again_keeps_her_sheet(begun, home):
    begun.press(f"guest-remove-{CODE}")
    begun.press("guest-remove-back")
    assert begun.focus == f"guest-remove-{CODE}"
    begun.screen.store.settle()
    assert kept(home).name == "Fatima de Vries"


def test_a_sheet_that_cannot_be_removed_is_still_there_and_why_is_told(begun, home, monkeypatch):
    def refuses(_path, missing_ok=False):
        raise PermissionError(13, "Permission denied")

    begun.screen.store.settle()
    with monkeypatch.context() as refusing:
        refusing.setattr(Path, "unlink", refuses)
        begun.press(f"guest-remove-{CODE}")
        begun.press("guest-remove-sure")
    assert "kan hier niet verwijderd worden" in begun.said()
    assert kept(home).name == "Fatima de Vries"
