"""The runs of the bench on this machine, one JSON record a line, and what became slower.

The file is ``.bench/history.jsonl``, which git ignores. A run is compared with the last one of the
same parts on a machine of the same kind: processor, cores, memory and system.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import psutil

ROOT = Path(__file__).parents[1]
HISTORY = ROOT / ".bench" / "history.jsonl"
SHARE = 0.1
"""What is slower, or heavier, by more than this share of the last run is told."""


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return median(values)


def p95(values: Sequence[float]) -> float:
    """Return what 95 % of the values do not exceed; of a few values the largest.

    >>> p95([3.0]), p95(list(range(101)))
    (3.0, 95.0)
    """
    if len(values) < 3:
        return max(values)
    return quantiles(values, n=20, method="inclusive")[18]


def processor() -> str:
    """Return the processor's name."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def machine() -> dict[str, Any]:
    """Return what kind of machine this is; ``id`` is the same on all of its kind."""
    kind = {
        "cores": os.cpu_count(),
        "memory, GB": round(psutil.virtual_memory().total / 2**30),
        "system": platform.system(),
        "processor": processor(),
    }
    text = json.dumps(kind, sort_keys=True)
    return {"id": hashlib.sha256(text.encode()).hexdigest()[:8], **kind}


def commit() -> str:
    """Return the commit that is measured, with a + if files have changed since."""
    command = ["git", "-C", str(ROOT), "describe", "--always", "--exclude=*", "--dirty=+"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def record(
    parts: Sequence[str], figures: Mapping[str, float], versions: Mapping[str, str], load: float
) -> dict[str, Any]:
    """Return a run as it is kept: smaller figures are better."""
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": machine(),
        "load": round(load, 1),
        "versions": dict(versions),
        "parts": sorted(parts),
        "figures": dict(figures),
    }


def runs(path: Path = HISTORY) -> list[dict[str, Any]]:
    """Return the runs that are kept, oldest first; a damaged line is passed over."""
    if not path.is_file():
        return []
    found = []
    for line in path.read_text("utf-8").splitlines():
        try:
            found.append(json.loads(line))
        except json.JSONDecodeError:
            print(f"{path}: a line is no JSON and is passed over")
    return found


def last(run: Mapping[str, Any], earlier: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the last of the earlier runs that a run can be compared with."""
    alike = [
        one
        for one in earlier
        if one["machine"]["id"] == run["machine"]["id"] and one["parts"] == run["parts"]
    ]
    return alike[-1] if alike else None


def slower(
    figures: Mapping[str, float], before: Mapping[str, float], share: float = SHARE
) -> dict[str, tuple[float, float]]:
    """Return the figures that grew by more than a share, each with what it was.

    >>> slower({"click": 12, "start": 10, "new": 1}, {"click": 10, "start": 10})
    {'click': (10, 12)}
    """
    return {
        name: (before[name], value)
        for name, value in figures.items()
        if name in before and value > before[name] * (1 + share)
    }


def keep(run: Mapping[str, Any], path: Path = HISTORY) -> None:
    """Add a run to the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(run, ensure_ascii=False) + "\n")


def compared(run: Mapping[str, Any], earlier: Sequence[dict[str, Any]]) -> list[str]:
    """Return the lines that tell what became slower since the last run on this machine."""
    before = last(run, earlier)
    if before is None:
        return ["No earlier run of these parts on this kind of machine."]
    then = f"{before['date'][:16]}, commit {before['commit']}, load {before['load']}"
    worse = slower(run["figures"], before["figures"])
    if not worse:
        return [f"Nothing is slower by more than {SHARE:.0%} than in the run of {then}."]
    head = f"Slower or heavier by more than {SHARE:.0%} than in the run of {then}:"
    return [
        head,
        *(
            f"  {name:<58}{old:>10,.2f} → {new:,.2f} ({new / old - 1:+.0%})"
            if old
            else f"  {name:<58}{old:>10,.2f} → {new:,.2f}"
            for name, (old, new) in worse.items()
        ),
    ]
