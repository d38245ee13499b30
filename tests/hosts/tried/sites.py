"""Programs that make a site of plain files: the map stands in a frame of its pages."""

from __future__ import annotations

from tests.hosts.tried.host import FOLDER, Host
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
OF_WIDGETS = (
    "https://cdnjs.cloudflare.com/ajax/libs/require.js/",
    "https://cdn.jsdelivr.net/npm/@jupyter-widgets/",
)
"""What a built notebook with a live widget asks for, in vain without a kernel."""

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
            "_config.yml": "title: Feet\n",
            "_toc.yml": "format: jb-book\nroot: intro\nchapters:\n  - file: notebook\n",
            "intro.md": "# Feet\n",
            "notebook.ipynb": SAVED,
        },
        make=(("-c", "from jupyter_book.cli.main import main; main()", "build", "."),),
        serve=(*FOLDER, "{folder}/_build/html"),
        open="/notebook.html",
        frames=IN_A_CELL,
        own_requests=OF_WIDGETS,
    ),
}
