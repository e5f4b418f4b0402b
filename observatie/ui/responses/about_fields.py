"""What a response is about, and for which day: the fields that go with an instrument, before it is filled in."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from observatie.domain.acts.answers import ResponseSet
from observatie.domain.instrument.instrument import Instrument, Respondent, Subject
from observatie.domain.journal.register import Choices, people_to_choose, schools_to_choose
from observatie.domain.text import at_start
from observatie.store.register_session import NewRecord, RegisterSession
from observatie.ui.kit.field_box import FieldBox
from observatie.ui.kit.record_field import RecordBox, RecordField
from observatie.ui.kit.text_fields import TextArea
from observatie.ui.kit.when_field import DayField
from observatie.ui.kit.widgets import LineField, clear, column
from observatie.ui.theme.theme import Theme

_ONESELF = "Ikzelf"
_NEW = "Nieuw: komt in je register als je begint."
_LABEL = "[A-Za-z]{1,2}|[0-9]{1,2}"
_ASKED = {
    Subject.TEACHER: "Kies een leerkracht of typ een naam.",
    Subject.PUPIL: "Typ een letter of nummer voor de leerling: A, B, 12. Nooit een naam.",
    Subject.SCHOOL: "Kies een school of typ de naam.",
    Subject.ADVICE: "Schrijf op om welk advies het gaat.",
}


class AboutFields(QWidget):
    """The fields for one instrument at a time."""

    def __init__(self, theme: Theme, register: RegisterSession, owner: UUID) -> None:
        super().__init__()
        self._theme = theme
        self._register = register
        self._owner = owner
        self._instrument: Instrument | None = None
        self._people: Choices = {}
        self._schools: Choices = {}
        self._own: Choices = {}
        self._boxes = column(theme, spacing=12)
        self.setLayout(self._boxes)

    def show_instrument(self, instrument: Instrument, today: date) -> None:
        """Ask what a response with this instrument is about, and propose today."""
        self._instrument = instrument
        clear(self._boxes)
        register = self._register.register
        self._people = {_ONESELF: self._owner} | people_to_choose(register, self._owner)
        self._own = {at_start(register.name(self._owner)): self._owner}
        self._schools = schools_to_choose(self._register.register)
        self._first = self._subject_box(instrument.about)
        self._add(self._first)
        self._class = None
        if instrument.about is Subject.PUPIL:
            self._class = self._record_box("In de groep van (mag leeg blijven)", "response-class", self._people)
            self._add(self._class)
        self._day = DayField(self._theme, "response-day", "Datum")
        self._day.show_day(today)
        self._add(FieldBox(self._theme, "Datum", self._day))

    def _add(self, box: FieldBox) -> None:
        self._boxes.addWidget(box)
        box.show()  # now and not at the next event, so that it can have the focus

    def _subject_box(self, about: Subject) -> FieldBox:
        match about:
            case Subject.TEACHER:
                return self._record_box("Over wie", "response-teacher", self._people)
            case Subject.SCHOOL:
                return self._record_box("Over welke school", "response-school", self._schools)
            case Subject.PUPIL:
                return self._pupil_box()
            case _:
                area = TextArea(self._theme, "Over welk advies", lines=2)
                area.setObjectName("response-advice")
                return FieldBox(self._theme, "Over welk advies", area)

    def _record_box(self, name: str, code: str, choices: Choices) -> FieldBox:
        field = RecordField(code, name, "kies of typ een naam")
        # Before its line is: else the line is drawn as a field of its own within the field.
        field.ensurePolished()
        of_people = choices is self._people
        also = self._own if of_people else {}
        field.show_record(choices, None, "", also=also)

        def show(record: UUID) -> None:
            field.show_record(choices, record, "", also=also)

        field.chosen.connect(show)
        field.named.connect(field.show_text)
        box = RecordBox(self._theme, name, field, of_people=of_people)

        def say(new: bool) -> None:
            box.say(_NEW if new else "")

        field.unknown.connect(say)
        return box

    def _pupil_box(self) -> FieldBox:
        line = LineField()
        line.setObjectName("response-pupil")
        line.setAccessibleName("Over welke leerling")
        line.setPlaceholderText("een letter, nooit een naam")
        line.setValidator(QRegularExpressionValidator(QRegularExpression(_LABEL), line))
        return FieldBox(self._theme, "Over welke leerling", line)

    @property
    def stops(self) -> list[QWidget]:
        """The fields in their order, for the Tab key: as the newest widgets they would come last."""
        return [box.field for box in self.findChildren(FieldBox) if not box.isHidden()]

    def focus_first(self) -> None:
        """Put the focus on what it is about."""
        self._first.field.setFocus()

    def settings(self) -> ResponseSet | None:
        """Return what was chosen, new names in the register; None where it has yet to be said what it is about."""
        instrument = self._instrument
        assert instrument is not None
        boxes = (self._first, self._class)
        if any(isinstance(box, RecordBox) and box.ask_first() for box in boxes):
            return None
        about = self._about(instrument)
        if about is None:
            self._first.say(_ASKED[instrument.about], warning=True)
            self.focus_first()
            return None
        return about.model_copy(update={"dated": self._day.day})

    def _about(self, instrument: Instrument) -> ResponseSet | None:
        field = self._first.field
        if isinstance(field, RecordField) and instrument.about is Subject.SCHOOL:
            school = self._record(field, self._register.add_school)
            return None if school is None else ResponseSet(school=school)
        if isinstance(field, RecordField):
            teacher = self._record(field, self._register.add_person)
            respondent = teacher if Respondent.TEACHER in instrument.filled_by else None
            return None if teacher is None else ResponseSet(teacher=teacher, respondent=respondent)
        if isinstance(field, QLineEdit):
            teacher = self._record_of(self._class)
            return ResponseSet(pupil=field.text().upper(), teacher=teacher) if field.text() else None
        words = field.text().strip() if isinstance(field, TextArea) else ""
        return ResponseSet(advice=words) if words else None

    def _record_of(self, box: FieldBox | None) -> UUID | None:
        field = box.field if box else None
        return self._record(field, self._register.add_person) if isinstance(field, RecordField) else None

    def _record(self, field: RecordField, add: Callable[[str], NewRecord]) -> UUID | None:
        field.finish()
        return (field.record or add(field.text).id) if field.text else None
