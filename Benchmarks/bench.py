#!/usr/bin/env python3
"""Measures the linter beside others on the same files, and one small file from process start to exit.

Usage: bench.py --unblock PROGRAM --parse-only PROGRAM [--source FOLDER] [--rounds N]      (`make bench` builds both and calls this)

Every program runs once in each round, one after the other, so that whatever else the machine does hits all of them alike.
Figures are medians over the rounds: wall-clock time, CPU time of all threads (user and system) and peak memory, as the
kernel counts them for the process. A first round warms the page cache and is not counted.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import million
from measuring import Contender, measure

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
SMALL_FILE = """\
import Foundation

struct Server {
  func handle(_ path: String) async throws -> Data {
    sleep(1)
    return try load(path)
  }

  private func load(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }
}
"""


def contenders(options, source):
    """Everyone who is there, and a line for everyone who is not."""
    found = [
        Contender("unblock lint", [options.unblock, "lint", "--no-config", "--no-cache", "--quiet", source], (0, 1)),
        Contender("unblock lint --jobs 1", [options.unblock, "lint", "--no-config", "--no-cache", "--quiet", "--jobs", "1", source], (0, 1)),
        Contender("SwiftParser, parsing only, one core", [options.parse_only, source]),
    ]
    absent = []
    swift = os.environ.get("SWIFT", "swift")
    if can_run([swift, "format", "--version"]):
        command = [swift, "format", "lint", "--parallel", "--recursive", source]
        found.append(Contender("swift-format lint --parallel", command, (0, 1), most_rounds=3))
    else:
        absent.append("swift-format is not there (Swift 6 toolchains bring it): left out")
    ast_grep = shutil.which("ast-grep", path=f"{ROOT}/.venv/bin:{os.environ.get('PATH', '')}")
    if ast_grep:
        # The folder lies below one that is hidden, and ignored by git.
        everything = ["--no-ignore", "hidden", "--no-ignore", "vcs", "--no-ignore", "parent", "--no-ignore", "dot"]
        rules = ["--rule", str(HERE / "ast-grep.yml"), "--json=stream"]
        found.append(Contender("ast-grep, ten patterns", [ast_grep, "scan", *rules, *everything, source], (0, 1)))
    else:
        absent.append("ast-grep is not there (PyPI package 'ast-grep-cli'): left out")
    return found, absent


def can_run(command):
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


def table(results, yardstick):
    print(f"{'':<38}{'wall s':>9}{'CPU s':>9}{'peak MB':>10}{'wall':>9}{'CPU':>8}  (times parsing only)")
    for name, result in results.items():
        ratios = f"{result.wall / yardstick.wall:>9.2f}{result.cpu / yardstick.cpu:>8.2f}"
        print(f"{name:<38}{result.wall:>9.3f}{result.cpu:>9.3f}{result.memory:>10.0f}{ratios}")


def small_file(options):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "Server.swift")
        path.write_text(SMALL_FILE)
        name = "one small file"
        return measure([Contender(name, [options.unblock, "lint", "--no-config", "--no-cache", str(path)], (1,))], 20)[name]


C_SUFFIXES = {".c", ".cc", ".cpp", ".cxx", ".m", ".h", ".inc"}


def c_targets(options):
    """Folders of C among the packages that are checked out here, with more than a few lines, the largest last: `Sources/CYaml`, `Sources/CNIOLLHTTP`."""
    named = [pathlib.Path(folder) for folder in options.c_source]
    found = named or [include.parent for include in ROOT.glob(".build*/**/checkouts/*/Sources/C*/include")] + \
        [include.parent for include in ROOT.glob(".build*/checkouts/*/Sources/C*/include")]
    lines = {folder.resolve(): sum(len(file.read_bytes().splitlines()) for file in folder.rglob("*") if file.suffix in C_SUFFIXES) for folder in found}
    unique = {folder.name: (folder, count) for folder, count in sorted(lines.items()) if named or count >= 500}
    return sorted(unique.values(), key=lambda entry: entry[1])


def c_lines(options):
    """The cost of C: read by libclang in processes of their own, as `lint` reads it, and again from the cache, where libclang is not even loaded."""
    print("\nC, for 1,000 lines of it and its headers:")
    for folder, lines in c_targets(options):
        command = [options.unblock, "c-summary", "--no-config", "-I", str(folder / "include"), str(folder)]
        if subprocess.run([*command, "--no-cache"], capture_output=True).returncode != 0:
            return print("libclang is not there ('apt-get install libclang-dev'): left out")
        with tempfile.TemporaryDirectory() as cache:
            warm = Contender("cached", [*command, "--cache-path", cache, "--libclang", "/nowhere"])
            subprocess.run([*command, "--cache-path", cache], capture_output=True)
            results = measure([Contender("cold", [*command, "--no-cache"], most_rounds=3), warm], 7)
        cold, cached = results["cold"], results["cached"]
        print(
            f"{folder.name:<22}{lines:>8,} lines: cold {cold.wall / lines * 1e6:>7.2f} ms ({cold.wall:.2f} s, {cold.cpu:.2f} s CPU, {cold.memory:.0f} MB), "
            f"cached {cached.wall / lines * 1e6:>6.2f} ms ({cached.wall:.3f} s)")
    print()


def index_cost(options, source):
    """What the compiler's index costs beyond the text: the store that the debug build of this package left, on all files of a package in it."""
    store = ROOT / ".build/debug/index/store"
    if not store.is_dir():
        return print("there is no index of a debug build ('swift build'): its cost is left out")
    command = [options.unblock, "lint", "--no-config", "--no-cache", "--quiet", source]
    files = sum(1 for _ in pathlib.Path(source, "Sources").rglob("*.swift"))
    results = measure([
        Contender("text", [*command, "--no-index"], (0, 1)), Contender("index", [*command, "--index-store", str(store)], (0, 1)),
    ], 5)
    text, index = results["text"], results["index"]
    print(
        f"the compiler's index, for 1,000 files: {(index.wall - text.wall) / files * 1e6:.0f} ms ({(index.cpu - text.cpu) / files * 1e6:.0f} ms CPU, "
        f"{index.memory - text.memory:.0f} MB for {files} files); {text.wall:.2f} s without, {index.wall:.2f} s with it\n")


def targets(results, small):
    ours, parsing = results["unblock lint"], results["SwiftParser, parsing only, one core"]
    yield "wall at most 0.8 x parsing only", ours.wall / parsing.wall, 0.8, "x"
    yield "CPU at most 1.4 x parsing only", ours.cpu / parsing.cpu, 1.4, "x"
    if formatting := results.get("swift-format lint --parallel"):
        yield "at least 8 x faster than swift-format", -formatting.wall / ours.wall, -8, "x"
    yield "one small file in at most 60 ms", small.wall * 1000, 60, "ms"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--unblock", required=True)
    parser.add_argument("--parse-only", required=True)
    parser.add_argument("--source", default=str(ROOT / ".build/checkouts/swift-syntax"))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--c-source", action="append", default=[], help="a folder of C with its headers in 'include'; default: those of the checkouts here")
    parser.add_argument("--c-only", action="store_true", help="measure nothing but C")
    million.add_arguments(parser)
    options = parser.parse_args()
    if options.growth_only:
        return million.measure_growth(options)
    if options.c_only:
        return c_lines(options)
    source = pathlib.Path(options.source)
    if not source.is_dir():
        sys.exit(f"error: there is no folder '{source}'")

    load = os.getloadavg()[0]
    everyone, absent = contenders(options, str(source))
    results = measure(everyone, options.rounds)
    shown = source.relative_to(ROOT) if source.is_relative_to(ROOT) else source
    what = subprocess.run([options.parse_only, str(source)], capture_output=True, text=True).stdout.strip()
    print(f"{shown}: {what}; {os.cpu_count()} cores, load {load:.1f} before the first round\n")
    table(results, results["SwiftParser, parsing only, one core"])
    for line in absent:
        print(line)

    small = small_file(options)
    print(f"\none small file, process start to exit: {small.wall * 1000:.0f} ms, {small.cpu * 1000:.0f} ms CPU, {small.memory:.0f} MB\n")
    c_lines(options)
    index_cost(options, str(source))
    for name, value, limit, unit in targets(results, small):
        print(f"{'yes' if value <= limit else 'NO ':<4}{name}: {abs(value):.2f} {unit}")
    if options.lines:
        million.measure_growth(options)


if __name__ == "__main__":
    main()
