"""marimo: a click runs the cell that depends on the choice."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.hosts.tried.host import PATIENCE, Host, Trial
from tests.hosts.tried.jupyter import check_several
from tests.ui import several_maps as several

APP = """import marimo
app = marimo.App(width="full")

@app.cell
def _():
    import marimo as mo
    from zones import FootMap
    shown = mo.ui.anywidget(FootMap("rwo-shur", selection=["heart"]))
    shown
    return mo, shown

@app.cell
def _(mo, shown):
    mo.md("chosen: " + ", ".join(shown.selection))
    return

if __name__ == "__main__":
    app.run()
"""
SEVERAL = f"""import marimo
app = marimo.App(width="full")

@app.cell
def _():
    import marimo as mo
    from zones import FootMap
    heard = []
    soles = FootMap("rwo-shur")
    soles.observe(lambda change: heard.append(change.new), "selection")
    maps = [FootMap(**state) for state in {[shown.state for shown in several.THREE]}]
    first, second = mo.ui.anywidget(soles), mo.ui.anywidget(soles)
    return first, heard, maps, mo, second

@app.cell
def _(first, maps, mo, second):
    mo.vstack([*map(mo.ui.anywidget, maps), first, second])
    return

@app.cell
def _(first, heard, maps, mo, second):
    first.selection, second.selection
    for one in maps if heard[1:] else ():
        one.chart = "rwo-shur"
    mo.md(f"heard: {{heard}}")
    return

if __name__ == "__main__":
    app.run()
"""
RUN = ("-m", "marimo", "-q", "run", "--headless", "--no-token", "--port={port}")


def open_several(trial: Trial) -> None:
    """Three maps and one that is shown twice, in an app of their own."""
    one, page = trial.address, trial.page
    with trial.served((*RUN, "{folder}/several.py")):
        page.goto(trial.address)
        check_several(trial)
        heard = page.get_by_text("heard: [['liver'], ['heart']]")
        expect(heard).to_be_visible(timeout=PATIENCE)
        maps = page.locator(".rz")
        several.know_the_school(maps)
        several.check_controls(maps)
    page.goto(one)


HOSTS = {
    "marimo": Host(
        packages=("marimo", "anywidget"),
        files={"app.py": APP, "several.py": SEVERAL},
        serve=(*RUN, "{folder}/app.py"),
        ready="/health",
        before=open_several,
        answer="chosen: liver",
    ),
}
