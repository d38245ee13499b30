"""A page of Dash: the figure, and a text that a callback changes."""

import sys

import drawn
import plotly_figure
from dash import Dash, Input, Output, dcc, html

app = Dash(__name__)
style = {"whiteSpace": "pre-line", "width": "420px", "height": "800px", "overflow": "auto"}
app.layout = html.Div(
    [
        dcc.Graph(id="picture", figure=plotly_figure.figure(), config={"displayModeBar": False}),
        html.Div(id="text", style=style),
    ],
    style={"display": "flex"},
)


@app.callback(Output("text", "children"), Input("picture", "clickData"), prevent_initial_call=True)
def show(clicked: dict) -> str:
    """Show the text of the zone that was clicked."""
    return drawn.TEXTS[clicked["points"][0]["pointNumber"]]


app.run(port=int(sys.argv[1]))
