"""What can be asked, and what is said of what cannot."""

import pytest

from observatie.arguments import parse


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["weetniet"], "C07 “weetniet” ken ik niet; kijk met observatie --help wat er kan"),
        (["rapport"], "C07 --naar ontbreekt; kijk met observatie rapport --help wat er kan"),
        (
            ["rapport", "--naar"],
            "C07 achter --naar hoort een waarde; kijk met observatie rapport --help wat er kan",
        ),
        (["invoer"], "C07 BESTAND ontbreekt; kijk met observatie invoer --help wat er kan"),
        (
            ["lesbezoeken", "--json=1"],
            "C07 achter --json hoort geen waarde; kijk met observatie lesbezoeken --help",
        ),
        (["lesbezoeken", "iets"], "C07 “iets” ken ik niet; kijk met observatie --help wat er kan"),
        (["--kaart", "x", "lesbezoeken"], "C07 "),
    ],
)
def test_a_command_that_cannot_be_read(run, command, said):
    done = run(*command)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(said)


@pytest.mark.parametrize(
    "command", ["", "instrumenten", "controleer", "lesbezoeken", "invoer", "uitvoer", "rapport"]
)
def test_help_is_dutch(run, command):
    done = run(*command.split(), "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"gebruik: observatie {command}".strip())
    for english in ("usage", "options", "optional", "positional", "arguments", "show this"):
        assert english not in done.out


def test_without_a_command_the_window_is_asked_for():
    asked = parse(["--map", "x"])
    assert (asked.command, asked.map, asked.demo) == (None, "x", False)


# uitleg


@pytest.mark.parametrize("code", ["B04", "b04"])
def test_a_code_is_explained_as_the_help_does_without_its_markup(run, code):
    done = run("uitleg", code)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("B04 De bibliotheek is beschadigd\n\n")
    assert "\n2. Open Observatie weer en kies Zet een reservekopie terug" in done.out
    assert "](" not in done.out


def test_what_a_command_refuses_can_be_looked_up_by_the_code_it_tells(run, ours):
    told = run("lesbezoeken").lines[0]
    assert told.startswith("B01 ")
    assert run("uitleg", told[:3]).out.startswith("B01 Hier staat geen bibliotheek")


@pytest.mark.parametrize("code", ["B99", "fout", ""])
def test_a_code_that_is_none_is_refused_with_those_there_are(run, code):
    done = run("uitleg", code)
    assert (done.code, done.out) == (2, "")
    assert done.lines[0].startswith(f"C14 “{code}” is geen code van een melding; geef er een van B01–B19, C01–C14")


def test_without_a_code_it_is_said_that_it_is_missing(run):
    assert run("uitleg").lines == ["C07 CODE ontbreekt; kijk met observatie uitleg --help wat er kan"]
