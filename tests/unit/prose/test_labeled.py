"""The labeled texts in tests/data/reading are read as well as they have been."""

from reading_scores import TUNING, scores_of, table_of

# In percent; a change that makes the reader worse on its own texts is a mistake.
LEAST = {
    "found": 98,
    "value": 99,
    "bound": 98,
    "sign": 98,
    "unit": 97,
    "precision": 96,
    "period": 88,
}


def test_the_labeled_texts_are_read() -> None:
    for language, scores in scores_of(TUNING).items():
        for measure, least in LEAST.items():
            assert scores.share(measure) >= least, (language, measure, scores.errors)


def test_the_table_names_each_measure_and_language() -> None:
    table = table_of(scores_of(TUNING))
    assert table.startswith("<!-- reading scores: begin -->\n| | en | zh |")
    assert all(f"| {measure} |" in table for measure in LEAST)
