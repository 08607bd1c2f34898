"""How much resident memory a transfer of 256 MiB adds."""
from measure import output_of, printed

LIMIT_MB = 2.0
TITLES = {"upload": "uploadFiles", "resumable": "uploadResumable", "download": "readAssetRaw to a file"}


def print_transfers(options, checks):
    command = [f"{options.build}/tests/directus_bench_transfers"]
    figures = dict(line.split() for line in output_of(command).splitlines())
    print()
    for name, title in TITLES.items():
        if name in figures:
            print(f"resident memory that 256 MiB add, {title}: {int(figures[name]) / 1e6:.2f} MB   (at most {LIMIT_MB:g} MB)")
        checks.note(f"256 MiB, {title}", name in figures)
    print(f"    {printed(options, command)}")
