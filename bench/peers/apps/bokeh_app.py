"""Served by ``bokeh serve``: patches, a TapTool, and a text that Python changes."""

import drawn
from bokeh.io import curdoc
from bokeh.layouts import row
from bokeh.models import ColumnDataSource, PreText, TapTool
from bokeh.plotting import figure

source = ColumnDataSource(
    {"xs": [one["x"] for one in drawn.OUTLINES], "ys": [one["y"] for one in drawn.OUTLINES]}
)
plot = figure(
    width=drawn.PIXELS[0],
    height=drawn.PIXELS[1],
    x_range=(drawn.X0, drawn.X0 + drawn.WIDTH),
    y_range=(drawn.Y0 + drawn.HEIGHT, drawn.Y0),
    tools=[TapTool()],
    toolbar_location=None,
    min_border=0,
    outline_line_color=None,
)
plot.axis.visible = False
plot.grid.visible = False
plot.patches("xs", "ys", source=source, fill_color="#ccc", line_color="#333")
text = PreText(text="", width=420)


def show(_attribute: str, _old: list[int], new: list[int]) -> None:
    """Show the text of the zone that was tapped."""
    text.text = drawn.TEXTS[new[0]] if new else ""


source.selected.on_change("indices", show)
curdoc().add_root(row(plot, text))
