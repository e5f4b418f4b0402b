"""How dates and counts are worded."""

from datetime import datetime

import pytest

from observatie.domain.visit import wording

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@pytest.mark.parametrize(("number", "month"), list(enumerate(MONTHS, 1)))
def test_a_short_day_has_the_usual_abbreviation_of_its_month(number, month):
    assert wording.short_day(datetime(2027, number, 17)) == f"17 {month}"


@pytest.mark.parametrize(("count", "words"), [(0, "0 minuten"), (1, "1 minuut"), (2, "2 minuten")])
def test_one_of_something_is_written_in_the_singular(count, words):
    assert wording.number(count, "minuut", "minuten") == words
