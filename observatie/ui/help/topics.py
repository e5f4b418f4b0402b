"""The pages of the help: which there are, in the order in which one would read them."""

from dataclasses import dataclass

from observatie.data import resource

ORDER = (
    "eerste-start",
    "lesbezoeken",
    "voorbereiden",
    "observeren",
    "uitwerken",
    "zelfbeeld",
    "nagesprek",
    "rapport",
    "co-teaching",
    "instrumenten",
    "formulieren",
    "instellingen",
    "veiligheid",
    "reservekopie",
    "opdrachtregel",
)
"""Their names, which are those of the files in resources/help/."""


@dataclass(frozen=True)
class Topic:
    """A page of the help: its file name, its title, and the page itself in Markdown."""

    name: str
    title: str
    text: str


def read_topics() -> list[Topic]:
    """Return all pages."""
    return [_read(name) for name in ORDER]


def _read(name: str) -> Topic:
    text = resource(f"help/{name}.md").read_text(encoding="utf-8")
    return Topic(name, text.partition("\n")[0].removeprefix("# "), text)
