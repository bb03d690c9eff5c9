"""How time and memory grow with the lines that are linted, cold (an empty cache), warm, and warm with one changed file."""
import contextlib
import json
import os
import pathlib
import subprocess
import tempfile

import corpus
from measuring import Contender, median, run, show_progress

ROOT = pathlib.Path(__file__).resolve().parent.parent
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)


def add_arguments(parser):
    parser.add_argument("--lines", type=int, default=SIZES[-1], help="the largest folder of the growth table; 0: no table")
    parser.add_argument("--growth-only", action="store_true")
    parser.add_argument("--growth-rounds", type=int, default=3)
    parser.add_argument("--repositories", default="/opt/swift-packages", help="a folder of git repositories, OWNER/NAME.git")


def measure_growth(options):
    work = ROOT / ".build-bench"
    sources = corpus.packages(work, ROOT / ".build/checkouts", pathlib.Path(options.repositories))
    if not sources:
        return print("\nthere are no packages to make large folders of: no table of growth")
    print(f"\nGrowth, over copies of {len(sources)} packages; medians of {options.growth_rounds} rounds, load {os.getloadavg()[0]:.1f} before the first")
    print(f"{'lines':>9}{'files':>7}{'MB':>6} | {'parsing':>8} | {'cold s':>8}{'CPU s':>7}{'MB':>6} | {'warm s':>8}{'CPU s':>7}{'MB':>6} | {'changed':>8}")
    rows = {}
    for lines in [size for size in SIZES if size <= options.lines]:
        folder = work / f"lines-{lines}"
        corpus.make(folder, lines, sources)
        rows[lines] = row = Row(options, folder)
        files = list(corpus.swift_files(folder))
        megabytes = sum(path.stat().st_size for path in files) / 1e6
        cold, warm = row.cold, row.warm
        print(
            f"{lines:>9}{len(files):>7}{megabytes:>6.1f} | {row.parsing.wall:>8.3f} | {cold.wall:>8.3f}{cold.cpu:>7.2f}{cold.memory:>6.0f} | "
            f"{warm.wall:>8.3f}{warm.cpu:>7.2f}{warm.memory:>6.0f} | {row.changed.wall:>8.3f}"
        )
    print_targets(rows)


class Row:
    """The medians of the runs over one folder. They alternate, so that what else the machine does hits all alike."""

    def __init__(self, options, folder):
        parsing, cold, warm, changed = [], [], [], []
        run(Contender("", [options.parse_only, str(folder)]))
        for number in range(options.growth_rounds):
            show_progress(f"{folder.name}: round {number + 1}")
            with tempfile.TemporaryDirectory() as cache:
                lint = [options.unblock, "lint", "--no-config", "--quiet", "--format", "json", "--cache-path", cache, str(folder)]
                parsing.append(run(Contender("", [options.parse_only, str(folder)])))
                cold.append(run(Contender("", lint, (0, 1))))
                warm.append(run(Contender("", lint, (0, 1))))
                with one_changed_file(folder, number):
                    changed.append(run(Contender("", lint, (0, 1))))
                check(lint, folder)
        show_progress("")
        self.parsing, self.cold, self.warm, self.changed = median(parsing), median(cold), median(warm), median(changed)


@contextlib.contextmanager
def one_changed_file(folder, number):
    """One file of middling size has a function more, for a while."""
    files = sorted(corpus.swift_files(folder), key=lambda path: path.stat().st_size)
    path = files[len(files) // 2]
    text = path.read_bytes()
    try:
        path.write_bytes(text + b"\nfunc addedByTheBenchmark%d() async { print(1) }\n" % number)
        yield
    finally:
        path.write_bytes(text)


def check(lint, folder):
    """The cache changes no byte of the report."""
    place = lint.index("--cache-path")
    without = lint[:place] + ["--no-cache"] + lint[place + 2 :]
    outputs = [subprocess.run(command, capture_output=True).stdout for command in (lint, without)]
    if outputs[0] != outputs[1] or "findings" not in json.loads(outputs[0]):
        raise SystemExit(f"error: the report of '{folder}' is another with the cache than without")


def print_targets(rows):
    largest, smallest = max(rows), min(rows)
    row = rows[largest]
    growth = (row.cold.cpu / rows[smallest].cold.cpu) / (largest / smallest)
    middle = sorted(rows)[len(rows) // 2]
    late = (row.cold.cpu / rows[middle].cold.cpu) / (largest / middle)
    print()
    for name, value, limit in (
        (f"{largest} lines, cold: wall at most 0.8 x parsing only", row.cold.wall / row.parsing.wall, 0.8),
        (f"{largest} lines, warm, one changed file: wall at most 0.1 x cold", row.changed.wall / row.cold.wall, 0.1),
        (f"{largest} lines: peak memory below 500 MiB, in MiB", max(row.cold.memory, row.warm.memory, row.changed.memory) * 1e6 / 2**20, 500),
        (f"CPU time from {middle} to {largest} lines grows no more than 1.2 x as much as they do", late, 1.2),
        (f"CPU time from {smallest} to {largest} lines grows no more than 1.2 x as much as they do", growth, 1.2),
    ):
        print(f"{'yes' if value <= limit else 'NO ':<4}{name}: {value:.2f}")
