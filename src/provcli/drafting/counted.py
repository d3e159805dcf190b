"""What a number counts, with what sets it apart from the rest: people killed."""

import re

from provcli.drafting.model import Candidate
from provcli.drafting.names import read_counted_noun

_HARMED = re.compile(
    r"\b(?P<participle>kill|injur|wound|displac|employ|hir|strand|forc)(?:ing|s) $"
)
OF_THEM_AFTER = re.compile(" of (?:them|these|those|which|whom)\\b")
PEOPLE = ("people", "persons", "men", "women", "others")
OF_WHICH = re.compile(r"\b(?:of which|of whom|of them) $")
_PARTICIPLE = (
    r"(?P<participle>(?:taken|moved|brought|sent) (?:in)?to [a-z]+|(?:found|cut|brought) [a-z]+"
    r"|(?:(?!need|ag)[a-z]+ed|hurt|built|sold|born|sent|held|made|lost)(?: (?:out|off|up|away))?)"
    r"\b"
)
_OF_THEM = "(?: of (?:them|these|those|which|whom))?"
_IS = "(?:were|was|are|(?:have|has|had|will)(?: be(?:en)?)?)(?: still)? "
_STATE = rf" (?:{_IS})?(?:still )?(?P<state>missing|dead|homeless)\b"
_DONE_AFTER = re.compile(rf" {_IS}{_PARTICIPLE}|{_STATE}")
DEED_AFTER = re.compile(rf"{_OF_THEM} (?:{_IS})?{_PARTICIPLE}|{_OF_THEM}{_STATE}")
OF_PEOPLE = re.compile(
    r"(?<=people) [a-z]+(?:ed|en)(?: .+)?$| who .+$|(?<=[a-z]) [a-z]+(?:ed|t) (?:out|off|up|away)$"
)
"""What is said of people: people taken to hospital, drivers who lost a license."""
MADE_OF = {
    "open": "opened", "clos": "closed", "shut": "shut", "destroy": "destroyed", "damag": "damaged",
    "cancel": "cancelled",
}  # fmt: skip
"""What happens to things of which others are there: opened nine shops."""
_MADE = re.compile(
    rf"\b(?P<verb>{'|'.join(MADE_OF)})(?:e|s|es|ed|led|ing)?(?: another| a further)? $"
)
_DONE_BEFORE = re.compile(rf"\b{_PARTICIPLE} $")
_PART_WITH = re.compile(
    rf"(?:, or [^,]*,)?{_OF_THEM} (?:(?:had|have|with) |(?P<in>in |under ))"
    r"(?P<part>(?!to |been )[a-z][a-z -]+?)(?=[,.;]|$| (?:and|to|for|from|by|as|who|which|that)\b)"
)
"""What distinguishes a part: 40 bikes, of which 12 had motors."""
PART_IS = re.compile(rf"{_OF_THEM} (?:were|are) (?=[a-z])(?!(?:between|among|near|under|over)\b)")
_DEED_OF = re.compile(
    rf"{_OF_THEM} (?P<deed>(?:(?!need|ag)[a-z]+ed|lost|left|won|held) (?:an?|the|their|its) [a-z]+)"
)


def name_part(candidate: Candidate, noun: str, *, is_shared: bool) -> str:
    """Return what a number counts with what sets it apart: people killed."""
    before, after = candidate.before, candidate.named_after
    harmed = _HARMED.search(before)
    noun = noun or ("people" if harmed else "")
    is_part = OF_WHICH.search(before) or OF_THEM_AFTER.match(after)
    if is_part and (kind := PART_IS.match(after)):
        return read_counted_noun(after, kind.end() - 1) or noun
    if is_part and (part := _PART_WITH.match(after)):
        return f"{noun}{'' if part['in'] else ' with'} {part['in'] or ''}{part['part']}"
    if noun and (made := _MADE.search(before)):
        return f"{noun} {MADE_OF[made['verb']]}"
    is_own = is_part or noun.lower().rpartition(" ")[2] in PEOPLE
    is_state = is_own or is_shared or after.startswith(" still ")
    if is_state and re.fullmatch(_PARTICIPLE, noun):
        return f"people {noun}"  # of those rescued
    if not noun or not (is_own or is_shared):
        return noun
    if harmed:
        return f"{noun} {harmed['participle']}ed"
    if deed := _DEED_OF.match(after):
        return f"{noun} who {deed['deed']}"
    done = (DEED_AFTER if is_own else _DONE_AFTER).match(after) or _DONE_BEFORE.search(before)
    words = next(filter(None, done.groups())) if done else ""
    return f"{noun} {words}".strip()
