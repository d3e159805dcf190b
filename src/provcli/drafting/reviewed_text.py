"""The sentences and periods of an article where the entries of a draft are."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import MAXYEAR
from functools import cached_property
from itertools import chain

from provcli.dataset.models import ArticleEntry, Dataset, Figure
from provcli.drafting.suggestions import Quote, list_periods, quote_sentence
from provcli.prose.article import PREAMBLE, Article, Location
from provcli.prose.occurrences import Occurrence, OccurrenceIndex
from provcli.prose.period_memory import ParagraphPeriods
from provcli.prose.periods import read_periods

_FISCAL = re.compile(r"FY|[\d-]+/\d")


class ReviewedText:
    """The article of a draft under review; it finds nothing if there is none."""

    def __init__(self, dataset: Dataset, article: Article | None) -> None:
        printed = (entry.printed for entry in (*dataset.figures, *dataset.dismissals))
        self._source = dataset.source
        self._paragraphs = article.paragraphs if article else ()
        self._index = OccurrenceIndex(article, printed) if article else None
        self._places: dict[tuple[object, ...], tuple[int, int, int]] = {}
        self.article = "\n".join(paragraph.text for paragraph in self._paragraphs)
        """All of its paragraphs; empty without an article."""
        self.year = int((self._source.date or str(MAXYEAR))[:4])
        """The latest year that it can be of."""

    def find_number(self, entry: ArticleEntry) -> Occurrence | None:
        """Return where the number of an entry is; None if it is not at its location."""
        if self._index is None:
            return None
        is_figure = isinstance(entry, Figure)
        location = (entry.section or PREAMBLE, entry.paragraph)
        return self._index.find(location, entry.printed, entry.occurrence, is_figure=is_figure)

    def find_quote(self, entry: ArticleEntry) -> Quote | None:
        """Return the sentence of an entry."""
        found = self.find_number(entry)
        return quote_sentence(found) if found else None

    def find_sentence(self, figure: Figure) -> int | None:
        """Return where the sentence of a figure begins in its paragraph."""
        found = self.find_number(figure)
        return found.start - quote_sentence(found).start if found else None

    def locate(self, figure: Figure) -> tuple[int, int, int]:
        """Return where a figure is: its section, its paragraph, and its position there."""
        key = (figure.section, figure.paragraph, figure.printed, figure.occurrence)
        if key not in self._places:
            sections = [section.id for section in self._source.sections]
            order = sections.index(figure.section) if figure.section in sections else -1
            found = self.find_number(figure)
            self._places[key] = (order, figure.paragraph, found.start if found else 0)
        return self._places[key]

    def list_periods(self, figure: Figure) -> list[Sequence[str]]:
        """Return the periods that words near a figure, and fiscal years, offer."""
        found = self.find_number(figure)
        if found is None:
            return [self._fiscal]
        periods = self._periods[found.paragraph.location]
        topics = [topic.period for topic in periods.topics]
        return [list_periods(periods, found), topics, self._fiscal]

    @cached_property
    def _fiscal(self) -> Sequence[str]:
        """The spans and fiscal years that the article names, the most frequent first."""
        mentions = chain.from_iterable(one.mentions for one in self._periods.values())
        periods = Counter(mention.period for mention in mentions if mention.period)
        return [one for one, _ in periods.most_common() if _FISCAL.match(one)]

    @cached_property
    def _periods(self) -> Mapping[Location, ParagraphPeriods]:
        """What each paragraph says about time."""
        spans = [[(one.start, one.end) for one in each.numerals] for each in self._paragraphs]
        title, published = self._source.title, self._source.date
        periods = read_periods(self._paragraphs, spans, title=title, published=published)
        return dict(zip((each.location for each in self._paragraphs), periods, strict=True))
