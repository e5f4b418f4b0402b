"""The commands without a window: each a short function from what was asked to an exit code."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import extract_tb
from uuid import UUID

from observatie import console, log
from observatie.arguments import DONE, NOT_DONE, PROBLEMS
from observatie.backup.backup_folder import backup_folder_of, backups_in, make_backup
from observatie.backup.restore import prepare
from observatie.catalogue.catalogue import Catalogue, load_catalogue
from observatie.catalogue.loader import name_problem
from observatie.catalogue.reader import read_instrument
from observatie.clock import SystemClock
from observatie.console import complain, say
from observatie.data import instruments_folder
from observatie.demo.school import make_demo
from observatie.domain.errors import InputError, KnownError, reason
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.register import Register
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.summary import VisitSummary
from observatie.exchange.transfer import check_document, export_visit, import_visit
from observatie.help_pages import explain
from observatie.places import library_folder, log_folder, passphrase
from observatie.report.blank.story import make_form
from observatie.report.documents import Document
from observatie.report.file_names import form_names, visit_names
from observatie.report.visit.handed_over import write_report
from observatie.store import check as library_check
from observatie.store.files import save
from observatie.store.folder import OWN_INSTRUMENTS, is_library, unlock
from observatie.store.interruption import Interruption
from observatie.store.library import Library

_SHOW_PROGRESS_FROM = 4
_NAMED_AT_MOST = 5


def run(asked: Namespace) -> int:
    """Do what was asked and return the exit code; problems go to stderr, in Dutch, with the remedy."""
    log.begin(log_folder(), "opdracht")
    log.note("versie %s, opdracht %s", log.version(), log.Ours(asked.command))
    try:
        with log.timing("opdracht"):
            code = _COMMANDS[asked.command](asked)
            console.finish()
    except InputError as error:
        complain(*error.problems)
        return PROBLEMS
    except KnownError as error:
        complain(str(error))
        return NOT_DONE
    except BrokenPipeError:
        console.stop_listening()
        return NOT_DONE
    except KeyboardInterrupt:
        complain("C08 dit is afgebroken; wat al klaar was is bewaard")
        return NOT_DONE
    except Exception as error:
        log.fault(error)
        raise
    log.note("uitkomst %s", code)
    return code


def _say_json(data: object) -> None:
    # Escapes where the console lacks letters, so that what it shows is JSON all the same.
    say(json.dumps(data, ensure_ascii=not console.says_everything(), indent=1))


def _catalogue(asked: Namespace) -> Catalogue:
    own = library_folder(asked.map) / OWN_INSTRUMENTS
    catalogue = load_catalogue(instruments_folder(), *([own] if os.path.isdir(own) else []))
    complain(*(str(problem) for problem in catalogue.problems))
    return catalogue


@contextmanager
def _reading(asked: Namespace) -> Generator[Library]:
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
        _say_json(described)
        return DONE
    for instrument in shelf:
        items = wording.number(
            len(instrument.answered_items), instrument.item_words.one, instrument.item_words.many
        )
        say(f"{instrument.id}  {instrument.version}  {instrument.title} ({instrument.completeness}, {items})")
    return DONE


def _check(asked: Namespace) -> int:
    of_library = asked.library or asked.repair
    if not (of_library or asked.files):
        raise KnownError("C01", "er is niets om te controleren", "noem een of meer bestanden, of --bibliotheek")
    codes = [_check_file(Path(file)) for file in asked.files]
    if of_library:
        codes.append(_check_library(asked))
    return max(codes)


def _check_file(file: Path) -> int:
    reading = read_instrument(file)
    misnamed = name_problem(file) if reading.instrument is not None else None
    complain(*(str(problem) for problem in (*reading.problems, *filter(None, [misnamed]))))
    if reading.instrument is None or misnamed is not None:
        return PROBLEMS
    say(f"{file}: in orde ({reading.instrument.title}, versie {reading.instrument.version})")
    return DONE


def _check_library(asked: Namespace) -> int:
    if asked.repair:
        _rebuild(asked)
    with _reading(asked) as library:
        problems = library_check.check(library.connect_reading)
        visits = 0 if problems else len(library.visits())
    complain(*problems)
    if problems:
        return PROBLEMS
    say(f"{library.folder}: in orde ({wording.number(visits, 'lesbezoek', 'lesbezoeken')})")
    return DONE


def _rebuild(asked: Namespace) -> None:
    with _opened(library_folder(asked.map), asked) as library:
        library.rebuild_lists()


def _opened(folder: Path, asked: Namespace) -> Library:
    return Library.open(folder, unlock(folder, passphrase(asked.wachtwoordzin_bestand)), patient=False)


# Visits


def _visits(asked: Namespace) -> int:
    with _reading(asked) as library:
        register, visits = library.register(), library.visits()
    if asked.json:
        _say_json([_described(visit, register) for visit in visits])
        return DONE
    if not visits:
        say("er zijn nog geen lesbezoeken")
    for visit in visits:
        row = _described(visit, register)
        said = (row["teacher"], row["subject"], row["group"], row["state"])
        say(f"{str(visit.id)[:8]}  {wording.day(visit.at)}  {'  '.join(str(word) for word in said if word)}")
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


def _named(visits: list[VisitSummary], beginning: str) -> UUID:
    found = [visit.id for visit in visits if beginning and str(visit.id).startswith(beginning.lower())]
    if len(found) == 1:
        return found[0]
    if not found:
        raise KnownError("C02", f"er is geen lesbezoek “{beginning}”", "kijk met lesbezoeken welke er zijn")
    shown = [str(visit) for visit in found[:_NAMED_AT_MOST]] + ["…"] * (len(found) > _NAMED_AT_MOST)
    raise KnownError(
        "C03",
        f"“{beginning}” kan {len(found)} lesbezoeken zijn ({', '.join(shown)})",
        "geef meer tekens van de id",
    )


def _incoming(asked: Namespace) -> int:
    try:
        content = sys.stdin.buffer.read() if asked.file == "-" else Path(asked.file).read_bytes()
    except OSError as error:
        raise KnownError("C04", f"{asked.file} is niet te lezen ({reason(error)})", "kijk de naam na") from error
    editions = _catalogue(asked).editions
    with _writing(asked, content, editions) as library:
        done = import_visit(library, content, editions, SystemClock())
    names = f", {wording.number(done.new_names, 'naam', 'namen')} in het register" if done.new_names else ""
    say(f"{done.visit}: {done.new_entries} nieuw van {wording.number(done.entries, 'regel', 'regels')}{names}")
    return DONE


def _writing(asked: Namespace, content: bytes, editions: tuple[Instrument, ...]) -> Library:
    folder = library_folder(asked.map)
    if is_library(folder):
        return _opened(folder, asked)
    secret = passphrase(asked.wachtwoordzin_bestand)
    # Before anything is made, so that a document with a problem leaves no empty library behind.
    check_document(content, editions)
    return Library.begin(folder, secret, asked.name or "Ik", asked.role, SystemClock(), patient=False)


def _outgoing(asked: Namespace) -> int:
    with _reading(asked) as library:
        document = export_visit(library, _named(library.visits(), asked.visit))
    if asked.to is not None:
        save(Path(asked.to), document.encode(), replace=asked.replace)
    elif console.says_everything():
        say(document.rstrip("\n"))
    else:
        _say_json(json.loads(document))
    return DONE


# Reports


def _report(asked: Namespace) -> int:
    if asked.blank:
        return _forms(asked)
    if not (asked.visits or asked.all or asked.demo):
        raise KnownError("C01", "er is geen lesbezoek genoemd", "noem er een, of geef --alle of --demo")
    if not asked.demo:
        with _reading(asked) as library:
            return _reports(library, asked)
    instruments = dict(_catalogue(asked).instruments)
    with (
        TemporaryDirectory(prefix="observatie-") as folder,
        make_demo(Path(folder), instruments, SystemClock()) as library,
    ):
        return _reports(library, asked)


def _reports(library: Library, asked: Namespace) -> int:
    visits = library.visits()
    every = asked.all or not asked.visits
    wanted = [visit.id for visit in visits] if every else [_named(visits, name) for name in asked.visits]
    folder, kind = _ensure_folder(Path(asked.to)), Document(asked.document) if asked.document else None
    names, failed = visit_names(visits, library.register(), kind), 0
    for done, visit in enumerate(wanted, start=1):
        path = (folder / names[visit]).with_suffix(".txt" if asked.text else ".pdf")
        problem = _write_one(library, visit, path, kind, asked)
        failed += problem is not None
        if problem is None:
            say(str(path))
        else:
            complain(f"{problem} (lesbezoek {str(visit)[:8]}, {path.stem})")
        if len(wanted) >= _SHOW_PROGRESS_FROM:
            console.show_progress("rapport", done, len(wanted))
    if not failed:
        return DONE
    return PROBLEMS if failed < len(wanted) else NOT_DONE


def _write_one(library: Library, visit: UUID, path: Path, kind: Document | None, asked: Namespace) -> str | None:
    """Make one report of many; return what is wrong where it cannot be made, so that the others are."""
    try:
        write_report(
            library,
            visit,
            path,
            kind,
            with_legend=asked.legend,
            as_plain_text=asked.text,
            replace=asked.replace,
        )
    except KnownError as error:
        log.note("gemeld: %s", error)
        return str(error)
    except Exception as error:  # noqa: BLE001 - what is odd about one visit keeps no other from its report
        log.fault(error)
        # Where it happened, and not what it says: that may be what somebody wrote.
        at = extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}, {Path(at.filename).name} regel {at.lineno}"
        return f"C12 dit rapport is niet gemaakt door een fout in het programma ({where}); meld dat aan de makers"
    return None


def _forms(asked: Namespace) -> int:
    if asked.visits or asked.all or asked.legend:
        raise KnownError(
            "C09", "een leeg formulier hoort bij geen lesbezoek", "geef --blanco met alleen de id's en --naar"
        )
    shelf = _catalogue(asked).instruments
    wanted = [_instrument(shelf, name) for name in asked.blank]
    folder, names = _ensure_folder(Path(asked.to)), form_names(shelf.values())
    for instrument in wanted:
        path = folder / names[instrument.id]
        save(path, make_form(instrument), replace=asked.replace)
        say(str(path))
    return DONE


def _instrument(shelf: Mapping[str, Instrument], name: str) -> Instrument:
    if name not in shelf:
        raise KnownError(
            "C10", f"er is geen instrument “{name}”", "kijk met instrumenten welke er zijn en hoe ze heten"
        )
    return shelf[name]


def _ensure_folder(folder: Path) -> Path:
    if os.path.isfile(folder):
        raise KnownError("C05", f"{folder} is een bestand en geen map", "kies een andere map")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError("C05", f"{folder} is niet te maken ({reason(error)})", "kies een andere map") from error
    return folder


# Backups


def _backup(asked: Namespace) -> int:
    with _reading(asked) as library:
        made = make_backup(library, SystemClock(), Interruption(), Path(asked.to) if asked.to else None)
    say(str(made.path))
    return DONE


def _backups(asked: Namespace) -> int:
    found = backups_in(Path(asked.where) if asked.where else backup_folder_of(library_folder(asked.map)))
    if asked.json:
        _say_json(
            [
                {"path": str(b.path), "at": b.at.isoformat(), "size": b.size, "library": str(b.library)}
                for b in found
            ]
        )
        return DONE
    if not found:
        say("er zijn geen reservekopieën")
    for backup in found:
        say(f"{wording.day(backup.at)} {wording.clock(backup.at)}  {wording.size(backup.size)}  {backup.path}")
    return DONE


def _restore(asked: Namespace) -> int:
    folder, clock = library_folder(asked.map), SystemClock()
    secret = passphrase(asked.wachtwoordzin_bestand)
    prepared = prepare(Path(asked.file), secret, folder, clock, Interruption())
    aside = prepared.adopt(clock.now().wall)
    if prepared.is_key_alone:
        say(f"{folder}: de sleutel is teruggezet; de bibliotheek zelf was er nog")
        return DONE
    say(f"{folder}: teruggezet ({prepared.holds.worded()})")
    if aside is not None:
        lacks = prepared.lacks
        newer = f"; nieuwer dan de reservekopie: {lacks.worded()}" if lacks is not None and lacks else ""
        say(f"wat er stond is bewaard in {aside}{newer}")
    return DONE


# Help


def _explain(asked: Namespace) -> int:
    say(explain(asked.code).plain)
    return DONE


_COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "instrumenten": _instruments,
    "controleer": _check,
    "lesbezoeken": _visits,
    "invoer": _incoming,
    "uitvoer": _outgoing,
    "rapport": _report,
    "reservekopie": _backup,
    "reservekopieen": _backups,
    "terugzetten": _restore,
    "uitleg": _explain,
}
