"""The peers: what each is, where it is pressed, and where its picture and its text are.

Every page shows a picture whose shapes can be clicked and, beside it, the text for the shape that
was clicked last. The texts are those of our cards, so that all have the same amount to show.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Peer:
    """A page that is measured.

    Attributes
    ----------
    id : str
        Of its files in ``bench/peers/apps``.
    name : str
        As the tables call it.
    way : str
        ``ours``, ``file`` for a page from a static host, ``npm`` for a package that is bundled
        first, and ``python`` for a server in Python.
    shape : str
        Selector of the shapes that can be clicked; empty for a canvas.
    picture, text : str
        Selectors of the elements whose changes count.
    ready : str
        Expression in the page that is true once it can be used.
    keys : tuple of str
        Keys that lead from one shape to the next, in turn; none if there are none.
    frame : str
        Where shapes are drawn on a canvas, or marked by points: what is as large as the picture.
    press : str
        Selector of what is pressed, if that is not the shape itself.
    package : str
        Whose version is told.
    """

    id: str
    name: str
    way: str
    shape: str
    ready: str
    picture: str = "#picture"
    text: str = "#text"
    keys: tuple[str, ...] = ()
    frame: str = ""
    press: str = ""
    package: str = ""


def there(selector: str) -> str:
    """Return an expression that finds an element of the document."""
    return f"document.querySelector({selector!r})"


def within_map(selector: str) -> str:
    """Return an expression that finds an element in the shadow root of our component."""
    some = f"(each) => each.shadowRoot?.querySelector({selector!r})"
    return f"[...document.querySelectorAll('#map *')].some({some})"


ARROWS = ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp")
OURS = {
    "shape": ".zone",
    "picture": ".rz-plate",
    "text": ".rz-card",
    "press": ".rz-badge circle",
    "keys": ARROWS,
}
PLAIN = Peer("plain", "plain SVG page", "file", "path", ready=there("path"), keys=("Tab",))
OWN = (
    Peer("one_file", "ours, one file", "ours", ready=there("html[data-ready]"), **OURS),
    Peer("dashboard", "ours, dashboard", "ours", ready=within_map(".zone"), **OURS),
)
EMPTY = Peer("empty", "empty template", "ours", "", ready=within_map("p"), picture="")
OTHERS = (
    Peer(
        "react_body_highlighter",
        "react-body-highlighter",
        "npm",
        ".rbh polygon",
        ready=there(".rbh polygon"),
        package="react-body-highlighter",
    ),
    Peer(
        "body_muscles",
        "body-muscles",
        "npm",
        ".body-chart-muscle",
        ready=there(".body-chart-muscle"),
        keys=("Tab",),
        package="body-muscles",
    ),
    Peer(
        "react_odontogram",
        "react-odontogram",
        "npm",
        ".Odontogram g[role=option]",
        ready=there(".Odontogram g[role=option]"),
        keys=("Tab",),
        package="react-odontogram",
    ),
    Peer(
        "anatomogram",
        "EBI anatomogram",
        "npm",
        "#LAYER_EFO > *",
        ready=there("#LAYER_EFO"),
        package="@ebi-gene-expression-group/anatomogram",
    ),
    Peer(
        "bokeh",
        "Bokeh, patches and TapTool",
        "python",
        "",
        picture=".bk-Figure",
        text=".bk-clearfix",
        ready="window.Bokeh?.documents[0]?.is_idle",
        frame=".bk-Figure",
        package="bokeh",
    ),
    Peer(
        "dash",
        "Dash with plotly",
        "python",
        "",
        picture="#picture .scatterlayer",
        ready=there("#picture .points path"),
        frame="#picture .nsewdrag",
        package="dash",
    ),
    Peer(
        "streamlit",
        "Streamlit with plotly",
        "python",
        "",
        picture=".scatterlayer",
        text="[data-testid=stText]",
        ready=there(".points path"),
        frame=".nsewdrag",
        package="streamlit",
    ),
)
PEERS = (*OWN, PLAIN, *OTHERS)
