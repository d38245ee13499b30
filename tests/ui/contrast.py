"""The contrast of texts, from what a rule tells and else from what is painted behind them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page

SEEN = (Path(__file__).parent / "contrast.js").read_text("utf-8")
HIDE = """on => {
  const roots = [document];
  for (const root of roots) {
    for (const node of root.querySelectorAll("*")) if (node.shadowRoot) roots.push(node.shadowRoot);
  }
  for (const root of roots) {
    const others = root.adoptedStyleSheets.filter(one => one !== root.measuring);
    root.adoptedStyleSheets = on ? [...others, root.measuring] : others;
    if (on) continue;
    for (const node of root.querySelectorAll("[data-measured]")) delete node.dataset.measured;
  }
}"""
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AA, AA_LARGE = 4.5, 3.0
DIFFERENT = 24  # of 255: a pixel that a letter has changed


def faults(page: Page) -> list[str]:
    """Return what axe finds, and every text it leaves open whose contrast is too low."""
    options = {
        "runOnly": list(RULES),
        "resultTypes": ["violations", "incomplete"],
        "rules": {"label-content-name-mismatch": {"enabled": True}},
    }
    found = Axe().run(page, options=options).response
    told = [
        f"{rule['id']}: {node['html'][:160]} {node['target']}"
        for rule in found["violations"]
        for node in rule["nodes"][:4]
    ]
    left = [rule for rule in found["incomplete"] if rule["id"] == "color-contrast"]
    return told + measured(page, [node["target"] for rule in left for node in rule["nodes"]])


def measured(page: Page, named: list[Any]) -> list[str]:
    """Return the texts with too little contrast, of those named and of those in drawings."""
    texts = page.evaluate(SEEN, [path[0] if len(path) == 1 else path for path in named])
    with_letters = painted(page)
    page.evaluate(HIDE, True)
    without = painted(page)
    page.evaluate(HIDE, False)
    told = []
    for text in texts:
        left, top, right, bottom = (round(edge) for edge in text["box"])
        here = (slice(top, bottom), slice(left, right))
        letters = np.abs(with_letters[here] - without[here]).max(axis=2) > DIFFERENT
        if letters.sum() < 4:
            continue  # nothing of it is seen
        ground = without[here][letters]
        least = worst(text["colour"], text["opacity"], ground)
        if least < (AA_LARGE if text["large"] else AA):
            told.append(f"contrast {least:.2f}: “{text['text']}” ({text['where']})")
    return told


def painted(page: Page) -> np.ndarray:
    """Return what is on the screen, in 0 to 255."""
    picture = page.screenshot(animations="disabled", caret="hide")
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(float)


def worst(colour: str, opacity: float, ground: np.ndarray) -> float:
    """Return the contrast of a colour on a ground, leaving out the worst twentieth of it."""
    *rgb, alpha = channels(colour)
    solid = alpha * opacity
    letter = np.array(rgb) * solid + ground * (1 - solid)
    one, other = luminance(letter), luminance(ground)
    contrasts = (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
    return float(np.quantile(contrasts, 0.05))


def channels(colour: str) -> tuple[float, float, float, float]:
    """Return red, green and blue in 0 to 255, and the opacity, of a computed colour.

    >>> channels("rgb(1, 2, 3)"), channels("rgba(1, 2, 3, 0.5)"), channels("color(srgb 1 0 0)")
    ((1.0, 2.0, 3.0, 1.0), (1.0, 2.0, 3.0, 0.5), (255.0, 0.0, 0.0, 1.0))
    """
    name, _, values = colour.rstrip(")").partition("(")
    plain = values.replace("srgb", "").replace(",", " ").replace("/", " ")
    numbers = [float(value) for value in plain.split()]
    scale = 255.0 if name == "color" else 1.0
    red, green, blue, *more = numbers
    return red * scale, green * scale, blue * scale, (more or [1.0])[0]


def luminance(colours: np.ndarray) -> np.ndarray:
    """Return the relative luminance of colours in 0 to 255, as WCAG defines it."""
    part = colours / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])
