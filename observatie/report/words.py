"""The Dutch words around the content of a report, the same on paper and as plain text."""

from observatie.domain import lesson_time
from observatie.domain.acts.answers import AnswerValue, BlanksValue, LevelValue, TextValue
from observatie.domain.instrument.instrument import Instrument, Item
from observatie.domain.text import at_start
from observatie.domain.visit.answer_words import answer_words
from observatie.report.documents import Document
from observatie.report.parts import (
    AtWork,
    Earlier,
    Elsewhere,
    HeardSeen,
    LookedBack,
    Promise,
    Reply,
    ReportContent,
    Step,
)

FOCUS_QUESTION = "de kijkvraag"
CONSENTS = "Gezien: ik heb dit verslag gelezen. Akkoord: ik vind dat het klopt. Het één is niet het ander."
PREPARATION = "Er is nog geen les gezien. Dit is de voorbereiding."
NO_EVIDENCE = "nog zonder notitie"
NOTHING_CHOSEN = "Nog niets gekozen."
NO_FACTS = "Er zijn geen feiten of citaten genoteerd."
NOTHING_AT_ITEMS = "Hier is niets bij genoteerd of ingevuld."
STRENGTHS = "Wat sterk was"
QUESTIONS = "Vragen voor het gesprek"
EARLIER = "Wat we eerder afspraken"
WHAT_CAME_OF_IT = "Wat ervan kwam:"
SIGNED = "Gezien en akkoord"
AGREEMENT_HEADS = ("Wat", "Wie", "Wanneer", "Waaraan we het zien")
NO_AGREEMENTS = "Er zijn geen afspraken gemaakt."
NO_REACTION = "Er is geen reactie gegeven."
LESSON = "De les"
SEEN_AND_HEARD = "Wat er te zien en te horen was"
ALL_NOTES = "Wat er genoteerd is"
LOOSE, LOOSE_SAYS = "Ook genoteerd", "Notities die hierboven niet staan."
ALSO_FOUND, ALSO_FOUND_SAYS = "Ook gevonden", "Wat wel gezien is en in dit gesprek niet aan de orde kwam."
ALSO_HEARD = "Ook gehoord en gelezen"
COUNTED = "Wat er geteld is"
LEGEND = "Legenda van de leerlingen"
KEEP_LEGEND = "Waaraan je de leerlingen herkent. Geef het verslag met deze lijst niet verder door."
ADDITIONS = "Aanvullingen op het verslag"
ADDITIONS_SAY = "Het verslag zelf is vastgesteld en blijft zoals het was. Dit is er later aan toegevoegd."
ADDED_LATER = "(na de les toegevoegd)"
UNFOUNDED = "zonder notitie"

_LONG_LIST = 400
"""Names of more characters than this together are counted instead."""


def foot(content: ReportContent) -> str:
    """Return what stands below every page: which document it is, and how far the report is."""
    match content.document:
        case Document.BEFORE:
            return "Observatie · voor het gesprek"
        case Document.EVIDENCE:
            return "Observatie · alleen bewijs"
        case Document.ADDITIONS:
            return f"Observatie · aanvullingen op het verslag van {content.settled_on}"
        case Document.AFTER:
            return f"Observatie · {content.status}{_on(content.settled_on)}"


def _on(day: str) -> str:
    return f" op {day}" if day else ""


def focus(items: tuple[str, ...]) -> str:
    """Return the items that were looked at in particular."""
    return f"Extra op gelet: {'; '.join(items)}"


def topics_heading(content: ReportContent) -> str:
    """Return what stands above the topics: they were talked about, or will be."""
    return "Waar we over spraken" if content.settled else "Waar we over praten"


def no_strengths(content: ReportContent) -> str:
    """Return what stands where there are no strengths."""
    return "Er zijn geen sterke punten genoteerd." if content.settled else NOTHING_CHOSEN


def no_topics(content: ReportContent) -> str:
    """Return what stands where there are no topics."""
    return "Er zijn geen gesprekspunten genoteerd." if content.settled else NOTHING_CHOSEN


def agreements_heading(content: ReportContent) -> str:
    """Return what stands above the agreements: they were made, or will be."""
    return "Wat we afspraken" if content.agreements or content.settled else "Wat we afspreken"


def opening_heading(content: ReportContent) -> str:
    """Return what stands above what the teacher said first."""
    return f"Wat {content.recipient or 'de leerkracht'} zelf eerst zei"


def reactions_heading(content: ReportContent) -> str:
    """Return what stands above what the teacher said of the whole."""
    return f"Reactie van {content.recipient or 'de leerkracht'}"


def answered(content: ReportContent, answer: str) -> str:
    """Return what the teacher answers to a finding, with her name before it."""
    return f"{at_start(content.recipient or 'de leerkracht')}: {answer}"


def promised(promise: Promise) -> str:
    """Return who keeps an agreement, when, and how it will be seen, in one line."""
    seen = f"we zien het aan: {promise.how_seen}" if promise.how_seen else ""
    return " · ".join(part for part in (at_start(promise.who), promise.when, seen) if part)


def made_on(earlier: Earlier) -> str:
    """Return when an agreement was made."""
    return f"afgesproken op {earlier.made_on}"


def looked_back(looked: LookedBack) -> str:
    """Return what came of an agreement."""
    seen = f". {at_start(looked.seen)}" if looked.seen else ""
    return f"{looked.day}: {looked.outcome}{seen}"


def heard_from(heard: HeardSeen) -> str:
    """Return where something was heard or read, when, and in answer to what."""
    asked = f": {heard.question}" if heard.question else ""
    return f"{at_start(heard.source)}, {heard.day}{asked}"


def at_work_says(at_work: AtWork) -> str:
    """Return what the line of pupils at work shows."""
    words = ["Leerlingen aan het werk in de loop van de les."]
    if any(sample.present is not None for sample in at_work.samples):
        words.append("De stippellijn: hoeveel er waren.")
    if any(sample.at_work is None for sample in at_work.samples):
        words.append("Een open rondje: gevraagd, niet geteld.")
    return " ".join(words)


def unquoted(text: str) -> str:
    """Return a quotation without the marks that were typed: whoever types them means no second pair."""
    return text[1:-1] if len(text) > 2 and text[0] in '“"„' and text[-1] in '”"' else text


def silent(names: tuple[str, ...], item_word: str) -> str:
    """Return that nothing was noted at these items; whole sentences do not make a list, and are counted."""
    if len(names) == 1:
        return f"Geen notities bij: {listed(names)}."
    if sum(map(len, names)) > _LONG_LIST:
        return f"Geen notities bij {len(names)} andere {item_word}."
    return f"Geen notities bij deze {item_word}: {listed(names)}."


def listed(names: tuple[str, ...]) -> str:
    """Return the names of items in a row."""
    return "; ".join(name.removesuffix(".") for name in names)


def elsewhere(places: tuple[Elsewhere, ...]) -> str:
    """Return where that stands which counts here too."""
    return f"Zie ook {'; '.join(_place(place) for place in places)}."


def _place(place: Elsewhere) -> str:
    return f"bij {place.item} {', '.join(lesson_time.show(at) for at in place.times)}".strip()


_MOST_DOTS = 10
"""A scale with more levels is told in words alone."""


def reply_to(instrument: Instrument, item: Item, value: AnswerValue) -> Reply:
    """Return what `value` says as an answer to `item`; who gave it, and whence, is for the caller to add."""
    if isinstance(value, LevelValue):
        return _level(instrument, item, value.level)
    brief = not isinstance(value, TextValue | BlanksValue)
    return Reply("", answer_words(instrument, item, value), brief=brief)


def _level(instrument: Instrument, item: Item, value: int) -> Reply:
    scale = instrument.scale_of(item)
    level = scale.level(value) if scale else None
    if scale is None or level is None:
        return Reply("", str(value), brief=True)
    dots = len(scale.levels) <= _MOST_DOTS
    step = Step(scale.levels.index(level) + 1, len(scale.levels)) if dots else None
    explained = instrument.description_of(item, level) or ""
    return Reply("", f"{value} · {level.label}", step=step, explained=explained)
