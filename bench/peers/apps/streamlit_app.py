"""A page of Streamlit: the figure, and a text from running this again at each click."""

import drawn
import plotly_figure
import streamlit as st

st.set_page_config(layout="wide")
left, right = st.columns([3, 2])
with left:
    event = st.plotly_chart(
        plotly_figure.figure(),
        on_select="rerun",
        selection_mode="points",
        theme=None,
        key="picture",
        width="content",
        config={"displayModeBar": False},
    )
with right:
    points = event["selection"]["points"]
    st.text(drawn.TEXTS[points[0]["point_index"]] if points else "")
