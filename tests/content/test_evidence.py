"""What is told of each study: its full title, how many took part, and what its authors conclude."""

from __future__ import annotations

import pytest

from zones import load_chart

STUDIES = {study.id: study for study in load_chart().evidence.studies}
PAGES = {"mayo-2020", "nccih"}

# As published: words of the title that a short form leaves out, and how many studies or people.
PUBLISHED = {
    "ernst-2009": ("systematic review of randomised controlled trials", "18 trials"),
    "ernst-2011": ("an update of a systematic review of randomised clinical trials", "23 trials"),
    "white-2000": ("A blinded investigation into the accuracy of reflexology charts", "18 adults"),
    "mccullough-2014": ("a systematic review", "17 randomised trials"),
    "jones-2012": (
        "in healthy volunteers: a double-blind randomised controlled trial",
        "16 healthy",
    ),
    "jones-2013": (
        "chronic heart failure: a double blind randomised controlled trial",
        "12 people",
    ),
    "rollinson-2016": ("in healthy volunteers: a randomised study", "12 healthy"),
    "ruiz-padial-2012": ("evidence for a specific increase in blood pressure", "41 healthy"),
    "lee-2011": ("a systematic review and meta-analysis", "44 studies"),
    "song-2015": ("a systematic review and meta-analysis", "three trials without chance"),
    "wang-2020": ("a meta-analysis and metaregression of randomized controlled trials", "2366"),
    "wang-2008": ("The efficacy of reflexology: systematic review", "251 people"),
    "ma-2023": ("Systematic review and meta-analysis of reflexology for people", "11 studies"),
    "hodgson-2012": ("nursing home residents with cancer: a pilot trial", "18 nursing home"),
    "smith-2018": ("other manual methods for pain management in labour", "massage only"),
}
OPINIONS = ("best single hint", "closer to the truth", "so the study", "proves")


def test_studies_and_web_pages_are_told_apart():
    assert set(STUDIES) == set(PUBLISHED) | PAGES
    for id, study in STUDIES.items():
        assert study.citation.startswith("Web page. ") == (id in PAGES)


@pytest.mark.parametrize("id", PUBLISHED)
def test_a_study_has_its_full_title_and_its_size(id):
    title, size = PUBLISHED[id]
    assert title in STUDIES[id].citation
    assert size in " ".join(STUDIES[id].finding.split())


@pytest.mark.parametrize("id", sorted(PUBLISHED.keys() - {"mccullough-2014", "smith-2018"}))
def test_what_the_authors_make_of_it_is_told_for_and_against_the_tradition_alike(id):
    assert "author" in STUDIES[id].finding


@pytest.mark.parametrize("id", STUDIES)
def test_a_finding_holds_no_opinion_of_ours(id):
    assert not any(word in STUDIES[id].finding.lower() for word in OPINIONS)


def test_the_rise_of_blood_pressure_is_told_beside_the_heart():
    heart = load_chart().cautions["heart"]
    assert "41 healthy people" in " ".join(heart.why.split())
    assert "M35" in heart.sources
