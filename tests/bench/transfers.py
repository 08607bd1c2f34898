"""How much resident memory a transfer of 256 MiB, or a list read to its end, adds."""
from measure import output_of, printed

# Each by its name in the program's output: what is printed, and how many MB it may be.
TRANSFERS = {
    "upload": ("256 MiB, uploadFiles", 2),
    "resumable": ("256 MiB, uploadResumable", 2),
    "download": ("256 MiB, readAssetRaw to a file", 2),
    "list": ("100,000 items (62 MB), readAll", 8),
}


def print_transfers(options, checks):
    command = [f"{options.build}/tests/directus_bench_transfers"]
    figures = dict(line.split() for line in output_of(command).splitlines())
    print()
    for name, (title, limit) in TRANSFERS.items():
        if name in figures:
            print(f"resident memory added by {title}: {int(figures[name]) / 1e6:.2f} MB   (at most {limit} MB)")
        checks.note(title, name in figures)
    print(f"    {printed(options, command)}")
