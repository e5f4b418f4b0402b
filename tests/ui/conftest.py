"""What tests of the window may use: the look, the demo school, and an open visit."""

import shutil
import threading
from uuid import uuid4

import pytest
from support.fake_clock import FakeClock
from support.quick_bot import QuickBot
from support.samples import CHEAP, MORNING, OWNER, PASSPHRASE
from support.windows import FakeAwake, Opening, start_window

from observatie.catalogue.catalogue import load_catalogue, load_conversations
from observatie.data import instruments_folder, resource
from observatie.demo.school import demo_id, make_demo
from observatie.domain.acts.acts import VisitSet
from observatie.store.library import Library
from observatie.store.visit_session import VisitSession
from observatie.store.wrapping import new_key
from observatie.ui.frame.window import MainWindow
from observatie.ui.kit import background
from observatie.ui.session.app_context import AppContext, StoreLink
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme, load_fonts


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue(instruments_folder())


@pytest.fixture(scope="session")
def theme(qapp):
    theme = Theme.load(dark=False, scale=1.0)
    load_fonts()
    qapp.setStyle("Fusion")
    return theme


@pytest.fixture(scope="session")
def sheet(theme):
    """The style sheet of the window at its usual size."""
    return stylesheet(theme)


@pytest.fixture
def qtbot(qapp, request, sheet):
    return QuickBot(request, sheet)


@pytest.fixture(scope="session")
def demo_school(tmp_path_factory, catalogue):
    """The folder of the demo school and its key: made once, and copied by whoever works in it."""
    folder, key = tmp_path_factory.mktemp("demo") / "school", new_key()
    make_demo(folder, dict(catalogue.instruments), FakeClock(MORNING), key=key).close()
    return folder, key


@pytest.fixture(scope="session")
def conversations():
    return load_conversations(resource("conversation"))


@pytest.fixture
def context(tmp_path, demo_school, catalogue, clock, theme, conversations):
    """A context with the library of the demo school."""
    made, key = demo_school
    shutil.copytree(made, tmp_path / "demo")
    with Library.open(tmp_path / "demo", key) as library:
        link = StoreLink(library)
        yield AppContext(library, catalogue, clock, theme, link, throw_away=True, conversations=conversations)


@pytest.fixture
def demo_visit(context):
    """Take a visit of the demo school in hand, by its key."""

    def take(key: str) -> VisitController:
        return VisitController(context, VisitSession.open(context.library, demo_id("visit", key), context.clock))

    return take


@pytest.fixture
def new_visit(context):
    """Make a visit with these instruments and nothing else in it, and take it in hand."""

    def make(*instruments: str) -> VisitController:
        session = VisitSession.open(context.library, uuid4(), context.clock)
        controller = VisitController(context, session)
        controller.set_up(
            VisitSet(subject="rekenen"), tuple(context.catalogue.instruments[i] for i in instruments)
        )
        return controller

    return make


@pytest.fixture
def awake():
    return FakeAwake()


@pytest.fixture
def make_window(qtbot, theme, tmp_path, folder, clock, catalogue, awake):
    """Make the main window on the test's folder, or another, locked or with a library open in it."""

    def make(place=folder, library=None) -> MainWindow:
        return start_window(
            qtbot, Opening(place, clock, catalogue), tmp_path / "venster.ini", library=library, awake=awake
        )

    return make


@pytest.fixture
def window(qtbot, make_window, folder, clock):
    """The main window with a new library open in it, in front."""
    made = make_window(library=Library.begin(folder, PASSPHRASE, OWNER, "intern begeleider", clock, cost=CHEAP))
    yield made
    made.close()


@pytest.fixture
def worker(monkeypatch):
    """Lets what a worker does wait for as long as it is cleared."""
    at_work, fulfil = threading.Event(), background._fulfil
    at_work.set()

    def wait_and_fulfil(promised, work):
        assert at_work.wait(20)
        fulfil(promised, work)

    monkeypatch.setattr(background, "_fulfil", wait_and_fulfil)
    yield at_work
    at_work.set()
