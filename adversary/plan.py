"""Which families get how many articles, on which sites."""

import random
from collections import Counter
from collections.abc import Sequence

from adversary.family import Family, Honest
from adversary.site import Site, invent

_ON_A_SITE = 3  # at most; the next articles of the family stand on another site, in another frame
_WEIGHT = {Honest.EXACT: 1, Honest.FLAG: 1, Honest.ONE: 2}


def plan(families: Sequence[Family], seed: int, articles: int) -> list[Site]:
    """Invent sites with so many articles in all, shared out among the families."""
    rng = random.Random(seed)
    turns = [family.name for family in families for _ in range(_WEIGHT[family.honest])]
    rng.shuffle(turns)
    share = Counter(turns[n % len(turns)] for n in range(articles))
    return [site for family in families for site in _sites(family, seed, share[family.name])]


def _sites(family: Family, seed: int, articles: int) -> list[Site]:
    sizes = [min(_ON_A_SITE, articles - done) for done in range(0, articles, _ON_A_SITE)]
    return [invent(family, seed, number, size) for number, size in enumerate(sizes)]
