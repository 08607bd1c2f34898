"""The rounds of the benchmark and what they say; called by run.sh.

Contestants take turns (A B C … A B C …). Each figure is a ratio to the floor of the same round, so
that what else the machine does hits both; printed are the median and the range of the rounds.
"""
import argparse
import sys
import time

from contestants import CONTESTANTS, REQUESTS, SIZES, TARGETS
from compile_time import compare_compile_times, compare_schema_sizes
from frames import print_frames
from measure import Checks, client_of, command_of, expected_of, measure, output_of, printed
from table import print_table, ratio_text
from transfers import print_transfers


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", help="the build folder of the dev preset")
    parser.add_argument("--quick", action="store_true", help="a smoke run: two short rounds")
    parser.add_argument("--node", help="the Node that runs the JavaScript SDK")
    parser.add_argument("--sdk", help="sdk.mjs, beside its node_modules")
    parser.add_argument("--cpr", action="store_true", help="directus_bench_cpr was built")
    return parser.parse_args()


def run_rounds(options, checks):
    """{size: {name: [(ratio, faults) of each round]}}"""
    figures = {size: {c.name: [] for c in CONTESTANTS} for size in SIZES}
    for _ in range(rounds(options)):
        for size in SIZES:
            floor = None
            for contestant in CONTESTANTS:
                count = requests(contestant, size, options.quick)
                result = measure(options, contestant.name, size, count)
                if result is None:
                    continue
                checks.record(contestant.name, size, result)
                floor = floor or result.cpu
                figures[size][contestant.name].append((result.cpu / floor, result.faults))
    return figures


def rounds(options):
    return 2 if options.quick else 7


def requests(contestant, size, quick):
    count = max(REQUESTS[size] // contestant.divisor(size), 3)
    return max(count // 10, 2) if quick else count


def compare(options, checks, what, one, other, size, count, target):
    """Prints what `one` costs against `other`, which differs from it in one thing."""
    ratios = []
    count = count // 15 if options.quick else count
    for turn in range(rounds(options)):
        costs = {}
        # The second contestant finds a warmer machine: they change places.
        for name in (one, other) if turn % 2 else (other, one):
            figures = measure(options, name, size, count)
            checks.record(name, size, figures)
            costs[name] = figures.cpu
        ratios.append(costs[one] / costs[other])
    print(f"{what}: {ratio_text(ratios)}   ({target})")
    print(f"    {printed(options, command_of(options, one))} {size} {count}  against  {other}")


def print_in_flight(options, checks):
    """What a request costs where many are in flight, all over 32 connections."""
    print("\nmany requests in flight, directus-cpp (decoded) / bare curl_multi (not decoded), 32 connections:")
    for size, count in ((1, 20_000), (100, 4000)):
        compare(options, checks, f"  32 in flight, {size} item{'s' * (size > 1)}",
                "flight-32", "multi-32", size, count, TARGETS[f"flight {size}"])
    compare(options, checks, "  1,000 in flight / 32 in flight, directus-cpp, 1 item",
            "flight-1000", "flight-32", 1, 20_000, TARGETS["flight many"])
    compare(options, checks, "  1,000 in flight / 32 in flight, bare curl_multi, 1 item",
            "multi-1000", "multi-32", 1, 20_000, "to compare")
    if options.sdk:
        compare(options, checks, "  32 in flight, @directus/sdk / bare curl_multi, 1 item",
                "javascript-32", "multi-32", 1, 4000, "to compare")
    for size, count in ((1, 10_000), (100, 1000)) if options.cpr else ():
        compare(options, checks, f"  32 in flight, cpr and nlohmann/json / bare curl_multi, {size} item{'s' * (size > 1)}",
                "cpr-32", "multi-32", size, count, "to compare; a thread for each call")


def print_own_faults(options, checks):
    """After a large reply, malloc gives the program's freed result back to the system; without that,
    what remains is the client's own."""
    keep = {"GLIBC_TUNABLES": "glibc.malloc.trim_threshold=1000000000"}
    result = measure(options, "typed", 10_000, 5 if options.quick else 30, keep)
    checks.record("typed", 10_000, result)
    print(f"\nminor faults/request of directus-cpp, 10,000 items, when malloc keeps what was freed: "
          f"{result.faults:.2f}   ({TARGETS['faults']})")
    print(f"    {' '.join('='.join(pair) for pair in keep.items())} "
          f"{printed(options, command_of(options, 'typed'))} 10000 30")


def print_commands(options):
    print(f"\nHow each row is made (printed: µs of processor time, minor faults, checksum); BUILD={options.build}")
    for contestant in CONTESTANTS:
        sizes = " | ".join(f"{size} {requests(contestant, size, options.quick)}" for size in SIZES)
        print(f"  {contestant.title}:\n    {printed(options, command_of(options, contestant.name))} {sizes}")


def print_head(options):
    versions = output_of([client_of(options), "versions"])
    node = "Node " + output_of([options.node, "--version"]) if options.node else "no Node"
    print(f"{versions}, {node}; processor time (user and system) of the client per request,")
    print(f"as a ratio to the floor: median and range of {rounds(options)} alternating rounds\n")


def main():
    options = parse_arguments()
    begun = time.monotonic()
    checks = Checks({size: expected_of(options, size) for size in SIZES})
    print_head(options)
    print_table(run_rounds(options, checks), checks.reply_sizes())
    print_commands(options)

    print_own_faults(options, checks)
    compare(options, checks, "fields in reversed order / as asked, decoding 100 items from memory",
            "decode-reversed", "decode-in-order", 100, 3000, TARGETS["order"])
    compare(options, checks, "a typed GraphQL reply / the same items by REST, decoding 100 items from memory",
            "decode-graphql", "decode-in-order", 100, 3000, TARGETS["graphql"])
    compare(options, checks, "fresh token of a session / staticToken, 1 item",
            "typed-session", "typed", 1, 8000, TARGETS["session"])
    compare(options, checks, "retry on / one try, 1 item, nothing fails",
            "typed", "typed-one-try", 1, 8000, TARGETS["retry"])
    print_in_flight(options, checks)
    print_transfers(options, checks)
    print_frames(options, checks)
    compare_compile_times(options, checks)
    compare_schema_sizes(options, checks)

    print(f"\nthis took {time.monotonic() - begun:.0f} s")
    checks.print_failures()
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
