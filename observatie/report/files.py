"""Reports as files: which name they get, and how they are put in a folder."""

import os
import re
import unicodedata
from pathlib import Path
from uuid import UUID

from observatie.domain.register import Register
from observatie.domain.visit import Visit
from observatie.errors import KnownError
from observatie.report.content import compose
from observatie.report.pdf import render
from observatie.store.library import Library

_LONGEST_NAME = 150
"""In bytes, since that is what file systems count; most take 255."""


def make_report(library: Library, visit_id: UUID, *, with_legend: bool = False) -> bytes:
    """Return the report of a visit in the library, as a PDF."""
    return _make(library, library.visit(visit_id), library.register(), with_legend=with_legend)


def write_report(library: Library, visit_id: UUID, folder: Path, *, with_legend: bool = False) -> Path:
    """Make the report of a visit, put it in `folder` and return where; raises KnownError C05."""
    visit, register = library.visit(visit_id), library.register()
    path = folder / file_name(visit, register)
    save(path, _make(library, visit, register, with_legend=with_legend))
    return path


def _make(library: Library, visit: Visit, register: Register, *, with_legend: bool) -> bytes:
    return render(compose(visit, register, library.instruments_of(visit), with_legend=with_legend))


def save(path: Path, content: bytes) -> None:
    """Put a report in its place, whole or not at all; raises KnownError C05."""
    beside = path.with_name(path.name + ".new")
    try:
        try:
            beside.write_bytes(content)
            os.replace(beside, path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise KnownError(
            "C05",
            f"{path} is niet te schrijven ({error.strerror})",
            "kies een andere map, of sluit het bestand als het ergens open staat",
        ) from error


def file_name(visit: Visit, register: Register) -> str:
    """Return a name that says which visit it is, and that every file system takes."""
    settings, period = visit.settings, visit.period
    at = period[0] if period else settings.planned_at
    parts = [
        at.strftime("%Y-%m-%d") if at else "",
        settings.subject or "",
        register.name(settings.group),
        register.name(settings.teacher),
    ]
    words = unicodedata.normalize("NFC", " ".join(part for part in parts if part))
    plain = re.sub(r"[^\w \-]+", "-", words).encode()[:_LONGEST_NAME].decode(errors="ignore")
    return f"{plain.strip(' -.')} ({str(visit.id)[:8]}).pdf".strip()
