"""What tells labels apart, and what of them gives way."""

import pytest

from observatie.domain.labels import Label, distinct_labels, elided, fitted, rows_of

BLOCK, LESSON = "Blok- of periodevoorbereiding", "Lesuitvoering"


def parts(labels):
    return [(label.lead, label.behind) for label in labels]


def test_names_that_differ_come_first_with_their_section_behind_them():
    shown = [
        ("Werk doelgericht", BLOCK, "ADAPT"),
        ("Daag uit", BLOCK, "ADAPT"),
        ("Focusing", "Les", "Kijkwijzer"),
    ]
    assert parts(distinct_labels(shown)) == [
        ("Werk doelgericht", BLOCK),
        ("Daag uit", BLOCK),
        ("Focusing", "Les"),
    ]


def test_where_names_are_the_same_their_sections_come_first():
    shown = [("Monitor voortdurend", BLOCK, "ADAPT"), ("Monitor voortdurend", LESSON, "ADAPT")]
    assert parts(distinct_labels(shown)) == [(BLOCK, "Monitor voortdurend"), (LESSON, "Monitor voortdurend")]


def test_where_names_and_sections_are_the_same_their_instruments_come_first():
    shown = [("Daag uit", LESSON, "ADAPT"), ("Daag uit", LESSON, "Van ons")]
    assert parts(distinct_labels(shown)) == [("ADAPT", "Daag uit"), ("Van ons", "Daag uit")]


def test_a_name_alone_has_nothing_behind_it():
    assert distinct_labels([("/fase",), ("/turf",)]) == [Label("/fase"), Label("/turf")]


def test_words_that_another_one_begins_or_ends_with_are_not_its_own():
    shown = [
        ("Werkt met regels",),
        ("Werkt met routines",),
        ("Stimuleert goed gedrag",),
        ("Stuurt gedrag",),
    ]
    assert distinct_labels(shown) == [
        Label("regels", before="Werkt met "),
        Label("routines", before="Werkt met "),
        Label("Stimuleert goed", after=" gedrag"),
        Label("Stuurt", after=" gedrag"),
    ]


def test_one_whose_words_another_one_holds_keeps_all_of_them():
    assert distinct_labels([("Werk",), ("Werk door",)])[0] == Label("Werk")


@pytest.mark.parametrize(
    ("room", "lead", "behind"),
    [
        (40, "Daag uit", BLOCK),
        (25, "Daag uit", "Blok- of…ereiding"),
        (15, "Daag uit", "Blo…ing"),
        (14, "Daag uit", ""),
    ],
)
def test_what_stands_behind_gives_way_in_its_middle(room, lead, behind):
    assert fitted(Label("Daag uit", behind=BLOCK), room, len, len, 0) == (lead, behind)


@pytest.mark.parametrize(
    ("room", "lead"),
    [
        (17, "Werkt met regels!"),
        (16, "Werk…met regels!"),
        (10, "W… regels!"),
        (9, "W… reg…s!"),
    ],
)
def test_what_a_lead_shares_gives_way_before_what_is_its_own(room, lead):
    assert fitted(Label("regels!", before="Werkt met "), room, len, len, 0) == (lead, "")


def test_a_shared_end_keeps_its_space():
    assert fitted(Label("Stuurt", after=" gedrag"), 9, len, len, 0) == ("Stuurt …g", "")


def test_a_text_of_which_hardly_a_letter_fits_is_left_out():
    assert elided("Lesvoorbereiding", 5, len) == ""


@pytest.mark.parametrize(
    ("full", "rows"),
    [
        ([], []),
        ([3, 3], [[3, 3]]),
        ([8, 9, 10], [[8, 9], [10]]),
        ([30, 3], [[24], [3]]),
        ([30, 30, 30], [[11, 11], [24]]),
        ([9, 9, 20, 8, 9], [[7, 7, 7], [8, 9]]),
    ],
)
def test_labels_stand_in_the_rows_in_which_they_give_way_least(full, rows):
    found = rows_of(2, lambda most: [min(width, most) for width in full], 24, 1)
    assert found == rows
