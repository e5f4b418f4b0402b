"""A small instrument for tests of the domain: one section, whose items are answered with a level."""

from observatie.domain.instrument.instrument import (
    AnswerType,
    Completeness,
    Instrument,
    Item,
    Level,
    Respondent,
    Rights,
    Scale,
    Section,
    Subject,
)


def level_instrument(labels: tuple[str, ...], *items: Item, **more) -> Instrument:
    """Return the instrument “kijkwijzer” with these labels of levels, from 1 up, and these items."""
    levels = tuple(Level(value=value, label=label) for value, label in enumerate(labels, 1))
    fields = {
        "id": "kijkwijzer",
        "version": "1",
        "title": "Kijkwijzer",
        "label": "Kijkwijzer",
        "source": "eigen",
        "rights": Rights(author="wij", licence="vrij", may_be_passed_on=True),
        "completeness": Completeness.COMPLETE,
        "filled_by": (Respondent.OBSERVER,),
        "about": Subject.LESSON,
        "answer": AnswerType.LEVEL,
        "scale": "vier",
        "scales": {"vier": Scale(title="Vier", levels=levels)},
        "sections": (Section(id="klimaat", title="Klimaat", items=items),),
    }
    return Instrument(**{**fields, **more})
