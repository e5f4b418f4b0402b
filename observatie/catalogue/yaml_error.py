"""Says in Dutch where libyaml lost its way, and what an author then usually has to correct.

No word of libyaml itself reaches the author: a reason that a later version may give has Dutch words too.
"""

from typing import NamedTuple

import yaml

_QUOTE = "zet de hele tekst tussen aanhalingstekens"
_ALIGN = "zet velden die bij elkaar horen even ver naar rechts"
_SPACES = "gebruik spaties en geen tabs om te laten inspringen"
_CLOSE = "zet er een sluitend haakje, of een komma tussen twee waarden"

_PERCENT = "haal de regel weg die met een % begint"
_BLOCK_SIGN = "zet achter | of > niets meer, en begin de tekst op de volgende regel"
_ESCAPE = (
    "achter een \\ tussen dubbele aanhalingstekens staat een onbekend teken",
    "schrijf \\\\ of gebruik enkele aanhalingstekens",
)

_WORDS: dict[str, tuple[str, str]] = {
    "mapping values are not allowed in this context": (
        "hier staat een dubbele punt die een veld zou beginnen",
        f"{_QUOTE}, of {_ALIGN}",
    ),
    "found character that cannot start any token": (
        "zo kan een waarde niet beginnen (een tab, @, ` of %)",
        f"{_QUOTE}, en {_SPACES}",
    ),
    "found a tab character where an indentation space is expected": ("hier staat een tab", _SPACES),
    "found a tab character that violates indentation": ("hier staat een tab", _SPACES),
    "did not find expected key": ("deze regel springt niet goed in of er staat iets achter een waarde", _ALIGN),
    "did not find expected '-' indicator": ("deze regel hoort niet bij de lijst erboven", _ALIGN),
    "block sequence entries are not allowed in this context": (
        "hier kan geen streepje staan",
        f"begin de lijst op een nieuwe regel, of {_QUOTE}",
    ),
    "could not find expected ':'": (
        "achter deze naam ontbreekt een dubbele punt met een spatie",
        "schrijf naam: waarde",
    ),
    "found unexpected end of stream": (
        "de aanhaling die hier begint wordt niet gesloten",
        "zet er een sluitend teken achter",
    ),
    "found unexpected document indicator": (
        "de aanhaling die hier begint wordt niet gesloten",
        "zet er een sluitend teken achter",
    ),
    "did not find expected ',' or ']'": ("een lijst tussen [ ] is niet goed gesloten", _CLOSE),
    "did not find expected ',' or '}'": ("een blok tussen { } is niet goed gesloten", _CLOSE),
    "did not find expected node content": ("hier ontbreekt een waarde of staat een haakje te veel", _QUOTE),
    "did not find expected alphabetic or numeric character": ("zo kan een waarde niet beginnen (& of *)", _QUOTE),
    "did not find expected <document start>": (
        "hier staat nog iets achter wat al af is",
        f"kijk na of er een haakje te veel staat, {_ALIGN}, of {_QUOTE}",
    ),
    "mapping keys are not allowed in this context": ("hier kan geen vraagteken met een spatie staan", _QUOTE),
    "found unexpected ':'": (
        "hier staat een dubbele punt zonder spatie erachter",
        f"{_QUOTE}, of zet er een spatie",
    ),
    "found unknown escape character": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,
    "found invalid Unicode character escape code": _ESCAPE,
    "found duplicate %YAML directive": ("hier staat voor de tweede keer %YAML", _PERCENT),
    "found duplicate %TAG directive": ("hier staat voor de tweede keer %TAG", _PERCENT),
    "found incompatible YAML document": ("%YAML noemt hier een versie die niet te lezen is", _PERCENT),
}

# Inside these it makes no difference to an author which sign libyaml missed.
_WORDS_INSIDE: dict[str, tuple[str, str]] = {
    "while scanning a directive": ("een regel die met een % begint is een opdracht aan YAML", _PERCENT),
    "while scanning a %YAML directive": ("achter %YAML hoort een versie te staan", _PERCENT),
    "while scanning a %TAG directive": ("achter %TAG klopt iets niet", _PERCENT),
    "while parsing a %TAG directive": ("achter %TAG klopt iets niet", _PERCENT),
    "while scanning a tag directive": ("achter %TAG klopt iets niet", _PERCENT),
    "while parsing a tag directive": ("achter %TAG klopt iets niet", _PERCENT),
    "while scanning a block scalar": ("achter | of > staat iets wat daar niet hoort", _BLOCK_SIGN),
}
_UNFORESEEN = ("hier klopt de opbouw niet", "kijk deze regel en die erboven na")
_IN_A_TAG = frozenset({"while scanning a tag", "while parsing a tag", "while parsing a node"})

_BEGINNING_SAYS_MORE = frozenset({"while scanning a simple key", "while scanning a quoted scalar"})
_BRACKETS = frozenset({"while parsing a flow sequence", "while parsing a flow mapping"})


class YamlFault(NamedTuple):
    """Where (line, from 1) and why the text is not YAML."""

    line: int
    code: str
    what: str
    remedy: str


def explain(error: yaml.YAMLError, last_line: int) -> YamlFault:
    """Return what `error` means to the author of a text of `last_line` lines."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return YamlFault(1, "I09", "dit is geen YAML", "kijk de opbouw van het bestand na")
    problem = error.problem or ""
    mark = error.problem_mark
    if error.context in _BEGINNING_SAYS_MORE and error.context_mark is not None:
        mark = error.context_mark
    # What is missing at the end is missed on a line that no editor shows.
    line = min(mark.line + 1, last_line)
    context = error.context or ""
    if context in _IN_A_TAG:
        return YamlFault(line, "I14", "hier begint een waarde met een uitroepteken, en dat is een tag", _QUOTE)
    reason, remedy = _WORDS.get(problem) or _WORDS_INSIDE.get(context, _UNFORESEEN)
    if error.context in _BRACKETS and error.context_mark is not None:
        reason += f" (begonnen op regel {error.context_mark.line + 1})"
    return YamlFault(line, "I09", f"dit is geen YAML: {reason}", remedy)
