"""Charts: what is stated is drawn where it belongs, what is not stated is not drawn, and nothing is made longer than it is."""

import pytest

from hoptac.answers import Row
from hoptac.questions import Chart
from hoptac.site.charts import MOST, drawn

TIME, BARS, COUNT = Chart("time", ("who", "start", "end")), Chart("bars", ("who", "number")), Chart("count", ("kind",))


def test_a_day_a_month_and_a_year_stand_where_they_are_in_the_year() -> None:
    rows: list[Row] = [
        {"who": "day", "start": "2020-07-02", "end": None},
        {"who": "month", "start": "2020-12", "end": None},
        {"who": "year", "start": 2020, "end": None},
    ]
    found = drawn(TIME, rows)
    assert found
    assert {bar.label: round(bar.start) for bar in found.bars} == {"year": 0, "day": 50, "month": 92}
    assert {bar.label: round(bar.length) for bar in found.bars} == {"year": 100, "day": 1, "month": 8}


def test_what_no_year_is_stated_of_is_not_drawn() -> None:
    assert drawn(TIME, [{"who": "A", "start": "--04-29", "end": None}, {"who": "B", "start": None, "end": None}]) is None


def test_years_along_the_axis_are_whole_and_few() -> None:
    found = drawn(TIME, [{"who": "A", "start": 1951, "end": 2024}])
    assert found
    assert [year for _, year in found.ticks] == [str(year) for year in range(1951, 2025, 10)]
    assert [place for place, _ in found.ticks] == sorted({place for place, _ in found.ticks})


def test_bars_fall_and_the_longest_is_the_whole_width() -> None:
    found = drawn(BARS, [{"who": "A", "number": 1}, {"who": "B", "number": 4}, {"who": "C", "number": None}])
    assert found
    assert [(bar.label, bar.told, bar.length) for bar in found.bars] == [("B", "4", 100.0), ("A", "1", 25.0)]


def test_one_fact_with_two_quotes_counts_once() -> None:
    rows: list[Row] = [{"kind": "wish", "text": "x", "quote": quote, "document": "d"} for quote in ("one", "two")]
    found = drawn(COUNT, [*rows, {"kind": "wish", "text": "y", "quote": "one", "document": "d"}])
    assert found
    assert [(bar.label, bar.told) for bar in found.bars] == [("wish", "2")]


def test_a_chart_of_very_many_says_how_many_it_leaves_out() -> None:
    rows: list[Row] = [{"who": f"{i}", "number": i + 1, "start": 2000, "end": 2001} for i in range(MOST + 7)]
    for chart in (BARS, TIME):
        found = drawn(chart, rows)
        assert found
        assert (len(found.bars), found.more) == (MOST, 7)


@pytest.mark.parametrize("chart", [TIME, BARS, COUNT])
def test_no_rows_are_no_chart(chart: Chart) -> None:
    assert drawn(chart, []) is None
