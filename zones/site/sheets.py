"""The ready-made sheets: which there are, how each is made, and how a page lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from zones.model.chart import Chart
from zones.sheets.errors import SheetError
from zones.sheets.make import drafted, laid_out
from zones.sheets.papers import SIZES, SMALL
from zones.sheets.papers import paper as paper_of
from zones.site import kept
from zones.site.plan import Plan
from zones.site.texts import charts_in, texts

PREVIEW = 360
"""Length of the longer side of a preview in pixels."""


@dataclass(frozen=True)
class Offer:
    """What is ready of one kind of sheet.

    Attributes
    ----------
    kind : str
    papers : tuple of str
    variants : mapping of str to tuple of str
        By orientation.
    """

    kind: str
    papers: tuple[str, ...]
    variants: Mapping[str, tuple[str, ...]]


OFFERS = (
    # Lying down in colour alone: each takes most of a second, and a printer has its own switch.
    Offer(
        "wall-chart",
        tuple(SIZES),
        {"portrait": ("colour", "bw", "ink"), "landscape": ("colour",)},
    ),
    Offer("record", SMALL, {"portrait": ("colour", "bw", "ink")}),
    Offer("quiz", SMALL, {"portrait": ("colour", "bw", "ink")}),
    Offer("technique-cards", SMALL, {"portrait": ("colour", "bw")}),
    Offer("routine", SMALL, {"portrait": ("colour", "bw")}),
)
FEW = (
    Offer("wall-chart", ("a3",), {"portrait": ("colour", "bw")}),
    Offer("technique-cards", ("a4",), {"portrait": ("colour",)}),
)


@dataclass(frozen=True)
class Ready:
    """One ready-made sheet in its variants, which share a place on a page.

    Attributes
    ----------
    kind, school, language, paper, orientation : str
    variants : tuple of str
        The first one has the preview.
    routine : str
        Its id, for that kind.
    """

    kind: str
    school: str
    language: str
    paper: str
    orientation: str
    variants: tuple[str, ...]
    routine: str = ""

    @property
    def stem(self) -> str:
        """The address from the root of the site, without the variant and the ending."""
        name = "-".join(filter(None, (self.kind, self.routine, self.paper, self.orientation)))
        return f"sheets/{self.school}/{self.language}/{name}"

    def file(self, variant: str) -> str:
        """The address of the PDF."""
        return f"{self.stem}-{variant}.pdf"

    @property
    def preview(self) -> str:
        """The address of the preview."""
        return f"{self.stem}.webp"

    @property
    def options(self) -> dict[str, str]:
        """Options of the kind."""
        return {"routine": self.routine} if self.routine else {}


@dataclass(frozen=True)
class Group:
    """The sheets of one kind, as a page lists them."""

    kind: str
    sheets: list[dict[str, Any]] = field(default_factory=list)
    unfit: list[str] = field(default_factory=list)


def ready(plan: Plan) -> Iterator[Ready]:
    """Yield the sheets of a site, those that take longest first."""
    offers = {"all": OFFERS, "few": FEW, "none": ()}[plan.sheets]
    for offer in offers:
        for language in plan.languages:
            for chart in charts_in(language, plan.charts):
                routines = [r.id for r in chart.routines] if offer.kind == "routine" else [""]
                for routine in routines:
                    for orientation, variants in offer.variants.items():
                        for paper in offer.papers:
                            yield Ready(
                                offer.kind, chart.school.id, language, paper, orientation,
                                variants, routine,
                            )  # fmt: skip


def make(
    folder: Path, sheet: Ready, code: str, before: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str], int]:
    """Make a sheet in its variants, unless it is there and follows from the same.

    Parameters
    ----------
    folder : Path
        Of the site.
    sheet : Ready
    code : str
        Digest of the programs and templates.
    before : mapping of str to str
        What the files were made from at the last build, by address.

    Returns
    -------
    dict of str to str, dict of str to str, int
        What the files are made from by address; what does not fit, with the sentence, by address;
        and how many were made.
    """
    (chart,) = charts_in(sheet.language, [sheet.school])
    found: dict[str, str] = {}
    left_out: dict[str, str] = {}
    made = 0
    for variant in sheet.variants:
        name = sheet.file(variant)
        common = {
            "paper": sheet.paper,
            "orientation": sheet.orientation,
            "language": sheet.language,
            "variant": variant,
            "fonts": None,
        }
        try:
            data = drafted(sheet.kind, sheet.school, common, sheet.options).data
        except SheetError as error:
            left_out[name] = str(error)
            continue
        made_from = kept.digest(code, data, _drawn(chart, sheet.kind), vars(sheet), variant)
        names = [name, sheet.preview] if variant == sheet.variants[0] else [name]
        there = all((folder / one).is_file() for one in names)
        if before.get(name) == made_from and there:
            found[name] = made_from
            continue
        try:
            laid = laid_out(sheet.kind, sheet.school, common, sheet.options)
            pdf = laid.made("pdf")
        except SheetError as error:
            left_out[name] = str(error)
            continue
        assert isinstance(pdf, bytes)
        kept.write(folder, name, pdf)
        if len(names) > 1:
            kept.write(folder, sheet.preview, _preview(laid, sheet))
        found[name] = made_from
        made += 1
    return found, left_out, made


def _drawn(chart: Chart, kind: str) -> object:
    """What of a chart the drawings of a kind follow from, beside its words."""
    fields = {"id", "number", "code", "name", "system", "feet", "placements", "group"}
    if kind == "routine":
        fields.add("techniques")  # the arrows on the feet
    zones = [zone.model_dump(mode="json", include=fields) for zone in chart.zones]
    systems = [system.model_dump(mode="json") for system in chart.systems.values()]
    channels = [channel.model_dump(mode="json") for channel in chart.channels]
    motions = [one.motion for one in chart.techniques.values()] if kind == "routine" else []
    return [zones, systems, channels, motions]


def _preview(laid: Any, sheet: Ready) -> bytes:
    """The first page as a small picture."""
    from PIL import Image

    size = paper_of(sheet.paper, sheet.orientation)
    ppi = 2 * PREVIEW / (max(size.width, size.height) / 25.4)
    page = Image.open(BytesIO(laid.made("png", ppi)[0])).convert("RGB")
    page.thumbnail((PREVIEW, PREVIEW), Image.Resampling.LANCZOS)
    out = BytesIO()
    page.save(out, "WEBP", quality=78, method=4)
    return out.getvalue()


def listed(plan: Plan, sheets: list[Ready], left_out: set[str]) -> dict[str, list[Group]]:
    """Return the sheets as the pages list them, by ``school/language``.

    Parameters
    ----------
    plan : Plan
    sheets : list of Ready
    left_out : set of str
        Addresses of those that do not fit.
    """
    found: dict[str, dict[str, Group]] = {}
    for sheet in sheets:
        groups = found.setdefault(f"{sheet.school}/{sheet.language}", {})
        group = groups.setdefault(sheet.kind, Group(sheet.kind))
        entry = _entry(sheet, left_out)
        if entry["files"]:
            group.sheets.append(entry)
        group.unfit.extend(f"{entry['label']} ({name})" for name in entry["unfit"])
    return {key: list(groups.values()) for key, groups in found.items()}


def _entry(sheet: Ready, left_out: set[str]) -> dict[str, Any]:
    t = texts(sheet.language)
    paper = SIZES[sheet.paper].label
    parts = [paper, t(f"sheet_dialog_choice_{sheet.orientation}")]
    if sheet.routine:
        (chart,) = charts_in(sheet.language, [sheet.school])
        parts = [next(one.name for one in chart.routines if one.id == sheet.routine), paper]
    label = " · ".join(parts)
    size = paper_of(sheet.paper, sheet.orientation)
    scale = PREVIEW / max(size.width, size.height)
    names = {one: t(f"sheet_dialog_choice_{one}") for one in sheet.variants}
    fitting = [one for one in sheet.variants if sheet.file(one) not in left_out]
    return {
        "label": label,
        "preview": sheet.preview,
        "width": round(size.width * scale),
        "height": round(size.height * scale),
        "files": [
            {"path": sheet.file(one), "variant": one, "name": f"{label} · {names[one]} (PDF)"}
            for one in fitting
        ],
        "unfit": [names[one] for one in sheet.variants if one not in fitting],
    }
