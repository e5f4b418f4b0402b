"""What tests of the live screen use: a lesson that runs, its screen, and what the store holds of it."""

import pytest
from support.hands import in_front

from observatie.ui.observe.observe_step import ObserveStep


@pytest.fixture
def controller(new_visit):
    """A visit with the kijkwijzer, whose lesson has just begun."""
    controller = new_visit("kijkwijzer")
    controller.take(controller.session.begin_lesson())
    return controller


@pytest.fixture
def show(qtbot, controller):
    """Show the live screen of a visit, in front; what stands on its line is kept at the end."""
    shown = []

    def show(controller):
        step = in_front(ObserveStep(controller), qtbot, (1274, 768))
        step.enter()
        shown.append(step)
        return step

    yield show
    for step in shown:
        step.retire()


@pytest.fixture
def step(show, controller):
    """The live screen of the lesson that runs."""
    return show(controller)


@pytest.fixture
def stored(qtbot, controller):
    """What stands on disk with its lesson time, once everything is acknowledged; without kinds the notes."""

    def read(*kinds):
        qtbot.waitUntil(lambda: controller.all_saved)
        visit = controller.context.library.visit(controller.visit.id)
        return [(s.lesson_ms, s.act) for s in visit.shown(*(kinds or ("note",)))]

    return read
