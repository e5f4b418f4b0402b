"""What can be named in the lines of a visit: the items of its instruments and the phases of its lesson."""

from observatie.domain.lesson.lesson_phases import given_phases
from observatie.domain.lesson.offers import Offer, offers, offers_instead
from observatie.domain.lesson.tags import Tag, tags_of
from observatie.ui.session.visit_desk import VisitDesk


class Lexicon:
    """Read when a visit is shown, and anew when its settings change.

    Attributes:
        tags: the items by the name behind `#`; phases: the names of the lesson's phases, in their order.
    """

    def __init__(self, visit_desk: VisitDesk) -> None:
        self._desk = visit_desk
        self.tags: dict[str, Tag] = {}
        self.phases: tuple[str, ...] = ()

    def read(self) -> None:
        """Read what the visit uses now."""
        settings, instruments = self._desk.visit.settings, self._desk.instruments
        self.tags = tags_of(instruments.values())
        schools = self._desk.register().schools
        school = schools.get(settings.school) if settings.school else None
        self.phases = given_phases(settings, instruments.values(), school).names

    def offers(self, to_cursor: str) -> list[Offer]:
        """Return what the text before the cursor can become."""
        return offers(to_cursor, self._desk.visit, self.tags, self.phases)

    def offers_instead(self, word: str) -> list[Offer]:
        """Return what a word behind a `#`, which is entered already, may have meant."""
        return offers_instead(word, self._desk.visit, self.tags)
