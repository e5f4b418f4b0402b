"""What can be wrong with a file of a pair: each with its code, and what to do about it.

The codes do not change; their table is in resources/docs/pair-file.md.
"""

from observatie.domain.errors import KnownError

_AGAIN = "vraag je partner het bestand nog eens te sturen"


def cut_off() -> KnownError:
    """The end of the file is missing."""
    return KnownError("P01", "dit bestand is afgebroken: het einde ontbreekt, en er is niets ingelezen", _AGAIN)


def altered() -> KnownError:
    """It is not what was written."""
    return KnownError(
        "P02",
        "dit bestand is onderweg veranderd of beschadigd, en er is niets ingelezen",
        f"{_AGAIN}, als bijlage",
    )


def no_such_file() -> KnownError:
    """It is something else."""
    return KnownError(
        "P03",
        "dit is geen bestand van een paar, en er is niets ingelezen",
        "kies het bestand dat je partner met Observatie maakte; de naam eindigt op .share.observatie",
    )


def newer_version() -> KnownError:
    """Something in it might be left out unnoticed."""
    return KnownError(
        "P04",
        "dit bestand komt uit een nieuwere versie van Observatie, en er is niets ingelezen",
        "werk het programma op deze laptop bij en lees het dan opnieuw in",
    )


def another_pair(*, is_shown: bool = True) -> KnownError:
    """Its code is not that of the pair that `is_shown`, or else of none in the library."""
    if is_shown:
        return KnownError(
            "P05",
            "de paarcode in dit bestand is niet die van dit paar, en er is niets ingelezen",
            "kijk of je het juiste paar open hebt, of laat je partner de code bij “Ik doe mee” nog eens typen",
        )
    return KnownError(
        "P05",
        "de paarcode in dit bestand is van geen paar op deze laptop, en er is niets ingelezen",
        "kijk of jullie paar op een andere laptop staat; is het hier verwijderd, begin dan samen opnieuw, en laat "
        "je partner bij “Ik doe mee” de nieuwe code typen: wat er al staat gaat dan mee",
    )


def nothing_new() -> KnownError:
    """All of it is here."""
    return KnownError(
        "P06", "dit bestand is hier al: er staat niets nieuws in", "je hoeft niets te doen; ga verder"
    )


def older(name: str) -> KnownError:
    """A sheet that was sealed later is here."""
    return KnownError(
        "P07",
        f"dit blad is ouder dan dat van {name} dat hier al is, en er is niets ingelezen",
        f"gebruik het laatste bestand van {name}, of ga verder met wat hier staat",
    )


def opened_already() -> KnownError:
    """A sheet comes after both were opened."""
    return KnownError(
        "P10",
        "jullie bladen zijn al open; een blad dat daarna komt verandert niets meer, en er is niets ingelezen",
        "lees verder met wat er staat, of begin samen een volgende ronde",
    )


def wrong_word() -> KnownError:
    """The word is not that of the sheet."""
    return KnownError(
        "P11",
        "dit woord past niet bij dit bestand, en er is niets ingelezen",
        "typ het woord waarmee je je blad invulde; let op hoofdletters",
    )


def not_belonging(what: str) -> KnownError:
    """It says something that no honest program would have written; `what` is a clause about it."""
    return KnownError(
        "P12",
        f"in dit bestand staat iets dat niet bij dit paar hoort ({what}), en er is niets ingelezen",
        "vraag je partner een nieuw bestand te maken met Observatie",
    )


def differing() -> KnownError:
    """An entry that is known says something else here."""
    return KnownError(
        "P13",
        "in dit bestand staat een regel die hier al is met een andere inhoud, en er is niets ingelezen",
        "vraag je partner een nieuw bestand te maken; wat hier staat, blijft staan",
    )


def unreadable(reason: str) -> KnownError:
    """The file system does not give it."""
    return KnownError(
        "P14",
        f"dit bestand is niet te lezen ({reason}), en er is niets ingelezen",
        "kijk of de stick er nog in zit, of kies het bestand opnieuw",
    )


def another_form() -> KnownError:
    """The other one filled in other questions."""
    return KnownError(
        "P15",
        "in dit bestand staan andere vragen dan die van jullie formulier, en er is niets ingelezen",
        "laat je partner bij “Ik doe mee” het formulier van dit paar kiezen, of vul samen in op deze laptop",
    )


def older_version() -> KnownError:
    """It was written when the two laptops still sent each other invitations and outcomes."""
    return KnownError(
        "P16",
        "dit bestand is van een oudere versie van Observatie, waarin twee laptops elkaar bestanden stuurden",
        "werk Observatie op allebei de laptops bij, en kies bij jullie paar “Ieder thuis”",
    )


def no_such_code() -> KnownError:
    """What was typed is not the code of any pair."""
    return KnownError(
        "P17",
        "deze paarcode klopt niet: er is een letter anders, of er ontbreekt er een",
        "vraag je partner de code nog eens voor te lezen",
    )
