"""What can be asked on the command line; it imports nothing heavy, so that the window is there at once."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

DONE, PROBLEMS, NOT_DONE = 0, 1, 2
"""Exit codes: it was done; what was handed in has problems; it could not be done."""

_SECRET = "de wachtwoordzin staat in een bestand, of in OBSERVATIE_WACHTWOORDZIN"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what cannot be read, in Dutch, and end with exit code 2."""
        self.exit(NOT_DONE, f"deze opdracht is niet te lezen ({message}); kijk met {self.prog} --help\n")


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what was asked; `command` is None for the window.  Ends the program on --help and on a mistake."""
    library = _Parser(add_help=False)
    library.add_argument("--map", metavar="MAP", default=argparse.SUPPRESS, help="de map van de bibliotheek")
    secret = "--wachtwoordzin-bestand"
    library.add_argument(secret, metavar="BESTAND", default=argparse.SUPPRESS, help=_SECRET)

    parser = _Parser(prog="observatie", description="Lesbezoeken vastleggen, uitwerken en bespreken.")
    parser.add_argument("--map", metavar="MAP", help="de map van de bibliotheek (of OBSERVATIE_MAP)")
    parser.add_argument(secret, metavar="BESTAND", help=_SECRET)
    parser.add_argument("--demo", action="store_true", help="open een voorbeeldschool die niet bewaard wordt")
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHT", parser_class=_Parser)

    def command(name: str, about: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=about, description=about, parents=[library])

    instruments = command("instrumenten", "noem de instrumenten")
    instruments.add_argument("--json", action="store_true", help="met alle teksten, als JSON")

    check = command("controleer", "zoek problemen in instrumentbestanden of in de bibliotheek")
    check.add_argument("files", nargs="*", metavar="BESTAND")
    check.add_argument("--bibliotheek", action="store_true", dest="library", help="controleer de bibliotheek")
    check.add_argument("--herstel", action="store_true", dest="repair", help="bouw de lijsten daarbij opnieuw op")

    visits = command("lesbezoeken", "noem de lesbezoeken met hun id")
    visits.add_argument("--json", action="store_true", help="als JSON")

    incoming = command("invoer", "neem een lesbezoek uit een JSON-bestand op")
    incoming.add_argument("file", metavar="BESTAND")
    incoming.add_argument("--naam", dest="name", default="", help="je naam, als de bibliotheek er nog niet is")
    incoming.add_argument("--rol", dest="role", default="", help="je rol, als de bibliotheek er nog niet is")

    outgoing = command("uitvoer", "schrijf een lesbezoek als JSON")
    outgoing.add_argument("visit", metavar="BEZOEK", help="een uniek begin van de id is genoeg")
    outgoing.add_argument("--naar", dest="to", metavar="BESTAND", help="in plaats van op het scherm")

    report = command("rapport", "maak rapporten als PDF")
    report.add_argument("visits", nargs="*", metavar="BEZOEK", help="een uniek begin van de id is genoeg")
    report.add_argument("--alle", action="store_true", dest="all", help="van elk lesbezoek")
    report.add_argument("--demo", action="store_true", dest="of_demo", help="van de voorbeeldschool")
    report.add_argument("--naar", dest="to", metavar="MAP", required=True, help="de map voor de PDF's")
    return parser.parse_args(arguments)
