"""What observers shorten, in full for whoever reads."""

import pytest

from observatie.report.visit.adapted import written_out


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("lkr loopt langs", "leerkracht loopt langs"),
        ("Lkr legt uit aan lln", "Leerkracht legt uit aan leerlingen"),
        ("LKR!", "LEERKRACHT!"),
        ("Zes lln. noemen het, een ll. niet.", "Zes leerlingen noemen het, een leerling niet."),
        ("Rij bij de tafel van lkr.", "Rij bij de tafel van leerkracht."),
        ("Lln schrijven. Lkr wacht.", "Leerlingen schrijven. Leerkracht wacht."),
        ("“lkr, mag ik?”", "“leerkracht, mag ik?”"),
        ("LL helpt C", "LL helpt C"),
        ("alle ballen, willekeurig", "alle ballen, willekeurig"),
        ("12 lln", "12 leerlingen"),
    ],
)
def test_written_out(short, full):
    assert written_out(short) == full
