"""Text at the start of a line, and in the form in which it is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatie.domain.text import at_start, composed


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("mevrouw Bakker", "Mevrouw Bakker"),
        ("ijsvogels", "IJsvogels"),
        ("ijverig groepje 3", "IJverig groepje 3"),
        ("Ijaz", "Ijaz"),
        ("\u00edj\u0301s", "\u00cdJ\u0301s"),
        ("\u0133s", "\u0132s"),
        ("'s morgens", "'s Morgens"),
        ("’t ijs", "’t IJs"),
        ("éva", "Éva"),
        ("Ömer", "Ömer"),
        ("ßa", "Ssa"),
        ("5e groep", "5e groep"),
        ("👍 goed", "👍 goed"),
        ("'", "'"),
        ("", ""),
    ],
)
def test_at_the_start_of_a_line_a_text_has_a_capital(written, shown):
    assert at_start(written) == shown


@given(st.text())
def test_a_text_that_stands_at_the_start_stays_as_it_is(text):
    assert at_start(at_start(text)) == at_start(text)


def test_a_letter_and_its_accent_are_kept_as_one():
    assert composed("Jose\u0301 Pen\u0303a") == "José Peña"
