"""What a WebSocket message of 200 bytes costs before it is decoded."""
from measure import output_of, printed

MOST = 0.25  # µs


def print_frames(options, checks):
    command = [f"{options.build}/tests/directus_bench_frames", "2" if options.quick else "7"]
    costs = {name: float(cost) for name, cost in map(str.split, output_of(command).splitlines())}
    print("\nprocessor time of a WebSocket message of 200 B, frames read and UTF-8 checked:")
    for name in ("directus-cpp", "wslay"):
        if name not in costs:
            print(f"  {name}: not here")
            continue
        print(f"  {name}: {costs[name]:.3f} µs" + (f"   (at most {MOST} µs)" if name == "directus-cpp" else ""))
        checks.note(f"WebSocket frames by {name}", costs[name] > 0)
    print(f"    {printed(options, command)}")
