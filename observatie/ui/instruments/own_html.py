"""What is said about instruments of one's own: where they go, and what is wrong with the files there."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from observatie.catalogue.problem import Problem
from observatie.domain.errors import sentence


def own_html(folder: Path, problems: Sequence[Problem]) -> str:
    """Return the page about `folder`, in which own instruments go; every value in it is escaped.

    A link in it is the code of a problem.
    """
    place = escape(str(folder)).replace("/", "/\u200b").replace("\\", "\\\u200b")
    return "\n".join(
        [
            "<h1>Eigen instrumenten</h1>",
            "<p>Een instrument is één bestand in YAML. Zet je eigen bestanden in deze map; "
            "bij de volgende start staan ze in deze lijst.</p>",
            f"<p><b>{place}</b></p>",
            *_problems(problems),
        ]
    )


def _problems(problems: Sequence[Problem]) -> list[str]:
    if not problems:
        return ["<p class='muted'>Alle bestanden die er nu staan zijn in orde.</p>"]
    return [
        "<h2>Wat nog niet klopt</h2>",
        "<p>Een bestand met een probleem staat niet in de lijst. De andere bestanden hebben er geen last van.</p>",
        *(
            f"<p><b>{escape(problem.file.name)}</b>, regel {problem.line} · "
            f"<a href='{escape(problem.code)}'>Uitleg ({escape(problem.code)})</a><br>"
            f"<span class='problem'>{escape(sentence(problem))}</span></p>"
            for problem in problems
        ),
    ]
