"""Whether a text holds what somebody looks for: by parts of words, whatever the case and the accents."""

import unicodedata


def folded(text: str) -> str:
    """Return a text as it is compared: "Wiśniewska" as "wisniewska"."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def holds(text: str, query: str) -> bool:
    """Return whether `text` holds every word of `query`, in any order; both are `folded` already."""
    return all(word in text for word in query.split())
