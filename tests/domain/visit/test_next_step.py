"""What comes next in a visit, in words."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from observatie.domain.acts.acts import Purpose
from observatie.domain.instrument.instrument import Words
from observatie.domain.visit.summary import VisitSummary
from observatie.domain.visit.visit import VisitState
from observatie.domain.visit.visit_line import next_step

ASPECTS = Words(one="aspect", many="aspecten")
READY = {"teacher": UUID(int=1), "instruments": ("kijkwijzer",)}
BEFORE, DURING, AFTER = VisitState.PLANNED, VisitState.OBSERVING, VisitState.REVIEWING


def summary(state: VisitState, **more) -> VisitSummary:
    plain = {
        "id": UUID(int=9),
        "teacher": None,
        "group": None,
        "school": None,
        "subject": "",
        "purpose": Purpose.DEVELOPMENT,
        "walkthrough": False,
        "instruments": (),
        "at": datetime(2026, 3, 10, 10, tzinfo=UTC),
        **dict.fromkeys(("notes", "answers", "unfounded", "agreements"), 0),
    }
    return VisitSummary.model_validate({**plain, "state": state, **more})


@pytest.mark.parametrize(
    ("visit", "words"),
    [
        (summary(BEFORE), "Kies nog een leerkracht en een instrument"),
        (summary(BEFORE, instruments=("kijkwijzer",)), "Kies nog een leerkracht"),
        (summary(BEFORE, teacher=UUID(int=1)), "Kies nog een instrument"),
        (summary(BEFORE, teacher=UUID(int=1), walkthrough=True), "Klaar voor de les"),
        (summary(BEFORE, **READY), "Klaar voor de les"),
        (summary(DURING, notes=12, unfounded=3), "De les loopt: verder waar je was"),
        (summary(AFTER), "Nog niets genoteerd"),
        (summary(AFTER, notes=1), "1 notitie om uit te werken"),
        (summary(AFTER, notes=40), "40 notities om uit te werken"),
        (summary(AFTER, notes=40, answers=5, unfounded=4), "4 aspecten zonder bewijs"),
        (summary(AFTER, answers=5, unfounded=1, agreements=2), "1 aspect zonder bewijs"),
        (summary(AFTER, notes=40, answers=5), "5 aspecten ingevuld, nu het nagesprek"),
        (summary(AFTER, notes=40, answers=5, agreements=2), "2 afspraken, nu het rapport"),
        (summary(VisitState.CONCEPT, agreements=2, unfounded=1), "Nog niet overhandigd"),
        (summary(VisitState.HANDED_OVER, agreements=2, unfounded=1), "Wacht op reactie"),
        (summary(VisitState.SETTLED), "Afgerond"),
        (summary(VisitState.SETTLED, agreements=1), "1 afspraak"),
        (summary(VisitState.SETTLED, agreements=3), "3 afspraken"),
    ],
)
def test_what_comes_next(visit, words):
    assert next_step(visit, ASPECTS) == words


def test_items_of_several_instruments_have_a_common_word():
    assert next_step(summary(AFTER, answers=4, unfounded=2)) == "2 onderdelen zonder bewijs"
