"""A pair with its session, for tests: Fatima began it, Joost teaches with her."""

from uuid import UUID

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.pair_acts import PairProgress, PairQuestion, PairSet, PairStep
from observatie.domain.clock import Moment
from observatie.domain.pair.pair import PairStage, asked
from observatie.domain.pair.sheet import SheetText
from observatie.store.pair_session import PairSession
from observatie.store.register_session import RegisterSession
from observatie.store.sheets import begin, unlock
from support.samples import CHEAP, MORNING

SHARE = load_catalogue(instruments_folder()).instruments["share"]
PLACES = asked(SHARE)
SESSION = UUID("5a9e0000-0000-4000-8000-000000000001")
HERS = {"grootste-wens": "Dat we elkaar aanvullen.", "verwachting-d": "Elke donderdag samen de week voorbereiden."}
HIS = {"grootste-wens": "Rust in de klas.", "verwachting-d": "Liefst dagelijks vijf minuten voor de les."}
HER_WORD, HIS_WORD = "zonnebloem", "fietsenrek"


def begun(library, clock, *, session=SESSION, partners=None, **settings):
    """Return a session that was set up, of two people who are new in the register but for `partners`."""
    people = RegisterSession(library, clock)
    named = ("Fatima de Vries", "Joost Kramer")
    made = PairSession.open(library, session, clock)
    pair = partners or tuple(people.add_person(name).id for name in named)
    made.set_up(PairSet(partners=pair, group="groep 4", **settings), SHARE)
    return made


def fill_in(session, partner, word, words, *, seal=True):
    """Fill in the sheet of a partner, and seal it."""
    sheet = begin(session.pair.id, partner, word, cost=CHEAP).with_text(SheetText(words=words))
    session.keep(sheet)
    if seal:
        session.seal(sheet)


def both_sealed(library, clock, *, words=(HERS, HIS), **settings):
    session = begun(library, clock, **settings)
    fatima, joost = session.pair.partners
    fill_in(session, fatima, HER_WORD, words[0])
    fill_in(session, joost, HIS_WORD, words[1])
    return session


def open_both(session, words=(HER_WORD, HIS_WORD)):
    one, two = (unlock(session.sheets[p], word) for p, word in zip(session.pair.partners, words, strict=True))
    session.open_both(one, two).result()


def brought_to(stage, library, clock, **settings):
    """Return a session whose pair is at this stage."""
    session = both_sealed(library, clock, **settings)
    fatima, joost = session.pair.partners
    order = list(PairStage)
    if order.index(stage) >= order.index(PairStage.READING):
        open_both(session)
    if order.index(stage) >= order.index(PairStage.SINKING):
        for partner in (fatima, joost):
            session.record(PairProgress(step=PairStep.READ), partner)
    if order.index(stage) >= order.index(PairStage.TALKING):
        session.record(PairProgress(step=PairStep.SINKING))
        session.record(PairProgress(step=PairStep.SUNK))
    if order.index(stage) >= order.index(PairStage.AFTER):
        session.record(PairProgress(step=PairStep.TALKED))
    assert session.pair.stage is stage
    return session


def place(target):
    return next(each for each in PLACES if each.target == target)


def leave_everything_out(session):
    """Let no question be left, as only two libraries together can: each left out what the other one kept."""
    for each in PLACES:
        change = PairQuestion(target=each.target, left_out=True)
        session.pair.add(session.scribe.entry(session.pair.journal, change, Moment(MORNING, 0)))
