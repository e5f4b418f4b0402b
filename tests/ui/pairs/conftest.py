"""What tests of a pair's pages may use: a session in hand, and a page in front."""

import pytest
from support.hands import in_front
from support.pairs.hands import PairHands, Post
from support.pairs.samples import begun
from support.samples import CHEAP, PASSPHRASE
from support.windows import Opening, start_window

from observatie.store.library import Library
from observatie.ui.session.pair_controller import PairController


@pytest.fixture
def controller(context):
    """A session that Fatima began with Joost, of which nothing is filled in."""
    session = begun(context.library, context.clock)
    context.library.append(()).result()  # the register is read from the disk
    return PairController(context, session)


@pytest.fixture
def show(qtbot):
    """Show a page alone, in front, and enter it."""

    def shown(page):
        in_front(page, qtbot)
        page.enter()
        return page

    return shown


@pytest.fixture
def short_rest(monkeypatch):
    """Let whoever types be at rest sooner than somebody would."""
    monkeypatch.setattr("observatie.ui.kit.text_fields.REST_MS", 50)


@pytest.fixture
def cheap_words(monkeypatch):
    """Let a word cost next to nothing to try, also where a screen chooses it."""
    monkeypatch.setattr("observatie.store.wrapping.Cost", lambda: CHEAP)


@pytest.fixture
def post(tmp_path):
    """What goes between two laptops."""
    folder = tmp_path / "post"
    folder.mkdir()
    return Post(folder)


@pytest.fixture
def laptop(qtbot, tmp_path, clock, catalogue, cheap_words, theme, post):
    """Start the program on a folder, made if it is not there, and give it into somebody's hands."""
    made = []

    def start(name="een", *, scale=1.0, hands=PairHands):
        folder = tmp_path / name
        opening = Opening(folder, clock, catalogue, ask_path=post.ask_path, ask_open=post.ask_open)
        is_locked = opening.exists
        library = None if is_locked else Library.begin(folder, PASSPHRASE, "Ineke Smit", "", clock, cost=CHEAP)
        made.append(start_window(qtbot, opening, tmp_path / f"{name}.ini", library=library, scale=scale))
        at_work = hands(made[-1], qtbot)
        if is_locked:
            at_work.unlock()
        return at_work

    yield start
    for window in made:
        window.close()
