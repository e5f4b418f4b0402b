"""A response on its own on paper: every answer of the journal is there, and nothing is added up."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from support.fake_clock import FakeClock
from support.paper import Paper

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.acts import InstrumentRef
from observatie.domain.acts.answers import Answer, BlanksValue, CheckedValue, LevelValue, ResponseSet, TextValue
from observatie.domain.acts.records import PersonRecord, SchoolRecord
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.register import Register
from observatie.domain.journal.scribe import Scribe
from observatie.domain.response.response import Response, summarise_response
from observatie.report.file_names import response_name
from observatie.report.response.content import compose_response
from observatie.report.response.pdf import render_response

CATALOGUE = load_catalogue(instruments_folder()).instruments
OWNER, BAKKER, WILG = UUID(int=1), UUID(int=2), UUID(int=3)
SCRIBE, CLOCK = Scribe(OWNER, UUID(int=9)), FakeClock(datetime(2026, 3, 10, tzinfo=UTC))
SPRING, AUTUMN = date(2026, 3, 10), date(2026, 11, 19)


def register() -> Register:
    made = Register(Journal(uuid4()))
    records = (
        PersonRecord(id=OWNER, name="Ineke Smit"),
        PersonRecord(id=BAKKER, name="mevrouw Bakker"),
        SchoolRecord(id=WILG, name="De Wilg"),
    )
    for record in records:
        made.add(SCRIBE.entry(made.journal, record, CLOCK.advance(1000)))
    return made


def response(instrument: str, about: ResponseSet, *values, remark: str = "") -> Response:
    """A response in which the first items have these values; the first one with a remark."""
    made, definition = Response(Journal(uuid4())), CATALOGUE[instrument]
    ref = InstrumentRef.of(definition)
    acts = [about.model_copy(update={"instrument": ref})]
    for item, value in zip(definition.answered_items, values, strict=False):
        acts.append(Answer(instrument=definition.id, target=item.id, value=value, remark=remark))
        remark = ""
    for act in acts:
        made.add(SCRIBE.entry(made.journal, act, CLOCK.advance(1000)))
    return made


def attitude(day: date, *levels: int, remark: str = "") -> Response:
    about = ResponseSet(teacher=BAKKER, respondent=BAKKER, dated=day)
    return response("attitudestellingen", about, *(LevelValue(level=level) for level in levels), remark=remark)


def told(instrument: str, made: Response, earlier: Response | None = None) -> str:
    content = compose_response(made, CATALOGUE[instrument], register(), earlier)
    return " ".join(" ".join(Paper(render_response(content)).pages).split())


def test_it_says_about_whom_when_and_by_whom():
    text = told("attitudestellingen", attitude(AUTUMN, 4))

    assert "Mevrouw Bakker · 19 november 2026 Ingevuld door mevrouw Bakker" in text


def test_an_answer_stands_below_its_question_with_its_remark():
    text = told("attitudestellingen", attitude(AUTUMN, 4, remark="Sinds dit jaar."))
    first = CATALOGUE["attitudestellingen"].answered_items[0]

    assert f"{first.name} 4 · Een beetje mee eens Sinds dit jaar." in text


def test_what_was_left_open_is_named():
    text = told("attitudestellingen", attitude(AUTUMN, 4))
    last = CATALOGUE["attitudestellingen"].answered_items[-1]

    assert last.name in text.partition("Niet ingevuld")[2]


def test_source_and_rights_are_at_the_end():
    text = told("attitudestellingen", attitude(AUTUMN, 4))

    assert "Bron: De Boer et al. (2022)." in text
    assert "Rechten: De Boer et al.; toestemming niet nagegaan." in text


def test_beside_an_earlier_one_what_changed_is_first():
    text = told("attitudestellingen", attitude(AUTUMN, 3, 5), attitude(SPRING, 3, 2))

    assert "Naast 10 maart 2026." in text
    assert text.index("Anders dan toen") < text.index("Hetzelfde")
    assert "nu 5 · Mee eens toen 2 · Een beetje mee oneens" in text


def test_a_sentence_is_filled_in():
    blanks = BlanksValue(blanks={"aanleiding": "het lezen stokt"})
    text = told("zeven-stappen", response("zeven-stappen", ResponseSet(school=WILG, dated=AUTUMN), blanks))

    assert "We merken/zien dat het lezen stokt." in text
    assert "De Wilg · 19 november 2026 Ingevuld door Ineke Smit" in text


def test_a_pupil_is_a_letter():
    about = ResponseSet(pupil="C", teacher=BAKKER, dated=AUTUMN)
    text = told("afstemming", response("afstemming", about, CheckedValue(checked=True)))

    assert "Leerling C, groep van mevrouw Bakker" in text
    assert "aangevinkt" in text


def test_four_thousand_characters_are_all_there():
    words = " ".join(f"woord{n}" for n in range(500))
    about = ResponseSet(teacher=BAKKER, respondent=BAKKER, dated=AUTUMN)
    text = told("attitudevragen", response("attitudevragen", about, TextValue(text=words)))

    assert all(f"woord{n}" in text for n in range(500))


def test_a_long_advice_is_printed_whole():
    advice = " ".join(f"woord{n}" for n in range(80))
    text = told("kwaliteit-adviezen", response("kwaliteit-adviezen", ResponseSet(advice=advice, dated=AUTUMN)))

    assert f"{advice} het advies" in text


def test_nothing_is_added_up():
    text = told("attitudestellingen", attitude(AUTUMN, 3, 5), attitude(SPRING, 3, 2))

    assert not any(word in text for word in ("%", "totaal", "gemiddeld", "score"))


def test_without_an_answer_it_says_so():
    assert "Er is nog niets ingevuld." in told("attitudestellingen", attitude(AUTUMN))


def test_the_same_response_gives_the_same_bytes():
    content = compose_response(attitude(AUTUMN, 3), CATALOGUE["attitudestellingen"], register())

    assert render_response(content) == render_response(content)


def test_the_file_is_called_after_what_it_is_about():
    made = response("kwaliteit-adviezen", ResponseSet(advice="Wat/als: je <een> doel kiest?", dated=AUTUMN))
    summary = summarise_response(made)

    name = response_name(summary, [], CATALOGUE["kwaliteit-adviezen"], register())
    assert name == "Kwaliteit van adviezen 2026-11-19 Wat-als- je -een- doel kiest.pdf"
