"""Frameworks for apps: the map in a frame tells the app what was chosen.

What is run are the examples of docs/hosts.md, word for word.
"""

from __future__ import annotations

import re

from tests.hosts.tried.host import ROOT, Host


def example(framework: str) -> dict[str, str]:
    """Return the files of the example that docs/hosts.md has under the name of a framework."""
    text = (ROOT / "docs/hosts.md").read_text("utf-8")
    found = re.search(rf"^### {framework}$.*?^```python\n(.*?)^```$", text, re.M | re.S)
    assert found, f"docs/hosts.md has no example for {framework}"
    return {"app.py": found[1]}


HOSTS = {
    "streamlit": Host(
        packages=("streamlit",),
        files=example("Streamlit"),
        serve=(
            *("-m", "streamlit", "run", "{folder}/app.py", "--server.port={port}"),
            *("--server.headless=true", "--browser.gatherUsageStats=false"),
        ),
        ready="/_stcore/health",
        frames=("iframe[title='Foot reflex-zone map']",),
        answer="chosen: liver",
    ),
    "gradio": Host(
        packages=("gradio",),
        files=example("Gradio"),
        serve=("{folder}/app.py",),
        env={"GRADIO_SERVER_PORT": "{port}", "GRADIO_ANALYTICS_ENABLED": "False"},
        frames=("iframe[title='Foot reflex-zone map']",),
        answer="chosen: liver",
    ),
    "dash": Host(
        packages=("dash",),
        files=example("Dash"),
        serve=("{folder}/app.py",),
        frames=("#feet",),
        answer="chosen: liver",
    ),
    "shiny": Host(
        packages=("shiny",),
        files=example("Shiny"),
        serve=("-m", "shiny", "run", "{folder}/app.py", "--port={port}"),
        frames=("#feet",),
        answer="chosen: liver",
    ),
    "shinywidgets": Host(
        packages=("shiny", "shinywidgets", "anywidget"),
        files=example("Shiny with anywidget"),
        serve=("-m", "shiny", "run", "{folder}/app.py", "--port={port}"),
        answer="chosen: liver",
    ),
}
