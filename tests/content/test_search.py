"""Everyday searches lead where a reader wants to go, in every language."""

from bench.search import answers, misses, read, report, share

LEAST = 97.0
"""Per cent of the queries that must be answered rightly."""


def test_everyday_queries_find_what_they_mean_and_nothing_forbidden():
    queries = read()
    wrong = misses(queries, answers(queries))
    told = "\n".join(report(queries, wrong))
    assert not [miss for miss in wrong if miss.why.startswith("forbidden")], told
    assert share(queries, wrong) >= LEAST, told


def test_the_queries_are_many_and_in_all_languages():
    queries = read()
    keys = {(one["q"], one["lang"], one["school"]) for one in queries}
    assert len(queries) == len(keys) >= 400
    assert {one["lang"] for one in queries} == {"en", "de", "es", "fr", "zh"}


def test_a_wrong_answer_is_a_miss():
    query = {"q": "x", "lang": "en", "school": "western", "want": {"zone": ["ears"]}, "top": 1}
    hits = [{"kind": "zone", "id": id, "name": id.title(), "text": id} for id in ("heart", "ears")]
    answer = {"hits": hits, "unlisted": None}
    assert [miss.why for miss in misses([query], [answer])] == ["wanted {'zone': ['ears']}"]
    assert not misses([{**query, "top": 2}], [answer])
    assert misses([{**query, "top": 2, "not": ["Heart"]}], [answer])[0].why.startswith("forbidden")
    assert misses([{**query, "want": {"say_so": True}}], [answer])
    assert not misses([{**query, "want": {"say_so": True}}], [{"hits": [], "unlisted": None}])
