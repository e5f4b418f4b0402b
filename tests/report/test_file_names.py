"""What files are called: plain words, no hash, nothing that a file system stumbles over, and no two alike."""

import itertools
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from observatie.domain.acts.acts import InstrumentRef, Purpose
from observatie.domain.acts.entries import Entry
from observatie.domain.acts.records import GroupRecord, PersonRecord
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.register import Register
from observatie.domain.response.response import ResponseSummary
from observatie.domain.visit.summary import VisitSummary
from observatie.domain.visit.visit import VisitState
from observatie.report.documents import Document
from observatie.report.file_names import (
    Named,
    form_names,
    home_names,
    response_name,
    unique_file_names,
    visit_names,
)

TEACHER, GROUP = uuid4(), uuid4()
NINE = datetime(2026, 3, 17, 9, 5, tzinfo=UTC)


def register(teacher="mevrouw De Vries", group="groep 6") -> Register:
    stream, author, device = uuid4(), uuid4(), uuid4()
    records = (PersonRecord(id=TEACHER, name=teacher), GroupRecord(id=GROUP, name=group, school=uuid4()))
    entries = [
        Entry(id=uuid4(), stream=stream, author=author, device=device, seq=seq, at=NINE, payload=record)
        for seq, record in enumerate(records, 1)
    ]
    return Register(Journal(stream, entries))


def visit(number: int, at=NINE, teacher=TEACHER) -> VisitSummary:
    return VisitSummary(
        id=UUID(int=number),
        teacher=teacher,
        group=GROUP,
        school=None,
        subject="rekenen",
        purpose=Purpose.DEVELOPMENT,
        walkthrough=False,
        instruments=(),
        state=VisitState.REVIEWING,
        at=at,
        notes=0,
        answers=0,
        unfounded=0,
        agreements=0,
    )


def called(*visits, document=None, names=None) -> list[str]:
    found = visit_names(visits, names or register(), document)
    return [found[each.id] for each in visits]


def name_of(words: str) -> str:
    return unique_file_names([Named("een", words, None)])["een"]


def test_a_report_is_called_after_its_day_its_teacher_and_her_group():
    assert called(visit(1)) == ["Lesbezoek 2026-03-17 mevrouw De Vries groep 6.pdf"]


def test_a_document_that_was_asked_for_is_in_the_name():
    names = called(visit(1), document=Document.BEFORE)
    assert names == ["Lesbezoek 2026-03-17 mevrouw De Vries groep 6 voor het gesprek.pdf"]


def test_a_visit_of_which_nothing_is_known_has_a_name_too():
    alone = visit(1).model_copy(update={"teacher": None, "group": None})
    assert called(alone) == ["Lesbezoek 2026-03-17.pdf"]


def test_an_apostrophe_and_a_point_stay():
    names = called(visit(1), names=register("mevr. Van 't Hof", "groep 3/4"))
    assert names == ["Lesbezoek 2026-03-17 mevr. Van 't Hof groep 3-4.pdf"]


# Namesakes


def test_two_visits_on_one_day_get_their_times():
    assert called(visit(1), visit(2, NINE + timedelta(hours=2))) == [
        "Lesbezoek 2026-03-17 mevrouw De Vries groep 6 om 9.05 uur.pdf",
        "Lesbezoek 2026-03-17 mevrouw De Vries groep 6 om 11.05 uur.pdf",
    ]


def test_two_visits_at_one_time_get_a_number_in_whatever_order_they_come():
    one, two = visit(1), visit(2)
    expected = [
        "Lesbezoek 2026-03-17 mevrouw De Vries groep 6 om 9.05 uur.pdf",
        "Lesbezoek 2026-03-17 mevrouw De Vries groep 6 om 9.05 uur (2).pdf",
    ]
    assert called(one, two) == expected
    assert called(two, one) == expected[::-1]


def test_visits_whose_ids_begin_alike_have_two_names():
    """The eight digits of an id once told namesakes apart, and could agree."""
    one, two = (
        visit(1).model_copy(update={"id": UUID(f"11111111-0000-4000-8000-00000000000{end}")}) for end in "12"
    )
    assert len(set(called(one, two))) == 2


def test_windows_takes_upper_and_lower_case_for_one_name():
    names = unique_file_names([Named(1, "Blad", None), Named(2, "BLAD", None)])
    assert names == {1: "Blad.pdf", 2: "BLAD (2).pdf"}


def test_a_number_that_somebody_wrote_herself_is_no_namesake():
    names = unique_file_names([Named(1, "Blad", None), Named(2, "Blad", None), Named(3, "Blad (2)", None)])
    assert len(set(names.values())) == 3


def test_long_namesakes_are_told_apart_behind_what_is_cut():
    names = unique_file_names([Named(key, "x" * 300, NINE) for key in range(12)], " voor het gesprek")
    assert len(set(names.values())) == 12
    assert all(len(name.encode()) <= 130 for name in names.values())
    assert all("voor het gesprek.pdf" in name for name in names.values())


# What file systems take


@pytest.mark.parametrize("word", ["con", "CON", "nul", "com1", "LPT9", "aux.2026", "com¹"])
def test_what_windows_keeps_for_devices_is_no_name(word):
    assert name_of(word) == f"_{word}.pdf"


@pytest.mark.parametrize("word", ["contact", "auxilium", "com10", "rapport con"])
def test_what_looks_like_a_device_and_is_none_stays(word):
    assert name_of(word) == f"{word}.pdf"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("../../etc", "etc.pdf"),
        ('a<>:"/\\|?*b', "a-b.pdf"),
        ("blad. . .", "blad.pdf"),
        ("  blad  ", "blad.pdf"),
        (".verborgen", "verborgen.pdf"),
        ("een\ntwee\tdrie", "een twee drie.pdf"),
        ("blad\u200b\u202ewaard", "bladwaard.pdf"),
        ("Jose\u0301", "José.pdf"),
        ("", "_.pdf"),
        ("🙂", "_.pdf"),
    ],
)
def test_signs_that_a_file_system_stumbles_over_are_left_out(words, name):
    assert name_of(words) == name


@pytest.mark.parametrize("words", ["中文" * 200, "🙂" * 90, "x" * 300, "Ệ" * 120, "a." * 200])
def test_a_name_is_never_longer_than_a_file_system_takes(words):
    name = name_of(words)
    assert len(name.encode()) <= 130
    assert not name.removesuffix(".pdf").endswith((" ", "."))


# Forms and responses


def test_an_empty_form_is_called_after_its_instrument(shelf):
    assert form_names(shelf.values())["share"] == "SHARE - leeg formulier (2020.1).pdf"


def test_two_forms_with_one_label_have_two_names(shelf):
    twins = [shelf["share"], shelf["share"].model_copy(update={"id": "twee"})]
    assert form_names(twins) == {
        "share": "SHARE - leeg formulier (2020.1).pdf",
        "twee": "SHARE - leeg formulier (2020.1) (2).pdf",
    }


def test_two_responses_about_one_thing_on_one_day_have_two_names(shelf):
    form = shelf["kwaliteit-adviezen"]
    ref = InstrumentRef.of(form)
    at = itertools.count()
    both = [
        ResponseSummary(
            id=UUID(int=number),
            at=NINE + timedelta(hours=next(at)),
            dated=date(2026, 3, 17),
            instrument=ref,
            respondent=None,
            teacher=None,
            school=None,
            pupil=None,
            advice="Kies één doel",
            answers=0,
        )
        for number in (1, 2)
    ]
    assert [response_name(each, both, form, register()) for each in both] == [
        "Kwaliteit van adviezen 2026-03-17 Kies één doel om 9.05 uur.pdf",
        "Kwaliteit van adviezen 2026-03-17 Kies één doel om 10.05 uur.pdf",
    ]


def test_what_somebody_takes_home_says_the_day_what_it_is_and_for_whom():
    found = home_names("SHARE afspraken", date(2026, 3, 10), "Joost Kramer", "Fatima de Vries")
    assert [next(found), next(found)] == [
        "2026-03-10 SHARE afspraken voor Joost Kramer met Fatima de Vries.pdf",
        "2026-03-10 SHARE afspraken voor Joost Kramer met Fatima de Vries (2).pdf",
    ]


def test_a_long_name_leaves_room_for_the_number():
    found = home_names("SHARE afspraken", date(2026, 3, 10), "Maria " * 40, "Joost")
    one, two = next(found), next(found)
    assert one != two
    assert all(len(each.encode()) <= 124 for each in (one, two))
    assert two.endswith(" (2).pdf")
