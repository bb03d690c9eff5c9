"""Whether programs mean the same after their fix-its are applied: each of Fixtures/FixIts/Runs is run before and after, and prints the same.

    Tests/fixits/meaning.py [--tool unblock] [--runtime FOLDER] [NAME …]
"""

import argparse
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from compiler import ROOT, Compiler
from fixing import fixed
from linter import Linter

SECONDS = 60


class Meaning:
    def __init__(self, linter, compiler):
        self.linter, self.compiler, self.failures, self.count = linter, compiler, [], 0

    def check(self, path):
        files = {path.name: path.read_bytes()}
        after, count = fixed(files, self.linter, b"// apply: unsafe" in files[path.name])
        self.count += count
        if not count:
            self.failures.append(f"{path.name}: there is nothing to fix")
            return
        try:
            first, second = self.printed(files), self.printed(after)
        except (SystemExit, subprocess.TimeoutExpired) as error:
            self.failures.append(f"{path.name}: {error}")
            return
        if first != second or not first[1]:
            self.failures.append(f"{path.name}: printed {first}, and prints {second}")

    def printed(self, files):
        with tempfile.TemporaryDirectory(prefix="unblock-fixits-") as folder:
            # Swift 5 mode: what blocks may be called in it.
            program = self.compiler.build(files, folder, mode="5")
            result = subprocess.run([str(program)], cwd=folder, input="first\nsecond\nthird\n", capture_output=True, text=True, timeout=SECONDS)
            return result.returncode, result.stdout


def main():
    parser = argparse.ArgumentParser(description="Whether programs print the same after their fix-its are applied.")
    parser.add_argument("--tool", default=str(ROOT / ".build/debug/unblock"), help="the linter")
    parser.add_argument("--runtime", help="the folder in which 'swift build' put UnblockRuntime; it is built if there is none")
    parser.add_argument("names", nargs="*", help="parts of the names of programs")
    options = parser.parse_args()
    meaning = Meaning(Linter(options.tool), Compiler(options.runtime))
    paths = [p for p in sorted((ROOT / "Fixtures/FixIts/Runs").glob("*.swift")) if not options.names or any(name in p.name for name in options.names)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(meaning.check, paths))
    print("\n".join(sorted(meaning.failures)))
    print(f"{len(paths)} programs, {meaning.count} fix-its applied, {len(meaning.failures)} failures")
    sys.exit(1 if meaning.failures else 0)


if __name__ == "__main__":
    main()
