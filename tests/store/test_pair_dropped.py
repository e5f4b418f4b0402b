"""A pair with which they go no further: no list shows it, and what was on the sheets is gone."""

from support.pairs.samples import SESSION, begun, both_sealed

from observatie.domain.acts.pair_acts import PairSet
from observatie.domain.pair.flow import PairState
from observatie.store.pair_session import PairSession


def test_of_a_pair_that_is_dropped_no_list_tells_and_no_sheet_is_left(library, clock):
    session = both_sealed(library, clock)

    session.drop().saved.result()

    assert session.state is PairState.DROPPED
    assert library.pairs() == []
    assert library.rebuild_lists() == 0
    assert [(sheet.nonce, sheet.body, sheet.key) for sheet in library.sheets(SESSION).values()] == [
        ("", "", "")
    ] * 2
    assert PairSession.open(library, SESSION, clock).state is PairState.DROPPED


def test_a_pair_is_dropped_together_with_its_sheets_or_not_at_all(library, clock, monkeypatch):
    session = both_sealed(library, clock)
    asked = []
    monkeypatch.setattr(library, "append", lambda entries, **more: asked.append((len(entries), more["sheets"])))

    session.drop()

    assert asked == [(1, list(session.sheets.values()))]


def test_a_pair_that_was_dropped_does_not_come_back(library, clock):
    session = begun(library, clock)
    session.drop()

    assert session.set_up(PairSet(dropped=False)).code == "R51"
    assert session.state is PairState.DROPPED
