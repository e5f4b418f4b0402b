"""The dialogs for files: where they begin, what they offer, and that they remember."""

from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, QSettings, QSize, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget

from observatie.ui.kit.file_dialogs import FileDialogs
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme


@pytest.fixture
def machine(tmp_path):
    return MachineSettings(QSettings(str(tmp_path / "venster.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def documents(tmp_path, monkeypatch):
    folder = tmp_path / "Documenten"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(folder))
    return folder


@pytest.fixture
def choose(monkeypatch, qtbot):
    """Let somebody choose a path in the next dialogs, or give up with None; return the folders they began in."""
    began: list[Path] = []

    def do(path: Path | None) -> list[Path]:
        def execute(dialog) -> int:
            began.append(Path(dialog.directory().absolutePath()))
            return int(path is not None)

        monkeypatch.setattr(QFileDialog, "exec", execute)
        if path is not None:
            monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])
        return began

    return do


def test_the_first_file_is_offered_a_place_among_the_documents(machine, documents, choose):
    began = choose(None)
    assert FileDialogs(machine).ask_path(None, "verslag.pdf") is None
    assert began == [documents]


def test_the_next_one_is_offered_the_folder_of_the_last(machine, documents, choose, tmp_path):
    school = tmp_path / "De Wilg"
    school.mkdir()
    choose(school / "verslag.pdf")
    assert FileDialogs(machine).ask_path(None, "verslag.pdf") == str(school / "verslag.pdf")
    began = choose(None)
    FileDialogs(machine).ask_path(None, "ander.pdf")
    FileDialogs(machine).ask_folder(None)
    FileDialogs(machine).ask_open(None)
    assert began == [documents, school, school, school]


def test_a_folder_for_many_is_remembered_itself(machine, documents, choose, tmp_path):
    choose(tmp_path)
    assert FileDialogs(machine).ask_folder(None) == tmp_path
    assert machine.last_folder == str(tmp_path)


def test_giving_up_forgets_nothing(machine, documents, choose, tmp_path):
    machine.last_folder = str(tmp_path)
    choose(None)
    FileDialogs(machine).ask_path(None, "verslag.pdf")
    assert machine.last_folder == str(tmp_path)


def test_a_folder_that_is_gone_is_not_offered(machine, documents, choose, tmp_path):
    machine.last_folder = str(tmp_path / "stick")
    began = choose(None)
    FileDialogs(machine).ask_path(None, "verslag.pdf")
    assert began == [documents]


def test_the_dialog_of_qt_names_kinds_in_dutch(machine, documents, monkeypatch, qtbot):
    (documents / "verslag.pdf").write_bytes(b"")
    seen = []

    def execute(dialog) -> int:
        kinds = dialog.iconProvider()
        seen.extend(kinds.type(QFileInfo(str(path))) for path in documents.glob("*"))
        seen.append(kinds.type(QFileInfo(str(documents))))
        return 0

    monkeypatch.setattr(QFileDialog, "exec", execute)
    FileDialogs(machine).ask_path(None, "verslag.pdf")
    assert seen == ["PDF-bestand", "Map"]


def test_a_sheet_for_a_partner_and_a_form_are_asked_by_their_kinds(machine, documents, monkeypatch, qtbot):
    seen = []

    def execute(dialog) -> int:
        seen.append((dialog.nameFilters()[0], dialog.defaultSuffix(), dialog.selectedFiles()))
        return 0

    monkeypatch.setattr(QFileDialog, "exec", execute)
    name = "2026-11-30 SHARE blad van Fatima.share.observatie"
    FileDialogs(machine).ask_path(None, name)
    FileDialogs(machine).ask_form(None)
    assert seen[0] == (
        "Bestand voor co-teaching (*.share.observatie)",
        "share.observatie",
        [str(documents / name)],
    )
    assert seen[1][0] == "Formulier (*.yaml *.yml)"


@pytest.fixture
def asked_from_a_page(machine, documents, monkeypatch, qtbot):
    """Ask for a file from a page in larger letters than those of its window, and return what the dialog is."""

    def ask(large: float) -> tuple[QWidget, QSize, int]:
        found = []

        def execute(dialog) -> int:
            dialog.show()
            found.append((dialog.parentWidget(), dialog.size(), dialog.font().pixelSize()))
            return 0

        monkeypatch.setattr(QFileDialog, "exec", execute)
        window, page = QMainWindow(), QWidget()
        qtbot.addWidget(window)
        window.setStyleSheet(stylesheet(Theme.load(dark=False, scale=large)))
        page.setStyleSheet(stylesheet(Theme.load(dark=False, scale=2 * large)))
        window.setCentralWidget(page)
        window.show()
        FileDialogs(machine).ask_path(page, "2026-11-30 SHARE blad van Fatima.share.observatie")
        parent, size, letters = found[0]
        assert parent is window
        return window, size, letters

    return ask


def test_a_dialog_has_the_letters_of_the_window_and_not_those_of_the_page(asked_from_a_page):
    _, _, letters = asked_from_a_page(1.0)
    assert letters == 15


@pytest.mark.parametrize("large", [1.0, 2.0])
def test_a_dialog_is_no_higher_than_the_screen_with_what_the_desktop_puts_around_it(asked_from_a_page, large):
    window, size, _ = asked_from_a_page(large)
    assert size.height() <= window.screen().availableGeometry().height() - 64
