"""The contestants, how often they are asked, and the targets that are printed beside."""
from dataclasses import dataclass

SIZES = (1, 100, 10_000)
REQUESTS = {1: 4000, 100: 1500, 10_000: 60}


@dataclass(frozen=True)
class Contestant:
    name: str  # what directus_bench_client calls it
    title: str
    slow: bool = False  # asked less often, or it would take most of the time

    def divisor(self, size):
        if not self.slow:
            return 1
        if self.name == "javascript":
            return 6
        return {1: 1, 100: 6, 10_000: 6}[size]


CONTESTANTS = (
    Contestant("raw", "raw libcurl easy, reused handle (the floor)"),
    Contestant("raw-128k", "the same with a 128 KiB receive buffer"),
    Contestant("simdjson", "libcurl + simdjson by hand, straight into structs"),
    Contestant("nlohmann", "libcurl + nlohmann DOM + get<std::vector<T>>", slow=True),
    Contestant("typed", "directus-cpp, typed"),
    Contestant("dynamic", "directus-cpp, dynamic (Json)", slow=True),
    Contestant("javascript", "@directus/sdk 26 on Node", slow=True),
)

TARGETS = {
    "must hold, typed": {1: "<= 1.08", 100: "<= 3.15", 10_000: "<= 3.5", "faults": "< 0.1 / < 0.1 / below"},
    "want, typed": {1: "<= 0.95", 100: "<= 2.0", 10_000: "<= 2.4", "faults": ""},
    "faults": "must hold < 0.1",
    "flight 1": "must hold <= 1.25, want 1.10",
    "flight 100": "must hold <= 3.0, want 2.8",
    "flight many": "must hold < 1.20",
    "order": "must hold <= 1.3",
    "graphql": "want 1.00",
    "session": "want 1.00",
    "retry": "want 1.00",
    "compile": "must hold <= 0.8, want 0.6",
}
