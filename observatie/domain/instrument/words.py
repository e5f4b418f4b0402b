"""The Dutch words for what an instrument tells apart: who fills it in, about what, where a score comes from."""

from observatie.domain.instrument.instrument import Respondent, Source, Subject

SOURCES = {Source.OBSERVATION: "observatie", Source.INTERVIEW: "interview", Source.DOCUMENTS: "documenten"}
RESPONDENTS = {
    Respondent.OBSERVER: "de observator",
    Respondent.TEACHER: "de leerkracht",
    Respondent.PAIR: "de co-teachingpartners",
}
SUBJECTS = {
    Subject.LESSON: "een les",
    Subject.TEACHER: "de leerkracht zelf",
    Subject.PAIR: "het samenwerken in een klas",
    Subject.PUPIL: "een leerling",
    Subject.SCHOOL: "de school",
    Subject.ADVICE: "een advies",
}


def numbered(number: str | None, name: str, gap: str = "  ") -> str:
    """Return a name behind the number that the source gives it, where it has one."""
    return f"{number}{gap}{name}" if number else name
