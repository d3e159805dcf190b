"""Any valid dataset loads and comes back equal; any single mistake is one error, at its key."""

import simplejson
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from provcli.dataset.load import loads
from provcli.dataset.lookup import find_figure, find_subject
from provcli.dataset.models import Dataset
from provcli.dataset.selection import subset
from provcli.dataset.serialize import to_plain
from provcli.dataset.validation_messages import format_key_path
from provcli.errors import ProvcliError
from strategies import Broken, Document, broken, documents
from support import HOSTILE


def written(document: Document, *, as_json: bool) -> str:
    if as_json:
        return simplejson.dumps(document, use_decimal=True, allow_nan=True)
    return tomli_w.dumps(document)


@given(documents(long=False), st.data())
def test_subset_is_a_valid_dataset(document: Document, data: st.DataObject) -> None:
    dataset = loads(written(document, as_json=False))
    kept = [figure for figure in dataset.figures if data.draw(st.booleans())]
    part = subset(dataset, kept)
    assert Dataset.model_validate(to_plain(part)) == part


@given(documents(long=False))
def test_everything_is_found_by_its_id(document: Document) -> None:
    dataset = loads(written(document, as_json=False))
    for figure in dataset.figures:
        assert find_figure(dataset, figure.id) is figure
    for metric in dataset.metrics:
        if sum(metric.id in item for item in (dataset.entity_by_id, dataset.topic_by_id)) == 0:
            assert find_subject(dataset, metric.id) == metric


@given(broken(), st.booleans())
def test_one_mistake_is_one_error(mistake: Broken, as_json: bool) -> None:  # noqa: FBT001
    document, path, how = mistake
    try:
        loads(written(document, as_json=as_json))
    except ProvcliError as error:
        where = format_key_path(path)
        if how != "renamed" or path[-1] != HOSTILE:  # no resemblance shows what was meant
            (detail,) = error.details
            assert where in detail
    else:
        raise AssertionError(f"{path} {how}")
