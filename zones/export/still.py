"""The soles as a plain picture in the page itself: seen at once, printed, and without a script."""

from __future__ import annotations

from html import escape
from typing import Any


def still(payload: dict[str, Any]) -> str:
    """Draw the sole of a chart's payload as SVG for an HTML page.

    Parameters
    ----------
    payload : dict
        As :func:`zones.payload.payload.payload` makes it; not changed.

    Returns
    -------
    str
        Every shape stands in ``<defs>`` once; each foot uses those it has.
    """
    view = payload["views"]["plantar"]
    plate = view["plates"]["facing"]
    systems = {system["id"]: system for system in payload["systems"]}
    zones = {zone["id"]: zone for zone in payload["zones"]}
    looks = [systems[zones[shape["zone"]]["system"]] for shape in view["shapes"]]
    defs = "".join(
        f'<path id="s{i}" d="{shape["d"]}" fill="{look["fill"]}" stroke="{look["ink"]}"/>'
        for i, (shape, look) in enumerate(zip(view["shapes"], looks, strict=True))
    )
    feet = [_foot(view, standing, zones) for standing in plate["feet"]]
    texts = payload["texts"]
    captions = "".join(
        f'<text x="{_n(x)}" y="{_n(y)}" font-size="5">{escape(texts[f"caption_{foot}"])}</text>'
        for foot, (x, y) in ((one["foot"], one["label"]) for one in plate["feet"])
    )
    title = escape(f"{payload['school']['title']}: {view['label']}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{" ".join(map(_n, plate["viewBox"]))}" '
        f'width="900" height="900" role="img" aria-label="{title}" fill="currentColor">'
        f'<defs><g id="still-art">{view["art"]}</g>'
        f'<g fill-opacity=".68" stroke-width=".35">{defs}</g></defs>{"".join(feet)}{captions}</svg>'
    )


def _foot(view: dict[str, Any], standing: dict[str, Any], zones: dict[str, Any]) -> str:
    foot, matrix = standing["foot"], standing["matrix"]
    mine = [(i, shape) for i, shape in enumerate(view["shapes"]) if foot in shape["feet"]]
    uses = "".join(f'<use href="#s{i}"/>' for i, _ in mine)
    a, b, c, d, e, f = matrix
    numbers = ""
    for _, shape in mine:
        number = zones[shape["zone"]]["number"]
        if number is None or shape.get("label") is not None or not shape["badge"]:
            continue
        x, y = shape["badge"]
        at = f'x="{_n(a * x + c * y + e)}" y="{_n(b * x + d * y + f + 1.4)}"'
        numbers += f"<text {at}>{number}</text>"
    return (
        f'<g transform="matrix({" ".join(map(_n, matrix))})"><use href="#still-art"/>'
        f'<g fill-opacity=".68" stroke-width=".35">{uses}</g></g>'
        f'<g font-size="4" font-weight="600" text-anchor="middle" fill="#1c1410" stroke="#fff" '
        f'stroke-width="1.2" paint-order="stroke">{numbers}</g>'
    )


def _n(value: float) -> str:
    return f"{round(value, 1):g}"
