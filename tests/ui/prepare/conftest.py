"""What tests of Voorbereiden use: a step of a visit in front, and the visit as it is on disk."""

import pytest
from support.hands import in_front

from observatie.domain.visit.visit import Visit
from observatie.ui.observe.observe_step import ObserveStep
from observatie.ui.prepare.prepare_step import PrepareStep
from observatie.ui.session.visit_controller import VisitController


@pytest.fixture
def show(qtbot):
    """Show a step of a visit, as the screen of the visit does."""
    shown: list[ObserveStep] = []

    def made(controller: VisitController, kind=PrepareStep):
        step = in_front(kind(controller), qtbot, (1274, 704))
        step.enter()
        if kind is ObserveStep:
            shown.append(step)
        return step

    yield made
    for step in shown:
        step.leave()


@pytest.fixture
def stored(qtbot, context):
    """Return the visit as it is on disk, once all of it is."""

    def read(controller: VisitController) -> Visit:
        qtbot.waitUntil(lambda: controller.all_saved)
        return context.library.visit(controller.visit.id)

    return read
