"""What the bench says of its earlier runs."""

from bench.history import compared, keep, last, p95, record, runs, slower


def a_run(machine: str = "one", parts: str = "own", **figures: float) -> dict:
    return {
        "date": "2026-01-02T03:04:05+00:00",
        "commit": "abc",
        "machine": {"id": machine},
        "load": 0.1,
        "versions": {},
        "parts": [parts],
        "figures": figures,
    }


def test_only_what_grew_by_more_than_a_tenth_is_slower():
    before = {"click": 10.0, "start": 100.0, "gone": 1.0, "requests": 0}
    now = {"click": 11.0, "start": 110.1, "new": 5.0, "requests": 2}
    assert slower(now, before) == {"start": (100.0, 110.1), "requests": (0, 2)}


def test_a_run_is_compared_with_the_last_of_the_same_parts_on_the_same_machine():
    earlier = [a_run(click=1), a_run(click=2), a_run("two", click=3), a_run(parts="peers", click=4)]
    assert last(a_run(click=9), earlier)["figures"] == {"click": 2}
    assert last(a_run("three", click=9), earlier) is None


def test_what_became_slower_is_told_with_both_figures_and_the_share():
    said = "\n".join(compared(a_run(click=12.5), [a_run(click=10)]))
    assert "commit abc" in said
    assert "10.00 → 12.50 (+25%)" in said
    assert "Nothing is slower" in compared(a_run(click=10.5), [a_run(click=10)])[0]
    assert "No earlier run" in compared(a_run(click=10.5), [])[0]


def test_from_nothing_to_something_is_told_without_a_share():
    assert compared(a_run(requests=2), [a_run(requests=0)])[1].endswith("0.00 → 2.00")


def test_runs_are_kept_one_a_line_and_a_damaged_line_is_passed_over(tmp_path, capsys):
    path = tmp_path / "folder" / "history.jsonl"
    assert runs(path) == []
    keep(a_run(click=1), path)
    with path.open("a") as file:
        file.write('{"cut off\n')
    keep(a_run(click=2), path)
    assert [one["figures"]["click"] for one in runs(path)] == [1, 2]
    assert "no JSON" in capsys.readouterr().out


def test_a_record_says_when_where_and_with_what():
    made = record(["peers", "own"], {"click": 1.0}, {"Chromium": "1"}, 0.26)
    assert made["parts"] == ["own", "peers"]
    assert made["load"] == 0.3
    assert len(made["machine"]["id"]) == 8
    assert made["commit"]


def test_what_95_percent_do_not_exceed_lies_within_the_values():
    assert p95([5.0, 1.0]) == 5.0
    assert p95([1.0] * 99 + [100.0]) == 1.0
    assert 90 < p95([float(one) for one in range(100)]) < 99
