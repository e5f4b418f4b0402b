"""A visit out of one library and into another: nothing is lost, nothing comes twice, nothing is overwritten."""

import json
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from support.exchange_samples import OBSERVER, TEACHER, VISIT, entry
from support.fake_clock import FakeClock
from support.pairs.samples import begun
from support.strategies import Machine, examples, steps

from observatie.domain.acts.acts import InstrumentRef, Note, Sample, VisitSet
from observatie.domain.visit.rules import judge_content
from observatie.domain.visit.visit import Visit
from observatie.exchange.document import read, write
from observatie.exchange.transfer import check_document, export_visit, import_visit
from observatie.store.check import check
from observatie.store.library import Library
from observatie.store.visit_session import VisitSession
from observatie.store.wrapping import new_key


def test_every_visit_of_the_demo_goes_out_and_in_again_unchanged(demo, another, shelf, clock):
    there = another()
    for summary in demo.visits():
        document = export_visit(demo, summary.id)
        done = import_visit(there, document, shelf.values(), clock)
        assert done.new_entries == done.entries == len(demo.visit(summary.id).journal)
        assert export_visit(there, summary.id) == document
    assert there.visits() == demo.visits()
    assert check(there.connect_reading) == []


def test_a_second_time_nothing_is_new(demo, another, shelf, clock):
    there = another()
    document = export_visit(demo, demo.visits()[0].id)
    import_visit(there, document, shelf.values(), clock)
    done = import_visit(there, document, shelf.values(), clock)
    assert (done.new_entries, done.new_names) == (0, 0)


@pytest.mark.parametrize("year", [1969, 1980, 2200, 2261])
def test_what_was_recorded_while_the_clock_was_wrong_goes_out_and_in_again(library, another, year):
    clock = FakeClock(datetime(year, 3, 1, 9, tzinfo=UTC))
    session = VisitSession.open(library, UUID(VISIT), clock)
    session.set_up(VisitSet(subject="taal", planned_at=clock.now().wall), ())
    session.begin_lesson()
    session.record(Note(text="C begint"), lesson_ms=60_000).saved.result()
    document = export_visit(library, UUID(VISIT))
    there = another()
    import_visit(there, document, [], clock)
    assert export_visit(there, UUID(VISIT)) == document


def test_definitions_travel_along(demo, another, shelf, clock):
    there = another()
    for summary in demo.visits():
        import_visit(there, export_visit(demo, summary.id), [], clock)
        visit = there.visit(summary.id)
        assert there.instruments_of(visit) == {name: shelf[name] for name in summary.instruments}


def test_the_document_is_the_same_each_time_and_readable(demo):
    document = export_visit(demo, demo.visits()[0].id)
    assert export_visit(demo, demo.visits()[0].id) == document
    assert "é" in document or "ë" in document
    assert document.endswith("}\n")


def test_only_names_that_the_visit_refers_to_go_along(demo):
    for summary in demo.visits():
        header = json.loads(export_visit(demo, summary.id))["header"]
        register = demo.register()
        named = [record["name"] for record in header["people"]]
        assert sorted(named) == sorted([register.name(summary.teacher), "Ineke Smit"])
        assert [record["name"] for record in header["groups"]] == [register.name(summary.group)]
        assert [record["name"] for record in header["schools"]] == [register.name(summary.school)]


def test_a_document_of_version_1_means_what_it_meant(take, library):
    written = (Path(__file__).parent / "version_1.json").read_text(encoding="utf-8")
    assert json.loads(written)["version"] == 1
    done = take(written)
    assert (done.entries, done.new_entries, done.new_names) == (12, 12, 4)
    visit = library.visit(done.visit)
    assert [note.act.text for note in visit.shown("note")] == [
        "C pakt de kaart en schrijft.",
        "Wie helpt C als de kaart op is?",
    ]
    assert not any(note.act.aside for note in visit.shown("note"))
    assert not visit.on_paper
    assert visit.samples() == [(300_000, Sample(at_work=24, present=27))]
    assert json.loads(export_visit(library, done.visit))["version"] == 3


# What may not travel


def legend(small, *more):
    """Add the place of a pupil, a correction of it and whatever comes after."""
    seat = entry(5, {"kind": "legend", "label": "C", "text": "raam"})
    other = {"kind": "legend", "label": "C", "text": "raam, derde rij"}
    small["entries"] += [
        seat,
        entry(6, {"kind": "amend", "original": seat["id"], "act": other}),
        entry(7, {"kind": "retract", "original": seat["id"]}),
        entry(8, {"kind": "restore", "original": seat["id"]}),
        *more,
    ]


def kinds_of(document):
    return [row["payload"]["kind"] for row in json.loads(document)["entries"]]


def test_the_legend_goes_along_until_the_report_is_settled(take, small, library):
    legend(small)
    assert kinds_of(export_visit(library, take(small).visit))[4:] == ["legend", "amend", "retract", "restore"]


def test_a_legend_that_settling_took_away_does_not_go_along(small, library):
    legend(small, entry(9, {"kind": "status", "status": "settled"}))
    settled = Visit(UUID(VISIT), read(json.dumps(small)).document.entries)
    document = write(settled, library.register(), [])
    assert kinds_of(document)[4:] == ["status"]
    assert "raam" not in document


def test_a_legend_that_settling_took_away_does_not_come_back(take, small, library):
    legend(small)
    take(small)
    before = deepcopy(small)
    small["entries"].append(entry(9, {"kind": "status", "status": "settled"}))
    assert take(small).new_entries == 1
    assert take(before).new_entries == 0
    assert take(small).new_entries == 0
    assert "raam" not in export_visit(library, UUID(VISIT))


def test_a_settled_visit_comes_in_without_the_legend_it_still_had(take, small, library):
    legend(small, entry(9, {"kind": "status", "status": "settled"}))
    assert take(small).new_entries == 5
    assert library.visit(UUID(VISIT)).journal.entries()[-1].payload.kind == "status"


def test_a_legend_that_was_kept_on_purpose_goes_along(take, small, library):
    legend(small, entry(9, {"kind": "status", "status": "settled", "keeps_legend": True}))
    assert "raam, derde rij" in export_visit(library, take(small).visit)


def test_a_note_to_self_goes_along_labelled(take, small, library):
    small["entries"][2]["payload"]["aside"] = True
    document = json.loads(export_visit(library, take(small).visit))
    assert [row["payload"].get("aside") for row in document["entries"]] == [None, None, True, None]


# Adding to what is there


def test_what_is_new_is_added_to_what_is_there(take, small, library):
    whole = deepcopy(small)
    small["entries"] = small["entries"][:2]
    assert take(small).new_entries == 2
    done = take(whole)
    assert (done.entries, done.new_entries, done.new_names) == (4, 2, 0)
    assert library.visit(UUID(VISIT)).journal.count("note") == 1


def test_a_document_may_hold_only_what_is_new(take, small):
    take(small)
    small["entries"] = [
        entry(5, {"kind": "note", "text": "Stil.", "items": [{"instrument": "kijkwijzer", "item": "focusing"}]})
    ]
    assert take(small).new_entries == 1


def test_the_order_of_the_entries_does_not_matter(take, small, library, another, shelf, clock):
    take(small)
    small["entries"].reverse()
    there = another()
    import_visit(there, json.dumps(small), shelf.values(), clock)
    assert there.visit(UUID(VISIT)).journal.entries() == library.visit(UUID(VISIT)).journal.entries()


def test_an_entry_that_is_there_twice_in_the_same_words_counts_once(take, small):
    small["entries"].append(small["entries"][2])
    done = take(small)
    assert (done.entries, done.new_entries) == (4, 4)


def test_an_altered_entry_with_the_same_id_is_refused_and_nothing_changes(take, small, problems, library):
    take(small)
    small["entries"][2]["payload"]["text"] = "Doel NIET op het bord."
    small["entries"].append(entry(5, {"kind": "note", "text": "Nieuw."}))
    small["header"]["people"].append({"id": OBSERVER, "name": "Iemand"})
    (problem,) = problems(small)
    assert problem.startswith("X07 entries[2]: ")
    notes = [s.act.text for s in library.visit(UUID(VISIT)).shown("note")]
    assert notes == ["Doel op het bord."]


def test_a_name_of_the_library_itself_wins(take, small, library):
    take(small)
    small["header"]["people"][0]["name"] = "mevrouw De Vries"
    assert take(small).new_names == 0
    assert library.register().name(UUID(TEACHER)) == "mevrouw Bakker"


def test_a_name_that_is_missing_can_come_later(take, small, library):
    people = small["header"].pop("people")
    take(small)
    assert library.register().name(UUID(TEACHER)) == "onbekend"
    small["header"]["people"] = people
    done = take(small)
    assert (done.new_entries, done.new_names) == (0, 1)
    assert library.register().name(UUID(TEACHER)) == "mevrouw Bakker"


def test_a_visit_does_not_come_into_the_session_of_a_pair(problems, small, library, clock):
    begun(library, clock, session=UUID(VISIT))
    library.append(()).result()

    (problem,) = problems(small)

    assert problem.startswith("X05 header.visit: ")
    assert not library.pair(UUID(VISIT)).is_open


def test_a_correction_waits_for_its_original(take, small, library):
    correction = {"kind": "retract", "original": small["entries"][2]["id"]}
    note = small["entries"].pop(2)
    small["entries"].append(entry(5, correction))
    take(small)
    small["entries"].append(note)
    take(small)
    assert library.visit(UUID(VISIT)).journal.count("note") == 0


def test_a_visit_that_went_on_with_a_newer_version_keeps_what_it_noted_before(take, small, shelf):
    old = shelf["kijkwijzer"]
    sections = tuple(
        part.model_copy(update={"items": tuple(i for i in part.items if i.id != "focusing")})
        for part in old.sections
    )
    new = old.model_copy(update={"version": "2030.1", "sections": sections})
    new = type(new).model_validate(new.model_dump())
    small["header"]["definitions"] = [json.loads(new.canonical_json())]
    used = [{"instrument": "kijkwijzer", "version": "2030.1", "hash": new.hash}]
    small["entries"].append(entry(5, {"kind": "visit_set", "instruments": used}))
    assert take(small).new_entries == 5


def test_a_document_can_be_judged_before_there_is_a_library(small, shelf):
    check_document(json.dumps(small), shelf.values())


@given(turns=st.lists(steps(), max_size=25))
@examples(25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_done_comes_out_of_the_other_library_as_it_went_in(tmp_path_factory, shelf, clock, turns):
    machine = Machine()
    used = shelf["kijkwijzer"]
    machine.write(VisitSet(instruments=(InstrumentRef.of(used),)))
    for turn in turns:
        if turn.act.kind != "legend" and fits(turn.act, used):  # which may stay behind: see above
            machine.do(turn)
    folder = tmp_path_factory.mktemp("over")
    with (
        Library.create(folder / "hier", new_key(), "Anna", "", clock) as here,
        Library.create(folder / "daar", new_key(), "Bo", "", clock) as there,
    ):
        here.append(machine.entries, [used]).result()
        document = export_visit(here, machine.visit.id)
        assert import_visit(there, document, [], clock).new_entries == len(machine.entries)
        assert export_visit(there, machine.visit.id) == document
        assert there.visit(machine.visit.id).journal.entries() == machine.entries


def fits(act, instrument) -> bool:
    return judge_content(act, {instrument.id: instrument}) is None
