"""The map in a notebook's output: live with a kernel, working without one, or static.

A display has two outputs. The first is plain HTML: the whole map as a packed page in a frame, above
a picture of it, and beside it the picture alone for LaTeX, PDF and e-mail. The second is the live
widget. CSS alone hides the first while there is a live widget; when the notebook is reopened
without a kernel, it hides the second one's error instead, and the frame works by itself. The same
happens while a kernel has not sent the chart, which is not part of the saved state. Where a site
strips frames, the picture remains.

The frame's page is the same for every display of a chart; the state, which differs, is in the
frame's name. So one cell contains the page, and others that show the same chart only the picture
and a pointer to it; the cell that contains it keeps doing so when it runs again.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import lru_cache
from html import escape
from typing import Any, Protocol
from urllib.parse import quote

from zones.export.packed import packed_page
from zones.export.single_file import page
from zones.model.chart import Chart
from zones.payload.payload import compact_json

VIEW = "application/vnd.jupyter.widget-view+json"
WIDTH = 400
"""Pixels of the picture."""
COLOURS = 40
"""Of the picture; it stands in a notebook twice, which may grow by 500 kB with a map."""
HEIGHT = 720
"""CSS pixels of a frame whose map has no height of its own."""
_BOX = "position:relative;height:{height}px;overflow:hidden"
_FILL = "position:absolute;left:0;top:0;width:100%;height:100%;border:0"

# In a notebook an output is a child of its cell's output area. The widget's error, "model not
# found", has no class of its own, so any output after the frame without a live map is hidden.
_STYLE = (
    "@media print{{.zones-saved-{id} iframe{{display:none}}}}"  # paper would cut its list
    "body:has(.zones-live-{id}):not(:has(.zones-live-{id}[data-unanswered],.zones-live-{id} "
    "[data-unanswered])) .zones-saved-{id}{{display:none}}"
    ".zones-live-{id}:is([data-unanswered],:has([data-unanswered])){{display:none}}"
    ".jp-OutputArea-child:has(.zones-saved-{id})+.jp-OutputArea-child"
    ":not(:has(.zones-live-{id})){{display:none}}"
)
# Another cell's frame may appear later than this one, or be absent while scrolled out of view.
# Every frame that waits for the page is served, as a cell may show a map twice and a copy of the
# notebook be open beside it: no id would be this frame's alone.
_BORROW = (
    "(()=>{{const k='zones-page-{page}',"
    "w=[...document.querySelectorAll('iframe.'+k+':not([srcdoc])')];"
    "const t=setInterval(()=>{{const p=document.querySelector('iframe[srcdoc].'+k);"
    "const s=p?p.srcdoc:window[k];if(p)window[k]=s;"
    "if(s)for(const f of w)if(!f.srcdoc)f.srcdoc=s;"
    "if(s||!w.some(f=>f.isConnected))clearInterval(t)}},300)}})()"
)


class MapToShow(Protocol):
    """What an output needs from a map; every map class provides it."""

    language: Any
    map_height: Any

    @property
    def record(self) -> Chart:
        """The chart shown."""

    def state(self) -> dict[str, Any]:
        """What the map shows, by the names of the state."""

    def to_svg(self) -> str:
        """The view shown, as a picture."""


_carriers: dict[str, str] = {}
"""Cell that contains the page of a chart in this session."""


def saved_html(shown: MapToShow, id: str = "", cell: str | None = None) -> str:
    """Return the map as HTML for an output.

    Parameters
    ----------
    shown : MapToShow
    id : str
        Of this display, used in the classes that show whether its live widget exists.
    cell : str, optional
        Id of the cell that shows it. Without one, the output always contains the whole page.
    """
    text, digest = chart_page(shown.record, shown.language)
    carried = cell is not None and _carriers.setdefault(digest, cell) != cell
    state = escape(compact_json(shown.state()), quote=True)
    title = escape(f"{shown.record.school.title}", quote=True)
    source = "" if carried else f" srcdoc='{_attribute(text)}'"
    script = f"<script>{_BORROW.format(page=digest)}</script>" if carried else ""
    box = _BOX.format(height=shown.map_height or HEIGHT)
    # The style comes second: a Markdown renderer ends an output that begins with it too early.
    return (
        f'<div class="zones-saved-{id}" style="{box}"><style>{_STYLE.format(id=id)}</style>'
        f'<img alt="{title}" src="{escape(_address(shown), quote=True)}" '
        f'style="{_FILL};object-fit:contain;background:#fff">'
        f'<iframe class="zones-page-{digest}" title="{title}" '
        f'name="{state}" sandbox="allow-scripts allow-popups" loading="lazy" '
        f'style="{_FILL}"{source}></iframe></div>{script}'
    )


def _address(shown: MapToShow) -> str:
    """Return the picture of a map as a data address: PNG, which most sites keep, or SVG."""
    svg = shown.to_svg()
    if data := picture(svg):
        return f"data:image/png;base64,{b64encode(data).decode()}"
    return "data:image/svg+xml," + quote(svg, safe=" =/:;,.?!()*+-_~$@&|{}[]^'")


@lru_cache(maxsize=16)
def picture(svg: str) -> bytes | None:
    """Return a picture as a small PNG, or None where typst or Pillow is not installed."""
    try:
        from zones.sheets.png import small_png

        return small_png(svg, WIDTH, COLOURS)
    except ImportError:
        return None


def _attribute(text: str) -> str:
    """Escape for an attribute in single quotes, which leaves most of a page unchanged."""
    return text.replace("&", "&amp;").replace("'", "&#39;")


@lru_cache(maxsize=8)
def chart_page(chart: Chart, language: str = "en") -> tuple[str, str]:
    """Return the packed page of a chart without a selection, and a short digest of it."""
    text = packed_page(page(chart, embedded=True, picture=False, language=language))
    return text, hashlib.sha256(text.encode()).hexdigest()[:10]


def show(shown: MapToShow, widget: Any = None) -> None:
    """Display a map in a notebook: the saved version, and the live one if there is a widget."""
    from IPython.display import display

    id = widget.model_id[:10] if widget is not None else ""
    html = saved_html(shown, id, current_cell())
    bundle = {"text/html": html, "text/plain": repr(shown)}
    if data := picture(shown.to_svg()):
        bundle["image/png"] = b64encode(data).decode()
    display(bundle, raw=True)
    if widget is not None:
        widget.add_class(f"zones-live-{id}")
        view = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
        display({VIEW: view, "text/plain": ""}, raw=True)


def current_cell() -> str | None:
    """Return the id of the running cell, where the notebook provides it."""
    from IPython import get_ipython

    shell = get_ipython()
    kernel = getattr(shell, "kernel", None)
    if kernel is None:
        return None
    message = kernel.get_parent("shell") or {}
    return message.get("metadata", {}).get("cellId")
