"""What can be taken with Tab."""

from uuid import UUID

import pytest

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.lesson_phases import USUAL
from observatie.domain.offers import offers
from observatie.domain.tags import tags_of
from observatie.domain.visit import Visit

TAGS = tags_of([load_catalogue(instruments_folder()).instruments["kijkwijzer"]])
VISIT = Visit(UUID(int=1))


@pytest.mark.parametrize(
    ("to_cursor", "first"),
    [
        ("C begint #zelfi", ("zelfi", "zelfinstructie ")),
        ("kiest #diff", ("diff", "gedifferentieerde-lespraktijk ")),
        ("/fa", ("/fa", "/fase ")),
        ("/fase z", ("z", "Zelfstandige verwerking")),
        ("/turf v", ("v", "vingers")),
    ],
)
def test_the_likeliest_takes_the_place_of_what_was_typed(to_cursor, first):
    offer = offers(to_cursor, VISIT, TAGS, USUAL)[0]
    assert (offer.fragment, offer.text) == first


@pytest.mark.parametrize("to_cursor", ["", "C begint", "#focusing", "//fa", "a /fa", "/fase Start", "/stop nu"])
def test_nothing_is_offered_where_nothing_is_in_hand(to_cursor):
    assert offers(to_cursor, VISIT, TAGS, USUAL) == []
