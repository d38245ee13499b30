"""Make the small looping drawings of the techniques: ``techniques/<id>.svg``.

Run ``python assets/drawing_tools/techniques.py [id …]``; the same input gives identical files.
Directions are (right, up, towards the eye); places on the page are units from its upper left.
"""

from __future__ import annotations

import sys
from math import cos, pi, sin
from pathlib import Path

from grips import BENT, CUPPED, FIST, FLAT, KNUCKLE, PINCH, POINT, PRESS
from hand import Pose
from parts import arrow
from stage import Stage

FOLDER = Path(__file__).parent.parent / "drawings" / "techniques"

SOLE = {"about": (50, 128), "at": (66, 62), "turned": -20}
"""The usual place of the sole: toes up and a little to the left."""

PULSE = ("2s ease-in-out infinite alternate", "to{transform:scale(1.35);opacity:.4}")
SWAY = "1.4s ease-in-out infinite alternate"

FROM_RIGHT = {"fingers": (-0.7, 0.1, -0.7), "back": (0.7, 0, -0.7)}
"""A right hand that comes from the right: thumb on the sole, fingers behind the foot."""

PAD = ("thumb", 2.75, 0.07)
TIP = ("thumb", 2.95, 0.03)

SCENES = {}


def scene(make):
    """Enter a picture under the technique's id."""
    SCENES[make.__name__.replace("_", "-")] = make
    return make


@scene
def thumb_walking(key):
    stage = Stage(key, "Thumb-walking", "The thumb bends and opens and creeps up the sole.")
    stage.look("plantar", **SOLE)
    opened = BENT.but(thumb=(8, 8, 25))
    stage.hand(
        BENT, **FROM_RIGHT, hold=("thumb", 1, 0), at=(79, 58), move="a", lift=8, other=opened
    )
    stage.loop("a", "4s linear infinite", "to{transform:translate(-9px,-25px)}")
    stage.loop("x", ".8s steps(1) infinite", "50%{opacity:0}")
    stage.loop("y", ".8s steps(1) infinite", "50%{opacity:1}")
    return stage.arrow((60, 56), (52, 36), (47, 18))


def walk(x: float, y: float, count: int = 5) -> str:
    """Key frames of small steps along a way of (x, y) units."""
    return "".join(
        f"{100 * k // count}%{{transform:translate({x * k / (count - 1):.3g}px,"
        f"{y * k / (count - 1):.3g}px)}}"
        for k in range(count)
    )


@scene
def finger_walking(key):
    stage = Stage(key, "Finger-walking", "The index finger creeps from the toes to the ankle.")
    stage.look("dorsal", about=(2.2, 0.5, 0.9), at=(56, 64), turned=8)
    stage.hand(
        POINT.but(index=(22, 22, 12), thumb=(30, 20, 35)),
        (-0.8, -0.1, -0.4),
        (0.2, 0.75, 0.6),
        ("index", 2.95, 0.03),
        (56, 50),
        move="a",
        layer="over",
    )
    stage.loop("a", "3s steps(1) infinite", walk(-1, 26))
    return stage.arrow((52, 62), (51, 80), (53, 100))


@scene
def hook_backup(key):
    stage = Stage(
        key, "Hook in and back up", "The bent thumb presses into the toe and draws back.", 92
    )
    stage.look("plantar", (22, 40), (62, 62), turned=-12)
    stage.hand(BENT, (-0.7, 0.2, -0.6), (0.6, 0.1, -0.8), TIP, (56, 42), move="a")
    stage.loop(
        "a",
        "2.4s ease-in-out infinite",
        "30%{transform:translate(-1px,-1px)}60%,80%{transform:translate(6px,2px)}",
    )
    return stage.point(56, 40, False).arrow((52, 26), (44, 34), (48, 48), (62, 52))


@scene
def rotation(key):
    stage = Stage(key, "Circles on one point", "The pad of the thumb makes tiny circles.", 62)
    stage.look("plantar", (48, 110), (62, 62), turned=-20)
    stage.hand(PRESS, **FROM_RIGHT, hold=PAD, at=(62, 62), move="a")
    stage.loop("a", "2.4s linear infinite", circle(3))
    return stage.arrow((70, 47), (58, 45), (49, 54), (50, 68), (60, 76))


def circle(radius: float) -> str:
    """Key frames once round a circle that begins at the resting place."""
    return "".join(
        f"{k * 125 // 10}%{{transform:translate({radius * sin(k * pi / 4):.2g}px,"
        f"{radius * (1 - cos(k * pi / 4)):.2g}px)}}"
        for k in range(9)
    )


@scene
def pinpoint(key):
    stage = Stage(
        key, "Pinpoint pressure", "The fingertip presses one small spot between the toes.", 70
    )
    stage.look("dorsal", (2.2, 0.3, 1.6), (60, 62))
    stage.hand(
        POINT.but(index=(20, 15, 8), thumb=(30, 20, 35)),
        (-0.75, -0.1, -0.5),
        (0.25, 0.8, 0.5),
        ("index", 2.95, 0.03),
        (74, 70),
        move="a",
        layer="over",
    )
    stage.loop("a", "1.6s ease-in-out infinite", "40%,70%{transform:translate(-1.5px,1.5px)}").loop(
        "p", *PULSE
    )
    return stage.point(74, 71)


@scene
def knuckle(key):
    stage = Stage(key, "Knuckle stroke", "The bent index finger slides along the sole.")
    stage.look("plantar", **SOLE)
    stage.hand(
        KNUCKLE.but(index=(60, 95, 40), thumb=(25, 20, 30)),
        (-0.7, 0.1, -0.7),
        (0.5, 0.75, 0.45),
        ("index", 1.0, -0.05),
        (60, 52),
        move="a",
        layer="over",
    )
    stage.loop("a", "2.6s ease-in-out infinite", "70%,to{transform:translate(8px,30px)}")
    return stage.arrow((46, 48), (51, 66), (58, 86))


@scene
def thumb_hold(key):
    stage = Stage(key, "Press and hold", "The flat thumb sinks in and stays.")
    stage.look("plantar", **SOLE)
    stage.hand(PRESS, **FROM_RIGHT, hold=PAD, at=(64, 56), move="a")
    stage.loop(
        "a", "4s ease-in-out infinite alternate", "60%,to{transform:translate(-1.5px,0)}"
    ).loop("p", *PULSE)
    return stage.point(63, 55)


@scene
def stroking(key):
    stage = Stage(key, "Stroking", "Both hands glide from the toes to the ankle.", 46)
    stage.look("medial", (2.2, 0.6, 0.75), (66, 74))
    stage.hand(
        FLAT,
        (-0.97, -0.05, 0.1),
        (0, -1, 0.25),
        ("middle", 1.0, 0.1),
        (78, 101),
        side="left",
        height=-10,
        move="a",
        layer="under",
    )
    stage.hand(
        FLAT.but(thumb=(15, 5, 5)),
        (-0.8, 0.5, 0.1),
        (0.5, 0.8, 0.3),
        ("middle", 1.5, 0.08),
        (84, 78),
        move="a",
        height=0,
        wraps=False,
    )
    stage.loop("a", "3s ease-in-out infinite", "70%,to{transform:translate(-24px,-14px)}")
    return stage.arrow((102, 54), (84, 46), (70, 34), (64, 14))


@scene
def rubbing(key):
    stage = Stage(key, "Rubbing", "The flat fingers rub the heel in circles.")
    stage.look("plantar", (50, 150), (62, 62), turned=-20)
    stage.hand(
        FLAT,
        (-0.75, 0.6, -0.25),
        (0.1, 0.3, 0.95),
        ("middle", 2.3, 0.07),
        (66, 70),
        move="a",
        layer="over",
    )
    stage.loop("a", "2s linear infinite", circle(5))
    return stage.arrow((60, 38), (44, 42), (38, 58), (44, 74), (56, 82))


@scene
def kneading(key):
    stage = Stage(key, "Kneading", "A hand lifts, squeezes and rolls the calf.", 40)
    stage.look("leg-medial", (1.7, 3.3, 0.0), (92, 56))
    stage.hand(
        PINCH.but(
            index=(30, 30, 15),
            middle=(32, 32, 15),
            ring=(36, 34, 15),
            little=(40, 36, 15),
            thumb=(25, 10, 10),
        ),
        (0.75, 0.25, 0.35),
        (-0.2, 0.3, 0.9),
        ("middle", 2.9, 0.05),
        (98, 50),
        side="left",
        move="a",
        layer="over",
    )
    stage.loop("a", SWAY, "to{transform:translate(-5px,-3px)}")
    return stage.arrow((124, 96), (128, 66), (124, 36))


@scene
def tapotement(key):
    stage = Stage(key, "Tapping and chopping", "The edges of both hands fall by turns.", 38)
    stage.look("leg-medial", (1.7, 3.4, 0.0), (84, 96), turned=90)
    stage.hand(
        FLAT,
        (-0.75, -0.25, 0.25),
        (0.1, 0, -1),
        ("little", 1.2, 0),
        (58, 66),
        move="a",
        layer="over",
        height=0,
    )
    stage.hand(
        FLAT,
        (-0.75, -0.25, -0.45),
        (-0.2, 0, 0.95),
        ("little", 1.2, 0),
        (98, 74),
        side="left",
        move="b",
        layer="over",
        height=20,
    )
    stage.loop("a", ".5s ease-in infinite alternate", "to{transform:translate(1px,8px)}")
    stage.loop("b", ".5s ease-in -.5s infinite alternate", "to{transform:translate(2px,-12px)}")
    return stage.arrow((24, 40), (24, 66), both=True)


@scene
def side_to_side(key):
    stage = Stage(key, "Foot shake, side to side", "Two palms rock the foot between them.", 46)
    stage.look("plantar", (50, 120), (80, 60))
    stage.hand(
        FLAT,
        (0.1, 0.85, -0.5),
        (-1, 0, 0.25),
        ("middle", 0, 0.1),
        (57, 56),
        side="left",
        move="a",
        height=-12,
        wraps=False,
    )
    stage.twin(80, "b")
    stage.loop(
        "a",
        ".8s ease-in-out infinite alternate",
        "from{transform:translate(0,5px)}to{transform:translate(0,-5px)}",
    )
    stage.loop(
        "b",
        ".8s ease-in-out infinite alternate",
        "from{transform:translate(0,-5px)}to{transform:translate(0,5px)}",
    )
    return stage.arrow((30, 74), (30, 40), both=True).arrow((130, 40), (130, 74), both=True)


@scene
def ankle_loosen(key):
    stage = Stage(
        key, "Ankle loosening", "Two palms at the ankle bones move against each other.", 42
    )
    stage.look("front", (2.2, 0.8, 0.8), (80, 66), nod=30)
    stage.hand(
        FLAT.but(thumb=(-25, 0, 0)),
        (0.05, 0.95, -0.2),
        (-1, 0, 0.3),
        ("middle", 0.2, 0.1),
        (62, 60),
        side="left",
        move="a",
        layer="over",
        height=20,
        wraps=False,
    )
    stage.twin(80, "b")
    stage.loop(
        "a",
        ".6s ease-in-out infinite alternate",
        "from{transform:translate(0,3px)}to{transform:translate(0,-3px)}",
    )
    stage.loop(
        "b",
        ".6s ease-in-out infinite alternate",
        "from{transform:translate(0,-3px)}to{transform:translate(0,3px)}",
    )
    return stage.arrow((38, 76), (38, 48), both=True).arrow((122, 48), (122, 76), both=True)


@scene
def ankle_rotation(key):
    stage = Stage(key, "Ankle circles", "One hand cups the heel, the other turns the foot.", 44)
    stage.look("medial", (2.2, 0.6, 0.7), (82, 62))
    stage.hand(
        CUPPED,
        (0.9, 0.05, -0.35),
        (-0.1, -0.95, 0.3),
        ("middle", 0.4, 0.1),
        (54, 92),
        layer="under",
        height=0,
    )
    stage.hand(PRESS, (-0.5, 0.75, -0.4), (0.8, 0.5, -0.2), PAD, (109, 82), move="a")
    stage.foot_moves = "a"
    stage.loop("a", "3s linear infinite", circle(3))
    return stage.arrow((144, 50), (132, 40), (120, 46), (118, 58))


@scene
def toe_rotation(key):
    stage = Stage(key, "Toe circles", "Thumb and finger hold a toe and circle it.", 86)
    stage.look("plantar", (36, 40), (64, 80), turned=-6)
    stage.hand(
        PINCH.but(thumb=(20, 10, 10)),
        (-0.2, -0.9, -0.35),
        (0.3, 0.2, -0.9),
        PAD,
        (74, 60),
        move="a",
    )
    stage.loop("a", "2.4s linear infinite", circle(3))
    return stage.arrow((54, 40), (44, 31), (34, 38), (33, 52))


@scene
def spinal_twist(key):
    stage = Stage(key, "Spinal twist", "One hand stays, the other wrings the foot to and fro.")
    stage.look("plantar", (50, 128), (100, 60), turned=8)
    stage.hand(PRESS, (0.7, 0.1, -0.7), (-0.7, 0, -0.7), PAD, (104, 67), side="left")
    stage.hand(PRESS, (0.7, -0.05, -0.7), (-0.7, 0, -0.7), PAD, (105, 58), move="a")
    stage.loop("a", SWAY, "from{transform:translate(-4px,-1px)}to{transform:translate(5px,1px)}")
    return stage.arrow((88, 36), (108, 31), (126, 35), both=True)


@scene
def metatarsal_kneading(key):
    stage = Stage(key, "Kneading the ball", "A fist pushes, then the other hand squeezes.", 46)
    stage.look("medial", (2.2, 0.5, 1.0), (74, 66), turned=-65)
    stage.hand(
        FIST,
        (-0.75, 0.2, 0.1),
        (0.2, 0.1, 0.95),
        ("middle", 1.0, -0.05),
        (100, 62),
        move="a",
        height=25,
        layer="over",
    )
    stage.hand(
        FLAT.but(thumb=(10, 5, 5)),
        (0.5, 0.75, -0.2),
        (-0.8, 0.5, 0.25),
        ("middle", 0.6, 0.09),
        (80, 50),
        side="left",
        move="b",
        height=0,
        wraps=False,
    )
    stage.loop("a", "2s ease-in-out infinite", "50%{transform:translate(-4px,-1px)}")
    stage.loop("b", "2s ease-in-out -1s infinite", "50%{transform:translate(3px,2px)}")
    return stage.arrow((142, 36), (122, 34)).arrow((52, 40), (66, 46))


@scene
def metatarsal_movers(key):
    stage = Stage(key, "Moving the ball bones", "Two neighbouring bones glide up and down.", 70)
    stage.look("plantar", (50, 76), (80, 62), nod=35)
    stage.hand(PRESS, (-0.75, 0.15, -0.65), (0.7, 0, -0.7), PAD, (86, 56), move="a")
    stage.twin(79, "b")
    stage.loop("a", SWAY, "from{transform:translate(0,2px)}to{transform:translate(0,-2px)}")
    stage.loop("b", SWAY, "from{transform:translate(0,-2px)}to{transform:translate(0,2px)}")
    return stage.arrow((73, 62), (73, 76)).arrow((85, 76), (85, 62))


@scene
def diaphragm_relax(key):
    stage = Stage(
        key, "Press-out under the ball", "Both thumbs slide from the middle to the edges.", 54
    )
    stage.look("plantar", (50, 110), (80, 60))
    stage.hand(PRESS, **FROM_RIGHT, hold=PAD, at=(83, 54), move="a")
    stage.twin(80, "b")
    stage.loop("a", "4s ease-in-out infinite alternate", "to{transform:translate(10px,2px)}")
    stage.loop("b", "4s ease-in-out infinite alternate", "to{transform:translate(-10px,2px)}")
    return stage.arrow((77, 42), (61, 44)).arrow((83, 42), (99, 44))


@scene
def solar_plexus_hold(key):
    stage = Stage(key, "Breathing hold", "The thumb presses in the hollow with the breath.", 54)
    stage.look("plantar", (46, 100), (80, 62), turned=-8)
    stage.hand(PRESS, **FROM_RIGHT, hold=PAD, at=(80, 60), move="a")
    stage.loop("a", "5s ease-in-out infinite alternate", "to{transform:translate(-2px,-.5px)}")
    stage.loop(
        "p", "5s ease-in-out infinite alternate", "from{transform:scale(.8)}to{transform:scale(2)}"
    )
    return stage.point(79, 59)


@scene
def hatching(key):
    stage = Stage(
        key, "Hatching", "Short strokes to and fro, first lengthwise, then crosswise.", 62
    )
    stage.look("plantar", (30, 90), (62, 66), turned=-20)
    stage.hand(PRESS, **FROM_RIGHT, hold=TIP, at=(58, 60), move="a")
    stage.loop("a", ".5s ease-in-out infinite alternate", "to{transform:translate(-3px,-5px)}")
    marks = [arrow([(x, 56), (x - 3, 46)], True, 1.2) for x in (44, 50, 56)]
    return stage.draw(*marks)


@scene
def sore_point_hold(key):
    stage = Stage(key, "Wait on a tender spot", "The bent thumb rests on one spot.", 62)
    stage.look("plantar", (50, 150), (62, 62), turned=-20)
    stage.hand(BENT, **FROM_RIGHT, hold=TIP, at=(60, 58))
    stage.loop(
        "p", "3s ease-out infinite", "from{transform:scale(1.8)}to{transform:scale(.8);opacity:.3}"
    )
    return stage.point(58, 57)


@scene
def achilles_stretch(key):
    stage = Stage(key, "Achilles tendon stroke", "Thumb and fingers stroke the tendon upward.", 44)
    stage.look("lateral", (2.2, 0.9, 0.4), (80, 72))
    stage.hand(PINCH, (-0.5, 0.4, -0.7), (0.7, 0.4, -0.4), PAD, (110, 60), move="a")
    stage.hand(
        FLAT,
        (0.2, 0.9, -0.2),
        (-0.9, 0, -0.2),
        ("middle", 0.5, 0.1),
        (30, 92),
        side="left",
        height=10,
        wraps=False,
    )
    stage.loop("a", "2.6s ease-in-out infinite", "70%,to{transform:translate(0,-22px)}")
    return stage.arrow((119, 46), (120, 28), (118, 10))


@scene
def toe_weave(key):
    stage = Stage(
        key,
        "Fingers between the toes",
        "The fingers lie between the toes and turn the forefoot.",
        70,
    )
    stage.look("dorsal", (2.2, 0.3, 1.5), (80, 66))
    pose = Pose(
        index=(10, 20, 15),
        middle=(10, 20, 15),
        ring=(10, 20, 15),
        little=(10, 20, 15),
        spread={"index": -13, "ring": 9, "little": 17},
    )
    stage.hand(
        pose,
        (0, -0.5, 0.8),
        (0, 0.9, 0.4),
        ("middle", 1.0, 0),
        (79, 50),
        side="left",
        height=-2,
        slack=0,
        move="a",
        wraps=False,
    )
    stage.loop(
        "a",
        "3s ease-in-out infinite alternate",
        "from{transform:translate(-2px,0)}to{transform:translate(2px,0)}",
    )
    return stage.arrow((50, 26), (80, 14), (112, 26), both=True)


def main(ids: list[str]) -> None:
    """Write the pictures with these ids, or all."""
    FOLDER.mkdir(exist_ok=True)
    for key in ids or SCENES:
        (FOLDER / f"{key}.svg").write_text(SCENES[key](key).svg(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
