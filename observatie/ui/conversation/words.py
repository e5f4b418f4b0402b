"""The Dutch of the steps of the talk."""

from observatie.domain.visit.talk import TalkStep

STEPS = {
    TalkStep.LOOKING_BACK: "Vorige keer",
    TalkStep.FOCUS_QUESTION: "Je kijkvraag",
    TalkStep.OPENING: "Jij aan het woord",
    TalkStep.STRENGTHS: "Wat sterk was",
    TalkStep.TOPICS: "Waar we over praten",
    TalkStep.AGREEMENTS: "Wat we afspreken",
    TalkStep.REACTION: "Je reactie",
    TalkStep.CLOSING: "Afronden",
}
"""What the steps are called, to the teacher."""
