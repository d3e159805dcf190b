"""Pictures and pages look as in the files of `references`; `pytest --rewrite` accepts a change."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser_visit import LOOKS, WIDE, Visit
from provcli.cli.app import main
from support import SMALL, YEARS

REFERENCES = Path(__file__).parent / "references"
MAX_DIFFERENT = 0.001
"""The maximum share of squares of 4 x 4 pixels that differ.

Versions of a browser smooth edges differently, which the mean color of a square hides.
"""

CHARTS = {
    "lines": ["high-tech-enterprises"],
    "bars": ["new-renewable-capacity"],
    "claims": ["--claims"],
    "negative": ["balance", "--data", str(YEARS)],
    "totals": ["harvest", "--data", str(SMALL.parent / "countries.toml")],
}

CHART_LOOK = WIDE | {"viewport": {"width": 720, "height": 620}}

MEASURE_FONTS = """() => {
    const context = document.createElement('canvas').getContext('2d');
    const fonts = [
        '12px "Noto Sans", "Noto Sans CJK SC", "DejaVu Sans", Helvetica, Arial, sans-serif',
        '16px system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif',
    ];
    return fonts.map(font => {
        context.font = font;
        return ['Provinces 1,284.5%', '\\u9ad8\\u65b0\\u6280\\u672f'].map(
            text => Math.round(context.measureText(text).width * 10)
        );
    });
}"""

SHARE_OF_DIFFERENT_SQUARES = """async pictures => {
    const [one, other] = await Promise.all(pictures.map(async picture => {
        const image = new Image();
        image.src = `data:image/png;base64,${picture}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.width, image.height];
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        const {data, width, height} = context.getImageData(0, 0, image.width, image.height);
        const columns = Math.ceil(width / 4);
        const sums = new Float64Array(columns * Math.ceil(height / 4) * 3);
        for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) {
            const square = (Math.floor(y / 4) * columns + Math.floor(x / 4)) * 3;
            for (const channel of [0, 1, 2]) {
                sums[square + channel] += data[(y * width + x) * 4 + channel] / 16;
            }
        }
        return {sums, width, height};
    }));
    if (one.width !== other.width || one.height !== other.height) return 1;
    let different = 0;
    for (let at = 0; at < one.sums.length; at += 3) {
        const isOther = [0, 1, 2].some(
            channel => Math.abs(one.sums[at + channel] - other.sums[at + channel]) > 16
        );
        if (isOther) different += 1;
    }
    return different / (one.sums.length / 3);
}"""

Compare = Callable[[str, Visit, Path], None]


@pytest.fixture(scope="module")
def ruler(browser: Browser) -> Iterator[Page]:
    """Return a page that runs scripts, which the policy of a report keeps out of its own."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> Iterator[Visit]:
    """Return a page in which charts are compared."""
    page = Visit(browser, **CHART_LOOK)
    yield page
    page.context.close()


@pytest.fixture
def compare(request: pytest.FixtureRequest, ruler: Page, tmp_path: Path) -> Compare:
    """Return a function that compares the first screen of a file with a reference."""

    def compare_screen(name: str, opened: Visit, file: Path) -> None:
        reference, fonts = REFERENCES / f"{name}.png", REFERENCES / "fonts.json"
        rewrites = request.config.getoption("--rewrite")
        opened.open(file)
        picture = opened.page.screenshot(animations="disabled", caret="hide")
        opened.check_loaded(file)
        widths = ruler.evaluate(MEASURE_FONTS)
        if rewrites:
            REFERENCES.mkdir(exist_ok=True)
            reference.write_bytes(picture)
            fonts.write_text(f"{json.dumps(widths)}\n", "utf-8")
        if widths != json.loads(fonts.read_text("utf-8")):
            pytest.skip("the fonts of this machine are other ones than those of the references")
        pictures = [b64encode(data).decode() for data in (picture, reference.read_bytes())]
        different = ruler.evaluate(SHARE_OF_DIFFERENT_SQUARES, pictures)
        (tmp_path / f"{name}.png").write_bytes(picture)
        where = f"{tmp_path / name}.png differs from {reference}"
        assert different <= MAX_DIFFERENT, f"{where} in {different:.2%} of its squares"

    return compare_screen


@pytest.mark.parametrize("name", CHARTS)
def test_chart_looks_as_in_its_reference(
    compare: Compare, narrow: Visit, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "chart.svg"
    words = [*CHARTS[name], "--size", "320x160", "--output", str(file)]
    assert main(["chart", *words]) == 0
    compare(f"chart-{name}", narrow, file)


@pytest.mark.parametrize("look", LOOKS)
def test_first_screen_of_the_report_looks_as_in_its_reference(
    compare: Compare, browser: Browser, report: Path, look: str
) -> None:
    page = Visit(browser, **LOOKS[look])
    compare(f"report-{look}", page, report)
    page.context.close()


def test_a_changed_picture_is_found(
    request: pytest.FixtureRequest, compare: Compare, narrow: Visit, tmp_path: Path
) -> None:
    if request.config.getoption("--rewrite"):
        pytest.skip("it would rewrite the reference with the changed picture")
    file = tmp_path / "chart.svg"
    assert main(["chart", *CHARTS["bars"], "--size", "320x160", "--output", str(file)]) == 0
    drawn = file.read_text("utf-8")
    for old, new in (("#b3261e", "#1f8a3b"), ("more than 5 million", "nearly 50 million")):
        assert old in drawn
        file.write_text(drawn.replace(old, new), "utf-8")
        with pytest.raises(AssertionError, match="differs from"):
            compare("chart-bars", narrow, file)
