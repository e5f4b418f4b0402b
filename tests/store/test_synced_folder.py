"""A folder that is synchronised is recognised by what its client leaves there, and by its usual name."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from observatie.store.synced_folder import synced_by, synced_warning

HOME = PurePosixPath("/home/ineke")
WINDOWS = PureWindowsPath("C:/Users/Ineke")


def product(folder: PurePath, inside: dict[PurePath, list[str]] | None = None, **environment: str) -> str | None:
    """Ask it of a machine on which these folders hold these names."""
    return synced_by(folder, lambda place: (inside or {}).get(place, []), environment)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (".dropbox.cache", "Dropbox"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".tmp.drivedownload", "Google Drive"),
        (".owncloudsync.log", "Nextcloud"),
        ("._sync_3f2a.db", "Nextcloud"),
        (".sync_3f2a.db", "Nextcloud"),
    ],
)
@pytest.mark.parametrize("depth", ["", "Observatie", "werk/2026/Observatie"])
def test_a_mark_of_a_client_in_the_folder_or_above_it(mark, expected, depth):
    root = HOME / "Wolk"
    assert product(root / depth, {root: ["foto.jpg", mark]}) == expected


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        (HOME / "Dropbox/Observatie", "Dropbox"),
        (HOME / "Dropbox (De Wilg)/Observatie", "Dropbox"),
        (WINDOWS / "OneDrive - Stichting De Wilg/Documenten/Observatie", "OneDrive"),
        (WINDOWS / "iCloudDrive/Observatie", "iCloud"),
        (PureWindowsPath("G:/Mijn Drive/Observatie"), "Google Drive"),
        (HOME / "Nextcloud2/Observatie", "Nextcloud"),
        (HOME / "Library/Mobile Documents/com~apple~CloudDocs/Observatie", "iCloud"),
        (HOME / "Library/CloudStorage/OneDrive-DeWilg/Observatie", "OneDrive"),
        (HOME / "Library/CloudStorage/GoogleDrive-ineke@school.nl/My Drive/Observatie", "Google Drive"),
    ],
)
def test_the_usual_name_of_a_synchronised_folder(folder, expected):
    assert product(folder) == expected


def test_a_folder_of_onedrive_with_another_name_is_known_from_the_environment():
    folder = WINDOWS / "Schoolwolk/Observatie"
    assert product(folder) is None
    assert product(folder, OneDriveCommercial=str(WINDOWS / "Schoolwolk")) == "OneDrive"
    assert product(WINDOWS / "Schoolwolk-oud", OneDriveCommercial=str(WINDOWS / "Schoolwolk")) is None


@pytest.mark.parametrize("name", ["Dropbox-uitleg", "Mijn Dropbox oud", "OneDrive-uitleg", "Nextcloud uitleg"])
def test_a_folder_that_is_only_about_one_is_none(name):
    assert product(HOME / name / "Observatie") is None


def test_a_client_that_keeps_its_settings_in_the_home_folder_does_not_synchronise_all_of_it():
    assert product(HOME / "Observatie", {HOME: [".dropbox", ".config", "Dropbox", "OneDrive"]}) is None


def test_an_ordinary_folder_has_no_warning(tmp_path):
    assert synced_warning(tmp_path / "Observatie", exists=False) == ""


def test_the_warning_says_what_the_risk_is_and_what_to_do(tmp_path):
    (tmp_path / ".dropbox.cache").mkdir()
    before = synced_warning(tmp_path / "Observatie", exists=False)
    after = synced_warning(tmp_path / "Observatie", exists=True)
    assert all("Dropbox" in said and "conflicterende kopie" in said for said in (before, after))
    assert "--map" in before
    assert "verplaats de hele map" in after
