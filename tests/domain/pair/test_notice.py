"""What the list of visits says of pairs: what is going on, and what day has come; nothing of a sheet."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from observatie.domain.pair.pair import PairStage, PairSummary
from observatie.domain.pair.sheet import SheetState
from observatie.domain.pair.words import pair_notices

FATIMA, JOOST = UUID(int=1), UUID(int=2)
NAMES = {FATIMA: "Fatima de Vries", JOOST: "Joost Kramer"}
TODAY = date(2026, 3, 10)


def pair(stage=PairStage.READING, look_back=None, previous=None, outcomes=0):
    return PairSummary(
        id=uuid4(),
        at=datetime(2026, 3, 1, tzinfo=UTC),
        partners=(FATIMA, JOOST),
        group="groep 4",
        begins=None,
        stage=stage,
        outcomes=outcomes,
        look_back=look_back,
        previous=previous,
    )


def said(*pairs, sheets=None):
    return [each.words for each in pair_notices(pairs, sheets or {}, NAMES, TODAY)]


def test_a_pair_that_reads_is_told():
    assert said(pair()) == ["SHARE van Fatima en Joost: lezen elkaars blad."]


@pytest.mark.parametrize(
    ("hers", "his", "words"),
    [
        (SheetState.NONE, SheetState.NONE, "allebei nog niet begonnen"),
        (SheetState.SEALED, SheetState.DRAFT, "Fatima is klaar, Joost vult in"),
        (SheetState.DRAFT, SheetState.AWAY, "Fatima vult in, Joost vult thuis in"),
        (SheetState.AWAY, SheetState.AWAY, "vullen allebei thuis in"),
        (SheetState.SEALED, SheetState.SEALED, "allebei klaar, de bladen kunnen open"),
    ],
)
def test_before_the_opening_it_says_how_far_each_is(hers, his, words):
    alone = pair(PairStage.ALONE)
    sheets = {alone.id: {FATIMA: hers, JOOST: his}}
    assert said(alone, sheets=sheets) == [f"SHARE van Fatima en Joost: {words}."]


def test_in_the_talk_it_counts_where_they_came_out():
    assert said(pair(PairStage.TALKING, outcomes=2)) == ["SHARE van Fatima en Joost: in gesprek, 2 uitkomsten."]


def test_a_pair_that_is_through_is_not_told_before_its_day():
    assert said(pair(PairStage.AFTER), pair(PairStage.AFTER, date(2026, 3, 11))) == []


def test_the_day_has_come_or_is_past():
    assert said(pair(PairStage.AFTER, TODAY)) == ["Fatima en Joost wilden vandaag terugkijken."]
    assert said(pair(PairStage.AFTER, date(2026, 3, 9))) == ["Fatima en Joost wilden op 9 maart 2026 terugkijken."]


def test_a_day_is_past_once_they_went_on():
    before = pair(PairStage.AFTER, TODAY)
    assert said(pair(PairStage.SINKING, previous=before.id), before) == [
        "SHARE van Fatima en Joost: laten bezinken wat ze lazen."
    ]


def test_the_latest_comes_first():
    pairs = [pair(), pair(PairStage.AFTER, TODAY), pair(PairStage.TALKING)]
    assert [each.session for each in pair_notices(pairs, {}, NAMES, TODAY)] == [each.id for each in pairs]
