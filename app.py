"""The dashboard: ``python app.py`` or ``panel serve app.py``; ``docs/serving.md`` says more."""

import panel as pn

from zones.dashboard.guard.routes import install
from zones.dashboard.page import TITLE, dashboard

if __name__ == "__main__":
    from zones.dashboard.server import serve

    serve()
else:
    install()
    dashboard(pn.state.session_args).servable(title=TITLE)
