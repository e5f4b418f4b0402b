"""The Dutch words for what the domain tells apart; one place, so that screen, report and list say the same."""

import re
from datetime import date, datetime

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Legend, Mark, Note, NoteType, Purpose
from observatie.domain.acts.answers import Answer, Cleared, Stage
from observatie.domain.acts.conversation import Consent, ConsentGiven, Outcome, Party, ReportStatus
from observatie.domain.acts.entries import Act, Amend, Entry, Restore, Retract
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.undo import Undoable, shown_act
from observatie.domain.visit.completeness import Filled
from observatie.domain.visit.visit import VisitState

PURPOSES = {
    Purpose.DEVELOPMENT: "ontwikkeling",
    Purpose.APPRAISAL: "beoordeling",
    Purpose.CONSULTATION: "consultatie",
}
NOTE_TYPES = {
    NoteType.FACT: "feit",
    NoteType.QUOTE: "citaat",
    NoteType.QUESTION: "vraag",
    NoteType.INTERPRETATION: "interpretatie",
}
MARKS = {Mark.STRONG: "sterk", Mark.CHANCE: "kans"}
STAGES = {Stage.PROVISIONAL: "voorlopig", Stage.FINAL: "definitief"}
STATES = {
    VisitState.PLANNED: "voorbereid",
    VisitState.OBSERVING: "observeren",
    VisitState.REVIEWING: "uitwerken",
    VisitState.CONCEPT: "concept",
    VisitState.HANDED_OVER: "overhandigd",
    VisitState.SETTLED: "vastgesteld",
}
REPORT_STATUSES = {
    None: "concept",
    ReportStatus.CONCEPT: "concept",
    ReportStatus.HANDED_OVER: "concept, voor een reactie",
    ReportStatus.SETTLED: "vastgesteld",
}
OUTCOMES = {
    Outcome.DONE: "gelukt",
    Outcome.GOING_ON: "loopt nog",
    Outcome.LET_GO: "losgelaten",
}
CONSENTS = {Consent.SEEN: "gezien", Consent.AGREED: "akkoord"}
PARTIES = {Party.TEACHER: "leerkracht", Party.OBSERVER: "observator", Party.BOTH: "samen"}
NOT_SEEN = "niet gezien"
NOT_APPLICABLE = "n.v.t."
FILLED = {
    Filled.FOUNDED: "met bewijs",
    Filled.UNFOUNDED: "zonder bewijs",
    Filled.NOT_SEEN: NOT_SEEN,
    Filled.NOT_APPLICABLE: NOT_APPLICABLE,
    Filled.OPEN: "nog niet ingevuld",
}
ASKS_NOTHING = "vraagt geen antwoord"
FILLED_IN = "ingevuld"
YES_NO = {True: "ja", False: "nee"}
CHECKED = {True: "aangevinkt", False: "niet aangevinkt"}
ASIDE = "aan jezelf"
ADDED_LATER = "na de les toegevoegd"
REMOVED = "weggehaald"
KINDS = {
    "visit_set": "instelling",
    "note": "notitie",
    "phase": "lesfase",
    "count": "telling",
    "sample": "meting aan het werk",
    "legend": "legenda",
    "answer": "antwoord",
    "finding": "bevinding",
    "agreement": "afspraak",
    "reaction": "reactie",
    "follow_up": "afspraak nagegaan",
    "heard": "gehoord of gelezen",
    "consent": "gezien of akkoord",
    "addendum": "aanvulling",
}

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DAYS = ["ma", "di", "wo", "do", "vr", "za", "zo"]


def kind_of_visit(*, walkthrough: bool) -> str:
    """Return what a visit is called before anything of it is known: "Lesbezoek" or "Flitsbezoek"."""
    return "Flitsbezoek" if walkthrough else "Lesbezoek"


def undone_act(journal: Journal, undoable: Undoable) -> str:
    """Return what an undo or redo is about: "notitie 18′15″", "verwijderen van notitie 18′15″", "3 notities"."""
    if undoable.also:
        count = len(undoable.all)
        notes = all(shown_act(journal, each)[0].kind == "note" for each in undoable.all)
        return number(count, "notitie", "notities") if notes else number(count, "regel", "regels")
    act, lesson_ms = shown_act(journal, undoable)
    when = f" {lesson_time.show(lesson_ms)}" if lesson_ms is not None else ""
    named = f"“{CONSENTS[act.consent]}”" if isinstance(act, ConsentGiven) else KINDS[act.kind]
    done = _done_to(journal, undoable.act)
    return f"{done} van {named}{when}" if done else f"{named}{when}"


def _done_to(journal: Journal, entry: Entry) -> str:
    """Return what an act did to something that was there: "verwijderen"; "" where it made something."""
    match entry.payload:
        case Amend(act=act, lesson_ms=lesson_ms):
            before, _ = journal.said_without(entry)
            return _changed(before.act, act) if before.act != act or before.lesson_ms == lesson_ms else "verzetten"
        case Retract() | Answer(value=Cleared()) | Legend(text=""):
            return "verwijderen"
        case Restore():
            return "terugzetten"
        case _:
            return ""


def _changed(before: Act, after: Act) -> str:
    if not isinstance(before, Note) or not isinstance(after, Note) or before.items == after.items:
        return "verbeteren"
    if before.model_copy(update={"items": after.items}) != after:
        return "verbeteren"
    return "koppelen" if set(after.items) - set(before.items) else "loskoppelen"


def phase_begins(name: str) -> str:
    """Return what stands where a phase of the lesson begins: "Lesfase: Instructie"."""
    return f"Lesfase: {name}"


def slept(until_ms: int) -> str:
    """Return what stands where the machine slept: "De laptop sliep tot 15′40″"."""
    return f"De laptop sliep tot {lesson_time.show(until_ms)}"


def day(moment: date) -> str:
    """Return a date: "19 november 2026"."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def short_day(moment: datetime) -> str:
    """Return a date of about now: "19 nov", "17 mrt"."""
    return f"{moment.day} {_SHORT_MONTHS[moment.month - 1]}"


def weekday(moment: datetime) -> str:
    """Return a day of this week: "do 19"."""
    return f"{_DAYS[moment.weekday()]} {moment.day}"


def clock(moment: datetime) -> str:
    """Return a time of day, with a point as a Dutch clock has it: "10.23"."""
    return f"{moment.hour}.{moment.minute:02d}"


def moment(at: datetime) -> str:
    """Return a day and a time, as in mid-sentence ("3 maart 2026 om 9.05")."""
    return f"{day(at)} om {clock(at)}"


def number(count: int, one: str, many: str) -> str:
    """Return a count with its word: "1 bezoek", "3 bezoeken"."""
    return f"{count} {one if count == 1 else many}"


def size(count: int) -> str:
    """Return a number of bytes as a file manager shows it ("1,2 MB")."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB"
    unit, divided = ("MB", count / 1e6) if count < 1_000_000_000 else ("GB", count / 1e9)
    return f"{divided:.1f} {unit}".replace(".", ",")


def listed(words: list[str], conjunction: str = "en") -> str:
    """Return words as a list in a sentence: "a, b en c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


TAG = re.compile(r"(?:^|(?<=\s))#(\w(?:[\w-]*\w)?)(?![\w#])")
"""A word behind a `#`, which is an item where one is called so."""


def plain_words(text: str) -> str:
    """Return a text as it reads to others: a word behind a `#` is a word."""
    return TAG.sub(lambda match: match[1] if match[1][0].isalpha() else match[0], text)
