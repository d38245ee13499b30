"""The dashboard. ``panel serve app.py`` serves it; ``python app.py`` does so with compression.

The environment variables PORT, ADDRESS and SHOW (1 opens a browser) guide the second way.
"""

import panel as pn

from zones.dashboard.page import TITLE, dashboard

if __name__ == "__main__":
    from zones.dashboard.server import serve

    serve()
else:
    dashboard(pn.state.session_args).servable(title=TITLE)
