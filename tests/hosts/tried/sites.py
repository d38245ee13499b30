"""Programs that make a site of plain files: the map stands in a frame of its pages."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.hosts.tried.host import FOLDER, Host, Trial
from tests.hosts.tried.jupyter import CELLS, notebook_of

FRAME = (
    '<iframe src="{}" title="Foot reflex-zone map" width="100%" height="760"\n'
    'style="border: 0" loading="lazy" sandbox="allow-scripts allow-popups"></iframe>\n'
)
"""As docs/embedding.md has it."""
MAP = ("-m", "zones", "page", "--out")
EMBEDDED = (*MAP[:-1], "--embedded", "--zone", "heart", "--out")
SAVED = notebook_of(CELLS[:1], "# A map in a notebook")
"""The program runs it and keeps its output."""
IN_A_CELL = ("[class^=zones-saved-] iframe",)


def trust(trial: Trial) -> None:
    """A saved notebook shows a picture without a kernel, and the map when the reader trusts it."""
    page = trial.page
    kernel = page.get_by_role("dialog").filter(has_text="Select Kernel")
    kernel.get_by_role("button", name="No Kernel").click()
    picture = page.get_by_role("img", name="Rwo-Shur").first
    expect(picture).to_be_visible()
    page.get_by_role("button", name="Not Trusted").click()
    page.get_by_role("dialog").get_by_text("Trust", exact=True).click()


HOSTS = {
    "mkdocs": Host(
        packages=("mkdocs>=1.6,<2",),
        files={
            "mkdocs.yml": "site_name: Feet\nplugins: []\n"
            "theme:\n  name: mkdocs\n  highlightjs: false\n",
            "docs/index.md": "# Feet\n",
            "docs/map-page.md": f"# A map\n\n{FRAME.format('../map.html#heart')}",
        },
        make=((*MAP, "docs/map.html"), ("-m", "mkdocs", "-q", "build")),
        serve=(*FOLDER, "{folder}/site"),
        open="/map-page/",
        frames=("iframe",),
    ),
    "sphinx": Host(
        packages=("sphinx", "myst-nb", "ipykernel"),
        files={
            "conf.py": "project = 'Feet'\nextensions = ['myst_nb']\nhtml_extra_path = ['extra']\n",
            "index.md": f"# Feet\n\n```{{toctree}}\nnotebook\n```\n\n{FRAME.format('map.html')}",
            "notebook.ipynb": SAVED,
        },
        make=((*EMBEDDED, "extra/map.html"), ("-m", "sphinx", "-q", "-b", "html", ".", "site")),
        serve=(*FOLDER, "{folder}/site"),
        open="/index.html",
        frames=("iframe",),
    ),
    "myst-nb": Host(
        packages=("sphinx", "myst-nb", "ipykernel"),
        files={
            "conf.py": "project = 'Feet'\nextensions = ['myst_nb']\n",
            "index.md": "# Feet\n\n```{toctree}\nnotebook\n```\n",
            "notebook.ipynb": SAVED,
        },
        make=(("-m", "sphinx", "-q", "-b", "html", ".", "site"),),
        serve=(*FOLDER, "{folder}/site"),
        open="/notebook.html",
        frames=IN_A_CELL,
    ),
    "jupyter-book": Host(
        packages=("jupyter-book<2", "anywidget"),
        files={
            # A live widget needs a kernel: its scripts would be asked of other machines in vain.
            "_config.yml": "title: Feet\nsphinx:\n  config:\n    nb_ipywidgets_js: {}\n",
            "_toc.yml": "format: jb-book\nroot: intro\nchapters:\n  - file: notebook\n",
            "intro.md": "# Feet\n",
            "notebook.ipynb": SAVED,
        },
        make=(("-c", "from jupyter_book.cli.main import main; main()", "build", "."),),
        serve=(*FOLDER, "{folder}/_build/html"),
        open="/notebook.html",
        frames=IN_A_CELL,
    ),
    "jupyterlite-core": Host(
        packages=("jupyterlite-core[contents]", "nbconvert", "ipykernel", "anywidget"),
        files={"notebook.ipynb": SAVED},
        make=(
            ("-m", "nbconvert", "--to", "notebook", "--execute", "--inplace", "notebook.ipynb"),
            ("-m", "jupyterlite_core.app", "build", "--contents", "notebook.ipynb"),
        ),
        serve=(*FOLDER, "{folder}/_output"),
        open="/notebooks/index.html?path=notebook.ipynb",
        frames=IN_A_CELL,
        before=trust,
    ),
}
