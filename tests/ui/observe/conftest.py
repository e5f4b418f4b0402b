"""What tests of the live screen use: a lesson that runs, its screen, and what the store holds of it."""

import pytest
from support.hands import in_front

from observatie.ui.observe.observe_step import ObserveStep


@pytest.fixture
def visit_desk(new_visit):
    """A visit with the kijkwijzer, whose lesson has just begun."""
    visit_desk = new_visit("kijkwijzer")
    visit_desk.take(visit_desk.session.begin_lesson())
    return visit_desk


@pytest.fixture
def show(qtbot, visit_desk):
    """Show the live screen of a visit, in front; what stands on its line is kept at the end."""
    shown = []

    def show(visit_desk):
        step = in_front(ObserveStep(visit_desk), qtbot, (1274, 768))
        step.enter()
        shown.append(step)
        return step

    yield show
    for step in shown:
        step.retire()


@pytest.fixture
def step(show, visit_desk):
    """The live screen of the lesson that runs."""
    return show(visit_desk)


@pytest.fixture
def stored(qtbot, visit_desk):
    """What stands on disk with its lesson time, once everything is acknowledged; without kinds the notes."""

    def read(*kinds):
        qtbot.waitUntil(lambda: visit_desk.all_saved)
        visit = visit_desk.desk.library.visit(visit_desk.visit.id)
        return [(s.lesson_ms, s.act) for s in visit.shown(*(kinds or ("note",)))]

    return read
