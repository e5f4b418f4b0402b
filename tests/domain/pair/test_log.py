"""What happened to a pair, as its page tells it: in order, the opening too, and nothing twice in a row."""

from support.pairs.samples import HER_WORD, HERS, HIS, HIS_WORD, begun, both_sealed, brought_to, fill_in, open_both

from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.words import log_lines


def told(library, session):
    """Return each line as when, a colon, and what."""
    library.append(()).result()
    return [line.partition(": ") for line in log_lines(session.pair, library.register())]


def said(library, session):
    return [words for _, _, words in told(library, session)]


def test_the_opening_is_told_where_it_happened(library, clock):
    assert said(library, brought_to(PairStage.SINKING, library, clock)) == [
        "Joost heeft gelezen",
        "Fatima heeft gelezen",
        "de bladen zijn geopend",
        "blad van Joost verzegeld",
        "blad van Fatima verzegeld",
        "jullie zijn begonnen",
    ]


def test_before_the_opening_there_is_none(library, clock):
    assert "de bladen zijn geopend" not in said(library, both_sealed(library, clock))


def test_what_comes_again_and_again_is_told_once_with_its_last_time(library, clock):
    session = begun(library, clock)
    fatima, joost = session.pair.partners
    fill_in(session, joost, HIS_WORD, HIS)
    for _ in range(3):
        clock.advance(60_000)
        session.receive(session.sheets[joost])
    fill_in(session, fatima, HER_WORD, HERS)
    open_both(session)

    assert said(library, session) == [
        "de bladen zijn geopend",
        "blad van Fatima verzegeld",
        "blad van Joost ontvangen",
        "blad van Joost verzegeld",
        "jullie zijn begonnen",
    ]
    times = {words: at for at, _, words in told(library, session)}
    assert times["blad van Joost verzegeld"] == "10 mrt, 8.30"
    assert times["blad van Joost ontvangen"] == "10 mrt, 8.33"
