"""All instruments in some folders, whatever else is in there."""

import os
from pathlib import Path

import pytest

from observatie.catalogue.catalogue import load_catalogue


@pytest.fixture
def put(tmp_path, text):
    """Write the valid instrument, with another id, version and label, into a file below `tmp_path`."""

    def write(name: str, instrument: str, version: str = "1.0", label: str = "Klein") -> Path:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        changed = (
            text.replace("kleine-lijst", instrument)
            .replace('"1.0"', f'"{version}"')
            .replace(": Klein\n", f": {label}\n")
        )
        file.write_text(changed, encoding="utf-8")
        return file

    return write


def test_instruments_come_in_the_order_of_their_labels(tmp_path, put):
    put("1.yaml", "c", label="Zeven stappen")
    put("2.yml", "b", label="aanpak")
    put("3.YAML", "a", label="Aanpak")
    assert list(load_catalogue(tmp_path).instruments) == ["a", "b", "c"]


def test_other_files_are_left_alone(tmp_path, put):
    put("a.yaml.bak", "a")
    put("._b.yaml", "b")
    (tmp_path / "leesmij.txt").write_text("id: zo begint een instrument", encoding="utf-8")
    (tmp_path / "map.yaml.d").mkdir()
    assert load_catalogue(tmp_path) == load_catalogue()


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("klein.yaml.txt", "klein.yaml"),
        ("klein.YML.TXT", "klein.yaml"),
        ("klein.yaml (1)", "klein (1).yaml"),
        ("klein.yaml.docx", "klein.yaml"),
        ("klein.txt", "klein.yaml"),
        ("klein", "klein.yaml"),
        ("klein.json", "klein.yaml"),
    ],
)
def test_an_instrument_with_another_ending_is_told_about(tmp_path, put, name, better):
    file = put(name, "a")
    (problem,) = load_catalogue(tmp_path).problems
    assert (problem.file, problem.code) == (file, "I32")
    assert problem.remedy.startswith(f"noem het {better};")


def test_nobody_is_told_to_write_over_another_instrument(tmp_path, put):
    put("klein.yaml", "a")
    put("klein.yaml.txt", "a")
    (problem,) = load_catalogue(tmp_path).problems
    assert problem.remedy.startswith("haal het weg als het hetzelfde is als klein.yaml")


def test_a_broken_file_keeps_no_other_from_loading(tmp_path, put):
    put("a.yaml", "a")
    (tmp_path / "b.yaml").write_bytes(b"\xff\xfe\0")
    (tmp_path / "c.yaml").write_text("[" * 20_000)
    (tmp_path / "d.yaml").mkdir()
    put("e.yaml", "e")
    catalogue = load_catalogue(tmp_path)
    assert list(catalogue.instruments) == ["a", "e"]
    assert [(problem.file.name, problem.code) for problem in catalogue.problems] == [
        ("b.yaml", "I07"),
        ("c.yaml", "I10"),
        ("d.yaml", "I03"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_among_the_files_is_told(tmp_path, put):
    put("a.yaml", "a")
    os.mkfifo(tmp_path / "b.yaml")
    assert [problem.code for problem in load_catalogue(tmp_path).problems] == ["I04"]


def test_of_one_id_and_version_the_first_stands(tmp_path, put):
    first = put("een/b.yaml", "a", label="Eerste")
    second = put("twee/a.yaml", "a", label="Tweede")
    catalogue = load_catalogue(first.parent, second.parent)
    assert catalogue.instruments["a"].label == "Eerste"
    assert [(problem.file, problem.line, problem.code) for problem in catalogue.problems] == [(second, 1, "I30")]
    assert str(first) in catalogue.problems[0].what


def test_a_folder_that_is_given_twice_is_no_problem(tmp_path, put):
    put("a.yaml", "a")
    assert load_catalogue(tmp_path, tmp_path) == load_catalogue(tmp_path)


@pytest.mark.parametrize(
    ("older", "newer"), [("1.9", "1.10"), ("1", "1.1"), ("1.0-concept", "1.0"), ("2019.1", "2024.1"), ("1a", "1b")]
)
def test_of_more_versions_the_latest_is_offered(tmp_path, put, older, newer):
    put("1.yaml", "a", newer)
    put("2.yaml", "a", older)
    catalogue = load_catalogue(tmp_path)
    assert catalogue.get("a").version == newer
    assert catalogue.problems == ()


def test_an_older_version_is_kept_beside_the_latest(tmp_path, put):
    put("1.yaml", "a", "1")
    put("2.yaml", "a", "2")
    catalogue = load_catalogue(tmp_path)
    assert {each.version for each in catalogue.editions} == {"1", "2"}


def test_what_is_not_there_is_none(tmp_path):
    catalogue = load_catalogue(tmp_path)
    assert catalogue.get("a") is None


def test_the_instruments_cannot_be_changed_by_who_asks_for_them(tmp_path, put):
    put("a.yaml", "a")
    with pytest.raises(TypeError):
        load_catalogue(tmp_path).instruments["b"] = None


def test_a_folder_that_is_not_there_keeps_no_other_from_loading(tmp_path, put):
    put("een/a.yaml", "a")
    catalogue = load_catalogue(tmp_path / "nergens", tmp_path / "een" / "a.yaml", tmp_path / "een")
    assert [problem.code for problem in catalogue.problems] == ["I17", "I17"]
    assert list(catalogue.instruments) == ["a"]
