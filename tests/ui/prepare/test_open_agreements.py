"""What stands open from earlier visits to the same teacher, read while preparing the next."""

from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from observatie.demo.school import demo_id
from observatie.domain.acts.acts import VisitSet
from observatie.domain.acts.conversation import FollowUp, Outcome
from observatie.store.visit_session import VisitSession
from observatie.ui.prepare.prepare_step import PrepareStep
from observatie.ui.session.visit_controller import VisitController

BAKKER, NGUYEN = demo_id("person", "bakker"), demo_id("person", "nguyen")


@pytest.fixture
def new(context):
    """The next visit to the teacher who agreed on three things in an earlier one."""
    visit = VisitController(context, VisitSession.open(context.library, uuid4(), context.clock))
    visit.set_up(VisitSet(teacher=BAKKER))
    return visit


def read(step: PrepareStep, name: str = "open-agreement") -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in step.findChildren(QLabel, name) if label.isVisible()]


def test_what_stands_open_is_there_with_who_when_and_from_which_visit(show, new):
    step = show(new)
    assert len(read(step)) == 3
    assert read(step)[0].startswith("De leerkracht maakt met C een stappenkaart")
    assert read(step, "open-agreement-facts")[0].startswith("Mevrouw Bakker · binnen een week · bezoek van ")
    assert read(step, "open-agreement-facts")[2].startswith("Ineke Smit · over vijf weken · bezoek van ")


def test_what_was_closed_in_another_visit_is_gone_and_what_goes_on_says_so(show, new, demo_visit):
    first, second, _ = new.context.library.agreements_before(new.visit)
    between = demo_visit("rekenen-bakker")
    between.record(FollowUp(agreement=first.id, made_in=first.made_in, outcome=Outcome.DONE))
    between.record(FollowUp(agreement=second.id, made_in=second.made_in, outcome=Outcome.GOING_ON))
    new.context.library.append([]).result()
    step = show(new)
    assert len(read(step)) == 2
    assert read(step, "open-agreement-facts")[0].endswith("loopt nog")


def test_another_teacher_has_other_agreements(show, new):
    step = show(new)
    new.set_up(VisitSet(teacher=NGUYEN))
    assert read(step) == []
