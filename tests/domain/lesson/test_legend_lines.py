"""The legend as one types it."""

import pytest

from observatie.domain.acts.acts import Legend
from observatie.domain.lesson.pupils import legend_acts, read_legend, written_legend


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("C: raam, derde rij", "C", "raam, derde rij"),
        ("c:raam", "C", "raam"),
        ("  @AA :  bij de deur ", "AA", "bij de deur"),
        ("12: achterin", "12", "achterin"),
        ("C raam", "C", "raam"),
        ("C: zit naast D: achterin", "C", "zit naast D: achterin"),
    ],
)
def test_a_line_says_where_a_label_is(line, label, text):
    assert read_legend(line).said == {label: text}
    assert read_legend(line).problem == ""


@pytest.mark.parametrize(
    "line", ["Jo: raam", "Sanne: raam", "Sanne zit bij het raam", "raam", "ABC: raam", "é: raam", ": raam"]
)
def test_a_name_is_no_label(line):
    lines = read_legend(f"A: deur\n{line}\nB: kast")
    assert lines.said == {"A": "deur", "B": "kast"}
    assert lines.unread == (line,)
    assert "is geen label; die regel telt nog niet. Schrijf geen naam maar een letter" in lines.problem


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("C:", "Achter “C” ontbreekt de plek; die regel telt nog niet."),
        ("C", "Achter “C” ontbreekt de plek; die regel telt nog niet."),
        ("c raam", "Achter “c” ontbreekt een dubbele punt; die regel telt nog niet."),
        ("3 raam", "Achter “3” ontbreekt een dubbele punt; die regel telt nog niet."),
    ],
)
def test_what_a_line_lacks_is_told(line, problem):
    lines = read_legend(line)
    assert (lines.said, lines.unread) == ({}, (line,))
    assert lines.problem.startswith(problem)


def test_of_two_lines_for_one_label_the_first_counts_and_it_is_told():
    lines = read_legend("C: raam\nC: deur")
    assert (lines.said, lines.unread) == ({"C": "raam"}, ("C: deur",))
    assert lines.problem.startswith("C staat er twee keer")


def test_only_what_differs_becomes_an_act():
    acts = legend_acts({"A": "deur", "B": "kast", "C": "raam"}, {"A": "deur", "B": "midden", "D": "achterin"})
    assert acts == (Legend(label="B", text="kast"), Legend(label="C", text="raam"), Legend(label="D", text=""))


def test_what_is_written_is_read_back_with_what_could_not_be_read():
    text = written_legend({"A": "deur", "B": "kast"}, ("Sanne: raam",))
    assert text == "A: deur\nB: kast\nSanne: raam"
    assert read_legend(text).said == {"A": "deur", "B": "kast"}
