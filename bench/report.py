"""Writes ``docs/benchmarks.md`` and its picture from what ``make bench ARGS=peers`` has measured.

``python -m bench.report`` writes them again without measuring.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.history import middle, p95
from bench.peers.run import PARTS, read

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
PICTURE = ROOT / "docs" / "pictures" / "benchmarks.svg"
PICTURE_CLICK, TEXT_CLICK = "click to picture, ms", "click to text, ms"
WORK, START, START_WORK = "work per click, ms", "start, ms", "start, main thread, ms"
KEY, MEMORY, WEIGHT = "key to focus, ms", "memory, MB", "weight, kB"
Result = dict[str, Any]


def number(value: float) -> str:
    """Return a number with as many digits as it deserves.

    >>> number(0.123), number(4.44), number(23.6), number(1234.5)
    ('0.12', '4.4', '24', '1,234')
    """
    digits = 2 if value < 1 else 1 if value < 10 else 0
    return f"{value:,.{digits}f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown, numbers at the right.

    >>> print(table(("page", "ms"), [("plain", "4.4")]))
    | page | ms |
    |---|--:|
    | plain | 4.4 |
    """
    lines = [head, *rows]
    rule = "|---|" + "--:|" * (len(head) - 1)
    text = ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join([text[0], rule, *text[1:]])


def ratios(result: Result) -> str:
    """Return how many times a plain page's each figure is: medians over medians."""
    pages = {id: page["values"] for id, page in result["pages"]["found"].items() if id != "empty"}
    kinds = {
        PICTURE_CLICK: "click → picture",
        TEXT_CLICK: "click → text",
        KEY: "key → highlight",
        WORK: "work per click",
        START_WORK: "start, main thread",
        WEIGHT: "weight",
        MEMORY: "memory",
    }
    plain = pages["plain"]
    rows = []
    for id, values in pages.items():
        cells = [
            number(middle(values[kind]) / middle(plain[kind]))
            if kind in values and kind in plain
            else "–"
            for kind in kinds
        ]
        rows.append((result["pages"]["found"][id]["name"], *cells))
    return table(("times a plain page", *kinds.values()), rows)


def times(result: Result) -> str:
    """Return medians and, after the stroke, what 95 % do not exceed."""
    kinds = (PICTURE_CLICK, TEXT_CLICK, KEY, WORK, START, START_WORK)
    rows = []
    for page in result["pages"]["found"].values():
        values = page["values"]
        cells = [
            f"{number(middle(values[kind]))} / {number(p95(values[kind]))}"
            if kind in values
            else "–"
            for kind in kinds
        ]
        rows.append((page["name"], str(len(values.get(TEXT_CLICK, ()))), *cells))
    return table(("median / p95", "clicks", *kinds), rows)


def reach(result: Result) -> str:
    """Return weight, memory, targets, keyboard and what axe found."""
    rows = []
    for id, page in result["pages"]["found"].items():
        if id == "empty":
            continue
        values, facts = page["values"], page["facts"]
        sizes = values.get("targets, px")
        some, all_ = facts.get("keyboard", (0, 0))
        rules = facts["axe"]
        rows.append(
            (
                page["name"],
                number(middle(values[WEIGHT])),
                number(middle(values[MEMORY])),
                f"{facts['nodes']:,}",
                number(middle(sizes)) if sizes else "canvas or points",
                f"{facts['targets too small']} of {len(sizes)}" if sizes else "–",
                f"{some} of {all_}" if all_ else "none",
                ", ".join(sorted(rules)) or "none",
            )
        )
    head = (
        "page",
        WEIGHT,
        MEMORY,
        "nodes",
        "target, px",
        "below 24 px",
        "by keyboard",
        "axe: rules broken",
    )
    return table(head, rows)


def slowed(result: Result) -> str:
    """Return the figures with the processor slowed."""
    kinds = ("slowed, click to text, ms", "slowed, work per click, ms", "slowed, idle again, ms")
    rows = [
        (
            page["name"],
            *(
                f"{number(middle(page['values'][k]))} / {number(p95(page['values'][k]))}"
                for k in kinds
            ),
        )
        for page in result["pages"]["found"].values()
        if kinds[0] in page["values"]
    ]
    names = [kind.removeprefix("slowed, ") for kind in kinds]
    return table(("median / p95, six times slower", *names), rows)


def sessions(result: Result) -> str:
    """Return what sessions cost, beside an empty page of Panel."""
    kinds = (
        "processor time of a session, ms",
        "memory of a session, MB",
        "round trip, ms",
        "round trip, p95, ms",
    )
    empty = result["sessions"]["found"]["empty Panel page"]
    rows = []
    for who, sizes in result["sessions"]["found"].items():
        for size, row in sizes.items():
            cells = [number(row[kind]) if kind in row else "–" for kind in kinds]
            ratio = "–"
            if kinds[0] in row and who != "empty Panel page":
                ratio = number(row[kinds[0]] / empty[size][kinds[0]])
            rows.append((who, f"{int(size):,}", ratio, *cells))
    return table(("server", "sessions", "processor, times empty", *kinds), rows)


def sheets(result: Result) -> str:
    """Return what a printed sheet costs."""
    ours = next(iter(result["sheets"]["found"].values()))
    rows = [
        (
            name,
            number(middle(row["again, s"]) / middle(ours["again, s"])),
            number(middle(row["again, s"])),
            number(middle(row["first, s"])),
            number(row["kB"]),
            str(row["pages"]),
            "yes" if row["tagged"] else "no",
        )
        for name, row in result["sheets"]["found"].items()
    ]
    head = ("way", "again, times ours", "again, s", "first, s", "kB", "pages", "tagged")
    return table(head, rows)


def growth(result: Result) -> str:
    """Return how the map scales."""
    kinds = ("plain click", "click", "key", "load", "load, CPU")
    rows = []
    for zones, row in result["growth"]["found"].items():
        ratio = number(row["click"] / row["plain click"])
        rows.append((f"{int(zones):,}", ratio, *(number(row[kind]) for kind in kinds)))
    head = (
        "zones",
        "click, times plain",
        "click on the plain page, ms",
        "click to paint, ms",
        "key in the search, ms",
        "until usable, ms",
        "of it main thread, ms",
    )
    return table(head, rows)


def missing(result: Result) -> str:
    """Return what could not be measured, and why."""
    lines = [
        f"- {name}: {why}" for part in result.values() for name, why in part["missing"].items()
    ]
    return "\n".join(["Not measured:", "", *lines, ""]) if lines else ""


def versions(result: Result) -> str:
    """Return with what it was measured, and on what."""
    part = result["pages"]
    machine = part["machine"]
    listed = ", ".join(f"{name} {each}" for name, each in part["versions"].items())
    return (
        f"The machine: {machine['cores']} cores ({machine['processor']}), "
        f"{machine['memory, GB']} GB, {machine['system']}. {listed}."
    )


def stamp(part: Result) -> str:
    """Return when a part was measured, and how busy the machine was."""
    return (
        f"Measured on {part['date']} at commit `{part['commit']}`; load of the machine "
        f"{part['load before']} before and {part['load after']} after."
    )


def page(result: Result) -> str:
    """Return the whole page in Markdown.

    Parameters
    ----------
    result : dict
        The parts as :func:`bench.peers.run.measure` returns them.
    """
    text = (Path(__file__).parent / "benchmarks.md").read_text("utf-8")
    for part in (versions, ratios, times, reach, slowed, sessions, sheets, growth, missing):
        text = text.replace(f"{{{part.__name__}}}", part(result))
    for name, part in result.items():
        text = text.replace(f"{{{name} stamp}}", stamp(part))
    return text.rstrip() + "\n"


def picture(result: Result, path: Path = PICTURE) -> None:
    """Draw click to text and the start of each page."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    names = {id: one for id, one in result["pages"]["found"].items() if TEXT_CLICK in one["values"]}
    order = sorted(names, key=lambda id: middle(names[id]["values"][TEXT_CLICK]), reverse=True)
    with mpl.rc_context({"svg.hashsalt": "benchmarks", "font.size": 9}):
        figure = Figure(figsize=(9, 0.36 * len(order) + 1.1), layout="constrained")
        axes = figure.subplots(1, 2, sharey=True)
        for each, kind, title in (
            (axes[0], TEXT_CLICK, "Click to text, ms: median, line to p95"),
            (axes[1], START_WORK, "Start, ms of the main thread"),
        ):
            middles = [middle(names[id]["values"][kind]) for id in order]
            most = [p95(names[id]["values"][kind]) for id in order]
            colours = ["#9c4a2f" if id in ("one_file", "dashboard") else "#9aa0a6" for id in order]
            each.barh(range(len(order)), middles, color=colours)
            each.hlines(range(len(order)), middles, most, color="#333")
            for at, value in enumerate(middles):
                each.annotate(
                    number(value), (most[at], at), (4, 0), textcoords="offset points", va="center"
                )
            each.set(xscale="log", title=title)
            each.set_xlim(1, max(most) * 2.5)
            each.spines[["top", "right"]].set_visible(False)
        axes[0].set_yticks(range(len(order)), [names[id]["name"] for id in order])
        path.parent.mkdir(exist_ok=True)
        figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Write page and picture of the last run."""
    result = read()
    if lacking := set(PARTS) - set(result):
        sys.exit(f"Measure {', '.join(sorted(lacking))} first: make bench ARGS=peers")
    PAGE.write_text(page(result), "utf-8")
    picture(result)
    print(f"{PAGE.relative_to(ROOT)}, {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
