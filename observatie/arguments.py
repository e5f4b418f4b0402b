"""What can be asked on the command line; it imports nothing heavy, so that the window is there at once."""

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from observatie import console
from observatie.domain.text import at_start

DOCUMENTS = ("voor", "na", "bewijs")
"""The kinds of report that can be asked for; what they are is said where reports are made."""

DONE, PROBLEMS, NOT_DONE = 0, 1, 2
"""Exit codes: it was done; what was handed in has problems, or a part was not done; it could not be done."""

_ABOUT = "Lesbezoeken vastleggen, uitwerken en bespreken. Zonder opdracht komt het venster."
_SECRET = "waar de wachtwoordzin in staat (of zet die in OBSERVATIE_WACHTWOORDZIN)"
_FOLDER = "de map van de bibliotheek (of OBSERVATIE_MAP)"
_ENOUGH = "het begin van de id is genoeg"

_MESSAGES = (
    (r"argument (?P<name>.+?): invalid choice: '?(?P<value>.*?)'? \(choose from .*\)", "“{value}” ken ik niet"),
    (r"the following arguments are required: (?P<names>.+)", "{names} ontbreekt"),
    (r"unrecognized arguments: (?P<first>\S+).*", "“{first}” ken ik niet"),
    (r"argument (?P<name>.+?): expected (?:one|at least one) argument", "achter {name} hoort een waarde"),
    (r"argument (?P<name>.+?): ignored explicit argument .*", "achter {name} hoort geen waarde"),
)
"""What argparse says in English, and what that means."""


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Say "gebruik" where argparse says "usage"."""
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Dutch and completes no abbreviations: `--wachtwoordzin` must not be taken for the file.

    Attributes:
        options: where its options go, so that they stand under a Dutch heading.
        places: where what is named without dashes goes.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, formatter_class=_Formatter, add_help=False, allow_abbrev=False)
        self.places = self.add_argument_group("wat je noemt")
        self.options = self.add_argument_group("wat je kunt kiezen")
        self.options.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Say what cannot be read, in Dutch, and end with exit code 2."""
        self.exit(NOT_DONE, f"C07 {_worded(message)}; kijk met {self.prog} --help wat er kan\n")


def _worded(message: str) -> str:
    for pattern, words in _MESSAGES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return words.format(**found.groupdict())
    return f"deze opdracht is niet te lezen ({message})"


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what was asked; `command` is None for the window.  Ends the program on --help and on a mistake."""
    console.prepare()
    parser = _Parser(prog="observatie", description=_ABOUT)
    _add_library(parser, default=None)
    parser.options.add_argument(
        "--demo", action="store_true", help="open een voorbeeldschool die niet bewaard wordt"
    )
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHT", title="opdrachten")

    def command(name: str, about: str) -> _Parser:
        made = commands.add_parser(name, help=about, prog=f"observatie {name}", description=f"{at_start(about)}.")
        # What stands before the command holds, unless it stands behind it too.
        _add_library(made, default=argparse.SUPPRESS)
        return made

    _add_instruments(command("instrumenten", "noem de instrumenten"))
    _add_check(command("controleer", "zoek problemen in instrumentbestanden of in de bibliotheek"))
    _add_visits(command("lesbezoeken", "noem de lesbezoeken met hun id"))
    _add_incoming(command("invoer", "neem een lesbezoek uit een JSON-bestand op"))
    _add_outgoing(command("uitvoer", "schrijf een lesbezoek als JSON"))
    _add_report(command("rapport", "maak rapporten als PDF"))
    _add_backup(command("reservekopie", "maak een reservekopie van de bibliotheek"))
    _add_backups(command("reservekopieen", "noem de reservekopieën, de nieuwste eerst"))
    _add_restore(command("terugzetten", "zet een reservekopie terug; wat er stond blijft bewaard"))
    _add_explanation(command("uitleg", "leg een melding uit aan de hand van haar code"))
    return parser.parse_args(arguments)


def _add_library(parser: _Parser, default: str | None) -> None:
    parser.options.add_argument("--map", metavar="MAP", default=default, help=_FOLDER)
    parser.options.add_argument("--wachtwoordzin-bestand", metavar="BESTAND", default=default, help=_SECRET)


def _add_instruments(parser: _Parser) -> None:
    parser.options.add_argument("--json", action="store_true", help="met alle teksten, als JSON")


def _add_check(parser: _Parser) -> None:
    parser.places.add_argument("files", nargs="*", metavar="BESTAND", help="een instrumentbestand")
    parser.options.add_argument(
        "--bibliotheek", action="store_true", dest="library", help="controleer de bibliotheek"
    )
    parser.options.add_argument(
        "--herstel",
        action="store_true",
        dest="repair",
        help="de bibliotheek, en bouw eerst de lijsten opnieuw op",
    )


def _add_visits(parser: _Parser) -> None:
    parser.options.add_argument("--json", action="store_true", help="als JSON")


def _add_incoming(parser: _Parser) -> None:
    parser.places.add_argument("file", metavar="BESTAND", help="wat uitvoer schreef; - leest de standaardinvoer")
    parser.options.add_argument(
        "--naam", dest="name", default="", help="je naam, als de bibliotheek er nog niet is", metavar="NAAM"
    )
    parser.options.add_argument(
        "--rol", dest="role", default="", help="je rol, als de bibliotheek er nog niet is", metavar="ROL"
    )


def _add_outgoing(parser: _Parser) -> None:
    parser.places.add_argument("visit", metavar="BEZOEK", help=_ENOUGH)
    parser.options.add_argument("--naar", dest="to", metavar="BESTAND", help="in plaats van op het scherm")
    _add_replace(parser)


def _add_replace(parser: _Parser) -> None:
    parser.options.add_argument(
        "--vervang", action="store_true", dest="replace", help="vervang wat er al staat met die naam"
    )


def _add_explanation(parser: _Parser) -> None:
    parser.places.add_argument("code", metavar="CODE", help="de code die voor de melding staat, zoals B04")


def _add_report(parser: _Parser) -> None:
    parser.places.add_argument("visits", nargs="*", metavar="BEZOEK", help=_ENOUGH)
    parser.options.add_argument("--alle", action="store_true", dest="all", help="van elk lesbezoek")
    parser.options.add_argument(
        "--demo", action="store_true", default=argparse.SUPPRESS, help="van de voorbeeldschool"
    )
    parser.options.add_argument(
        "--blanco",
        nargs="+",
        dest="blank",
        metavar="ID",
        help="het lege formulier van een instrument, voor op papier; een bibliotheek is niet nodig",
    )
    parser.options.add_argument("--naar", dest="to", metavar="MAP", required=True, help="de map voor de PDF's")
    parser.options.add_argument(
        "--met-legenda",
        action="store_true",
        dest="legend",
        help="met de legenda van de leerlingen; zonder is het veiliger als een verslag kwijtraakt",
    )
    parser.options.add_argument(
        "--soort",
        dest="document",
        metavar="SOORT",
        choices=DOCUMENTS,
        help="voor het gesprek, na het gesprek of alleen bewijs: voor, na of bewijs (anders wat nu past)",
    )
    parser.options.add_argument("--tekst", action="store_true", dest="text", help="als tekst in plaats van PDF")
    _add_replace(parser)


def _add_backup(parser: _Parser) -> None:
    parser.options.add_argument(
        "--naar", dest="to", metavar="MAP", help="in plaats van bij de bibliotheek, zoals op een stick"
    )


def _add_backups(parser: _Parser) -> None:
    parser.options.add_argument("--in", dest="where", metavar="MAP", help="in deze map, zoals op een stick")
    parser.options.add_argument("--json", action="store_true", help="als JSON")


def _add_restore(parser: _Parser) -> None:
    parser.places.add_argument("file", metavar="RESERVEKOPIE", help="een bestand dat reservekopie maakte")
