"""The chips below the line."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QPushButton

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.lesson.offers import MOST, offers_instead
from observatie.domain.lesson.tags import tags_of
from observatie.domain.visit.visit import Visit
from observatie.ui.notes.completion_row import OfferChips
from observatie.ui.theme.theme import Theme

TAGS = tags_of(
    load_catalogue(instruments_folder()).instruments[name] for name in ("adapt", "kijkwijzer", "smeets")
)


@pytest.mark.parametrize(("scale", "width"), [(1.0, 980), (1.5, 1270), (2.0, 1270)])
@pytest.mark.parametrize("word", ["werk", "monitor", "stimuleer"])
def test_all_of_them_are_in_sight_in_two_rows(qtbot, scale, width, word):
    chips = OfferChips(Theme.load(dark=False, scale=scale))
    qtbot.addWidget(chips)
    found = offers_instead(word, Visit(UUID(int=1)), TAGS)
    chips.show_offers(found)
    chips.resize(width, chips.height_of(2))
    chips.show()

    shown = [chip for chip in chips.findChildren(QPushButton) if chip.isVisible()]
    assert len(shown) == min(MOST, len(found)) > 1
    assert all(chips.rect().contains(chip.geometry()) for chip in shown)
    assert not any(a.geometry().intersects(b.geometry()) for a in shown for b in shown if a is not b)


def test_in_a_narrow_pane_there_are_more_rows_rather_than_stubs_of_words(qtbot):
    theme = Theme.load(dark=False, scale=1.25)
    few, many = OfferChips(theme), OfferChips(theme, most_rows=4)
    for chips in (few, many):
        qtbot.addWidget(chips)
        chips.resize(400, chips.height_of(4))
        chips.show_offers(offers_instead("werk", Visit(UUID(int=1)), TAGS))
    assert (few.rows, many.rows) == (2, 4)
    assert narrowest(many) > 1.3 * narrowest(few)


def narrowest(chips):
    return min(chip.width() for chip in chips.findChildren(QPushButton) if not chip.isHidden())
