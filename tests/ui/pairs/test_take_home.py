"""What each takes home, asked for with keys; judged by the files and by what her own library takes in."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from support.hands import in_front, press
from support.pairs.samples import HER_WORD, HERS, HIS, HIS_WORD, SESSION, brought_to, place
from support.samples import CHEAP, PASSPHRASE

from observatie.domain.acts.pair_acts import PairOutcome, Reached
from observatie.domain.pair.pair import PairStage
from observatie.exchange import share_file
from observatie.exchange.share_file import ResultFile
from observatie.exchange.share_result import take_result
from observatie.store.library import Library
from observatie.ui.pairs.after_page import AfterPage
from observatie.ui.pairs.take_home import TakeHome
from observatie.ui.session.pair_controller import PairController

AGREED = "Dinsdag een half uur."
FILES = (
    "2026-03-10 SHARE afspraken voor Joost Kramer met Fatima de Vries.pdf",
    "2026-03-10 SHARE om in te lezen voor Joost Kramer met Fatima de Vries.share.observatie",
    "2026-03-10 SHARE twee bladen voor Joost Kramer met Fatima de Vries.pdf",
)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "Documenten"
    made.mkdir()
    (made / "Functioneren Anna.docx").write_bytes(b"van een ander")
    return made


@pytest.fixture
def through(context):
    """A pair whose talk is over."""
    session = brought_to(PairStage.AFTER, context.library, context.clock)
    outcome = PairOutcome(item=place("verwachting-d").ref, reached=Reached.COMPROMISE, text=AGREED)
    session.record(outcome).saved.result()
    return PairController(context, session)


@pytest.fixture
def show(qtbot, theme, folder):
    return lambda made: in_front(made, qtbot, (900, 500))


@pytest.fixture
def home(show, theme, through, folder):
    return show(TakeHome(theme, through, folder))


def said(page):
    return page.findChild(QLabel, "take-home-said").text()


def wait_saved(qtbot, page):
    qtbot.waitUntil(lambda: said(page).startswith("De bestanden voor Joost staan in"), timeout=15_000)


def take(qtbot, page):
    press("take-home-2")
    wait_saved(qtbot, page)


def names(folder):
    return sorted(each.name for each in folder.iterdir() if each.suffix != ".docx")


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_three_files_come_in_the_folder_under_names_that_say_what_they_are(qtbot, home, folder):
    take(qtbot, home)
    assert names(folder) == list(FILES)
    assert AGREED in text_of((folder / FILES[0]).read_bytes())
    sheets = text_of((folder / FILES[2]).read_bytes())
    assert all(words in sheets for words in (*HERS.values(), *HIS.values()))
    assert all(name in said(home) for name in FILES)


def test_his_own_library_takes_in_what_he_took_home(qtbot, home, folder, tmp_path, clock):
    take(qtbot, home)
    file = share_file.load(folder / FILES[1])
    assert isinstance(file, ResultFile)
    with Library.begin(tmp_path / "thuis", PASSPHRASE, "Joost Kramer", "", clock, cost=CHEAP) as his:
        take_result(his, file, HIS_WORD, clock)
        pair = his.pair(SESSION)
        assert pair.stage is PairStage.AFTER
        assert pair.outcome(place("verwachting-d")).text == AGREED


def test_her_word_does_not_open_what_is_his(qtbot, home, folder, tmp_path, clock):
    take(qtbot, home)
    file = share_file.load(folder / FILES[1])
    with (
        Library.begin(tmp_path / "thuis", PASSPHRASE, "Joost Kramer", "", clock, cost=CHEAP) as his,
        pytest.raises(Exception, match="P11"),
    ):
        take_result(his, file, HER_WORD, clock)


def test_a_second_time_makes_no_second_files(qtbot, home, folder):
    take(qtbot, home)
    before = {each: each.read_bytes() for each in folder.iterdir()}
    home.findChild(QLabel, "take-home-said").setText("")
    take(qtbot, home)
    assert {each: each.read_bytes() for each in folder.iterdir()} == before


def test_nor_does_it_on_another_page_of_the_same_pair(qtbot, show, theme, home, folder, through):
    take(qtbot, home)
    before = names(folder)
    take(qtbot, show(TakeHome(theme, through, folder, before_both=True)))
    assert names(folder) == before


def test_a_folder_that_is_kept_elsewhere_too_is_told(show, theme, through, tmp_path):
    page = show(TakeHome(theme, through, tmp_path / "OneDrive - De Linde" / "Documenten"))
    assert page.findChild(QLabel, "take-home-what").text().endswith("OneDrive bewaart die map ook ergens anders.")


def test_what_was_thrown_away_is_made_again(qtbot, home, folder):
    take(qtbot, home)
    (folder / FILES[1]).unlink()
    home.findChild(QLabel, "take-home-said").setText("")
    take(qtbot, home)
    assert names(folder) == list(FILES)


def test_what_was_there_under_that_name_stays(qtbot, home, folder):
    (folder / FILES[0]).write_bytes(b"een ander gesprek")
    take(qtbot, home)
    assert (folder / FILES[0]).read_bytes() == b"een ander gesprek"
    again = folder / "2026-03-10 SHARE afspraken voor Joost Kramer met Fatima de Vries (2).pdf"
    assert AGREED in text_of(again.read_bytes())
    assert again.name in said(home)


def test_what_they_agreed_on_since_comes_beside_it(qtbot, home, folder, through):
    take(qtbot, home)
    through.record(PairOutcome(item=place("verwachting-e").ref, reached=Reached.AGREED, text="Geen huiswerk."))
    home.findChild(QLabel, "take-home-said").setText("")
    take(qtbot, home)
    assert AGREED in text_of((folder / FILES[0]).read_bytes())
    assert "Geen huiswerk." in text_of((folder / FILES[0].replace(".pdf", " (2).pdf")).read_bytes())


@pytest.fixture
def full(tmp_path):
    """A folder that takes nothing: there is a file in its place."""
    (tmp_path / "geen map").write_bytes(b"")
    return tmp_path / "geen map"


def ask(answers, asked=None):
    """Choose these folders one after the other, or give up with None; `asked` keeps the titles."""

    def choose(_parent, title):
        if asked is not None:
            asked.append(title)
        return answers.pop(0)

    return choose


def refused(qtbot, page):
    press("take-home-2")
    qtbot.waitUntil(lambda: "geen map" in said(page), timeout=15_000)


def test_a_folder_that_takes_nothing_is_told_as_an_error(qtbot, show, theme, through, full):
    page = show(TakeHome(theme, through, full))
    refused(qtbot, page)
    assert "Kies een andere map" in said(page)
    assert page.findChild(QLabel, "take-home-said").property("role") == "error"


def test_another_folder_is_asked_for_only_where_this_one_takes_nothing(qtbot, home):
    assert home.findChild(QPushButton, "take-home-elsewhere").isHidden()
    take(qtbot, home)
    assert home.findChild(QPushButton, "take-home-elsewhere").isHidden()


def test_the_files_come_in_the_folder_that_is_chosen_then(qtbot, show, theme, through, full, folder, opened):
    asked = []
    page = show(TakeHome(theme, through, full, ask([folder], asked)))
    refused(qtbot, page)
    press("take-home-elsewhere")
    wait_saved(qtbot, page)
    assert names(folder) == list(FILES)
    assert asked == ["Kies een map voor de bestanden"]
    assert str(folder) in said(page).replace("\u200b", "")
    assert "in " + str(folder) in page.findChild(QLabel, "take-home-what").text().replace("\u200b", "")
    assert page.findChild(QPushButton, "take-home-elsewhere").isHidden()
    assert QApplication.focusWidget().objectName() == "take-home-2"
    press("take-home-folder")
    assert opened == [str(folder)]


def test_who_chooses_no_folder_can_do_so_later(qtbot, show, theme, through, full, folder):
    page = show(TakeHome(theme, through, full, ask([None, folder])))
    refused(qtbot, page)
    press("take-home-elsewhere")
    assert "geen map" in said(page)
    press("take-home-elsewhere")
    wait_saved(qtbot, page)
    assert names(folder) == list(FILES)


def test_before_both_another_folder_can_be_chosen_too(qtbot, show, theme, through, full, folder):
    page = show(AfterPage(theme, through, full, ask([folder])))
    page.enter()
    refused(qtbot, page)
    press("take-home-elsewhere")
    wait_saved(qtbot, page)
    assert names(folder) == list(FILES)


@pytest.fixture
def opened(monkeypatch):
    found = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toLocalFile()))
    return found


def test_the_folder_is_shown_where_nobody_looks_along(qtbot, home, folder, opened):
    take(qtbot, home)
    press("take-home-folder")
    assert opened == [str(folder)]


def test_before_both_no_folder_is_shown_and_everything_is_large(qtbot, show, theme, through, folder):
    page = show(TakeHome(theme, through, folder, before_both=True))
    take(qtbot, page)
    assert names(folder) == list(FILES)
    assert page.findChild(QPushButton, "take-home-folder").isHidden()
    assert page.findChild(QPushButton, "take-home-open").isHidden()
    assert page.findChild(QLabel, "take-home-said").property("role") == "talk-muted"


def test_it_is_on_the_page_of_the_agreements(qtbot, show, theme, through, folder):
    page = show(AfterPage(theme, through, folder))
    page.enter()
    take(qtbot, page)
    assert names(folder) == list(FILES)


def test_where_the_files_are_comes_into_sight(qtbot, show, theme, through, folder):
    page = show(AfterPage(theme, through, folder))
    page.resize(1366, 700)
    press("take-home-2")
    qtbot.waitUntil(lambda: FILES[0] in said(page))
    told = page.findChild(QLabel, "take-home-said")
    qtbot.waitUntil(lambda: told.visibleRegion().boundingRect() == told.rect())


def test_nobody_takes_anything_home_before_both_have_read(show, theme, context, folder):
    made = PairController(context, brought_to(PairStage.READING, context.library, context.clock))
    page = show(TakeHome(theme, made, folder))
    assert not any(each.isVisible() for each in page.findChildren(QPushButton))


def test_one_whose_sheet_has_no_key_here_takes_nothing_home(show, theme, through, folder):
    fatima, _ = through.pair.partners
    through.session.sheets[fatima] = through.session.sheets[fatima].model_copy(update={"key": ""})
    page = show(TakeHome(theme, through, folder))
    assert page.findChild(QPushButton, "take-home-1").isHidden()
    assert page.findChild(QPushButton, "take-home-2").text() == "Bewaar voor Joost"
    assert page.findChild(QLabel, "take-home-what").text().startswith("Voor Joost drie bestanden")


def test_where_both_can_there_are_three_files_for_each(home):
    assert home.findChild(QLabel, "take-home-what").text().startswith("Voor ieder drie bestanden")
