"""What is said above the screen once a library is open: how it ended, where it is, and how its backups are."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from observatie.domain import lesson_time
from observatie.domain.acts.entries import Draft
from observatie.domain.errors import KnownError
from observatie.domain.journal.register import Register
from observatie.domain.visit import wording
from observatie.domain.visit.summary import summarise
from observatie.domain.visit.visit import Visit
from observatie.store.library import Library
from observatie.store.synced_folder import synced_warning
from observatie.store.trouble import RESCUE
from observatie.ui.kit.background import Background
from observatie.ui.kit.problem_label import Message, ProblemLabel
from observatie.ui.kit.widgets import button, column, panel, row
from observatie.ui.session.backup_scheduler import BackupScheduler
from observatie.ui.theme.theme import Theme

_UNCLEAN = "Observatie is de vorige keer niet gewoon afgesloten. Alles wat was opgeslagen is er."

_BAD_LOG = (
    "Observatie is de vorige keer niet gewoon afgesloten, en een stuk van wat het laatst was opgeslagen is "
    "beschadigd."
)
_PUT_BACK = (
    "Het terugzetten van een reservekopie werd de vorige keer afgebroken, en is nu afgemaakt. Wat er eerst stond "
    "is bewaard in een map opzij, bij de bibliotheek."
)
_LOOK_ASIDE = "kijk of het bestand observatie.db-wal nog ergens is, of zet een reservekopie terug"

_MORE = "Meer staat bij Instellingen"
_WELL = "De reservekopieën zijn weer bij."


class Tell(Protocol):
    """Says a sentence above the screen; a passing one goes with the next act."""

    def __call__(self, said: Message, *, passing: bool = False) -> None:
        """Say it."""
        ...


class StartupNotices(QObject):
    """Says one thing at a time, what is most pressing first, and of what lasts once until the next start."""

    def __init__(self, tell: Tell, parent: QObject) -> None:
        super().__init__(parent)
        self._tell = tell
        self._shown: Message = ""
        self._of_backups: Message = ""
        self._told_synced = self._told_backups = self._told_end = self._told_loss = False
        self._looking = Background(self)
        self._looking.done.connect(self._on_looked)
        self._looking.failed.connect(self._on_not_looked)

    def _say(self, said: Message, *, passing: bool = False) -> None:
        self._shown = said
        self._tell(said, passing=passing)

    def on_opened(self, library: Library, found_lesson: str | None, *, is_kept: bool) -> None:
        """Say how the library ended, or that it is where it should not be.

        `found_lesson` is what there is to say of a lesson that was going on.
        """
        startup = library.startup
        loss = _loss(library)
        if loss is not None:
            self._told_end = self._told_loss = True
            self._say(loss.framed(after=found_lesson.rstrip(".")) if found_lesson else loss)
            self._looking.do(library.quick_check)
        elif startup.unclean:
            self._look_after_unclean_end(library, found_lesson)
        elif startup.put_back:
            self._say(_PUT_BACK)
        elif is_kept and not self._told_synced:
            self._told_synced = True
            warning = synced_warning(library.folder, exists=True)
            if warning:
                self._say(warning)

    def _look_after_unclean_end(self, library: Library, found_lesson: str | None) -> None:
        recovered = library.startup.recovered
        read = f"{_BAD_LOG} {_read(recovered)}" if recovered is not None else ""
        told = " ".join(filter(None, (read, found_lesson)))
        self._told_end = bool(told)
        self._say(told or f"{_UNCLEAN} Het bestand wordt nagekeken.", passing=self._told_end and not read)
        self._looking.do(library.quick_check)

    def _on_looked(self, problems: list[str]) -> None:
        if problems:
            # What to do about one finding is said once, of the whole.
            finding = problems[0].partition(";")[0]
            what = f"het bestand van de bibliotheek is beschadigd ({finding})"
            self._say(KnownError("B04", what, RESCUE))
        elif not self._told_end:
            self._say(f"{_UNCLEAN} Het bestand is nagekeken en in orde.")

    def _on_not_looked(self, error: KnownError) -> None:
        # What is missing is said once, and matters more.
        if not self._told_loss:
            self._say(error.framed(before="Het bestand kon niet worden nagekeken"))

    def on_lost(self, library: Library, missing: dict[UUID, int]) -> None:
        """Say that acts are missing in a library that was written over while it was open."""
        self._say(_missing_error(library, missing))

    def follow(self, scheduler: BackupScheduler | None) -> None:
        """Say once that backups do not succeed, or are too old where they are safest."""
        if scheduler is not None:
            scheduler.changed.connect(lambda: self._on_backups(scheduler))

    def _on_backups(self, scheduler: BackupScheduler) -> None:
        if scheduler.is_busy:
            return
        is_well = scheduler.trouble is None and not scheduler.second_is_old
        if is_well and self._of_backups and self._shown == self._of_backups:
            self._say(_WELL, passing=True)
        if is_well or self._told_backups:
            return
        if scheduler.trouble is not None:
            said = scheduler.trouble.framed("de reservekopie is niet gelukt", _MORE)
        else:
            said = f"De reservekopie in {scheduler.second_place} is te oud. Sluit de stick of schijf aan. {_MORE}."
        self._told_backups, self._of_backups = True, said
        self._say(said)


def _read(count: int) -> str:
    if not count:
        return "Er ontbreekt niets dat nog te lezen was. Het oude bestand is bewaard in een map opzij."
    acts = wording.number(count, "regel is", "regels zijn")
    return f"{acts} er apart uit gelezen en {'staat' if count == 1 else 'staan'} er weer."


def _loss(library: Library) -> KnownError | None:
    """Return what there is to say of acts that were saved and are not there, or None."""
    startup = library.startup
    if startup.missing:
        return _missing_error(library, startup.missing)
    if startup.lost_log:
        return KnownError(
            "B18",
            "Observatie is de vorige keer niet gewoon afgesloten, en het bestand observatie.db-wal is sindsdien "
            "weg; wat het laatst was opgeslagen kan ontbreken",
            f"kijk je laatste lesbezoek na; {_LOOK_ASIDE}",
        )
    return None


def _missing_error(library: Library, missing: dict[UUID, int]) -> KnownError:
    register = library.register()
    parts = [_missing(library, stream, count, register) for stream, count in missing.items()]
    return KnownError("B18", f"er ontbreken ten minste {wording.listed(parts)}", _LOOK_ASIDE)


def _missing(library: Library, stream: UUID, count: int, register: Register) -> str:
    acts = wording.number(count, "regel", "regels")
    if stream == library.id:
        return f"{acts} van de namenlijst"
    summary = summarise(library.visit(stream))
    if summary is None:
        return f"{acts} van een lesbezoek"
    group = register.name(summary.group)
    return f"{acts} van {wording.day(summary.at)}{f', {group}' if group else ''}"


def found_sentence(visit: Visit, register: Register, drafts: Mapping[UUID | None, Draft]) -> str:
    """Return whose lesson it is, how many notes there are, and that a line that was half typed is back.

    A half new line goes before a half correction; that of a note that does not stand any more is not back.
    """
    back = [draft for original, draft in drafts.items() if original is None or visit.journal.stands(original)]
    draft = min(back, key=lambda draft: draft.original is not None, default=None)
    return f"{_whose(visit, register)} liep nog: {_what_is_there(visit.journal.count('note'), draft)}."


def left_sentence(visit: Visit, register: Register) -> str:
    """Return that a lesson that nobody stopped was ended, and where."""
    begin = f"{_whose(visit, register)} is niet gestopt"
    if visit.journal.count("note") == 0:
        return f"{begin} en er staat nog geen notitie; {_it(visit)} is nu gestopt."
    return f"{begin}; {_it(visit)} eindigt nu bij de laatste notitie, {lesson_time.show(visit.length_ms)}."


def _it(visit: Visit) -> str:
    return "het" if visit.settings.walkthrough else "hij"


def _whose(visit: Visit, register: Register) -> str:
    lesson = "Het flitsbezoek" if visit.settings.walkthrough else "De les"
    teacher = register.name(visit.settings.teacher)
    if teacher:
        return f"{lesson} {'bij' if visit.settings.walkthrough else 'van'} {teacher}"
    return f"{lesson} van {wording.clock(visit.period[0])} uur" if visit.period else lesson


def _what_is_there(notes: int, draft: Draft | None) -> str:
    stand = f"{wording.number(notes, 'notitie staat', 'notities staan')} er"
    if draft is None:
        return stand if notes else "er staat nog geen notitie"
    at = f" van {lesson_time.show(draft.lesson_ms)}" if draft.lesson_ms is not None else ""
    if draft.original is not None:
        return f"{stand}, en je halve verbetering{at} staat er weer"
    line = f"je halve regel{at} staat weer op de schrijfregel"
    return f"{stand}, en {line}" if notes else line


class Notice(QWidget):
    """Hidden until there is something to tell."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text = ProblemLabel(theme, name="notice", beside=True)
        close = button("Sluit", self.put_away, "plain", name="notice-close")
        # A click on it leaves the focus where somebody types.
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        inside = row(theme, self._text, close)
        inside.setStretch(0, 1)
        box = panel(inside, "notice", margins=(theme.px(12), theme.px(4), theme.px(4), theme.px(4)))
        self._passing = self._wanted = self._held_back = False
        layout = column(theme, box)
        layout.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), 0)
        self.setLayout(layout)
        self.hide()

    def tell(self, said: Message, *, passing: bool = False, urgent: bool = False) -> None:
        """Say something in the place of what was said before; a passing one goes once somebody is at work again.

        An urgent one is shown before the eyes of others too: without it something would be lost.
        """
        self._passing, self._wanted = passing, True
        self._text.say(said)
        self.setVisible(urgent or not self._held_back)

    def hold_back(self, held_back: bool) -> None:
        """Show nothing from now on, or what was told meanwhile: it is for the observer alone."""
        self._held_back = held_back
        self.setVisible(self._wanted and not held_back)

    def put_away(self) -> None:
        """Let what was told go."""
        self._wanted = False
        self.hide()

    def on_work(self, _what: object = None) -> None:
        """Put a passing sentence away, as something was done since."""
        if self._passing:
            self.put_away()
