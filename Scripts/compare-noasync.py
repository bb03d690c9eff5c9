#!/usr/bin/env python3
"""Compares what the compiler says of calls that are unavailable from async contexts with what Unblock finds.

    Scripts/compare-noasync.py --unblock .build/release/unblock PACKAGE …

Each package is built with its tests by `swift build`, so that the compiler says all of its warnings once more, and leaves an
index. What is built goes to `.build-noasync` in the package, or to `--scratch-path FOLDER`; when that is there already, the
package's own sources are touched, since only what is compiled is warned of. `--log FILE` takes the output of an earlier build.
(Only Swift 5 mode warns: what is built in Swift 6 mode has no such call, or the build fails.)

Each place that the compiler names is one of
  found    a finding stands there (of `noasync-call`, too)
  short    it is found with `--strict` only: a critical section, which Unblock does not report by default
  harmless a call that does not block: see HARMLESS
  missed   none of these
Missed ones are listed. Exit status: 0 if there are none, 1 if there are some, 2 if a package cannot be built or linted.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys

DIAGNOSTIC = re.compile(r"^(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?:warning|error): "
                        r"(?P<what>.+ '[^']+') is unavailable from asynchronous contexts")

# What is marked 'noasync' and does not block, by what stands at the place that the compiler names: letting go of locks, attempts that
# give up at once, waking others, a thread's own object, and calls whose arguments say that they do not wait.
HARMLESS = [r"unlock\(", r"`?try`?\(\)", r"tryLock\(", r"signal\(\)", r"broadcast\(\)", r"current\b", r"exit\(\)", r"addOperations\(.*waitUntilFinished: false"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="+", type=pathlib.Path)
    parser.add_argument("--unblock", required=True, type=pathlib.Path, help="the linter's binary")
    parser.add_argument("--log", type=pathlib.Path, help="the output of a build of the one package that is named")
    parser.add_argument("--scratch-path", default=".build-noasync", help="where a package is built, from its folder")
    parser.add_argument("--harmless", action="append", default=[], metavar="PATTERN", help="a regular expression of calls that do not block; may be repeated")
    parser.add_argument("--swift", default=os.environ.get("SWIFT", "swift"))
    arguments = parser.parse_args()
    if arguments.log and len(arguments.packages) > 1:
        parser.error("--log goes with one package")
    missed = sum([compare(package.resolve(), arguments) for package in arguments.packages])
    return 1 if missed else 0


def compare(package, arguments):
    """Prints the line of a package, and what is missed in it; returns how many that are."""
    scratch = package / arguments.scratch_path
    log = arguments.log.read_text(errors="replace") if arguments.log else build(package, scratch, arguments.swift)
    places = diagnostics(log, package)
    verdicts = {"found": [], "short": [], "harmless": [], "missed": []}
    findings, strict = [lint(package, scratch, arguments.unblock, options) if places else {} for options in ([], ["--strict"])]
    for place in sorted(places):
        verdict = "found" if covers(findings, place) else \
            "harmless" if is_harmless(place, arguments.harmless) else "short" if covers(strict, place) else "missed"
        verdicts[verdict].append(place)
    print(f"{package.name}: {len(places)} places" + "".join(f", {len(verdicts[verdict])} {verdict}" for verdict in verdicts))
    for path, line, column in verdicts["missed"]:
        print(f"  {os.path.relpath(path, package)}:{line}:{column}: missed: {places[path, line, column]}")
    return len(verdicts["missed"])


def build(package, scratch, swift):
    """Builds the package's own modules anew; returns what was printed."""
    if scratch.exists():
        for source in package.rglob("*.swift"):
            if not any(part.startswith(".") for part in source.relative_to(package).parts):
                source.touch()
    command = [swift, "build", "--build-tests", "-j", "2", "--package-path", str(package), "--scratch-path", str(scratch),
               "-Xswiftc", "-diagnostic-style=llvm"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    if done.returncode != 0:
        sys.stderr.write(done.stdout)
        sys.exit(2)
    return done.stdout


def diagnostics(log, package):
    """The places, as (path, line, column), with what the compiler calls the thing."""
    places = {}
    for text in log.splitlines():
        match = DIAGNOSTIC.match(text)
        if match:
            path = (package / match["path"]).resolve()
            if path.is_relative_to(package):
                places[str(path), int(match["line"]), int(match["column"])] = match["what"]
    return places


def lint(package, scratch, unblock, options):
    """The findings by (path, line)."""
    store = scratch / "debug" / "index" / "store"
    index = ["--index-store", str(store)] if store.exists() else []
    command = [str(unblock.resolve()), "lint", "--no-config", "--quiet", "--fail-on", "never", "--format", "json", *index, *options, "."]
    done = subprocess.run(command, cwd=package, stdout=subprocess.PIPE, text=True)
    if not done.stdout:
        sys.exit(2)
    findings = {}
    for finding in json.loads(done.stdout)["findings"]:
        findings.setdefault((str((package / finding["path"]).resolve()), finding["start"]["line"]), []).append(finding)
    return findings


def is_harmless(place, more):
    path, line, column = place
    text = pathlib.Path(path).read_bytes().splitlines()[line - 1][column - 1:].decode(errors="replace")
    return any(re.match(pattern, text) for pattern in HARMLESS + more)


def covers(findings, place):
    path, line, column = place
    return any(finding["start"]["column"] <= column and (finding["end"]["line"] > line or column < finding["end"]["column"])
               for finding in findings.get((path, line), []))


if __name__ == "__main__":
    sys.exit(main())
