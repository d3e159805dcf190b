"""The table of rules.

Codes are stable: PC1xx structure, PC2xx arithmetic, PC3xx article, PC4xx drafts.
"""

from collections.abc import Mapping

from provcli.checks.model import Rule
from provcli.checks.rules import (
    arithmetic,
    article,
    dismissals,
    drafts,
    entities,
    metrics,
    status,
    structure,
)

_LOCATION_HINT = "Correct `section`, `paragraph`, or `occurrence`."

RULES: tuple[Rule, ...] = (
    Rule(
        "PC101", "warning", "A metric has no figure.",
        "Remove the metric, or record its figure.", structure.find_unused_metrics,
    ),
    Rule(
        "PC102", "warning", "A unit has no metric.",
        "Remove the unit, or use it.", structure.find_unused_units,
    ),
    Rule(
        "PC103", "error", "An actual figure is for a period that ended after the publication.",
        'Correct `period`, or set status = "target".', structure.find_future_facts,
    ),
    Rule(
        "PC104", "error", "A target is for a period that ended before the publication.",
        "Correct `period`, or remove `status` if the figure is not a target.",
        structure.find_past_targets,
    ),
    Rule(
        "PC105", "warning", "Two metrics have names with the same meaning.",
        "Merge the metrics, or name the difference.", structure.find_duplicate_metrics,
    ),
    Rule(
        "PC106", "warning", "A scope has two spellings.",
        "Choose one spelling.", structure.find_scope_spellings,
    ),
    Rule(
        "PC107", "error", "The printed number has a different unit than its metric.",
        "Choose a metric in that unit, or correct `printed`.", structure.find_other_units,
    ),
    Rule(
        "PC108", "error", "`printed` is not a single number.",
        "Copy the number with its unit sign and scale word only, such as 65.2% or 1.2 billion.",
        structure.find_unreadable_numbers,
    ),
    Rule(
        "PC109", "error", "`value` does not match `printed`.",
        "Correct `value`, or write the scale word in `printed`.", structure.find_other_values,
    ),
    Rule(
        "PC110", "error", "A rank is not a positive whole number.",
        "Correct `value`, or choose another metric.", structure.find_odd_ranks,
    ),
    Rule(
        "PC111", "error", "The article prints two different values for one figure.",
        "Compare both sentences. Correct an entry, or acknowledge the finding.",
        structure.find_contradictions,
    ),
    Rule(
        "PC112", "error", "A dismissal covers several quantities, or a sentence.",
        "Write one dismissal per number, each with its own reason.",
        structure.find_swallowed_numbers,
    ),
    Rule(
        "PC113", "error", "A number dismissed as a repetition does not repeat a figure.",
        "Record the number as a figure, or correct `reason`.",
        structure.find_false_repetitions,
    ),
    Rule(
        "PC201", "error", "A claim does not match its figures, even allowing for rounding.",
        "Check figures and claim for typos. If the article is wrong, acknowledge the finding.",
        arithmetic.find_inconsistent_claims,
    ),
    Rule(
        "PC202", "error", "The figures of a claim do not fit its kind.",
        "Correct `inputs`, `stated`, or `kind`.", arithmetic.find_invalid_claims,
    ),
    Rule(
        "PC203", "error", "An acknowledgement does not match any finding.",
        "Remove the acknowledgement, or correct its rule, subject, or evidence.",
        lambda _: (),  # the engine finds these when all other rules have run
    ),
    Rule(
        "PC204", "error", "Two claims imply different values for the same missing figure.",
        "Check both claims and their figures for typos.",
        arithmetic.find_implied_contradictions,
    ),
    Rule(
        "PC301", "error", "The article does not contain the heading of a section.",
        "Copy the heading line of the article to `heading`.", article.find_missing_sections,
    ),
    Rule(
        "PC302", "error", "A recorded number is in another paragraph.",
        _LOCATION_HINT, article.find_moved,
    ),
    Rule(
        "PC303", "error", "The article prints a different number.",
        "Compare digits, unit sign, and scale word with the article.", article.find_changed,
    ),
    Rule(
        "PC304", "error", "A recorded number is not in the article.",
        "Compare the entry with the article, or remove it.", article.find_missing,
    ),
    Rule(
        "PC305", "error", "The number in the article has a different value or unit.",
        "Correct `value` and `printed`.", article.find_other_article_values,
    ),
    Rule(
        "PC306", "error", "`qualifier` does not match the words around the number.",
        "Look at the sentence. Correct `qualifier`, or acknowledge the finding.",
        article.find_other_qualifiers,
    ),
    Rule(
        "PC307", "error", "The sign of `value` contradicts the words around the number.",
        "Look at the sentence. A fall is negative. Correct `value`, or acknowledge the finding.",
        article.find_other_signs,
    ),
    Rule(
        "PC308", "error", "`period` contradicts the text around the number.",
        "Look at the sentence, the heading, and the date of the article. Correct `period`, or "
        "acknowledge the finding.",
        article.find_other_periods,
    ),
    Rule(
        "PC309", "error", "A number in the article has no entry.",
        "Add a figure, or a dismissal with its reason.", article.find_unaccounted,
    ),
    Rule(
        "PC310", "error", "Two entries point to the same number in the article.",
        f"{_LOCATION_HINT} Or remove one entry.", article.find_shared_numbers,
    ),
    Rule(
        "PC311", "error", "The paragraph prints the number less often than `occurrence` says.",
        _LOCATION_HINT, article.find_too_few,
    ),
    Rule(
        "PC312", "error", "A recorded number is part of a longer number.",
        "Record the longer number with `value` and `printed`, or acknowledge the finding.",
        article.find_parts_of_numbers,
    ),
    Rule(
        "PC313", "warning", "The article has numbers that provcli cannot read.",
        "Look at each number, and dismiss it with a reason.", article.find_unread,
    ),
    Rule(
        "PC314", "error", "A dismissed number is not what its reason says.",
        "Record the number as a figure, correct `reason`, or explain it in `note`.",
        dismissals.find_false_reasons,
    ),
    Rule(
        "PC315", "error", "The article speaks of another entity than `entity`.",
        "Look at the sentence and the heading. Correct `entity`, give it the name in the text as "
        "an alias, or acknowledge the finding.",
        entities.find_other_entities,
    ),
    Rule(
        "PC316", "error", "`status` contradicts the words around the number.",
        "Look at the sentence. Correct `status`, add `period`, or acknowledge the finding.",
        status.find_other_statuses,
    ),
    Rule(
        "PC317", "error", "The article names another metric than `metric`.",
        "Look at the sentence. Correct `metric`, or acknowledge the finding.",
        metrics.find_other_metrics,
    ),
    Rule(
        "PC401", "warning", "The dataset has drafts that nobody has confirmed.",
        "Confirm them with `provcli review FILE --article ARTICLE`.", drafts.find_drafts,
    ),
)  # fmt: skip
"""Every rule, by code."""

RULE_BY_CODE: Mapping[str, Rule] = {rule.code: rule for rule in RULES}
