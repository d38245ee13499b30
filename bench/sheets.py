"""``python -m bench.sheets``: the cost of printed sheets, against starting Python.

Limits are on processor time, which other work on the machine disturbs less than wall time; wall
time is printed beside it. Cold is a new process for the A3 wall chart of four pages. Warm is a new
sheet in a process that has loaded the chart: every school on every paper has the same limit, and
those above it are listed.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from itertools import product

ROUNDS = 5
FRESH = 0.5
LIMITS = {"cold": 1.3, "warm": FRESH}


def spent(*command: str) -> tuple[float, float]:
    """Return the processor and wall time of a Python process, in seconds."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
    clock, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, clock


def cold() -> dict[str, tuple[float, float]]:
    """Return the minimum of a few rounds: Python with the package, and a wall chart."""
    found: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        sheet = ("-m", "zones", "sheet", "wall-chart", "--series", "--paper", "a3")
        commands = {"start": ("-c", "import zones"), "cold": (*sheet, "--out", f"{folder}/x.pdf")}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                found.setdefault(name, []).append(spent(*command))
    return {name: min(values) for name, values in found.items()}


def warm() -> dict[str, tuple[float, float]]:
    """Return the time of each wall chart's first setting, in one process.

    The fastest of the three variants counts, as other work on the machine slows single ones.
    """
    from zones.drawing.zone_shapes import shapes
    from zones.loading.loader import load_chart, schools
    from zones.model.placement import VIEWS
    from zones.sheets.looks import VARIANTS
    from zones.sheets.make import laid_out
    from zones.sheets.papers import ORIENTATIONS, SIZES

    found = {}
    for school in schools():
        chart = load_chart(school)
        for view in VIEWS:  # a server has already drawn them for its map
            shapes(chart, view)
        for paper, orientation, series in product(SIZES, ORIENTATIONS, (False, True)):
            tries = []
            for variant in VARIANTS:
                common = {"paper": paper, "orientation": orientation, "variant": variant}
                begun, clock = time.process_time(), time.perf_counter()
                laid = laid_out(
                    "wall-chart", chart, {**common, "language": "en"}, {"series": series}
                )
                laid.made()
                tries.append((time.process_time() - begun, time.perf_counter() - clock))
            found[f"{school} {paper} {orientation}{' series' if series else ''}"] = min(tries)
    return found


def main() -> int:
    """Measure and print; exit status 1 if a limit is exceeded."""
    times = cold()
    start = times.pop("start")
    print(f"{'Python with the package':<44}{start[0]:6.3f} s   clock {start[1]:.3f} s")
    figures = {name: (cpu - start[0], clock - start[1]) for name, (cpu, clock) in times.items()}
    fresh = warm()
    asked = "rwo-shur a3 portrait series"
    slowest = max(fresh, key=lambda name: fresh[name][0])
    figures["warm"] = fresh[asked]
    for name, (cpu, clock) in figures.items():
        more = f"more than that, {cpu / start[0]:.0f} times" if name in times else asked
        verdict = "ok" if cpu <= LIMITS[name] else "TOO MUCH"
        print(
            f"{name:<44}{cpu:6.3f} s   clock {clock:.3f} s   limit {LIMITS[name]:.1f}   "
            f"{verdict}   ({more})"
        )
    usual = sorted(cpu for cpu, _ in fresh.values())
    print(f"{'warm, half of all wall charts within':<44}{usual[len(usual) // 2]:6.3f} s")
    print(f"{'warm, slowest of all wall charts':<44}{fresh[slowest][0]:6.3f} s   ({slowest})")
    above = [(name, cpu) for name, (cpu, _) in fresh.items() if cpu > FRESH]
    print(f"{f'warm, wall charts above {FRESH:.1f} s':<44}{len(above):6} of {len(fresh)}")
    for name, cpu in above:
        print(f"  {name:<42}{cpu:6.3f} s   TOO MUCH")
    return int(bool(above) or any(cpu > LIMITS[name] for name, (cpu, _) in figures.items()))


if __name__ == "__main__":
    sys.exit(main())
