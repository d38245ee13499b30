"""How the bench reads what the browser tells."""

from bench.__main__ import LIMITS, beside_plain, main, scaling, show
from bench.peers.slow import AFTER, idle


def task(began: float, long: float, thread: int = 1) -> dict:
    return {"name": "RunTask", "pid": 1, "tid": thread, "ts": began * 1000, "dur": long * 1000}


def press(at: float) -> dict:
    return {"name": "press", "pid": 1, "tid": 1, "ts": at * 1000}


def test_a_page_is_idle_again_when_its_last_long_task_has_ended():
    trace = [press(100), task(90, 30), task(150, 20), task(200, 2), task(220, 50, thread=2)]
    assert idle(trace) == [70.0]


def test_each_press_has_its_own_tasks():
    trace = [press(0), task(1, 10), press(AFTER + 500), task(AFTER + 510, 20)]
    assert idle(trace) == [11.0, 30.0]
    assert idle([press(0)]) == [0.0]
    assert idle([]) == []


def values(scale: float) -> dict:
    names = (
        "click to text, ms",
        "work per click, ms",
        "start, ms",
        "start, main thread, ms",
        "slowed, click to text, ms",
        "slowed, idle again, ms",
    )
    return {"values": {name: [scale] for name in names}}


def test_our_pages_are_told_as_multiples_of_the_plain_and_of_the_empty_one():
    found = beside_plain(
        {"one_file": values(6), "dashboard": values(9), "plain": values(3), "empty": values(4.5)}
    )
    assert found["one file, click to text, times a plain page"] == 2
    assert found["dashboard, click to text, times a plain page"] == 3
    assert found["dashboard, start, times its empty template"] == 2


def test_a_chart_of_500_zones_is_told_as_a_multiple_of_one_of_60():
    rows = {
        "60": {"click": 8, "key": 10, "load, CPU": 1},
        "500": {"click": 12, "key": 10, "load, CPU": 2},
    }
    assert scaling(rows)["500 zones, click, times 60 zones"] == 1.5


def test_a_run_fails_by_a_ratio_alone(capsys):
    ratio = "one file, click to text, times a plain page"
    assert not show({ratio: LIMITS[ratio], "one file, work per click, ms": 1e6})
    assert show({ratio: LIMITS[ratio] + 0.1})
    assert "TOO MUCH" in capsys.readouterr().out


def test_an_unknown_part_is_told_in_a_sentence(capsys):
    assert main(["everything"]) == 2
    assert "there is: peers" in capsys.readouterr().out
    assert main(["peers", "pages", "muscles"]) == 2
    assert "no part muscles" in capsys.readouterr().out
