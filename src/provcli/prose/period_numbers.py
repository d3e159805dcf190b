"""The numbers of a sentence, and the words beside them that name periods."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from provcli.prose.patterns import Pattern
from provcli.prose.period_memory import PeriodEvidence
from provcli.prose.period_mentions import CHANGES, MAX_AFTER, MAX_BEFORE, PeriodMention
from provcli.prose.period_phrases import PeriodLanguage
from provcli.prose.sentences import Span, split_clauses

PatternOf = Callable[[PeriodLanguage], Pattern]

MAX_ATTACHED = 80
"""How far after its number a period may begin: "5 million containers in 2023"."""
MAX_SENTENCE = 400
"""How much of a long sentence is looked at on either side of a number."""


class NumberedSentence:
    """A sentence with its numbers, and the periods that words beside them name."""

    def __init__(
        self,
        folded: str,
        span: Span,
        mentions: Sequence[PeriodMention],
        numbers: Sequence[Span],
        languages: Sequence[PeriodLanguage],
    ) -> None:
        self._text = folded
        self._start, self._end = span
        self._mentions = mentions
        self._numbers = numbers
        self._languages = languages
        self._clauses = tuple(split_clauses(folded, *span))
        self._holders = [self._find_holder(start) for start, _ in numbers]
        self._are_bases = self._find_bases()
        self._attached = self._attach()
        """For each number the position of the mention right after it."""
        # "From 4 million in 2022" makes 2022 a comparison for the other numbers.
        pairs = zip(self._attached, self._are_bases, strict=True)
        self._base_mentions = {mention for mention, is_base in pairs if is_base}
        self._taken = {*self._base_mentions, *self._attached}

    # Where the words for a number are.

    def _says(self, pattern_of: PatternOf, start: int, end: int) -> bool:
        languages = self._languages
        return any(pattern_of(words).search(self._text, start, end) for words in languages)

    def _follows(self, pattern_of: PatternOf, end: int) -> bool:
        return any(pattern_of(words).match(self._text, end) for words in self._languages)

    def _precedes(self, pattern_of: PatternOf, start: int, limit: int = MAX_BEFORE) -> bool:
        before = self._text[max(self._start, start - limit) : start]
        return any(pattern_of(words).search(before) for words in self._languages)

    def _changes(self, start: int, end: int) -> bool:
        return CHANGES.search(self._text, start, end) is not None

    def _clause_at(self, offset: int) -> Span:
        return self._clauses[bisect_right(self._clauses, (offset, len(self._text))) - 1]

    def _around(self, number: int, clause: Span) -> Span:
        """Return the part of a clause that is near a number."""
        start, end = self._numbers[number]
        return max(clause[0], start - MAX_BEFORE), min(clause[1], end + MAX_AFTER)

    def _find_holder(self, start: int) -> PeriodMention | None:
        """Return the mention of which a number is a part, such as the 10 of "March 10"."""
        position = bisect_right(self._mentions, start, key=start_of) - 1
        holder = self._mentions[position] if position >= 0 else None
        return holder if holder and start < holder.end else None

    def _find_bases(self) -> list[bool]:
        """Return for each number whether others are compared with it, alone or in a list."""
        are_bases: list[bool] = []
        end = self._start
        for (start, after), holder in zip(self._numbers, self._holders, strict=True):
            if holder:
                are_bases.append(False)  # "from the third quarter"
                continue
            was_base = bool(are_bases and are_bases[-1])
            is_listed = was_base and self._is_list(end, start, lambda words: words.lists)
            is_base = is_listed or any(map(self._base_at(start), self._languages))
            is_guess = self._follows(lambda words: words.estimate_after, after) or self._says(
                lambda words: words.plan, max(self._start, start - MAX_ATTACHED), start
            )
            are_bases.append(is_base and not is_guess)
            end = after
        return are_bases

    def _base_at(self, start: int) -> Callable[[PeriodLanguage], bool]:
        before = self._text[max(self._start, start - MAX_BEFORE) : start]

        def is_base(words: PeriodLanguage) -> bool:
            found = words.base_before.search(before)
            if not found or not found.groupdict().get("origin"):
                return found is not None
            # "Rose from 4 million" and 由14%升至31%, but not "runners from 46 countries".
            until = start if words.follows else self._clause_at(start)[1]
            return self._changes(max(self._start, start - MAX_SENTENCE), until)

        return is_base

    def _attach(self) -> list[int | None]:
        """Return each number's mention right after it, which lists of numbers share."""
        attached: list[int | None] = [None] * len(self._numbers)
        following: int | None = None
        next_figure = len(self._mentions)
        position = len(self._mentions)
        for number in reversed(range(len(self._numbers))):
            end = self._numbers[number][1]
            if self._holders[number] is not None or self._is_of_part(number):
                continue
            until = self._end if following is None else self._numbers[following][0]
            # The next mention that can be a period, not only a comparison.
            while position and self._mentions[position - 1].start >= end:
                position -= 1
                mention = self._mentions[position]
                later = self._mentions[next_figure : next_figure + 1]
                # "13% of this year's crop by Tuesday" is of Tuesday.
                is_of_thing = self._text.startswith("'s ", mention.end) and any(
                    one.start < until and self._can_attach(end, one) for one in later
                )
                if not mention.is_comparison and not is_of_thing:
                    next_figure = position
            if next_figure < len(self._mentions) and self._mentions[next_figure].start < until:
                if self._can_attach(end, self._mentions[next_figure]):
                    attached[number] = next_figure
            elif following is not None and (
                self._can_share(number, until)
                and not self._is_parted(end, until, position)
                and not self._is_partitive(self._numbers[following][1])
                and self._is_list(end, until, lambda words: words.joins)
            ):
                attached[number] = attached[following]
            following = number
        return attached

    def _can_share(self, number: int, until: int) -> bool:
        """Return whether a number can have the period of the next one."""
        end = self._numbers[number][1]
        clause = self._clause_at(end)
        if self._text[end:until] == " the ":
            return False  # "double the 4% of a year earlier"
        if clause[1] < until:
            return not self._is_aside(clause)
        return not self._is_thing(number, clause) and not self._is_attribute(number)

    def _is_parted(self, start: int, end: int, position: int) -> bool:
        """Return whether a comparison and "and" part numbers: "down 3% on 2022, and 5"."""
        mentions = self._mentions[position : position + 1]
        return any(
            mention.start < end and mention.language.parts.search(self._text, start, end)
            for mention in mentions
        )

    def _can_attach(self, end: int, mention: PeriodMention) -> bool:
        words = mention.language
        is_near = words.follows and mention.start - end <= MAX_ATTACHED
        is_period = mention.role in ("figure", "event", "anaphor")
        is_parted = words.breaks.search(self._text, end, mention.start)
        return is_near and is_period and not is_parted

    def _is_list(self, start: int, end: int, pattern_of: PatternOf) -> bool:
        between = self._text[start:end]
        return len(between) <= MAX_ATTACHED and any(
            pattern_of(words).fullmatch(between) for words in self._languages
        )

    # What kind of number it is.

    def _is_partitive(self, end: int) -> bool:
        return self._follows(lambda words: words.partitive_after, end)

    def _is_of_part(self, number: int) -> bool:
        """Return whether a plan is for a part of it: the 11 of "will close 2 of its 11"."""
        end = self._numbers[number - 1][1] if number else self._start
        between = self._text[end : self._numbers[number][0]]
        is_part = any(words.part_of.fullmatch(between) for words in self._languages)
        return is_part and self._says(lambda words: words.future, self._start, end)

    def _is_duration(self, end: int) -> bool:
        return self._follows(lambda words: words.duration_after, end)

    def _is_attribute(self, number: int) -> bool:
        start, end = self._numbers[number]
        return self._follows(lambda words: words.attribute_after, end) or self._precedes(
            lambda words: words.attribute_before, start
        )

    def _is_thing(self, number: int, clause: Span) -> bool:
        """Return whether a number counts things that last, such as "its 52 hotels"."""
        start, end = self._numbers[number]
        before = self._text[self._around(number, clause)[0] : start]
        return self._text[start].isalnum() and any(
            words.standing_after.match(self._text, end) and words.standing_before.search(before)
            for words in self._languages
        )

    def _is_as_of(self, evidence: PeriodEvidence) -> bool:
        return self._precedes(lambda words: words.as_of_before, evidence.start)

    def _is_aside(self, clause: Span) -> bool:
        """Return whether a clause is a relative one, which sets no scene."""
        start = clause[0] + self._text.startswith(" ", clause[0])
        return self._follows(lambda words: words.relatives, start)


def start_of(mention: PeriodMention) -> int:
    """Return where a mention begins."""
    return mention.start
