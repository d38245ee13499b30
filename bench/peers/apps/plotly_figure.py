"""The zones as a figure of plotly, which has no clicks on filled areas: each has a marker."""

import drawn
import plotly.graph_objects as go


def figure() -> go.Figure:
    """Return the outlines, and a marker in each."""
    outlines = [
        go.Scatter(
            x=one["x"],
            y=one["y"],
            fill="toself",
            fillcolor="#ccc",
            line={"color": "#333", "width": 1},
            mode="lines",
            hoverinfo="skip",
        )
        for one in drawn.OUTLINES
    ]
    markers = go.Scatter(
        x=[one["at"][0] for one in drawn.OUTLINES],
        y=[one["at"][1] for one in drawn.OUTLINES],
        mode="markers",
        marker={"size": 14, "color": "#666"},
        text=[one["zone"] for one in drawn.OUTLINES],
        hoverinfo="text",
    )
    found = go.Figure([*outlines, markers])
    found.update_layout(
        width=drawn.PIXELS[0],
        height=drawn.PIXELS[1],
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=False,
        clickmode="event+select",
        dragmode=False,
        xaxis={"range": [drawn.X0, drawn.X0 + drawn.WIDTH], "visible": False},
        yaxis={"range": [drawn.Y0 + drawn.HEIGHT, drawn.Y0], "visible": False},
    )
    return found
