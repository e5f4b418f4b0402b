"""How the screens of a pair are drawn: what comes before each picture."""

from collections.abc import Callable
from uuid import UUID, uuid5

from PySide6.QtWidgets import QLineEdit, QPushButton
from support.fake_clock import FakeClock
from support.pairs.samples import HERS, HIS, PLACES, begun, brought_to, fill_in
from support.samples import CHEAP

from observatie.demo.school import demo_id
from observatie.domain.acts.pair_acts import (
    PairMark,
    PairOutcome,
    PairProgress,
    PairQuestion,
    PairSet,
    PairStep,
    Reached,
    Seating,
)
from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.sheet import SheetText
from observatie.store.pair_session import PairSession
from observatie.store.register_session import RegisterSession
from observatie.store.sheets import begin
from observatie.ui.frame.shell import Shell
from observatie.ui.pairs.pair_screen import PairScreen
from observatie.ui.pairs.talk_page import PairTalk

_SPACE = UUID("5a9e0000-0000-4000-8000-00000000ffff")
TALKING, ALONE = demo_id("pair", "vries-kramer"), demo_id("pair", "hoekstra-el-idrissi")
_LONG = (
    "Dat we elke week een vast moment hebben waarop we samen de lessen voorbereiden en ook terugkijken, zonder "
    "dat er iemand binnenloopt, en dat we dan eerlijk zeggen wat niet goed ging. Dat vind ik lastig, en juist "
    "daarom. "
)

Arrange = Callable[[Shell, FakeClock], None]


def _shown(shell: Shell, session: UUID) -> PairScreen:
    shell.context.library.append(()).result()
    shell.go("pairs")
    shell.pairs.open(session)
    assert shell.pairs.pair is not None
    return shell.pairs.pair


def hub(session: UUID) -> Arrange:
    return lambda shell, _clock: (_shown(shell, session), None)[1]


def _press(pair: PairScreen, name: str) -> None:
    found = pair.findChild(QPushButton, name)
    assert found is not None, name
    found.click()


def _session(shell: Shell, clock: FakeClock, stage: PairStage, key: str, **settings: object) -> PairSession:
    return brought_to(stage, shell.context.library, clock, session=uuid5(_SPACE, key), **settings)


def at(stage: PairStage, *presses: str, long: bool = False) -> Arrange:
    """Draw what comes next at a stage, past the cover between two people, after these buttons."""

    def arrange(shell: Shell, clock: FakeClock) -> None:
        key = f"{stage}-{long}-{shell.context.theme.dark}-{shell.context.theme.scale}-{presses}"
        words = ({p.target: _LONG * 4 for p in PLACES},) * 2 if long else (HERS, HIS)
        session = _session(shell, clock, stage, key, words=words)
        pair = _shown(shell, session.pair.id)
        pair.go_on()
        for name in presses:
            _press(pair, name)

    return arrange


def word(shell: Shell, clock: FakeClock) -> None:
    """Draw the page on which she chooses the word of her sheet."""
    pair = _shown(shell, _begun(shell, clock, "woord").pair.id)
    pair.go_on()
    _press(pair, "hand-over-onward")


def _begun(shell: Shell, clock: FakeClock, key: str) -> PairSession:
    theme = shell.context.theme
    return begun(shell.context.library, clock, session=uuid5(_SPACE, f"{key}-{theme.dark}-{theme.scale}"))


def hand_over(shell: Shell, clock: FakeClock) -> None:
    """Draw the cover between two people."""
    pair = _shown(shell, _begun(shell, clock, "overgeven").pair.id)
    pair.go_on()


def sheet(*presses: str) -> Arrange:
    """Draw a sheet that is half filled in."""

    def arrange(shell: Shell, clock: FakeClock) -> None:
        session = _begun(shell, clock, f"blad{presses}")
        fatima, _ = session.pair.partners
        filled = begin(session.pair.id, fatima, "zonnebloem", cost=CHEAP)
        pair = _shown(shell, session.pair.id)
        pair._write(filled.with_text(SheetText(words={"grootste-wens": _LONG})))
        for name in presses:
            _press(pair, name)

    return arrange


def give_word(shell: Shell, clock: FakeClock) -> None:
    """Draw the page that asks her word, with what forgetting it means."""
    session = _begun(shell, clock, "geef")
    fill_in(session, session.pair.partners[0], "zonnebloem", HERS, seal=False)
    pair = _shown(shell, session.pair.id)
    pair.go_on()
    _press(pair, "hand-over-onward")
    _press(pair, "sheet-forgotten")


def silence(shell: Shell, clock: FakeClock) -> None:
    """Draw the silence while it lasts."""
    session = _session(
        shell, clock, PairStage.SINKING, f"stil-{shell.context.theme.dark}-{shell.context.theme.scale}"
    )
    session.record(PairProgress(step=PairStep.SINKING))
    clock.advance(50_000)
    _shown(shell, session.pair.id).go_on()


def talk(*presses: str) -> Arrange:
    """Draw the talk of the demo."""

    def arrange(shell: Shell, _clock: FakeClock) -> None:
        pair = _shown(shell, TALKING)
        pair.go_on()
        for name in presses:
            _press(pair, name)

    return arrange


def outcome(shell: Shell, _clock: FakeClock) -> None:
    """Draw the first question of the demo's talk, on which they came to something."""
    pair = _shown(shell, TALKING)
    pair.go_on()
    assert isinstance(pair.page, PairTalk)
    pair.page.go(0)


def after(*presses: str) -> Arrange:
    """Draw the agreements of a pair that is through, or a page that is gone to from there."""

    def arrange(shell: Shell, clock: FakeClock) -> None:
        theme = shell.context.theme
        key = f"na-{theme.dark}-{theme.scale}-{presses}"
        before = _session(shell, clock, PairStage.AFTER, f"{key}-toen")
        again = {"previous": before.pair.id, "partners": before.pair.partners}
        session = _session(shell, clock, PairStage.AFTER, key, **again)
        for round_ in (before, session):
            for place, reached in zip(PLACES[:9], [*Reached] * 3, strict=True):
                round_.record(PairOutcome(item=place.ref, reached=reached, text=_LONG[:90] if reached else ""))
        session.record(PairMark(item=PLACES[0].ref), session.pair.partners[0])
        session.record(PairQuestion(target="verwachting-e", left_out=True))
        session.record(PairQuestion(target="verwachting-h", text="Hoeveel geluid mag er zijn?"))
        session.record(PairQuestion(target="eigen-0a1b2c3d", text="Wat doen we als een van ons ziek is?"))
        session.set_up(PairSet(look_back=clock.now().wall.date()))
        pair = _shown(shell, session.pair.id)
        pair.go_on()
        for name in presses:
            _press(pair, name)

    return arrange


def list_of_pairs(shell: Shell, _clock: FakeClock) -> None:
    """Draw the list."""
    shell.go("pairs")


def new_pair(shell: Shell, _clock: FakeClock) -> None:
    """Draw how a pair begins, filled in."""
    shell.go("pairs")
    shell.pairs.pairs.begin_asked.emit()
    names = {"pair-two": "Maria-Antoinette van der Wouden-Çelik"}
    for name, text in names.items():
        field = shell.findChild(QLineEdit, name)
        if field is not None:
            field.setText(text)


def at_home(*presses: str) -> Arrange:
    """Draw the page of a pair of whom the other one fills in at home, after these buttons."""

    def arrange(shell: Shell, clock: FakeClock) -> None:
        theme, library = shell.context.theme, shell.context.library
        joost = RegisterSession(library, clock).add_person("Joost Kramer").id
        key = uuid5(_SPACE, f"thuis-{theme.dark}-{theme.scale}-{presses}")
        partners = (library.scribe.author, joost)
        session = begun(library, clock, session=key, partners=partners, seating=Seating.AT_HOME)
        fill_in(session, library.scribe.author, "zonnebloem", HERS)
        pair = _shown(shell, session.pair.id)
        for name in presses:
            _press(pair, name)

    return arrange


FULL: dict[str, Arrange] = {
    "paren": list_of_pairs,
    "paar": hub(ALONE),
    "paar-praat": hub(TALKING),
    "paar-nieuw": new_pair,
    "paar-thuis": at_home(),
    "paar-thuis-verwijderen": at_home("pair-plan", "pair-drop"),
    "paar-overgeven": hand_over,
    "paar-woord": word,
    "paar-woord-vergeten": give_word,
    "paar-blad": sheet(),
    "paar-blad-klaar": sheet("sheet-ready"),
    "paar-lezen": at(PairStage.READING, "hand-over-onward"),
    "paar-lezen-lang": at(PairStage.READING, "hand-over-onward", long=True),
    "paar-stilte-vooraf": at(PairStage.SINKING),
    "paar-stilte": silence,
    "paar-gesprek": talk(),
    "paar-gesprek-uitkomst": outcome,
    "paar-gesprek-vragen": talk("talk-all"),
    "paar-gesprek-lang": at(PairStage.TALKING, long=True),
    "paar-afspraken": after(),
    "paar-vragen": after("pair-questions"),
    "paar-toen-en-nu": after("pair-then"),
    "paar-gestopt": at(PairStage.TALKING, "pair-stop"),
}
"""With the pairs of the demo."""

EMPTY: dict[str, Arrange] = {
    "paren-leeg": list_of_pairs,
    "paar-afspraken-leeg": at(PairStage.AFTER),
}
"""With nothing in the library."""
