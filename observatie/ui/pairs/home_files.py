"""What each of the two takes home as files: the agreements, the two sheets, and what her own library takes in."""

import os
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from observatie.domain.pair import PairStage
from observatie.errors import BugError, KnownError
from observatie.exchange.share_file import SUFFIX
from observatie.exchange.share_result import can_take_home, write_result
from observatie.files import reason, save_as_new
from observatie.report.file_names import home_names
from observatie.report.pair_content import compose_agreements, compose_sheets
from observatie.report.pair_parts import PairContent
from observatie.synced_folder import names_in, synced_by
from observatie.ui.pairs.pair_desk import PairDesk, TakenHome

_AGREEMENTS, _SHEETS, _FOR_LIBRARY = "afspraken", "twee bladen", "om in te lezen"


class HomeFiles:
    """Makes the files of a pair in one folder, and none a second time where nothing was added since."""

    def __init__(self, desk: PairDesk, folder: Path) -> None:
        self.folder = folder
        self._desk = desk

    @property
    def kept_elsewhere_by(self) -> str | None:
        """Which program copies the folder to another place; None for none."""
        return synced_by(self.folder.absolute(), names_in, os.environ)

    @property
    def partners(self) -> tuple[UUID, ...]:
        """Who can take something home: nobody before both have read, as that would pass the reading by."""
        pair, sheets = self._desk.pair, self._desk.session.sheets
        if pair.stage not in (PairStage.TALKING, PairStage.AFTER):
            return ()
        return tuple(partner for partner in pair.partners if can_take_home(sheets.get(partner)))

    def work(self, partner: UUID) -> Callable[[], TakenHome]:
        """Return what makes the files of a partner, as it stands now, for a worker; it raises KnownError C05."""
        desk, pair = self._desk, self._desk.pair
        sheet = desk.session.sheets.get(partner)
        if sheet is None:
            raise BugError("one without a sheet takes nothing home")
        before, entries = self._desk.taken_home.get(partner), len(pair.journal)
        if before is not None and before.entries == entries and all(each.exists() for each in before.files):
            return lambda: before
        about = (pair, desk.instrument, desk.register)
        return partial(
            _save,
            self.folder,
            (partner, entries),
            (desk.desk.clock.now().wall.date(), desk.instrument.label, desk.register.name(partner)),
            {_AGREEMENTS: compose_agreements(*about), _SHEETS: compose_sheets(*about)},
            write_result(pair, sheet, desk.register, desk.instrument).encode(),
        )

    def remember(self, saved: TakenHome) -> None:
        """Keep in mind what somebody has."""
        self._desk.taken_home[saved.partner] = saved


def _save(
    folder: Path,
    of: tuple[UUID, int],
    called: tuple[date, str, str],
    papers: dict[str, PairContent],
    result: bytes,
) -> TakenHome:
    # Imported here, in the thread that makes the PDF, as it takes longer than a window may stand still.
    from observatie.report.pair_pdf import render_pair

    day, form, name = called
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"de map {folder} is er niet en kan niet gemaakt worden ({reason(error)})"
        raise KnownError("C05", what, "maak die map, en bewaar het opnieuw") from error
    made = [
        save_as_new(folder, home_names(f"{form} {what}", day, name), render_pair(paper))
        for what, paper in papers.items()
    ]
    made.append(save_as_new(folder, home_names(f"{form} {_FOR_LIBRARY}", day, name, SUFFIX), result))
    return TakenHome(*of, tuple(made))
