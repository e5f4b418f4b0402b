"""What the papers of a pair say once both sheets are open: pure, without a word about how it looks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PairHead:
    """What is said around each of the papers.

    Attributes:
        form: the title of the form; names: the two, as at the start of a line.
        who: the two with their schools; about: whom they will teach, from when, and when they talked, or empty.
        written: when they sealed their sheets, and from when they read them.
        origin: where the questions are from and whose they are; source: the same, with where it was printed.
    """

    form: str
    names: tuple[str, str]
    who: str
    about: str
    written: str
    origin: str
    source: str


@dataclass(frozen=True)
class PartnerAnswer:
    """What one of the two answered, empty where she did not; `marked` is that she wants to talk about it."""

    name: str
    text: str
    marked: bool = False


@dataclass(frozen=True)
class SideBySide:
    """A question with the two answers."""

    name: str
    said: tuple[PartnerAnswer, PartnerAnswer]


@dataclass(frozen=True)
class QuestionPart:
    """Questions below a common heading, which is empty for those that have none."""

    heading: str
    questions: tuple[SideBySide, ...]


@dataclass(frozen=True)
class TwoSheets:
    """The two sheets side by side."""

    head: PairHead
    parts: tuple[QuestionPart, ...]


@dataclass(frozen=True)
class Agreed:
    """What they came to on a question: its number, the question in short, and their words."""

    number: str
    question: str
    text: str


@dataclass(frozen=True)
class AgreedPart:
    """The questions on which they came out alike."""

    heading: str
    agreed: tuple[Agreed, ...]


@dataclass(frozen=True)
class Agreements:
    """The agreements, that both can sign.

    Attributes:
        parts: A, B and C, and last what they put in words without choosing one of these.
        open: of how many questions nothing is known yet, in a sentence.
        look_back: when they look back, in a sentence.
        own_form: whose form this is.
    """

    head: PairHead
    parts: tuple[AgreedPart, ...]
    open: str
    look_back: str
    own_form: str


@dataclass(frozen=True)
class Round:
    """What one of the two answered then and now, or what they came to; empty where there was nothing."""

    name: str
    then: str
    now: str


@dataclass(frozen=True)
class ComparedQuestion:
    """A question of the earlier round.

    Attributes:
        put_then: how it was put then, where that was otherwise.
        asked_now: whether it is still asked.
        said: what the two answered; agreed: what they came to.
    """

    name: str
    put_then: str
    asked_now: bool
    said: tuple[Round, ...]
    agreed: Round


@dataclass(frozen=True)
class ThenAndNowContent:
    """The old answers beside the new.

    Attributes:
        then, now: the days.
        added: the questions that are new.
        own_form: whose form the outcomes have.
    """

    head: PairHead
    then: str
    now: str
    questions: tuple[ComparedQuestion, ...]
    added: tuple[str, ...]
    own_form: str


PairContent = TwoSheets | Agreements | ThenAndNowContent
