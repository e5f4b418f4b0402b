"""What holds of the package as a whole: its folders are packages, and a class has a name of its own."""

import ast
from collections import Counter
from pathlib import Path

import observatie

ROOT = Path(observatie.__file__).parent


def test_every_folder_with_code_is_a_package():
    folders = {file.parent for file in ROOT.rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_no_two_classes_have_one_name():
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in ROOT.rglob("*.py"))
    names = Counter(node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    assert [name for name, times in names.items() if times > 1] == []
