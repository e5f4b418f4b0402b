"""Where rows are that were measured only in part."""

import pytest

from observatie.ui.notes.row_view import RowHeights


@pytest.fixture
def rows():
    """Four rows, taken to be 50 high, of which the second is known to be 20."""
    rows = RowHeights(50)
    rows.begin_anew(4)
    rows.measure(1, 2, lambda _row: 20)
    return rows


def tops(rows):
    return [rows.top(row) for row in range(len(rows) + 1)]


def test_what_nobody_looked_at_is_as_high_as_an_average_row(rows):
    assert tops(rows) == [0, 50, 70, 120, 170]


@pytest.mark.parametrize(("y", "row"), [(0, 0), (49, 0), (50, 1), (69, 1), (70, 2), (169, 3), (170, 4), (900, 4)])
def test_a_row_is_found_by_its_height(rows, y, row):
    assert rows.row_at(y) == row


def test_what_was_measured_is_not_measured_again_until_it_is_doubted(rows):
    again = rows.measure(1, 2, lambda _row: 90)
    rows.doubt(1, 2)
    assert (again, rows.measure(1, 2, lambda _row: 90), rows.total) == (False, True, 240)


def test_rows_come_and_go_in_between(rows):
    rows.insert(1, 2)
    assert tops(rows) == [0, 50, 100, 150, 170, 220, 270]
    rows.remove(0, 3)
    assert tops(rows) == [0, 20, 70, 120]


def test_without_rows_there_is_no_height():
    assert (RowHeights(50).total, RowHeights(50).row_at(0)) == (0, 0)
