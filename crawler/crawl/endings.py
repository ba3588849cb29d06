"""How the pages of a host end, and so whether one that ends in running text was cut."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from crawler.addresses.canonical import host_and_port
from crawler.model import Ending


class Endings:
    """The tally of a run.

    A host's pages come from few templates: they all close their elements, or none does.
    """

    def __init__(self) -> None:
        self._seen: dict[str, Counter[Ending]] = defaultdict(Counter)

    def note(self, url: str, ending: Ending) -> None:
        """Count a page that was not cut."""
        self._seen[host_and_port(url)][ending] += 1

    def prove_cut(self, url: str, stored: Mapping[Ending, int]) -> bool:
        """Return whether a page that ends in running text was cut.

        `stored` counts how pages of the site ended in earlier runs.
        """
        seen = self._seen[host_and_port(url)]
        whole, left_open = (seen[how] + stored.get(how, 0) for how in ("whole", "open"))
        return whole > left_open
