"""The table: a row for each contestant, a column for each size of reply."""
from statistics import median

from contestants import CONTESTANTS, SIZES, TARGETS

WIDTHS = (50, 20, 20, 20, 22)


def print_table(figures, reply_sizes):
    heads = [f"{size:,} item{'s' * (size > 1)} ({size_text(reply_sizes[size])})" for size in SIZES]
    print_row("client, one request after another", *heads, "minor faults/request")
    print("|" + "|".join("-" * (width + 2) for width in WIDTHS) + "|")
    for contestant in CONTESTANTS:
        cells = [figures[size][contestant.name] for size in SIZES]
        if not cells[0]:
            print_row(contestant.title, *["not here"] * 4)
            continue
        ratios = [ratio_text([ratio for ratio, _ in cell]) for cell in cells]
        faults = " / ".join(f"{median(f for _, f in cell):.2f}" for cell in cells)
        print_row(contestant.title, *ratios, faults)
    for name in ("must hold, typed", "want, typed"):
        print_row(name, *(TARGETS[name][size] for size in SIZES), TARGETS[name]["faults"])


def print_row(*cells):
    print("| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS)) + " |")


def ratio_text(ratios):
    return f"{median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"


def size_text(size):
    for unit, name in ((1_000_000, "MB"), (1000, "kB")):
        if size >= unit:
            return f"{size / unit:.3g} {name}"
    return f"{size} B"
