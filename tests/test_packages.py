"""Every folder of the package is one, so that the import contracts see what is in it."""

from pathlib import Path

import observatie

ROOT = Path(observatie.__file__).parent


def test_every_folder_with_code_is_a_package():
    folders = {file.parent for file in ROOT.rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []
