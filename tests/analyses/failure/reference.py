"""The semantics of docs/explanation/failure.md, once more: slow, one outage at a time, and written apart."""

from math import inf


def reachable(needs, start):
    seen, waiting = set(), [start]
    while waiting:
        for provider, _, _ in needs[waiting.pop()]:
            if provider not in seen:
                seen.add(provider)
                waiting.append(provider)
    return seen


def outage(needs, needed, gone):
    """`needs[v]`: (provider, after, recovery) each; `needed[v]`: 0 for all; `gone[v]`: (begin, end).

    Gives (stops, back) of everything that is down.
    """
    reach = {v: reachable(needs, v) for v in needs}
    together = {v: frozenset({v} | {u for u in reach[v] if v in reach[u]}) for v in needs}
    circle = {v: v in reach[v] for v in needs}
    down = dict(gone)
    while True:
        after = {v: spell for v in needs if (spell := _spell(v, needs, needed, gone, down, together, circle))}
        if after == down:
            return down
        down = after


def _spell(v, needs, needed, gone, down, together, circle):
    begins, ends = _needs_felt(v, needs, needed, down)
    stops = min(begins, gone.get(v, (inf, 0))[0])
    if circle[v]:
        ends = _together(together[v], needs, needed, gone, down)
    back = max(ends, gone.get(v, (0, -inf))[1])
    return (stops, back) if stops < back else None


def _felt(v, needs, down):
    found = []
    for provider, after, recovery in needs[v]:
        if provider in down and down[provider][0] + after < down[provider][1]:
            found.append((provider, down[provider][0] + after, down[provider][1] + recovery, recovery))
    return found


def _needs_felt(v, needs, needed, down):
    felt = _felt(v, needs, down)
    if needed[v] == 0:
        return min((one[1] for one in felt), default=inf), max((one[2] for one in felt), default=-inf)
    missable = len(needs[v]) - needed[v]
    if len(felt) <= missable:
        return inf, -inf
    ends = sorted([-inf] * (len(needs[v]) - len(felt)) + [one[2] for one in felt])
    begins, ends = sorted(one[1] for one in felt)[missable], ends[needed[v] - 1]
    return (begins, ends) if begins < ends else (inf, -inf)


def _together(members, needs, needed, gone, down):
    outside, recovery = -inf, 0
    for v in members:
        outside = max(outside, gone.get(v, (0, -inf))[1])
        felt = _felt(v, needs, down)
        begins, ends = _needs_felt(v, needs, needed, down)
        if begins < ends:
            outside = max([outside, *(one[2] for one in felt if one[0] not in members)])
            recovery = max([recovery, *(one[3] for one in felt if one[0] in members)])
    return outside + recovery
