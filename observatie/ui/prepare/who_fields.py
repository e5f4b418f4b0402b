"""Leerkracht, school and groep: chosen from the register, or new in it."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from observatie.domain.acts.acts import VisitSet
from observatie.domain.journal.register import (
    Choices,
    Register,
    groups_to_choose,
    is_used,
    people_to_choose,
    schools_to_choose,
)
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.preparation import propose
from observatie.domain.visit.summary import VisitSummary
from observatie.domain.visit.visit import Visit
from observatie.store.register_session import NewRecord, RegisterSession
from observatie.ui.kit.field_box import FieldBox
from observatie.ui.kit.record_field import RecordBox, RecordField
from observatie.ui.theme.theme import Theme

_NEW = "Nieuw: komt in je register als je het veld verlaat."


class WhoFields(QObject):
    """The three fields that refer to the register.

    Signals:
        wanted: the VisitSet that a choice comes down to.
        registered: the Future of what was written in the register.

    Attributes:
        teacher, school, group: the fields, each with its name.
    """

    wanted = Signal(object)
    registered = Signal(object)

    def __init__(self, theme: Theme, session: RegisterSession, owner: UUID) -> None:
        super().__init__()
        self._session = session
        self._owner = owner
        self._settings = VisitSet()
        self._visit: UUID | None = None
        self._recent: list[VisitSummary] = []
        self._proposed: VisitSet | None = None
        self._fresh: set[UUID] = set()
        self._teacher = RecordField("teacher", "Leerkracht", "mevrouw of meneer …")
        self._school = RecordField("school", "School", "Naam van de school")
        self._group = RecordField("group", "Groep", "groep …")
        self.teacher = RecordBox(theme, "Leerkracht", self._teacher)
        self.school = RecordBox(theme, "School", self._school, of_people=False)
        self.group = RecordBox(theme, "Groep", self._group, of_people=False)
        self._connect()

    def _connect(self) -> None:
        self._teacher.chosen.connect(self._choose_teacher)
        self._school.chosen.connect(self._choose_school)
        self._group.chosen.connect(self._choose_group)
        self._teacher.named.connect(self._add_teacher)
        self._school.named.connect(self._add_school)
        self._group.named.connect(self._add_group)
        self._teacher.unknown.connect(partial(self._say_of, self.teacher))
        self._school.unknown.connect(partial(self._say_of, self.school))
        self._group.unknown.connect(partial(self._say_of, self.group))

    @property
    def _register(self) -> Register:
        return self._session.register

    def show_visit(self, visit: Visit, recent: list[VisitSummary]) -> None:
        """Show what stands; `recent` has the visits before it, the latest first."""
        self._visit, self._settings, self._recent = visit.id, visit.settings, recent
        people, schools = people_to_choose(self._register, self._owner), schools_to_choose(self._register)
        groups = groups_to_choose(self._register, self._settings.school)
        self._show(self._teacher, people, self._settings.teacher, at_start)
        self._show(self._school, schools, self._settings.school)
        self._show(self._group, groups, self._settings.group)
        for box in (self.teacher, self.school, self.group):
            self._say_of(box, new=False)

    def _show(
        self, field: RecordField, choices: Choices, record: UUID | None, written: Callable[[str], str] = str
    ) -> None:
        field.show_record(choices, record, written(self._register.name(record)))

    def _say_of(self, box: FieldBox, new: bool) -> None:
        elsewhere = self._group_is_elsewhere() if box is self.group else ""
        box.say(_NEW if new else elsewhere, warning=bool(elsewhere) and not new)

    def _group_is_elsewhere(self) -> str:
        group = self._register.groups.get(self._settings.group) if self._settings.group else None
        if group is None or self._settings.school is None or group.school in (None, self._settings.school):
            return ""
        where = self._register.name(group.school)
        return f"{at_start(group.name)} hoort bij {where}. Kies de groep van deze school."

    def finish(self) -> None:
        """Take what was typed in any of the fields; a question that was not answered loses nobody her name."""
        for field in (self._teacher, self._school, self._group):
            if field.asks:
                field.insist()
            field.finish()

    # What a choice comes down to

    def _choose_teacher(self, record: UUID) -> None:
        person = self._register.people[record]
        proposed = propose(self._settings, person, self._earlier(), self._register.schools, self._proposed)
        self._proposed = proposed
        self._set(teacher=record, **proposed.model_dump(exclude_none=True, exclude={"kind", "version"}))
        self.teacher.say(self._where_from(record, proposed))

    def _earlier(self) -> list[VisitSummary]:
        return [visit for visit in self._recent if visit.id != self._visit]

    def _where_from(self, teacher: UUID, proposed: VisitSet) -> str:
        words = (("school", proposed.school), ("groep", proposed.group), ("vak", proposed.subject))
        taken = [word for word, value in words if value]
        last = next((visit for visit in self._earlier() if visit.teacher == teacher), None)
        if not taken or last is None:
            return ""
        return f"{at_start(wording.listed(taken))} overgenomen van het lesbezoek van {wording.day(last.at)}."

    def _choose_school(self, record: UUID) -> None:
        self._set(school=record)

    def _choose_group(self, record: UUID) -> None:
        school = self._register.groups[record].school
        if self._settings.school is None and school is not None:
            self._set(group=record, school=school)
        else:
            self._set(group=record)

    def _set(self, **settings: UUID | str | None) -> None:
        before = self._settings
        self.wanted.emit(VisitSet.model_validate(settings))
        for record in (before.teacher, before.school, before.group):
            if record is not None and record in self._fresh:
                self._withdraw(record)

    # New records

    def _add_teacher(self, name: str) -> None:
        self._choose_teacher(self._announce(self._session.add_person(name, self._settings.school)))

    def _add_school(self, name: str) -> None:
        self._set(school=self._announce(self._session.add_school(name)))

    def _add_group(self, name: str) -> None:
        self._set(group=self._announce(self._session.add_group(name, self._settings.school)))

    def _announce(self, registered: NewRecord) -> UUID:
        self._fresh.add(registered.id)
        self._tell(registered.saved)
        return registered.id

    def _tell(self, saved: "Future[None]") -> None:
        self.registered.emit(saved)

    def _withdraw(self, record: UUID) -> None:
        # A name that was put in the register a moment ago, by a slip of the finger, and is not used after all.
        in_use = (self._settings.teacher, self._settings.school, self._settings.group)
        if record in in_use or is_used(self._register, record):
            return
        if not any(record in (visit.teacher, visit.school, visit.group) for visit in self._earlier()):
            self._fresh.discard(record)
            self._tell(self._session.withdraw(record))
