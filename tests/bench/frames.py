"""What a WebSocket message of 200 bytes costs before it is decoded."""
from pathlib import Path

from measure import output_of, printed

MOST = 0.25  # µs


def print_frames(options, checks):
    command = [f"{options.build}/tests/directus_bench_frames", "2" if options.quick else "7"]
    rows = output_of(command).splitlines()
    javascript = [options.node, str(Path(__file__).with_name("frames.mjs")), "2" if options.quick else "7"]
    if options.node:
        rows += output_of(javascript).splitlines()
    costs = {name: float(cost) for name, cost in map(str.split, rows)}
    print("\nprocessor time of a WebSocket message of 200 B, frames read and UTF-8 checked:")
    for name in ("directus-cpp", "wslay"):
        if name not in costs:
            print(f"  {name}: not here")
            continue
        print(f"  {name}: {costs[name]:.3f} µs" + (f"   (at most {MOST} µs)" if name == "directus-cpp" else ""))
        checks.note(f"WebSocket frames by {name}", costs[name] > 0)
    print(f"    {printed(options, command)}")
    if "javascript" in costs:
        print(f"  the WebSocket of Node, which @directus/sdk uses, with its socket: {costs['javascript']:.3f} µs")
        print(f"    {printed(options, javascript)}")
        checks.note("WebSocket frames by Node", costs["javascript"] > 0)
