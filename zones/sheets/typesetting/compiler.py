"""The typesetter: a template and its data to PDF, PNG or SVG with typst, imported on first use."""

from __future__ import annotations

import json
from typing import Any

from zones.resources import asset
from zones.sheets.errors import NoRoom, SheetError
from zones.sheets.typesetting.fonts import fonts

# The same bytes for the same input: no timestamps.
TIMESTAMP = 0

NO_ROOM = "no room"
"""What a template stops with if the paper cannot hold the sheet."""


class Typesetter:
    """A template of ``assets/sheet/`` with its data.

    Parameters
    ----------
    template : str
        Name of the file, without its ending.
    data : str
        JSON text that the template reads.
    too_much : str
        The sentence for what does not fit the paper.
    """

    def __init__(self, template: str, data: str, too_much: str = ""):
        self.template = template
        self.inputs = {"data": data}
        self.too_much = too_much
        self.fonts = fonts()

    def places(self, label: str) -> list[dict[str, Any]]:
        """Return what the template tells under a label, such as ``room``: lengths in mm."""
        try:
            return json.loads(self._compiler().query(f"<{label}>", field="value"))
        except RuntimeError as error:
            raise self._error(str(error)) from None

    def draw(self, drawings: dict[str, Any]) -> None:
        """Give the template its drawings, each made for the room that it told."""
        self.inputs["drawings"] = json.dumps(drawings, ensure_ascii=False)

    def made(self, format: str = "pdf", ppi: float = 144) -> bytes | list[bytes]:
        """Typeset the pages.

        Parameters
        ----------
        format : {"pdf", "png", "svg"}
        ppi : float
            Dots per inch of a PNG.

        Returns
        -------
        bytes, or list of bytes
            The PDF; for PNG and SVG one file for each page.

        Raises
        ------
        NoRoom
            If the template finds that the paper cannot hold the sheet.
        SheetError
            If the typesetter reports an error or a warning: a character that no font has, a
            broken drawing, a violation of PDF/UA-1.
        """
        options: dict[str, Any] = {"format": format}
        if format == "pdf":
            options |= {"pdf_standards": "ua-1", "timestamp": TIMESTAMP}
        elif format == "png":
            options |= {"ppi": ppi}
        try:
            made, warnings = self._compiler().compile_with_warnings(**options)
        except RuntimeError as error:
            raise self._error(getattr(error, "message", str(error))) from None
        if warnings:
            raise SheetError(f"the sheet cannot be set: {warnings[0].message}")
        if format != "pdf" and isinstance(made, bytes):
            return [made]
        assert made is not None  # it is only where the compiler writes a file itself
        return made

    def _compiler(self) -> Any:
        import typst

        return typst.Compiler(
            asset(f"sheet/{self.template}.typ"),
            root=asset("sheet"),
            font_paths=self.fonts,
            sys_inputs=self.inputs,
        )

    def _error(self, message: str) -> SheetError:
        if NO_ROOM in message:
            return NoRoom(self.too_much)
        return SheetError(f"the sheet cannot be set: {message}")
