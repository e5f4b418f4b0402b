"""The page for who adds an instrument: its example loads, and every code in its table can be met."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from observatie.catalogue.catalogue import load_catalogue
from observatie.catalogue.reader import read_instrument

PAGE = (Path(__file__).parents[2] / "resources" / "docs" / "instruments.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("```yaml\n")[2].partition("```")[0]
TABLE = re.findall(r"^\| (I\d\d) \|", PAGE, flags=re.MULTILINE)

CONTENT: dict[str, str | bytes] = {
    "I05": "a" * 1_000_001,
    "I06": "# niets",
    "I07": EXAMPLE.encode("utf-16"),
    "I08": "title: Café".encode("latin-1"),
    "I09": "title: 'open",
    "I10": "[" * 21,
    "I11": "title: *elders",
    "I12": "title: een\ntitle: twee",
    "I13": "title: een\n---\ntitle: twee",
    "I14": "title: !tekst een",
    "I15": "- title: een",
    "I16": "title: een\a",
    "I18": "[title]: een",
    "I19": "- een\n" * 20_000,
    "I20": EXAMPLE + "kleur: rood",
    "I21": EXAMPLE.replace("label: Klein\n", ""),
    "I22": EXAMPLE.replace("about: lesson", "about: les"),
    "I23": EXAMPLE.replace('version: "1.0"', "version: 1.0"),
    "I24": EXAMPLE.replace("rights:", "rechten:"),
    "I25": EXAMPLE.replace("scale: stappen", "scale: trappen"),
    "I26": EXAMPLE.replace("id: terugblik", "id: doel"),
    "I27": EXAMPLE.replace("text: Er wordt teruggekeken op het doel.", "title: Terugblik"),
    "I28": EXAMPLE.replace("value: 1", "value: 4"),
    "I29": EXAMPLE.replace("We merken dat … en", "We"),
    "I31": EXAMPLE.replace("    title: Hoe", "\xa0   title: Hoe"),
}


def link_to_itself(file: Path) -> None:
    file.symlink_to(file)


KIND: dict[str, Callable[[Path], object]] = {
    "I01": lambda file: None,
    "I02": link_to_itself,
    "I03": lambda file: file.mkdir(),
    "I04": lambda file: os.mkfifo(file),
}
OF_FOLDERS = {"I17", "I30", "I32"}


def test_the_example_loads_without_a_problem(read):
    assert read(EXAMPLE).problems == ()


def test_the_table_has_the_codes_that_can_be_met_and_no_other():
    assert sorted(CONTENT.keys() | KIND.keys() | OF_FOLDERS) == TABLE


@pytest.mark.parametrize("code", CONTENT)
def test_a_code_of_what_is_in_a_file(read, code):
    assert code in [problem.code for problem in read(CONTENT[code]).problems]


@pytest.mark.parametrize("code", KIND)
@pytest.mark.skipif(sys.platform == "win32", reason="these kinds of file are not made there")
def test_a_code_of_a_kind_of_file(tmp_path, code):
    KIND[code](tmp_path / "x.yaml")
    assert [problem.code for problem in read_instrument(tmp_path / "x.yaml").problems] == [code]


def test_the_codes_of_folders(tmp_path):
    for name in ("a.yaml", "b.yaml", "c.yaml.txt"):
        (tmp_path / name).write_text(EXAMPLE, encoding="utf-8")
    problems = load_catalogue(tmp_path, tmp_path / "nergens").problems
    assert {problem.code for problem in problems} == OF_FOLDERS
