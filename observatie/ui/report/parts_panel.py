"""Onderdelen: what the reports of a school hold, chosen once and remembered with the school."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtWidgets import QCheckBox, QWidget

from observatie.domain.acts.records import ReportHabits, ReportPart, SchoolRecord
from observatie.domain.errors import KnownError
from observatie.store.register_session import RegisterSession
from observatie.store.rows import digest
from observatie.ui.kit.problem_label import Message, ProblemLabel
from observatie.ui.kit.widgets import button, column, label, row
from observatie.ui.session.app_context import AppContext

_PARTS = {
    ReportPart.STRIP: "De les als strook",
    ReportPart.QUESTIONS: "Vragen voor het gesprek",
    ReportPart.INSTRUMENTS: "Wat er bij het instrument staat",
    ReportPart.NOT_SEEN: "Wat niet gezien is, of n.v.t.",
    ReportPart.LOOSE: "Wat verder genoteerd is",
    ReportPart.COUNTS: "Wat er geteld is",
    ReportPart.CONSENTS: "Gezien en akkoord",
}
_NO_SCHOOL = "Kies bij Voorbereiden eerst een school; je keuze wordt bij die school onthouden."
_WRITTEN_OUT = "Schrijf lkr en lln voluit"


class PartsPanel(QWidget):
    """Ticks for what is in a report, and the logo of the school.

    Signals:
        changed: the school wants its reports otherwise, and that is on disk.
        closed: the panel may go.
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, context: AppContext, ask_picture: Callable[[QWidget], Path | None]) -> None:
        super().__init__()
        self._context = context
        self._ask_picture = ask_picture
        self._session: RegisterSession | None = None
        self._school: UUID | None = None
        self._written: object | None = None
        self.setObjectName("parts-panel")
        self.setAccessibleName("Onderdelen van het rapport")
        self._ticks = {part: self._tick(text, f"part-{part}") for part, text in _PARTS.items()}
        self._written_out = self._tick(_WRITTEN_OUT, "part-written-out")
        self._whose = label("", "muted", wrap=True, name="parts-whose")
        self._said = ProblemLabel(context.theme, "error", name="parts-said")
        self._logo = button("Kies een logo …", self._choose_logo, name="parts-logo")
        self._no_logo = button("Haal het logo weg", self._drop_logo, "quiet", name="parts-no-logo")
        self._arrange()
        context.link.saved.connect(self._on_saved)

    def _tick(self, text: str, name: str) -> QCheckBox:
        made = QCheckBox(text)
        made.setObjectName(name)
        made.clicked.connect(self._keep)
        return made

    def _arrange(self) -> None:
        theme = self._context.theme
        logo = QWidget()
        logo.setLayout(column(theme, self._logo, self._no_logo, spacing=6))
        close = button("Klaar", self.closed.emit, name="parts-close")
        foot = QWidget()
        foot.setLayout(row(theme, close, 1))
        ticks = self._ticks.values()
        head = label("Onderdelen", "heading")
        widgets = (head, self._whose, *ticks, self._written_out, logo, self._said, foot)
        self.setLayout(column(theme, *widgets, 1, spacing=10))

    def begin(self, school: UUID | None) -> None:
        """Show what the reports of this school hold."""
        self._school = school
        self._session = RegisterSession(self._context.library, self._context.clock)
        self._say("")
        self._show()
        (self._ticks[ReportPart.STRIP] if self._record else self._logo).setFocus()

    @property
    def _record(self) -> SchoolRecord | None:
        if self._session is None or self._school is None:
            return None
        return self._session.register.schools.get(self._school)

    def _show(self) -> None:
        record = self._record
        habits = record.report if record else ReportHabits()
        for part, tick in self._ticks.items():
            tick.setChecked(part not in habits.left_out)
        self._written_out.setChecked(habits.written_out)
        for widget in (*self._ticks.values(), self._written_out, self._logo):
            widget.setEnabled(record is not None)
        self._no_logo.setVisible(habits.logo is not None)
        self._whose.setText(f"In alle rapporten van {record.name}" if record else _NO_SCHOOL)

    # Changing

    def _keep(self) -> None:
        record = self._record
        if record is not None:
            left_out = tuple(part for part, tick in self._ticks.items() if not tick.isChecked())
            changes = {"left_out": left_out, "written_out": self._written_out.isChecked()}
            self._write(record.report.model_copy(update=changes))

    def _choose_logo(self) -> None:
        record, path = self._record, self._ask_picture(self)
        if record is None or path is None:
            return
        try:
            logo = fit_logo(path)
        except KnownError as error:
            self._say(error)
            return
        self._say("")
        self._write(record.report.model_copy(update={"logo": digest(logo)}), (logo,))

    def _drop_logo(self) -> None:
        record = self._record
        if record is not None:
            self._logo.setFocus()
            self._write(record.report.model_copy(update={"logo": None}))

    def _write(self, habits: ReportHabits, files: tuple[bytes, ...] = ()) -> None:
        record = self._record
        if record is None or self._session is None or habits == record.report:
            return
        saved = self._session.update_school(record.model_copy(update={"report": habits}), files)
        self._written = object()
        self._context.link.watch(saved, self._written)
        self._show()

    def _on_saved(self, token: object) -> None:
        if token is self._written:
            self.changed.emit()

    def _say(self, said: Message) -> None:
        self._said.say(said)
        self._said.setVisible(bool(said))


_LARGEST = 600
"""In pixels; at the size of the logo on paper that is sharper than any printer."""
_MOST_BYTES = 200_000
_MOST_PIXELS = 64_000_000
_QUALITIES = (90, 75, 60, 40)


def fit_logo(path: Path) -> bytes:
    """Return the picture in this file as a small PNG or JPEG; raises KnownError C13 where it is none."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()) not in (b"png", b"jpeg") or size.width() * size.height() > _MOST_PIXELS:
        raise _unfit(path)
    image = reader.read()
    if image.isNull():
        raise _unfit(path)
    if max(image.width(), image.height()) > _LARGEST:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(QSize(_LARGEST, _LARGEST), keep, smooth)
    as_png = _written(image, "PNG")
    return as_png if len(as_png) <= _MOST_BYTES else _as_jpeg(image)


def _unfit(path: Path) -> KnownError:
    return KnownError("C13", f"“{path.name}” is geen PNG of JPEG die te lezen is", "kies een ander bestand")


def _as_jpeg(image: QImage) -> bytes:
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    tries = (_written(paper, "JPEG", quality) for quality in _QUALITIES)
    last = b""
    for last in tries:
        if len(last) <= _MOST_BYTES:
            break
    return last


def _written(image: QImage, kind: str, quality: int = -1) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(held.data())
