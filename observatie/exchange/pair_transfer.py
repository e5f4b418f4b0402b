"""Takes a file of a pair into a library: all of it, in one transaction, or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from observatie.domain.clock import Clock
from observatie.domain.entries import Entry
from observatie.domain.pair import Pair
from observatie.domain.register import Register
from observatie.domain.wording import number
from observatie.exchange import pair_problems
from observatie.exchange.pair_document import PairFile
from observatie.exchange.pair_outcome import Inside, open_outcome
from observatie.exchange.pair_soundness import examine
from observatie.exchange.transfer import naming
from observatie.store.library import Library
from observatie.store.sheets import Sheet, SheetState, open_with, opened


@dataclass(frozen=True)
class Taken:
    """What came in: of which session, and a sentence that says so."""

    session: UUID
    sentence: str


@dataclass(frozen=True)
class _Here:
    """What is on this laptop of the session that the file is of."""

    pair: Pair
    sheets: Mapping[UUID, Sheet]
    register: Register


@dataclass(frozen=True)
class _Coming:
    """What the file brings: entries, known ones among them, and the sheets that change."""

    entries: Sequence[Entry]
    sheets: Sequence[Sheet] = ()


def take_in(
    library: Library, file: PairFile, clock: Clock, *, expected: UUID | None = None, word: str = ""
) -> Taken:
    """Add what the file holds and the library does not; `word` is that of one of the two sheets.

    With a word it takes up to a second, so a worker asks. Raises KnownError P05–P13, and S03 where a
    sheet that is sealed here is damaged, and then changes nothing.
    """
    if expected is not None and file.session != expected:
        raise pair_problems.another_pair()
    library.append(()).result()  # what was done a moment ago is then on disk too
    here = _Here(library.pair(file.session), library.sheets(file.session), library.register())
    coming = _coming(file, here, word)
    examine(here.pair, coming.entries, file.definition)
    new = list({entry.id: entry for entry in coming.entries if entry.id not in here.pair.journal}.values())
    if not new and not coming.sheets:
        raise pair_problems.nothing_new()
    sentence = _sentence(file, here, coming, len(new))
    header = file.document.header
    names = (*header.schools, *(each for each in header.people if each.id in file.pair.partners))
    named = naming(library, here.register, names, clock)
    library.append([*named, *new], [file.definition], sheets=coming.sheets).result()
    return Taken(file.session, sentence)


def _coming(file: PairFile, here: _Here, word: str) -> _Coming:
    settings = file.document.header.settings
    if file.document.outcome is not None:
        inside = open_outcome(file.document.outcome, file.session, here.sheets, word)
        if inside is None:
            raise pair_problems.wrong_word()
        return _of_outcome(file, here, inside)
    if file.document.sheet is not None:
        return _Coming(settings, _of_sheet(file, here, file.document.sheet))
    return _Coming(settings)


# A sealed sheet


def _of_sheet(file: PairFile, here: _Here, sheet: Sheet) -> Sequence[Sheet]:
    if here.pair.is_open:
        raise pair_problems.opened_already()
    own, name = here.sheets.get(sheet.owner), file.name(sheet.owner, here.register)
    if own is None or own.state is SheetState.NONE:
        return (sheet,)
    if own.state is SheetState.DRAFT:
        raise pair_problems.draft_here(name)
    if own == sheet:
        return ()
    if sheet.edition < own.edition:
        raise pair_problems.older(name)
    if sheet.edition == own.edition:
        raise pair_problems.another_sheet(name)
    return (sheet,)


# The outcome


def _of_outcome(file: PairFile, here: _Here, inside: Inside) -> _Coming:
    entries, sheets = [*file.document.header.settings, *inside.entries], list[Sheet]()
    if {sheet.owner for sheet in inside.sheets} != set(file.pair.partners):
        raise pair_problems.not_belonging("bladen van anderen dan jullie twee")
    answered = {entry.author for entry in inside.entries if entry.payload.kind == "answer"}
    if not answered >= set(file.pair.partners):
        raise pair_problems.not_belonging("een uitkomst zonder jullie antwoorden")
    for theirs in inside.sheets:
        own = here.sheets.get(theirs.owner)
        if own is not None and own.state is SheetState.DRAFT and here.pair.is_open:
            own = None  # nobody writes on it any more
        kept, more = _side_by_side(own, theirs, file.name(theirs.owner, here.register))
        entries += more
        if kept != here.sheets.get(theirs.owner):
            sheets.append(kept)
    return _Coming(entries, sheets)


def _side_by_side(own: Sheet | None, theirs: Sheet, name: str) -> tuple[Sheet, Sequence[Entry]]:
    """Return which of two sheets of one owner to keep, and the answers on one that is still sealed here."""
    if own is None or own.state is SheetState.NONE:
        return theirs, ()
    if own.state is SheetState.DRAFT:
        raise pair_problems.draft_here(name)
    if own.state is SheetState.OPEN:
        return max(own, theirs, key=_precedence), ()
    if own.edition < theirs.edition:
        return theirs, ()
    if own.lock != theirs.lock:
        raise pair_problems.another_sheet(name)
    # She sealed it once more after the other laptop had opened what she sent: what she sealed last counts.
    late = open_with(own, bytes.fromhex(theirs.key))
    return opened(late), late.text.entries


def _precedence(sheet: Sheet) -> tuple[int, str]:
    # Every laptop keeps the same one, whichever came first.
    return sheet.edition, sheet.key


# In words


def _sentence(file: PairFile, here: _Here, coming: _Coming, new: int) -> str:
    sender = file.name(file.sender, here.register)
    if file.document.outcome is not None:
        if here.pair.is_open:
            return f"De uitkomst van {sender} is ingelezen: {number(new, 'nieuwe regel', 'nieuwe regels')}."
        return f"De uitkomst van {sender} is ingelezen, en jullie bladen zijn hier nu ook open."
    if coming.sheets:
        return f"Het verzegelde blad van {sender} is ingelezen; het gaat pas open als jullie allebei klaar zijn."
    if here.pair.partners:
        return f"De instellingen van {sender} zijn ingelezen; verder is er niets veranderd."
    return f"De uitnodiging van {sender} is ingelezen; je kunt nu je eigen blad invullen."
