"""The commands without a window: each a short function from what was asked to an exit code."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from observatie.arguments import DONE, NOT_DONE, PROBLEMS
from observatie.catalogue.catalogue import Catalogue, load_catalogue
from observatie.catalogue.reader import read_instrument
from observatie.clock import SystemClock
from observatie.data import instruments_folder
from observatie.demo import make_demo
from observatie.domain import passphrase as strength
from observatie.domain import wording
from observatie.domain.register import Register, at_start
from observatie.domain.summary import VisitSummary
from observatie.errors import InputError, KnownError
from observatie.exchange.transfer import export_visit, import_visit
from observatie.places import OWN_INSTRUMENTS, library_folder, passphrase
from observatie.report.files import write_report
from observatie.store import check as library_check
from observatie.store.library import Library, create_key, is_library, unlock

_SHOW_PROGRESS_FROM = 4


def run(asked: Namespace) -> int:
    """Do what was asked and return the exit code; problems go to stderr, in Dutch, with the remedy."""
    try:
        return _COMMANDS[asked.command](asked)
    except InputError as error:
        _complain(*error.problems)
        return PROBLEMS
    except KnownError as error:
        _complain(str(error))
        return NOT_DONE


def _complain(*problems: str) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _catalogue(asked: Namespace) -> Catalogue:
    own = library_folder(asked.map) / OWN_INSTRUMENTS
    catalogue = load_catalogue(instruments_folder(), *([own] if own.is_dir() else []))
    _complain(*(str(problem) for problem in catalogue.problems))
    return catalogue


@contextmanager
def _reading(asked: Namespace) -> Iterator[Library]:
    folder = library_folder(asked.map)
    library = Library.open_reading(folder, unlock(folder, passphrase(asked.wachtwoordzin_bestand)))
    try:
        yield library
    finally:
        library.close()


# Instruments


def _instruments(asked: Namespace) -> int:
    shelf = _catalogue(asked).instruments.values()
    if asked.json:
        described = [{**i.model_dump(mode="json"), "hash": i.hash} for i in shelf]
        print(json.dumps(described, ensure_ascii=False, indent=1))
        return DONE
    for instrument in shelf:
        items = wording.number(
            len(instrument.answered_items), instrument.item_words.one, instrument.item_words.many
        )
        print(f"{instrument.id}  {instrument.version}  {instrument.title} ({instrument.completeness}, {items})")
    return DONE


def _check(asked: Namespace) -> int:
    if asked.library:
        return _check_library(asked)
    if not asked.files:
        raise KnownError("C01", "er is niets om te controleren", "noem een of meer bestanden, of --bibliotheek")
    readings = [read_instrument(Path(file)) for file in asked.files]
    for reading in readings:
        if reading.instrument is not None and not reading.problems:
            print(f"{reading.path}: in orde ({reading.instrument.title}, versie {reading.instrument.version})")
        _complain(*(str(problem) for problem in reading.problems))
    return PROBLEMS if any(reading.problems for reading in readings) else DONE


def _check_library(asked: Namespace) -> int:
    if asked.repair:
        _rebuild(asked)
    with _reading(asked) as library:
        database = library.connect_reading()
        try:
            problems = library_check.check(database)
        finally:
            database.close()
        _complain(*problems)
        if not problems:
            print(
                f"{library.folder}: in orde ({wording.number(len(library.visits()), 'lesbezoek', 'lesbezoeken')})"
            )
    return PROBLEMS if problems else DONE


def _rebuild(asked: Namespace) -> None:
    folder = library_folder(asked.map)
    with Library.open(folder, unlock(folder, passphrase(asked.wachtwoordzin_bestand)), patient=False) as library:
        library.rebuild_lists()


# Visits


def _visits(asked: Namespace) -> int:
    with _reading(asked) as library:
        register, visits = library.register(), library.visits()
    if asked.json:
        print(json.dumps([_described(visit, register) for visit in visits], ensure_ascii=False, indent=1))
        return DONE
    for visit in visits:
        row = _described(visit, register)
        said = (row["teacher"], row["subject"], row["group"], row["state"])
        print(f"{str(visit.id)[:8]}  {wording.day(visit.at)}  {'  '.join(str(word) for word in said if word)}")
    return DONE


def _described(visit: VisitSummary, register: Register) -> dict[str, str | int | list[str]]:
    return {
        "id": str(visit.id),
        "at": visit.at.isoformat(),
        "teacher": at_start(register.name(visit.teacher)),
        "group": register.name(visit.group),
        "school": register.name(visit.school),
        "subject": visit.subject,
        "state": wording.STATES[visit.state],
        "instruments": list(visit.instruments),
        "notes": visit.notes,
    }


def _named(library: Library, beginning: str) -> UUID:
    wanted = beginning.lower()
    found = [visit.id for visit in library.visits() if str(visit.id).startswith(wanted)]
    if wanted and len(found) == 1:
        return found[0]
    if not found or not wanted:
        raise KnownError("C02", f"er is geen lesbezoek “{beginning}”", "kijk met lesbezoeken welke er zijn")
    raise KnownError("C03", f"“{beginning}” kan {len(found)} lesbezoeken zijn", "geef meer tekens van de id")


def _incoming(asked: Namespace) -> int:
    try:
        text = sys.stdin.buffer.read() if asked.file == "-" else Path(asked.file).read_bytes()
    except OSError as error:
        raise KnownError("C04", f"{asked.file} is niet te lezen ({error.strerror})", "kijk de naam na") from error
    catalogue = _catalogue(asked)
    with _writing(asked) as library:
        done = import_visit(library, text, catalogue.editions, SystemClock())
    names = f", {wording.number(done.new_names, 'naam', 'namen')} in het register" if done.new_names else ""
    print(f"{done.visit}: {done.new_entries} nieuw van {wording.number(done.entries, 'regel', 'regels')}{names}")
    return DONE


def _writing(asked: Namespace) -> Library:
    folder = library_folder(asked.map)
    secret = passphrase(asked.wachtwoordzin_bestand)
    if is_library(folder):
        return Library.open(folder, unlock(folder, secret), patient=False)
    if len(secret) < strength.MINIMUM:
        raise KnownError(
            "B12", "deze wachtwoordzin is te kort", f"neem er een van ten minste {strength.MINIMUM} tekens"
        )
    key = create_key(folder, secret)
    return Library.create(folder, key, asked.name or "Ik", asked.role, SystemClock(), patient=False)


def _outgoing(asked: Namespace) -> int:
    with _reading(asked) as library:
        text = export_visit(library, _named(library, asked.visit))
    if asked.to is None:
        sys.stdout.write(text)
        return DONE
    try:
        Path(asked.to).write_text(text, encoding="utf-8")
    except OSError as error:
        raise KnownError(
            "C05", f"{asked.to} is niet te schrijven ({error.strerror})", "kies een andere plaats"
        ) from error
    return DONE


# Reports


def _report(asked: Namespace) -> int:
    if not (asked.visits or asked.all or asked.of_demo):
        raise KnownError("C01", "er is geen lesbezoek genoemd", "noem er een, of geef --alle of --demo")
    if not asked.of_demo:
        with _reading(asked) as library:
            return _reports(library, asked)
    instruments = dict(_catalogue(asked).instruments)
    with (
        TemporaryDirectory(prefix="observatie-") as folder,
        make_demo(Path(folder), instruments, SystemClock()) as library,
    ):
        return _reports(library, asked)


def _reports(library: Library, asked: Namespace) -> int:
    folder = Path(asked.to)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError("C05", f"{folder} is niet te maken ({error.strerror})", "kies een andere map") from error
    every = asked.all or not asked.visits
    wanted = [v.id for v in library.visits()] if every else [_named(library, name) for name in asked.visits]
    progress = len(wanted) >= _SHOW_PROGRESS_FROM
    for done, visit in enumerate(wanted, start=1):
        path = write_report(library, visit, folder)
        if progress:
            print(f"rapport {done} van {len(wanted)}", end="\r" if done < len(wanted) else "\n", file=sys.stderr)
        print(path)
    return DONE


_COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "instrumenten": _instruments,
    "controleer": _check,
    "lesbezoeken": _visits,
    "invoer": _incoming,
    "uitvoer": _outgoing,
    "rapport": _report,
}
