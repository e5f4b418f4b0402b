"""Reduces a report to what was added after it was settled: additions, and who has seen it or agrees since."""

from dataclasses import replace

from observatie.domain.acts.conversation import Consent
from observatie.domain.journal.register import Register
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.settling import added_later, as_settled
from observatie.domain.visit.visit import Visit
from observatie.report.documents import Document
from observatie.report.parts import Addition, ReportContent, Signature
from observatie.report.visit.talk import signatures


def additions_only(content: ReportContent, visit: Visit, register: Register) -> ReportContent:
    """Return what was added to a settled report, in the order in which that was done."""
    settled = as_settled(visit)

    def since(consent: Consent) -> tuple[Signature, ...]:
        before = signatures(settled, register, consent)
        return tuple(each for each in signatures(visit, register, consent) if each not in before)

    return replace(
        content,
        document=Document.ADDITIONS,
        subtitle=content.subtitle[:1],
        additions=tuple(
            Addition(wording.day(later.at), at_start(register.name(later.author)), later.text)
            for later in added_later(visit)
        ),
        seen=since(Consent.SEEN),
        agreed=since(Consent.AGREED),
        strip=None,
        focus=(),
        strengths=(),
        topics=(),
        also_found=(),
        questions=(),
        agreements=(),
        earlier=(),
        opening=(),
        reactions=(),
        instruments=(),
        sources=(),
        loose=(),
        heard=(),
        counts=(),
        gaps="",
        at_work=None,
    )
