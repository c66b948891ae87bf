"""Where the roles of a ladder stand in its picture: columns of platforms, the lowest rung
on the left, joined by lines that climb.

Pure: numbers and texts in, numbers and texts out; the template draws them as SVG.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import accumulate, groupby
from textwrap import wrap

COLUMN = 212  # from one rung to the next
PLATFORM = 192  # how wide a role stands
RISE = 88  # how much higher the next rung stands
STOREY = 158  # between roles on the same rung, if the title has up to three lines
ICON = 72  # the drawing of a role, which stands on its platform
LINE = 21  # of a title, which hangs below
FIRST_LINE = 25  # from the platform down to it
LETTERS = 21  # in one line of a title
MARGIN = 18


@dataclass(frozen=True)
class TitleLine:
    """`is_tight` if it must be squeezed to the width of the platform: one long word."""

    y: int
    text: str
    is_tight: bool


@dataclass(frozen=True)
class Platform:
    """A role in the picture: the line that it stands on, its title below, above it how
    long the way here takes. `is_top` marks the highest rung, where the sun is."""

    key: Hashable
    x: int
    y: int
    title: list[TitleLine]
    time: str
    is_top: bool

    @property
    def width(self) -> int:
        return PLATFORM

    @property
    def end(self) -> int:
        return self.x + PLATFORM

    @property
    def time_y(self) -> int:
        return self.y - 12

    @property
    def icon(self) -> dict[str, int]:
        """It stands at the far end."""
        x, y = self.end - ICON - 8, self.y - ICON - 4
        return {"x": x, "y": y, "size": ICON, "middle": x + ICON // 2}


@dataclass(frozen=True)
class Climb:
    """The way from one platform to another: along, up (or down) and along."""

    x_from: int
    y_from: int
    x_turn: int
    x_to: int
    y_to: int

    @property
    def path(self) -> str:
        return f"M{self.x_from} {self.y_from}H{self.x_turn}V{self.y_to}H{self.x_to}"


@dataclass(frozen=True)
class Drawing:
    """The picture: how large it is, and what stands in it."""

    width: int
    height: int
    platforms: list[Platform]
    climbs: list[Climb]


def draw(
    roles: Iterable[tuple[Hashable, int, str, str]],
    steps: Iterable[tuple[Hashable, Hashable]],
) -> Drawing:
    """`roles` are (key, rung, title, time), `steps` pairs of keys (from, to). Rungs that
    nobody stands on take no room; a step to a lower or the same rung is left out."""
    by_rung = groupby(sorted(roles, key=lambda role: role[1]), lambda role: role[1])
    columns = [list(column) for _rung, column in by_rung]
    if not columns:
        return Drawing(0, 0, [], [])
    heights = [_heights(column, there) for column, there in enumerate(columns)]
    down = MARGIN + ICON - min(map(min, heights))
    platforms = [
        _platform(key, column, down + y, title, time, column == len(columns) - 1)
        for column, there in enumerate(columns)
        for (key, _rung, title, time), y in zip(there, heights[column], strict=True)
    ]
    return Drawing(
        width=COLUMN * (len(columns) - 1) + PLATFORM + 2 * MARGIN,
        height=max(platform.title[-1].y for platform in platforms) + MARGIN,
        platforms=platforms,
        climbs=_climbs({platform.key: platform for platform in platforms}, steps),
    )


def _heights(column: int, roles: list[tuple[Hashable, int, str, str]]) -> list[int]:
    """y of the platforms of a column, before the picture is moved into its frame."""
    storeys = [_storey(title) for _key, _rung, title, _time in roles[:-1]]
    places = list(accumulate(storeys, initial=0))
    return [-RISE * column + round(place - places[-1] / 2) for place in places]


def _storey(title: str) -> int:
    """As high as a role with this title needs above the next one."""
    below = FIRST_LINE + LINE * (len(_lines(title)) - 1)
    return max(STOREY, below + MARGIN + ICON)


def _lines(title: str) -> list[str]:
    return wrap(title, LETTERS, break_long_words=False) or [""]


def _platform(
    key: Hashable, column: int, y: int, title: str, time: str, is_top: bool
) -> Platform:
    return Platform(
        key=key,
        x=MARGIN + COLUMN * column,
        y=y,
        title=[
            TitleLine(y + FIRST_LINE + LINE * number, line, len(line) > LETTERS)
            for number, line in enumerate(_lines(title))
        ],
        time=time,
        is_top=is_top,
    )


def _climbs(
    known: dict[Hashable, Platform], steps: Iterable[tuple[Hashable, Hashable]]
) -> list[Climb]:
    return [
        _climb(known[lower], known[higher])
        for lower, higher in steps
        if lower in known and higher in known and known[lower].x < known[higher].x
    ]


def _climb(lower: Platform, higher: Platform) -> Climb:
    """It turns just before the higher platform, so that ways to it run together."""
    turn = higher.x - (COLUMN - PLATFORM) // 2
    return Climb(lower.end, lower.y, turn, higher.x, higher.y)
