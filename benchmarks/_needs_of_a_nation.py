"""An invented country as a graph of needs in columns: shared suppliers and platforms first, then city by city.

Shaped like the landscapes regie sees: applications need suppliers, a platform and each other, processes need
applications, one need in eight goes through a group of alternatives, and a few hundred cities hold circles.
"""

from dataclasses import dataclass

import numpy as np

SUPPLIERS, PLATFORMS = 2_000, 300
SUITE = 24
PER_CITY = {"applications": 1_316, "processes": 303, "groups": 714}


@dataclass(frozen=True)
class Country:
    """`needed` holds per node how many needs must hold, 0 being all; a need runs from `dependant` to `provider`.
    `part` is the city of each node, 0 being what all share."""

    dependant: np.ndarray
    provider: np.ndarray
    needed: np.ndarray
    part: np.ndarray
    applications: int
    processes: np.ndarray

    @property
    def nodes(self):
        return len(self.needed)


def country(cities, seed=7):
    """The graph of so many cities; the first `SUPPLIERS` nodes are the suppliers."""
    dice = np.random.default_rng(seed)
    shared = SUPPLIERS + PLATFORMS
    size = sum(PER_CITY.values())
    found = [_shared(dice)]
    begin = shared + size * np.arange(cities)
    apps, procs, groups = PER_CITY["applications"], PER_CITY["processes"], PER_CITY["groups"]

    every_app = (begin[:, None] + np.arange(apps)).ravel()
    for often in (1.0, 0.4):
        kept = dice.random(len(every_app)) < often
        found.append((every_app[kept], _known(dice, kept.sum(), SUPPLIERS)))
    found.append((every_app, SUPPLIERS + _known(dice, len(every_app), PLATFORMS)))
    place = np.tile(np.arange(apps) % SUITE, cities)
    for _ in range(7):  # an application needs others of its suite below it; one in three thousand one above: a circle
        other = every_app - place + (place * dice.random(len(every_app))).astype(np.int64)
        up = dice.random(len(other)) < 1 / 3000
        kept = other != every_app
        found.append((np.where(up, other, every_app)[kept], np.where(up, every_app, other)[kept]))
    every_group = (begin[:, None] + apps + procs + np.arange(groups)).ravel()
    group_home = np.repeat(begin, groups)
    for number in range(3):
        kept = dice.random(len(every_group)) < (1.0, 1.0, 0.3)[number]
        # members are drawn from disjoint thirds, so that they differ
        third = apps // 3
        member = group_home + third * number + dice.integers(0, third, len(every_group))
        found.append((every_group[kept], member[kept]))
    of_process = group_home + apps + dice.integers(0, procs, len(every_group))
    of_application = group_home + apps - 1 - dice.integers(0, 200, len(every_group))
    found.append((np.where(np.arange(len(every_group)) % 2 == 0, of_process, of_application), every_group))
    every_process = (begin[:, None] + apps + np.arange(procs)).ravel()
    uses = np.repeat(every_process, 8)
    found.append((uses, np.repeat(begin, procs * 8) + dice.integers(0, apps, len(uses))))
    return _sorted(found, shared + size * cities, every_group, every_process, apps * cities)


def _known(dice, count, among):
    return (among * dice.random(count) ** 3).astype(np.int64)


def _shared(dice):
    platforms = SUPPLIERS + np.arange(PLATFORMS)
    above = np.arange(200, SUPPLIERS, 5)
    below = (above * dice.random(len(above)) ** 2).astype(np.int64)
    return np.concatenate((platforms, above)), np.concatenate((_known(dice, PLATFORMS, SUPPLIERS), below))


def _sorted(found, nodes, groups, processes, applications):
    key = np.concatenate([dependant * nodes + provider for dependant, provider in found])
    key = np.sort(key)
    key = key[np.concatenate(([True], key[1:] != key[:-1]))]
    needed = np.zeros(nodes, np.int64)
    needed[groups] = 1
    part = np.concatenate(
        (
            np.zeros(SUPPLIERS + PLATFORMS, np.int64),
            1 + np.arange(nodes - SUPPLIERS - PLATFORMS) // sum(PER_CITY.values()),
        )
    )
    return Country(key // nodes, key % nodes, needed, part, applications, processes)
