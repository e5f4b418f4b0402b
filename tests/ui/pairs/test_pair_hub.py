"""The page of one pair: what comes next, the code for at home, and files that come in; judged by what is kept."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea
from support.pairs.files import at_home, brought, result, sealed_at_home
from support.pairs.hands import ScreenHands
from support.pairs.samples import HER_WORD, HERS, HIS, HIS_WORD, begun, both_sealed, brought_to, fill_in, open_both
from support.windows import no_path

from observatie.domain.acts.pair_acts import PairSet, Seating
from observatie.domain.pair.code import code_of, shown
from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.exchange.share_guest import guests_at_home
from observatie.store.sheets import unlock
from observatie.ui.kit.file_dialogs import FileAccess
from observatie.ui.kit.scroll_into_view import is_unseen
from observatie.ui.pairs.pair_screen import PairScreen
from observatie.ui.session.pair_controller import PairController


class HubHands(ScreenHands):
    """Somebody at the page of a pair."""

    def __init__(self, screen, qtbot, chosen) -> None:
        super().__init__(screen, qtbot)
        self.chosen = chosen

    def button(self, name) -> QPushButton:
        return self.screen.hub.findChild(QPushButton, name)

    @property
    def said(self) -> str:
        QApplication.processEvents()
        return "\n".join(each.text() for each in self.screen.hub.findChildren(QLabel) if each.isVisible())

    def choose(self, path) -> None:
        """Choose a file with the button for that."""
        self.chosen.append(str(path))
        self.press("pair-choose")

    def until_kept(self) -> None:
        self.session._library.append(()).result()


@pytest.fixture
def downloads(tmp_path):
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


@pytest.fixture
def hands(context, qtbot, show, cheap_words, downloads):
    """Take a session in hand, on a laptop that asks no passphrase."""

    def take(session) -> HubHands:
        context.library.append(()).result()
        chosen = []
        screen = PairScreen(
            PairController(context, session),
            FileAccess(no_path, lambda _parent: chosen.pop(), no_path, no_path, downloads),
        )
        return HubHands(show(screen), qtbot, chosen)

    return take


@pytest.fixture
def away(context, clock):
    """A pair of the owner of the library and Joost, of whom he fills in at home."""
    from observatie.store.register_session import RegisterSession

    joost = RegisterSession(context.library, clock).add_person("Joost Kramer").id
    partners = (context.library.scribe.author, joost)
    return begun(context.library, clock, partners=partners, seating=Seating.AT_HOME)


def put(folder, guest, name="SHARE.share.observatie"):
    path = folder / name
    path.write_bytes(brought(guest))
    return path


# What comes next


def test_at_home_she_fills_in_hers_and_then_waits_for_his(hands, away):
    at_work = hands(away)
    assert at_work.button("pair-onward").accessibleName().endswith("vul je blad in")
    fill_in(away, away.pair.partners[0], HER_WORD, HERS)
    at_work.screen.hub.enter()
    assert at_work.button("pair-onward").accessibleName() == "Neem het blad van Joost aan"


def test_who_began_her_sheet_goes_on_with_it(hands, away):
    fill_in(away, away.pair.partners[0], HER_WORD, HERS, seal=False)
    at_work = hands(away)
    assert at_work.button("pair-onward").text().endswith(": ga verder met je blad")


def test_the_code_is_shown_for_him_and_can_be_copied(hands, away):
    at_work = hands(away)
    code = shown(at_work.screen.controller.code)
    assert code in at_work.said
    at_work.press("pair-code-copy")
    assert QApplication.clipboard().text() == code


def test_together_on_one_laptop_there_is_no_code(hands, context, clock):
    at_work = hands(begun(context.library, clock))
    assert not at_work.screen.hub.findChild(QLabel, "pair-code").isVisible()


def test_where_they_fill_in_can_be_chosen_again_until_the_sheets_are_open(hands, away):
    at_work = hands(away)
    at_work.press("pair-turn")
    assert away.pair.settings.seating is Seating.TOGETHER
    at_work.press("pair-turn")
    assert away.pair.settings.seating is Seating.AT_HOME


def test_on_the_day_they_look_back_from_here(hands, context, clock):
    session = brought_to(PairStage.AFTER, context.library, clock)
    session.set_up(PairSet(look_back=date(2026, 3, 12))).saved.result()
    at_work = hands(session)
    assert at_work.button("pair-onward").accessibleName() == "Bekijk de afspraken"
    clock.advance(3 * 24 * 3_600_000)
    at_work.screen.hub.enter()
    assert "De dag waarop jullie terug wilden kijken is er." in at_work.said
    assert at_work.button("pair-onward").text() == "Kijk samen terug"
    at_work.press("pair-onward")
    assert QApplication.focusWidget().objectName() == "pair-look-back-now"


def test_what_happened_stands_there_the_latest_first(hands, context, clock):
    session = both_sealed(context.library, clock)
    at_work = hands(session)
    told = [each.text() for each in at_work.screen.hub.findChildren(QLabel, "pair-log")]
    assert [line.partition(": ")[2] for line in told] == [
        "blad van Joost verzegeld",
        "blad van Fatima verzegeld",
        "jullie zijn begonnen",
    ]


# His sheet


def test_a_file_that_is_chosen_comes_in_closed(hands, away, downloads):
    at_work = hands(away)
    at_work.choose(put(downloads, sealed_at_home(at_home(away, HIS))))
    at_work.until_said("Het blad van Joost is ontvangen")
    at_work.until_kept()
    kept = away._library.sheets(away.pair.id)[away.pair.partners[1]]
    assert unlock(kept, HIS_WORD).text.words == HIS
    assert "blad van Joost ontvangen" in at_work.said


def test_a_file_in_the_downloads_is_offered_and_the_way_on_takes_it(hands, away, downloads, qtbot):
    put(downloads, sealed_at_home(at_home(away, HIS)))
    fill_in(away, away.pair.partners[0], HER_WORD, HERS)
    at_work = hands(away)
    qtbot.waitUntil(lambda: at_work.button("pair-found") is not None)
    at_work.press("pair-onward")
    assert away.can_open
    assert at_work.button("pair-onward").accessibleName() == "Open de bladen"


@pytest.mark.parametrize(
    "name", ["SHARE blad van Joost.share (1).observatie", "SHARE blad van Joost.SHARE.OBSERVATIE"]
)
def test_a_file_is_found_in_the_downloads_by_whatever_name_a_browser_gave_it(hands, away, downloads, qtbot, name):
    put(downloads, sealed_at_home(at_home(away, HIS)), name)
    at_work = hands(away)
    qtbot.waitUntil(lambda: at_work.button("pair-found") is not None)


def test_what_is_here_already_is_not_offered_again(hands, away, downloads, qtbot):
    guest = sealed_at_home(at_home(away, HIS))
    put(downloads, guest)
    at_work = hands(away)
    qtbot.waitUntil(lambda: at_work.button("pair-found") is not None)
    at_work.press("pair-found")
    qtbot.waitUntil(lambda: at_work.button("pair-found") is None)
    assert away.state_of(away.pair.partners[1]) is SheetState.SEALED


def test_what_he_sealed_later_comes_in_its_place_and_that_is_said(hands, away, downloads):
    first = sealed_at_home(at_home(away, HIS))
    at_work = hands(away)
    at_work.choose(put(downloads, first))
    at_work.until_said("ontvangen.")
    at_work.choose(put(downloads, sealed_at_home(first, HERS), "later.share.observatie"))
    at_work.until_said("in de plaats van")
    assert unlock(away.sheets[away.pair.partners[1]], HIS_WORD).text.words == HERS


def test_a_later_sheet_in_the_downloads_says_that_it_takes_the_place_of_what_is_here(
    hands, away, downloads, qtbot
):
    first = sealed_at_home(at_home(away, HIS, name="joost kramer"))
    put(downloads, first)
    at_work = hands(away)
    qtbot.waitUntil(lambda: at_work.button("pair-found") is not None)
    assert at_work.button("pair-found").text().startswith("Neem het blad van Joost aan, van ")
    at_work.press("pair-found")
    qtbot.waitUntil(lambda: at_work.button("pair-found") is None)
    put(downloads, sealed_at_home(first, HERS), "later.share.observatie")
    at_work.screen.hub.enter()
    qtbot.waitUntil(lambda: at_work.button("pair-found") is not None)
    assert at_work.button("pair-found").text().startswith("Vervang het blad van Joost door dat van ")


# Not without asking


def received_of_joost(at_work, away, downloads):
    """Let his sheet come in, and return what he has at home."""
    first = sealed_at_home(at_home(away, HIS))
    at_work.choose(put(downloads, first))
    at_work.until_said("ontvangen.")
    return first


def text_of_joost(away, word=HIS_WORD):
    return unlock(away.sheets[away.pair.partners[1]], word).text.words


def test_a_sheet_under_another_word_does_not_take_the_place_of_his_without_asking(hands, away, downloads):
    at_work = hands(away)
    received_of_joost(at_work, away, downloads)
    begun_again = sealed_at_home(at_home(away, HERS, word="paardenbloem"), word="paardenbloem")
    at_work.choose(put(downloads, begun_again, "opnieuw.share.observatie"))
    at_work.until_said("met een ander woord")
    assert at_work.screen.focusWidget().objectName() == "pair-take-back"
    at_work.press("pair-take-back")
    assert text_of_joost(away) == HIS

    at_work.choose(downloads / "opnieuw.share.observatie")
    at_work.until_said("met een ander woord")
    at_work.press("pair-take-sure")
    assert text_of_joost(away, "paardenbloem") == HERS


def test_what_he_wrote_here_after_his_sheet_came_in_is_not_lost_without_asking(hands, away, downloads):
    at_work = hands(away)
    first = received_of_joost(at_work, away, downloads)
    draft = away.unseal(unlock(away.sheets[away.pair.partners[1]], HIS_WORD))
    away.seal(draft.with_text(SheetText(words=HERS))).result()
    at_work.choose(
        put(downloads, sealed_at_home(first, {"grootste-wens": "Iets anders"}), "later.share.observatie")
    )
    at_work.until_said("is hier ook geschreven")
    at_work.press("pair-take-back")
    assert text_of_joost(away) == HERS


def test_a_sheet_with_another_name_on_it_is_asked_about(hands, away, downloads):
    at_work = hands(away)
    at_work.choose(put(downloads, sealed_at_home(at_home(away, HIS, name="Truus Mulder"))))
    at_work.until_said("staat de naam Truus Mulder")
    assert away.state_of(away.pair.partners[1]) is SheetState.NONE
    at_work.press("pair-take-sure")
    assert away.state_of(away.pair.partners[1]) is SheetState.SEALED


def test_a_part_of_his_name_is_his_name(hands, away, downloads):
    at_work = hands(away)
    at_work.choose(put(downloads, sealed_at_home(at_home(away, HIS, name="meneer Kramer"))))
    at_work.until_said("ontvangen.")


def test_nobody_has_to_say_whose_a_sheet_is(hands, away, downloads):
    at_work = hands(away)
    mine = away._library.register().name(away.pair.partners[0])
    at_work.choose(put(downloads, sealed_at_home(at_home(away, HIS, name=mine))))
    at_work.until_said("Van wie is dit blad?")
    at_work.press("pair-whose-back")
    assert {away.state_of(each) for each in away.pair.partners} == {SheetState.NONE}


@pytest.fixture
def about_to_open(hands, away, downloads, qtbot):
    """Both sheets are here, and one that he sealed later lies in the downloads."""
    fill_in(away, away.pair.partners[0], HER_WORD, HERS)
    first = sealed_at_home(at_home(away, HIS))
    at_work = hands(away)
    at_work.choose(put(downloads.parent, first))
    at_work.until_said("ontvangen.")
    put(downloads, sealed_at_home(first, HERS), "later.share.observatie")
    at_work.screen.hub.enter()
    at_work.until_said("verzegelde later nog een blad")
    return at_work


def test_before_they_open_what_he_sealed_later_is_taken_in_first(about_to_open, away):
    assert about_to_open.button("pair-onward").text() == "Neem het nieuwere blad van Joost aan"
    about_to_open.press("pair-onward")
    assert unlock(away.sheets[away.pair.partners[1]], HIS_WORD).text.words == HERS
    assert about_to_open.button("pair-onward").text() == "Open de bladen"
    assert not about_to_open.button("pair-anyway").isVisible()


def test_they_can_open_what_is_here_all_the_same(about_to_open, away):
    about_to_open.press("pair-anyway")
    about_to_open.on("HandOver")
    assert unlock(away.sheets[away.pair.partners[1]], HIS_WORD).text.words == HIS


def test_what_he_sealed_earlier_is_refused(hands, away, downloads):
    first = sealed_at_home(at_home(away, HIS))
    at_work = hands(away)
    at_work.choose(put(downloads, sealed_at_home(first, HERS)))
    at_work.until_said("ontvangen.")
    at_work.choose(put(downloads, first, "eerder.share.observatie"))
    at_work.until_said("ouder dan")
    assert unlock(away.sheets[away.pair.partners[1]], HIS_WORD).text.words == HERS


def test_a_file_that_is_refused_leaves_the_keys_where_it_was_chosen(hands, away, downloads):
    at_work = hands(away)
    at_work.choose(put(downloads, sealed_at_home(at_home(away, HIS))).with_name("nergens.share.observatie"))
    at_work.until_said("niet te lezen")
    assert QApplication.focusWidget().objectName() == "pair-choose"


def test_once_both_are_open_nothing_comes_in_and_that_is_said(hands, away, downloads):
    fill_in(away, away.pair.partners[0], HER_WORD, HERS)
    fill_in(away, away.pair.partners[1], HIS_WORD, HIS)
    guest = sealed_at_home(at_home(away, HIS))
    at_work = hands(away)
    open_both(away)
    at_work.screen.hub.inbox.take(put(downloads, guest))
    at_work.until_said("al open")
    assert away.pair.stage is PairStage.READING


def test_where_both_are_somebody_else_it_is_asked_whose_it_is(hands, context, clock, downloads, qtbot):
    session = begun(context.library, clock, seating=Seating.AT_HOME)
    at_work = hands(session)
    at_work.choose(put(downloads, sealed_at_home(at_home(session, HIS, name="Jo"))))
    at_work.until_said("Van wie is dit blad?")
    found = next(each for each in at_work.screen.hub.findChildren(QPushButton) if each.text() == "Van Joost")
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    assert session.state_of(session.pair.partners[1]) is SheetState.SEALED


def test_a_sheet_with_the_name_of_the_owner_is_not_taken_for_that_of_the_other(hands, away, downloads):
    at_work = hands(away)
    name = away._library.register().name(away.pair.partners[0])
    at_work.choose(put(downloads, sealed_at_home(at_home(away, HIS, name=name))))
    at_work.until_said("Van wie is dit blad?")
    assert away.sheets == {}


# Other ways


def test_a_pair_can_be_dropped_before_the_opening_and_its_sheets_are_empty_then(hands, context, clock, qtbot):
    session = begun(context.library, clock)
    fatima = session.pair.partners[0]
    fill_in(session, fatima, HER_WORD, HERS)
    at_work = hands(session)
    at_work.press("pair-drop")
    assert QApplication.focusWidget().objectName() == "pair-drop-back"
    with qtbot.waitSignal(at_work.screen.closed):
        at_work.press("pair-drop-sure")
    at_work.until_kept()
    assert session.pair.id not in {each.id for each in context.library.pairs()}
    assert context.library.sheets(session.pair.id)[fatima].body == ""


def test_what_is_asked_before_a_pair_is_dropped_is_in_sight_in_a_small_window(hands, context, clock, qtbot):
    at_work = hands(begun(context.library, clock))
    at_work.screen.resize(700, 360)
    at_work.press("pair-drop")
    shown = [at_work.button(name) for name in ("pair-drop-back", "pair-drop-sure")]
    qtbot.waitUntil(lambda: all(each.visibleRegion().boundingRect().size() == each.size() for each in shown))


def test_what_cannot_be_seen_is_not_pressed(hands, context, clock, qtbot):
    session = begun(context.library, clock)
    at_work = hands(session)
    at_work.screen.resize(700, 360)
    at_work.press("pair-drop")
    sure = at_work.button("pair-drop-sure")
    qtbot.waitUntil(lambda: not is_unseen(sure))
    sure.setFocus()
    area = next(each for each in at_work.screen.findChildren(QScrollArea) if each.isAncestorOf(sure))
    area.verticalScrollBar().setValue(0)
    assert is_unseen(sure)

    at_work.key(Qt.Key.Key_Space)
    at_work.until_kept()
    assert session.pair.id in {each.id for each in context.library.pairs()}
    assert not is_unseen(sure)


def test_what_is_said_of_the_group_is_in_sight_once_it_is_unfolded(hands, context, clock, qtbot):
    at_work = hands(begun(context.library, clock))
    at_work.screen.resize(700, 360)
    at_work.press("pair-plan")
    qtbot.waitUntil(lambda: not is_unseen(at_work.screen.hub.findChild(QLineEdit, "pair-group")))


def test_a_pair_that_is_asked_about_stays_where_she_thinks_again(hands, context, clock):
    at_work = hands(begun(context.library, clock))
    at_work.press("pair-drop")
    at_work.press("pair-drop-back")
    at_work.until_kept()
    assert at_work.session.pair.id in {each.id for each in context.library.pairs()}


def test_once_both_are_open_a_pair_cannot_be_dropped(hands, context, clock):
    at_work = hands(brought_to(PairStage.READING, context.library, clock))
    assert not at_work.button("pair-drop").isVisible()


def test_the_group_and_the_day_can_be_said_changed_and_emptied(hands, context, clock):
    session = begun(context.library, clock, begins=date(2026, 4, 7))
    at_work = hands(session)
    at_work.press("pair-plan")
    at_work.walk_to("pair-group")
    field = at_work.screen.hub.findChild(QLineEdit, "pair-group")
    field.selectAll()
    at_work.type("groep 6")
    at_work.press("pair-begins-known")
    assert (session.pair.settings.group, session.pair.settings.begins) == ("groep 6", None)
    at_work.walk_to("pair-group")
    field.selectAll()
    at_work.key(Qt.Key.Key_Delete)
    at_work.press("pair-begins-known")
    assert session.pair.settings.group is None
    assert session.pair.settings.begins is not None


# Both began


def begin_here_and_hear_a_code(laptop):
    """Write on a sheet of one's own pair, and then hear the code of the other's."""
    hands = laptop()
    hands.open_place()
    hands.begin("Ik", "Joost Kramer")
    hands.press("pair-onward")
    hands.take_over()
    hands.choose_word(HER_WORD)
    hands.write("Vrijdag samen taart eten")
    hands.press("sheet-stop")
    hands.out()
    hands.press("pair-heard-code")
    return hands


def carry_over(hands, qtbot):
    """Give the word of the sheet and the code of the other, and choose a word for it there."""
    hands.on("GiveWord")
    hands.type(HER_WORD)
    hands.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.place.pair is None)
    hands.walk_to("guest-code")
    hands.type(shown(code_of(UUID(int=5))))
    hands.key(Qt.Key.Key_Return)
    screen = hands.place._current
    qtbot.waitUntil(lambda: type(screen.page).__name__ == "ChooseWord")
    for name in ("sheet-word", "sheet-word-again"):
        hands.walk_to(name)
        hands.type("korenbloem")
    hands.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: type(screen.page).__name__ == "SheetForm")
    return screen


def test_a_sheet_that_was_begun_goes_over_to_the_pair_of_the_other_one(laptop, home, qtbot):
    hands = begin_here_and_hear_a_code(laptop)
    screen = carry_over(hands, qtbot)
    hands.seal()
    screen.store.settle()
    (kept,) = guests_at_home(hands.library.folder)
    text = unlock(kept.sheet, "korenbloem").text
    assert (kept.name, kept.partner, kept.state) == ("Ineke Smit", "Joost Kramer", SheetState.SEALED)
    assert text.words == {"grootste-wens": "Vrijdag samen taart eten"}


def test_once_it_went_over_there_are_not_two_pairs_of_the_same_two(laptop, home, qtbot):
    hands = begin_here_and_hear_a_code(laptop)
    (mine,) = hands.library.pairs()
    carry_over(hands, qtbot).store.settle()
    hands.library.append(()).result()
    assert hands.library.pairs() == []
    assert [each.body for each in hands.library.sheets(mine.id).values()] == [""]


def test_her_own_pair_stays_until_her_sheet_is_on_disk_elsewhere(laptop, home, qtbot):
    hands = begin_here_and_hear_a_code(laptop)
    hands.on("GiveWord")
    hands.type(HER_WORD)
    hands.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.place.pair is None)
    hands.press("guest-back")
    hands.library.append(()).result()
    (mine,) = hands.library.pairs()
    assert SheetState.DRAFT in {each.state for each in hands.library.sheets(mine.id).values()}


def test_the_code_of_a_pair_of_her_own_leads_nowhere_else(laptop, home, qtbot):
    hands = laptop()
    begin_away(hands)
    mine = shown(hands.place.pair.controller.code)
    hands.press("pair-back")
    hands.press("pairs-join")
    hands.walk_to("guest-partner")
    hands.type("Joost Kramer")
    hands.key(Qt.Key.Key_Return)
    hands.type(mine)
    hands.key(Qt.Key.Key_Return)
    screen = hands.place._current
    assert screen.findChild(QLineEdit, "guest-name").text() == "Ineke Smit"
    said = [each.text() for each in screen.findChildren(QLabel) if each.isVisible()]
    assert any("van een paar in je eigen bibliotheek" in each for each in said)


# In the window


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The folder of the user, with nothing in it."""
    monkeypatch.setenv("HOME", str(tmp_path / "thuis"))


def dropped(window, *paths):
    """Drag files onto the window and let them go there."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    about = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    over = QDragEnterEvent(QPoint(5, 5), *about)
    QApplication.sendEvent(window.shell, over)
    if over.isAccepted():
        QApplication.sendEvent(window.shell, QDropEvent(QPointF(5, 5), *about))


def begin_away(hands):
    hands.open_place()
    hands.begin("Ik", "Joost Kramer", at_home=True)
    hands.library.append(()).result()


def test_a_file_that_is_dropped_on_the_window_finds_its_pair_from_anywhere(laptop, home, tmp_path, qtbot):
    hands = laptop()
    begin_away(hands)
    session = hands.session
    hands.go_to("visits")
    dropped(hands.window, put(tmp_path, sealed_at_home(at_home(session, HIS))))
    qtbot.waitUntil(lambda: hands.place.pair is not None and session.sheets != {})
    hands.until_said("Het blad van Joost is ontvangen")
    assert session.state_of(session.pair.partners[1]) is SheetState.SEALED


def test_of_two_files_that_are_dropped_the_newer_one_counts(laptop, home, tmp_path, qtbot):
    hands = laptop()
    begin_away(hands)
    session = hands.session
    first = sealed_at_home(at_home(session, HIS))
    older = put(tmp_path, first, "blad.share.observatie")
    dropped(hands.window, older, put(tmp_path, sealed_at_home(first, HERS), "blad.share (1).observatie"))
    hands.until_said("Het blad van Joost is ontvangen")
    assert unlock(session.sheets[session.pair.partners[1]], HIS_WORD).text.words == HERS


def test_whatever_is_dropped_on_the_page_of_a_pair_is_told(laptop, home, tmp_path):
    hands = laptop()
    begin_away(hands)
    (tmp_path / "verslag.docx").write_bytes(b"PK")
    dropped(hands.window, tmp_path / "verslag.docx")
    hands.until_said("Dit is geen bestand van een paar")


def test_a_file_with_the_code_of_no_pair_is_told(laptop, home, tmp_path, qtbot):
    hands = laptop()
    begin_away(hands)
    guest = sealed_at_home(at_home(hands.session, HIS, code=code_of(UUID(int=5))))
    hands.press("pair-back")
    dropped(hands.window, put(tmp_path, guest))

    def is_said():
        return any(
            "is van geen paar op deze laptop" in each.text() and each.isVisible()
            for each in hands.place.pairs.findChildren(QLabel)
        )

    qtbot.waitUntil(is_said)


def test_what_she_took_home_comes_into_her_own_library_with_her_word(laptop, home, tmp_path, clock):
    hers = laptop("een")
    begin_away(hers)
    session = hers.session
    for partner, word, words in zip(session.pair.partners, (HER_WORD, HIS_WORD), (HERS, HIS), strict=True):
        fill_in(session, partner, word, words)
    open_both(session)
    path = tmp_path / "uitkomst.share.observatie"
    path.write_bytes(result(session, session.pair.partners[1]))
    his = laptop("twee")
    his.take_up()
    his.open_place()
    dropped(his.window, path)
    his.qtbot.waitUntil(lambda: QApplication.focusWidget().objectName() == "pair-word")
    his.type(HIS_WORD)
    his.key(Qt.Key.Key_Return)
    his.until_said("staan nu ook hier")
    assert his.library.pair(session.pair.id).is_open


def test_before_the_eyes_of_the_two_nothing_comes_in(laptop, home, tmp_path):
    hands = laptop()
    begin_away(hands)
    hands.press("pair-onward")
    dropped(hands.window, put(tmp_path, sealed_at_home(at_home(hands.session, HIS))))
    QApplication.processEvents()
    assert hands.session.sheets == {}
    assert hands.place.pair.is_presenting


def test_what_is_set_after_the_opening_leaves_the_way_they_chose(context, clock):
    session = brought_to(PairStage.READING, context.library, clock)
    assert session.set_up(PairSet(seating=Seating.AT_HOME)).code == "R51"
