"""One measurement: a process of its own for the contestant, and one for the stub that it asks."""
import os
import shlex
import subprocess
from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    cpu: float  # µs of processor time, for one request
    faults: float  # minor faults, for one request
    checksum: int  # of what arrived


def command_of(options, contestant):
    """The command but for its last words, ITEMS and REQUESTS."""
    stub = f"{options.build}/tests/directus_bench_stub"
    if contestant.startswith("javascript"):
        return [stub, options.node or "node", options.sdk or "sdk.mjs", *contestant.split("-")[1:]]
    if contestant.startswith("cpr"):
        return [stub, f"{options.build}/tests/directus_bench_cpr", contestant]
    return [stub, client_of(options), contestant]


def client_of(options):
    return f"{options.build}/tests/directus_bench_client"


def printed(options, command):
    """As a shell takes it once BUILD is set."""
    return shlex.join(command).replace(options.build, "$BUILD")


def measure(options, contestant, size, requests, environment=None):
    """None where the contestant is not here."""
    if contestant.startswith("javascript") and not options.sdk:
        return None
    output = output_of([*command_of(options, contestant), str(size), str(requests)], environment)
    try:
        cpu, faults, checksum = output.split()
        return Figures(float(cpu), float(faults), int(checksum))
    except ValueError:
        return Figures(float("nan"), float("nan"), 0)


def expected_of(options, size):
    """(checksum, bytes of the reply) of so many articles."""
    checksum, length = output_of([client_of(options), "checksum", str(size)]).split()
    return int(checksum), int(length)


def output_of(command, environment=None):
    done = subprocess.run(command, check=False, text=True, stdout=subprocess.PIPE, timeout=300,
                          env={**os.environ, **(environment or {})})
    return done.stdout.strip()


class Checks:
    """A contestant passes for a size when it brought the right data in every round."""

    def __init__(self, expected):
        self.expected = expected
        self.right = {}

    def record(self, name, size, figures):
        self.note(f"{name}, {size} items", figures.checksum == self.expected[size][0])

    def note(self, what, is_right):
        self.right[what] = self.right.get(what, True) and is_right

    def reply_sizes(self):
        return {size: length for size, (_, length) in self.expected.items()}

    def print_failures(self):
        for what, is_right in self.right.items():
            if not is_right:
                print(f"FAILED  {what}: wrong data, or none")

    @property
    def passed(self):
        return sum(self.right.values())

    @property
    def failed(self):
        return len(self.right) - self.passed
