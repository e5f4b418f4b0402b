"""What each of the two takes home: all that stands once both sheets were opened, under her own word."""

from dataclasses import dataclass
from uuid import UUID

from pydantic import ValidationError

from observatie import log
from observatie.domain.acts.entries import Entry
from observatie.domain.acts.records import SchoolRecord
from observatie.domain.clock import Clock
from observatie.domain.errors import BugError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.register import Register
from observatie.domain.model import Frozen
from observatie.domain.pair.pair import Pair, PairStage
from observatie.domain.pair.sheet import SheetState
from observatie.domain.visit.wording import number
from observatie.exchange import pair_problems, share_file
from observatie.exchange.share_file import ResultFile
from observatie.exchange.soundness import examine, examine_settings
from observatie.exchange.transfer import naming
from observatie.store.library import Library
from observatie.store.sheets import Sheet, emptied, key_under, lock_binding
from observatie.store.wrapping import decrypt, encrypt


class _Inside(Frozen):
    """What her word opens."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class ImportedResult:
    """What came in: of which session, and a sentence that says so."""

    session: UUID
    sentence: str


def can_take_home(pair: Pair, sheet: Sheet | None) -> bool:
    """Return whether the owner of a sheet can take something home, which is then under her word.

    Nobody can before both have read, as that would pass the reading by.
    """
    return pair.stage in (PairStage.TALKING, PairStage.AFTER) and sheet is not None and bool(sheet.key)


def write_result(pair: Pair, sheet: Sheet, register: Register, form: Instrument) -> str:
    """Return the file for the owner of a sheet that was opened."""
    if not sheet.key or not pair.is_open:
        raise BugError("there is something to take home once both are open")
    people = tuple(register.people[each] for each in pair.partners if each in register.people)
    employers = {each.school for each in people}
    inside = _Inside(entries=tuple(pair.journal.entries()))
    nonce, body = encrypt(
        bytes.fromhex(sheet.key), inside.model_dump_json().encode(), _bound_to(pair.id, sheet.owner)
    )
    file = ResultFile(
        session=pair.id,
        owner=sheet.owner,
        code=sheet.code,
        people=people,
        # How a school wants its reports is nobody else's business.
        schools=tuple(
            SchoolRecord(id=each.id, name=each.name) for key, each in register.schools.items() if key in employers
        ),
        definition=share_file.plain_form(form),
        settings=tuple(entry for entry in inside.entries if entry.payload.kind == "pair_set"),
        lock=sheet.lock,
        nonce=nonce,
        body=body,
    )
    return share_file.write(file)


@log.timing("uitkomst inlezen")
def take_result(library: Library, file: ResultFile, word: str, clock: Clock) -> ImportedResult:
    """Add what the file holds and the library does not; it takes up to a second, so a worker asks.

    Raises KnownError P06, P11, P12 and P13, and then changes nothing.
    """
    form = share_file.form_in(file)
    examine_settings(file.session, file.settings, form)
    key = _key(file, word)
    library.append(()).result()  # what was done a moment ago is then on disk too
    pair, register = library.pair(file.session), library.register()
    entries = _inside(file, key)
    examine(pair, entries, form)
    new = [entry for entry in entries if entry.id not in pair.journal]
    whole = Pair(Journal(pair.id, [*pair.journal.entries(), *new]))
    if not whole.is_open or file.owner not in whole.partners:
        raise pair_problems.not_belonging("een uitkomst zonder jullie antwoorden")
    if not new:
        raise pair_problems.nothing_new()
    people = [each for each in file.people if each.id in whole.partners]
    schools = [each for each in file.schools if each.id in {person.school for person in people}]
    named = naming(library, register, (*schools, *people), clock)
    library.append([*named, *new], [form], sheets=_sheets(library, file, key)).result()
    if pair.is_open:
        return ImportedResult(
            file.session, f"De uitkomst is ingelezen: {number(len(new), 'nieuwe regel', 'nieuwe regels')}."
        )
    return ImportedResult(
        file.session, "De uitkomst is ingelezen: jullie bladen en jullie afspraken staan nu ook hier."
    )


def _key(file: ResultFile, word: str) -> bytes:
    try:
        key = key_under(file.lock, word, lock_binding(file.session, file.owner, file.code))
    except ValueError:
        key = b""
    if key is None:
        raise pair_problems.wrong_word()
    return key


def _inside(file: ResultFile, key: bytes) -> tuple[Entry, ...]:
    try:
        body = decrypt(key, file.nonce, file.body, _bound_to(file.session, file.owner)) if key else None
    except ValueError:
        body = None
    if body is None:
        raise pair_problems.not_belonging("de uitkomst gaat niet open")
    try:
        return _Inside.model_validate_json(body).entries
    except ValidationError:
        pass
    # Without what pydantic says of it, which quotes what they wrote.
    raise pair_problems.not_belonging("de uitkomst is anders opgebouwd dan Observatie die schrijft")


def _sheets(library: Library, file: ResultFile, key: bytes) -> list[Sheet]:
    """Return what is kept of the sheets from now on: the key of hers, and nothing of what was begun here."""
    begun = library.sheets(file.session)
    hers = Sheet(
        session=file.session,
        owner=file.owner,
        code=file.code,
        state=SheetState.OPEN,
        lock=file.lock,
        key=key.hex(),
    )
    closed = [sheet for sheet in begun.values() if sheet.owner != file.owner and not sheet.key]
    return [hers, *(emptied(sheet, SheetState.OPEN) for sheet in closed)]


def _bound_to(session: UUID, owner: UUID) -> bytes:
    return f"observatie-share/2/{session}/result/{owner}".encode()
