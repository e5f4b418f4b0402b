"""What becomes of a word without quotes."""

import pytest

from observatie.catalogue.source_tree import UNFIT, resolve


@pytest.mark.parametrize("word", ["doel", "ja", "nee", "y", "n", "1.0-concept", "1e3", "5a", "12:75u"])
def test_a_word_is_text(word):
    assert resolve(word) == word


@pytest.mark.parametrize(
    ("word", "value"),
    [("1", 1), ("-3", -3), ("+2", 2), ("true", True), ("Yes", True), ("OFF", False), ("1.10", 1.1), ("", None)],
)
def test_an_everyday_value_is_what_it_says(word, value):
    assert resolve(word) == value
    assert type(resolve(word)) is type(value)


@pytest.mark.parametrize(
    "word",
    [
        "~", "null", "NULL", "12:30", "1:30:00.5", "2024-01-01", "2024-01-01T10:00:00Z", "012", "0x1F", "0b1",
        "1_000", "1.0e+3", ".inf", "-.INF", ".nan", "=", "<<", "9" * 5000, "1" * 5000 + ".5",
    ],
)  # fmt: skip
def test_what_json_lacks_fits_nowhere(word):
    assert resolve(word) == UNFIT
