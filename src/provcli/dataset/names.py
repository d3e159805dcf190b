"""How names are compared."""

import unicodedata


def normalize_name(text: str) -> str:
    """Return text without differences of case, width, spaces, and hyphens."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(plain.replace("-", " ").replace("_", " ").split())
