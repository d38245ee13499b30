"""A small good pack with its shared files, which the tests then spoil in one place."""

from __future__ import annotations

from pathlib import Path

SHARED = {
    "systems.yaml": """\
- id: digestive
  name: Digestion
  pattern: zigzag
  fill: "#dd8b43"
  ink: "#753d01"
  dark: "#d68844"
- id: circulatory
  name: Heart and circulation
  pattern: solid
  fill: "#c46355"
  ink: "#6a0106"
  dark: "#c36759"
""",
    "body_areas.yaml": """\
- id: liver
  name: Liver
  uberon: UBERON:0002107
  label: liver
  system: digestive
- id: heart
  name: Heart
  uberon: UBERON:0000948
  label: heart
  system: circulatory
""",
    "techniques.yaml": """\
- id: thumb-walking
  name: Thumb-walking
  also: [caterpillar]
  steps:
    - Rest the thumb on the skin.
    - Bend and straighten its end joint.
  pressure: Light to medium.
  time: Two to three passes.
  direction: Forward only.
  suits: >
    Flat areas.
  leave_out: null
  sources: [T01]
""",
    "cautions.yaml": """\
- id: heart
  name: Heart disease
  level: ask
  why: The heart may be weak.
  advice: >
    Ask your doctor first.
  general: true
  sources: [T01]
""",
    "red_flags.yaml": """\
- id: one-swollen-leg
  sign: One leg is swollen and warm.
  why: It may be a clot.
  action: See a doctor today.
  urgency: today
  sources: [T01]
""",
    "complaints.yaml": """\
- id: fullness
  name: Fullness
  also: [bloating]
  zones: {mini: [liver]}
  see_doctor: >
    If it lasts for more than two weeks.
  note: null
  sources: [T01]
""",
    "routines.yaml": """\
- id: evening
  name: Evening
  also: []
  summary: A short round.
  duration: 2 minutes
  needs: []
  cautions: [heart]
  sources: [T01]
  steps:
    - name: Walk
      what: Let the thumb creep over the sole.
      time: 1 minute for each foot
      seconds: [60, 60]
      technique: thumb-walking
      zones: {mini: [liver]}
      foot: each
      part: foot
      sources: [T01]
    - name: Again
      what: Do it again.
      foot: other
      part: foot
      repeats: [1, 1]
      sources: []
""",
    "styles.yaml": """\
- id: slow
  name: Slow massage
  kind: degree
  what: {says: It is slow., sources: []}
  article: {says: It is named., sources: [T01]}
  caution: {says: Ask first., sources: [T01]}
  techniques: [thumb-walking]
  routines: [evening]
  cautions: [heart]
""",
    "sources.yaml": """\
- id: T01
  title: A textbook
  url: https://example.org/book
  kind: text
  authority: null
- id: T02
  title: A chart that nobody cites
  url: null
  kind: chart
  authority: low
""",
    "evidence.yaml": """\
summary: >
  Trials found little.
studies:
  - id: trial-one
    citation: Somebody, 2011
    finding: It neither cures nor heals.
    url: https://example.org/trial
    status: verified
""",
    "guidelines.yaml": """\
- id: waist
  name: Waist line
  runs: across
  landmark: {says: From the bump straight across., sources: [T01]}
  through: [[0, 0.58], [0.5, 0.58], [1, 0.58]]
""",
    "overlays.yaml": """\
- id: lines
  name: Lines
  kind: lines
  says: To find places by.
  sources: [T01]
  marks:
    - {id: waist, guideline: waist}
- id: bones
  name: Bones
  kind: points
  says: To start from.
  sources: []
  marks:
    - id: ankle
      name: Ankle bone
      label: ankle
      landmark: {says: The knob., sources: []}
      places: [{view: medial, landmark: inner-malleolus}]
""",
    "disagreements.yaml": """\
- id: liver-place
  topic: Where the liver is
  says: Charts differ.
  body_areas: [liver]
  zones: {mini: [liver]}
  sources: [T01]
""",
    "claim_words.yaml": "- cures\n- heals\n- helps with\n",
    "messages.yaml": 'title: Foot map\ncheck: "Before you begin"\n',
}

PACK = {
    "school.yaml": """\
id: mini
title: A small school
summary: >
  Three zones.
history: >
  Made for tests.
numbering: >
  The numbers are its own.
crossing: >
  Nothing crosses.
reviewed: 2026-11-23
sources: [T01]
""",
    "zones.yaml": """\
- id: heart
  number: 33
  name: Heart
  also: [cardiac area]
  names: {de: Herz, "no": Hjerte, zh: 心臟}
  body_areas: [heart]
  system: circulatory
  feet: [left]
  crossing: same-side
  landmark:
    says: >
      On the left sole, below
      the fourth toe.
    sources: [T01]
  placements:
    - {view: plantar, spot: {at: [0.55, 0.31], size: [22, 16]}}
  not_drawn: null
  tradition:
    says: Traditionally linked to the heart.
    sources: []
  elsewhere: null
  techniques:
    - use: thumb-walking
      pressure: light
      time: 1:30
      direction: From the heel side toward the toes.
      sources: []
  cautions: [heart]
  note: null
  number_sources: []
- id: liver
  number: 18
  name: Liver
  also: []
  names: {}
  body_areas: [liver]
  system: digestive
  feet: [right]
  crossing: same-side
  landmark:
    says: On the right sole.
    sources: [T01]
  placements:
    - {view: plantar, cell: {u: [0.5, 0.92], v: [diaphragm, 0.53]}, badge: [0.7, 0.47]}
    - {view: medial, path: {through: [[0.1, 0.05], [0.3, 0.1]], width: 6}}
  not_drawn: null
  tradition:
    says: Traditionally linked to the liver.
    sources: [T01]
  elsewhere:
    says: Western charts agree.
    sources: [T01]
  techniques:
    - use: thumb-walking
      pressure: medium
      time: 20 seconds
      direction: Across.
      sources: [T01]
  cautions: []
  note: null
  number_sources: [T01]
""",
    "further.yaml": """\
- id: gall-point
  name: Gall point
  body_areas: []
  system: digestive
  feet: [left, right]
  crossing: disputed
  landmark: {says: Lists differ., sources: []}
  placements: []
  not_drawn: Lists differ too much to draw it.
  tradition: {says: Traditionally linked to the gall bladder., sources: []}
""",
}


def write(root: Path, name: str = "mini") -> tuple[Path, Path]:
    """Write the good pack and its shared files; return the pack's and the shared folder."""
    shared, pack = root / "shared", root / name
    shared.mkdir(parents=True)
    pack.mkdir()
    for file, text in SHARED.items():
        (shared / file).write_text(text, encoding="utf-8")
    for file, text in PACK.items():
        (pack / file).write_text(text, encoding="utf-8")
    return pack, shared
