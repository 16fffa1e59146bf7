"""Questions to ask next: time on the large example city, and what asking well gains over asking at random or by size.

The answers of a city do not exist, so they are drawn: per seed every open fact gets one from its prior. Every policy
asks the same number of questions, or spends the same time, and gets the same answers; what is left open is then found
by computing everything again. "Size" asks about the applications with the most users first; "hanging" asks first the
facts on which most things hang, which takes the same analysis as asking well and looks at numbers only.
"""

import random
import time
from collections import Counter
from collections.abc import Sequence

from regie.actions.questions import openness
from regie.analyses.autonomy import autonomous_verdicts
from regie.analyses.questions import Priors, Row, ask, settings, weighed
from regie.analyses.targets import measure_goals
from regie.examples import EXAMPLES
from regie.landscape import Application, Change, FactRef, Landscape, known

BAR_SECONDS = 2.0
BAR_RANDOM, BAR_SIZE, BAR_HANGING = 3.0, 3.0, 1.0
ASKED = 50
SEEDS = (1, 2, 3)
TIMES = 3


def main() -> bool:
    """Print the figures; whether every bar is met."""
    city = EXAMPLES["amsterdam-schaal"]()
    day = city.as_of
    assert day is not None
    spent = []
    for _ in range(TIMES):
        fresh = Landscape(city.name, city.as_of, city.records)
        start = time.process_time()
        asked = ask(fresh, day, openness(fresh, day), limit=100)
        spent.append(time.process_time() - start)
    print(f"100 questions of {asked.candidates} on {len(city.records)} records: {min(spent):.2f} s of processor time")
    ratios = compare(city)
    for other, ratio in ratios.items():
        print(f"asking well settles {ratio:.1f} times what {other} settles")
    bars = {"random": BAR_RANDOM, "size": BAR_SIZE, "hanging": BAR_HANGING}
    met = all(ratio >= bars[other.split(",")[0]] for other, ratio in ratios.items() if other != "hanging")
    return min(spent) < BAR_SECONDS and met


def compare(city: Landscape) -> dict[str, float]:
    """How much more asking well settles than each other policy with as many questions, or in as many minutes."""
    day = city.as_of
    assert day is not None
    parts = openness(city, day)
    rows, priors = weighed(city, parts, settings())
    facts = sorted({fact for row in rows for fact in row.facts})
    ours = [one.fact for one in ask(city, day, parts, limit=ASKED).questions]
    minutes = sum(effort(city, fact) for fact in ours)
    before = left(city)
    print(f"open before: {before[0]:.2f}, of which the width of goals {before[1]:.2f}; {minutes / 60:.0f} hours")
    gains: dict[str, list[float]] = {}
    for seed in SEEDS:
        chance = random.Random(seed)
        truth = {fact: draw(priors, fact, chance) for fact in facts}
        orders = {
            "random": chance.sample(facts, len(facts)),
            "size": by_users(city, facts),
            "hanging": by_hanging(rows, facts),
        }
        policies = {"well": ours}
        for name, order in orders.items():
            policies[name] = order[:ASKED]
            policies[f"{name}, same minutes"] = within(city, order, minutes)
        for name, chosen in policies.items():
            change = Change(name, facts=tuple((fact, known(truth[fact])) for fact in chosen))
            after = left(city.with_change(change))
            gains.setdefault(name, []).append(before[0] - after[0])
            print(f"seed {seed}, {name} ({len(chosen)}): open {after[0]:.2f}, width of goals {after[1]:.2f}")
    total = {name: sum(found) for name, found in gains.items()}
    return {name: total["well"] / max(total[name], 1e-9) for name in total if name != "well"}


def by_users(city: Landscape, facts: Sequence[FactRef]) -> list[FactRef]:
    """The open facts of the largest applications first; then what belongs to no application."""
    users = {one.id: one.users.value_or(0) for one in city.all(Application)}
    return sorted(facts, key=lambda fact: (-users.get(fact.id, -1), fact))


def by_hanging(rows: Sequence[Row], facts: Sequence[FactRef]) -> list[FactRef]:
    """The facts on which most rows hang first."""
    touched = Counter(fact for row in rows for fact in row.facts)
    return sorted(facts, key=lambda fact: (-touched[fact], fact))


def left(city: Landscape) -> tuple[float, float]:
    """What is open of the objective, and the summed width of all readings."""
    day = city.as_of
    assert day is not None
    weights = settings().weights
    goals = measure_goals(city, day, autonomous_verdicts(city, day)).goals
    shares = [one.share for result in goals for one in result.measurements if one.share is not None]
    open_ = sum(row.weight * weights[row.measure[0]] for part in openness(city, day) for row in part.rows)
    return open_, sum(share.width for share in shares)


def draw(priors: Priors, fact: FactRef, chance: random.Random) -> object:
    """One answer by its chance; what nothing is known of stays out."""
    answers = priors.of(fact)
    return chance.choices([value for value, _ in answers], [weight for _, weight in answers])[0]


def within(city: Landscape, facts: Sequence[FactRef], minutes: float) -> list[FactRef]:
    """The first of these that fit in the time."""
    found: list[FactRef] = []
    for fact in facts:
        minutes -= effort(city, fact)
        if minutes < 0:
            break
        found.append(fact)
    return found


def effort(city: Landscape, fact: FactRef) -> float:
    """Minutes for one answer."""
    return settings().effort_of(city[fact.id].noun, fact.field).minutes
