"""One who fills in at home: she has the code of the pair and a word of her own, and no library.

Her sheet is a file of its own until it is sealed and she takes it along; what is on it is nowhere else.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from observatie import log
from observatie.domain.acts.pair_acts import PairStep
from observatie.domain.errors import BugError, KnownError, reason
from observatie.domain.folding import folded
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.register import Register, called
from observatie.domain.names import share_a_word
from observatie.domain.pair.code import code_of, read_code
from observatie.domain.pair.pair import Pair, asked
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.exchange import pair_problems, share_file
from observatie.exchange.share_file import SUFFIX, ShareFile, SheetFile
from observatie.store.files import HeldError, write_whole
from observatie.store.pair_session import PairSession
from observatie.store.sheets import OpenSheet, Sheet, begin

AT_HOME = "bladen"
"""The folder with the sheets of those who fill in at home, in that of the library or where it would be."""

_NOBODY = UUID(int=0)
_BEGUN = (SheetState.DRAFT, SheetState.SEALED)
_OTHER_NAME = "Op dit blad staat de naam {}. Is dit het blad van {}?"
_OTHER_WORD = "Van {} is hier al een blad, met een ander woord. Dat is weg als dit blad ervoor in de plaats komt."
_WRITTEN_HERE = "Op het blad van {} is hier ook geschreven. Dat is weg als dit blad ervoor in de plaats komt."
_TRIED_AGAIN = "maak ruimte op de schijf, of vraag of je hier mag schrijven; het wordt steeds opnieuw geprobeerd"


@dataclass(frozen=True)
class Guest:
    """What somebody who fills in at home has.

    Attributes:
        code: of the pair.
        name, partner: hers, and that of the one with whom she teaches, as she typed them.
        form: what she fills in.
        sheet: her sheet; None before she chose a word.
    """

    code: str
    name: str
    partner: str
    form: Instrument
    sheet: Sheet | None = None

    def with_sheet(self, sheet: Sheet) -> "Guest":
        """Return the same with another sheet."""
        return replace(self, sheet=sheet)

    @property
    def edition(self) -> int:
        """How often she sealed it."""
        return self.sheet.edition if self.sheet is not None else 0

    @property
    def state(self) -> SheetState:
        """How far she is."""
        return self.sheet.state if self.sheet is not None else SheetState.NONE


def begin_at_home(guest: Guest, word: str, text: SheetText | None = None) -> OpenSheet:
    """Return a new sheet of hers under a word, in the place of what she had; a worker asks, as it takes a while.

    `text` is what she wrote before, in a library of her own. Raises KnownError S01 where the word is too short.
    """
    empty = begin(_NOBODY, _NOBODY, word, code=guest.code, edition=guest.edition)
    return empty if text is None else empty.with_text(text)


def to_take_along(guest: Guest) -> bytes:
    """Return the file that she takes to the laptop of the other one; a draft does not leave hers."""
    if guest.state is not SheetState.SEALED:
        raise BugError("only a sealed sheet is taken along")
    return write_guest(guest).encode()


def write_guest(guest: Guest) -> str:
    """Return the file of somebody who has begun."""
    sheet = guest.sheet
    if sheet is None:
        raise BugError("there is no sheet before she chose a word")
    file = SheetFile(
        code=guest.code,
        name=guest.name,
        partner=guest.partner,
        definition=share_file.plain_form(guest.form),
        state=sheet.state,
        edition=sheet.edition,
        lock=sheet.lock,
        nonce=sheet.nonce,
        body=sheet.body,
    )
    return share_file.write(file)


def guest_in(file: SheetFile) -> Guest:
    """Return whose sheet a file holds; raises KnownError P12 where its code or its form is none."""
    if read_code(file.code) != file.code:
        raise pair_problems.not_belonging("een paarcode die er geen is")
    sheet = Sheet(
        session=_NOBODY,
        owner=_NOBODY,
        code=file.code,
        state=file.state,
        edition=file.edition,
        lock=file.lock,
        nonce=file.nonce,
        body=file.body,
    )
    return Guest(file.code, file.name, file.partner, share_file.form_in(file), sheet)


def guests_at_home(folder: Path) -> Iterator[Guest]:
    """Yield who fills in here, by what is in the folder beside the library; what cannot be read is passed over."""
    with suppress(OSError):
        for path in sorted((folder / AT_HOME).glob(f"*{SUFFIX}")):
            with suppress(KnownError):
                file = share_file.load(path)
                if isinstance(file, SheetFile):
                    yield guest_in(file)


def keep_guest(folder: Path, guest: Guest) -> None:
    """Keep a sheet where she goes on with it; raises KnownError C05 where it cannot be written."""
    path = folder / AT_HOME / f"{guest.code}{SUFFIX}"
    try:
        # One after the other: what lies around the last one would be open to every user of the laptop.
        for place in (folder, path.parent):
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, write_guest(guest).encode())
    except OSError as error:
        why = "een ander programma houdt het vast" if isinstance(error, HeldError) else reason(error)
        raise KnownError("C05", f"je blad kan hier niet opgeslagen worden ({why})", _TRIED_AGAIN) from error


def remove_guest(folder: Path, code: str) -> None:
    """Remove a sheet with which she does not go on; raises KnownError C05 where that does not work."""
    try:
        (folder / AT_HOME / f"{code}{SUFFIX}").unlink(missing_ok=True)
    except OSError as error:
        what = f"je blad kan hier niet verwijderd worden ({reason(error)})"
        raise KnownError("C05", what, "probeer het over een minuut opnieuw") from error


# At the laptop of the one who began


@dataclass(frozen=True)
class FoundSheet:
    """A sealed sheet that lies in a folder, and when it was put there."""

    guest: Guest
    at: datetime


def sheets_in(folder: Path, code: str, here: Iterable[Sheet] = ()) -> list[FoundSheet]:
    """Return the sealed sheets for a pair in a folder where downloads come, the latest first; it may take long.

    One that is among those that are `here`, or was sealed before it, is passed over.
    """
    known = [each for each in here if each.state is SheetState.SEALED]
    found: list[FoundSheet] = []
    with suppress(OSError):
        for path in folder.iterdir():
            if not share_file.is_named(path.name):
                continue
            with suppress(KnownError, OSError):
                file = share_file.load(path)
                if not isinstance(file, SheetFile) or file.code != code or file.state is not SheetState.SEALED:
                    continue
                guest = guest_in(file)
                if not any(_is_kept(guest, sheet) for sheet in known):
                    found.append(FoundSheet(guest, datetime.fromtimestamp(path.stat().st_mtime).astimezone()))
    return sorted(found, key=lambda each: (each.guest.edition, each.at), reverse=True)


def newest_in(paths: Sequence[Path]) -> ShareFile:
    """Return what the files hold, of more sheets the one that was sealed last; raises KnownError as `load` does.

    One that cannot be read matters only where none can.
    """
    files: list[ShareFile] = []
    troubles: list[KnownError] = []
    for path in paths:
        try:
            files.append(share_file.load(path))
        except KnownError as trouble:
            troubles.append(trouble)
    if not files:
        raise troubles[0]
    return max(files, key=lambda file: file.edition if isinstance(file, SheetFile) else 0)


def _is_kept(guest: Guest, sheet: Sheet) -> bool:
    """Return whether a sheet that is here is this one, or was sealed after it."""
    if guest.sheet is None or guest.sheet.lock != sheet.lock:
        return False
    return guest.edition < sheet.edition or guest.sheet.body == sheet.body


def owner_of(guest: Guest, pair: Pair, register: Register, owner: UUID) -> UUID | None:
    """Return which of the two a sheet is of; None where that has to be asked.

    The one whose library this is fills in here, unless the name is hers; else the name that she typed tells.
    """
    if owner in pair.partners:
        is_hers = folded(register.name(owner)) == folded(guest.name)
        return None if is_hers else pair.other(owner)
    named = [each for each in pair.partners if folded(register.name(each)) == folded(guest.name)]
    return named[0] if len(named) == 1 else None


def doubt_about(
    session: PairSession, guest: Guest, owner: UUID, register: Register, *, is_told: bool = False
) -> str:
    """Return what to ask before a sheet comes in as that of `owner`; empty where there is nothing to ask.

    There is where another name is on it, unless somebody told whose it is, and where what is here would be gone.
    """
    name, here = called(session.pair.partners, register)[owner], session.sheets.get(owner)
    other_name = not is_told and not share_a_word(guest.name, register.name(owner))
    asked = [_OTHER_NAME.format(guest.name, name)] if other_name else []
    if here is not None and guest.sheet is not None and here.state in _BEGUN:
        steps = reversed(list(session.pair.steps()))
        last = next((step for step, entry in steps if entry.author == owner), None)
        if here.lock != guest.sheet.lock:
            asked.append(_OTHER_WORD.format(name))
        elif here.body != guest.sheet.body and here.edition <= guest.edition and last is not PairStep.RECEIVED:
            asked.append(_WRITTEN_HERE.format(name))
    return " ".join(asked)


@log.timing("blad ontvangen")
def receive(session: PairSession, guest: Guest, owner: UUID, name: str) -> str:
    """Let a sealed sheet come in as that of `owner`, who is called `name`, and return what there is to say of it.

    What is here of hers is gone then: `doubt_about` says where to ask first. Raises KnownError P05, P06, P07, P10,
    P12 and P15, and then changes nothing.
    """
    pair, form, sheet = session.pair, session.instrument, guest.sheet
    if guest.code != code_of(pair.id):
        raise pair_problems.another_pair()
    if pair.is_open:
        raise pair_problems.opened_already()
    if sheet is None or sheet.state is not SheetState.SEALED or sheet.edition < 1:
        raise pair_problems.not_belonging("een blad dat niet verzegeld is")
    if form is None or _questions(form) != _questions(guest.form):
        raise pair_problems.another_form()
    here = session.sheets.get(owner)
    begun_here = here is not None and here.state in _BEGUN
    if here is not None and begun_here and here.lock == sheet.lock:
        if sheet.body == here.body:
            raise pair_problems.nothing_new()
        if sheet.edition < here.edition:
            raise pair_problems.older(name)
    session.receive(sheet.model_copy(update={"session": pair.id, "owner": owner}))
    if begun_here:
        return f"Het blad van {name} is ontvangen, en komt in de plaats van het blad dat hier al was."
    return f"Het blad van {name} is ontvangen. Het gaat pas open als jullie allebei klaar zijn."


def _questions(form: Instrument) -> tuple[str, dict[str, str]]:
    # As they are put: a pair can put one otherwise in a round of its own, and she has to have read it so.
    return form.id, {place.target: form.items[place.target].text for place in asked(form)}
