"""An instrument that tells a part of every kind, each in words of its own."""

import json

from observatie.domain.instrument.instrument import Instrument

_SOLVED = {
    "id": "opgelost",
    "number": "1",
    "title": "Rekenen met steun",
    "text": "wordt hier gevraagd",
    "hint": "een klein duwtje",
    "dimension": "houding",
    "explanation": "zo is het bedoeld",
    "examples": ["met blokjes tellen"],
    "look_fors": ["er klinkt gejuich"],
    "lists": [{"title": "Denk aan", "entries": ["rust en ruimte"]}],
    "questions": ["hoe koos je dit?"],
    "documents": ["het groepsplan"],
    "sources": ["observation", "interview", "documents"],
    "remark": True,
    "scale": "stappen",
    "levels": {"1": "het lukt nergens", "2": "het lukt overal"},
    "correction": "een letter te veel",
}
_BLANKS = {
    "id": "zin",
    "title": "Afmaken",
    "text": "We zien … en besluiten.",
    "answer": "blanks",
    "blanks": [{"id": "wat", "label": "wat er was"}],
}
_FIELD = {"id": "woorden", "text": "Wat bleef hangen?", "answer": "text", "field_label": "eigen indruk"}
_PLAIN = [{"id": f"kort-{n}", "text": f"Kort punt {n}", "scale": "mate"} for n in (1, 2)]

RICH_TEXT = json.dumps(
    {
        "id": "rijk",
        "version": "1.2",
        "title": "Rijk formulier",
        "label": "Rijk",
        "source": "een oud schrift",
        "published_in": "een bundel",
        "rights": {"author": "wij", "licence": "vrij", "may_be_passed_on": True, "remark": "nagevraagd"},
        "completeness": "volledig",
        "statement": "Dit is om te proberen.",
        "instructions": ["kruis steeds iets aan"],
        "aims": ["om te leren"],
        "correction": "een komma te weinig",
        "filled_by": ["observer"],
        "about": "lesson",
        "answer": "level",
        "scales": {
            "stappen": {"title": "Hoe ver", "levels": [{"value": n, "label": f"trede {n}"} for n in (1, 2)]},
            "mate": {"title": "Hoe vaak", "levels": [{"value": n, "label": f"keer {n}"} for n in (1, 2)]},
        },
        "phases": ["binnenkomst", "vertrek"],
        "sections": [
            {
                "id": "deel",
                "number": "A",
                "title": "Eerste deel",
                "subtitle": "vooraf",
                "description": "hier gaat het over",
                "remark_label": "verder nog",
                "correction": "een punt vergeten",
                "items": [_SOLVED, _BLANKS, _FIELD, *_PLAIN],
            }
        ],
    }
)
RICH = Instrument.from_json(RICH_TEXT)
