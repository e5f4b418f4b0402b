"""What tests of a pair's pages may use: a session in hand, and a page in front."""

import pytest
from pairs import begun

from observatie.ui.pairs.pair_desk import PairDesk


@pytest.fixture
def pair_desk(desk):
    """A session that Fatima began with Joost, of which nothing is filled in."""
    session = begun(desk.library, desk.clock)
    desk.library.append(()).result()  # the register is read from the disk
    return PairDesk(desk, session)


@pytest.fixture
def show(qtbot):
    """Show a page alone, in front, and enter it."""

    def shown(page):
        qtbot.addWidget(page)
        page.resize(1366, 768)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.enter()
        return page

    return shown
