"""What can be wrong with a file between the two laptops of a pair: each with its code, and what to do about it.

The codes do not change; their table is in resources/docs/pair-file.md.
"""

from observatie.errors import KnownError

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
        "kies het bestand dat je partner met Observatie maakte; de naam eindigt op .share.json",
    )


def newer_version() -> KnownError:
    """Something in it might be left out unnoticed."""
    return KnownError(
        "P04",
        "dit bestand komt uit een nieuwere versie van Observatie, en er is niets ingelezen",
        "werk het programma op deze laptop bij en lees het dan opnieuw in",
    )


def another_pair() -> KnownError:
    """It is not of the pair in hand."""
    return KnownError(
        "P05",
        "dit bestand is van een ander paar of een andere ronde, en er is niets ingelezen",
        "kies het bestand van dit paar, of lees het in vanuit de lijst onder Co-teaching",
    )


def nothing_new() -> KnownError:
    """All of it is here."""
    return KnownError(
        "P06", "dit bestand is hier al ingelezen: er staat niets nieuws in", "je hoeft niets te doen; ga verder"
    )


def older(name: str) -> KnownError:
    """A later edition of this sheet is here."""
    return KnownError(
        "P07",
        f"dit blad is ouder dan dat van {name} dat hier al is, en er is niets ingelezen",
        f"gebruik het laatste bestand van {name}, of ga verder met wat hier staat",
    )


def another_sheet(name: str) -> KnownError:
    """There are two sheets of one owner, and neither comes after the other."""
    return KnownError(
        "P08",
        f"op deze laptop staat al een ander verzegeld blad van {name}, en er is niets ingelezen",
        f"haal het zegel van het blad dat {name} wil houden, verzegel het opnieuw en stuur dat; zijn jullie "
        "bladen op een van de laptops al open, ga dan daar verder",
    )


def draft_here(name: str) -> KnownError:
    """What its owner wrote here would be lost."""
    return KnownError(
        "P09",
        f"op deze laptop is {name} zelf nog bezig met een blad; dat blijft staan, en er is niets ingelezen",
        f"laat {name} dat blad hier eerst verzegelen, en lees het bestand dan opnieuw in",
    )


def opened_already() -> KnownError:
    """A sheet comes after both were opened."""
    return KnownError(
        "P10",
        "jullie bladen zijn hier al open; een verzegeld blad verandert daar niets meer aan",
        "stuur elkaar dan de uitkomst",
    )


def wrong_word() -> KnownError:
    """Neither sheet has this word."""
    return KnownError(
        "P11",
        "dit woord past bij geen van jullie twee bladen, en er is niets ingelezen",
        "typ het woord van je eigen blad opnieuw; let op hoofdletters",
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
