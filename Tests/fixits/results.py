"""What the fix-its make of Fixtures/FixIts, compared with what is kept beside them.

    Tests/fixits/results.py [--write] [--tool unblock] [--runtime FOLDER] [--cache FOLDER] [NAME …]

All safe fix-its are applied until nothing changes, and those that are unsafe as well where a line `// apply: unsafe` says so. The result is
NAME.fixed.swift; it compiles, and the linter offers nothing more for it. `--write` writes it anew.
"""

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor

from compiler import ROOT, Compiler
from fixing import fixed
from linter import Linter, fix_its

FOLDER = ROOT / "Fixtures/FixIts"


class Results:
    def __init__(self, linter, compiler, write):
        self.linter, self.compiler, self.write = linter, compiler, write
        self.failures, self.count = [], 0

    def check(self, path):
        text = path.read_bytes()
        files, count = fixed({path.name: text}, self.linter, b"// apply: unsafe" in text)
        self.count += count
        kept = path.with_name(f"{path.stem}.fixed.swift")
        result = files[path.name]
        if self.write:
            kept.write_bytes(result)
        elif not kept.exists() or kept.read_bytes() != result:
            self.failures.append(f"{kept.name} is not what the fix-its make of {path.name} (make fixed-fixtures writes it)")
        self.compile(path, files)
        self.lint(path, files, b"// apply: unsafe" in text)

    def compile(self, path, files):
        errors = self.compiler.errors(files, "6")
        if errors and self.compiler.errors({path.name: path.read_bytes()}, "6"):
            errors = self.compiler.errors(files, "5")
        if errors:
            self.failures.append(f"{path.stem}.fixed.swift: {errors[0]}")

    def lint(self, path, files, unsafe):
        """What is cured is silent: whatever is still found has no fix-it that could have been applied."""
        for finding in self.linter.findings(files):
            for fix in fix_its(finding):
                if fix.applicability == "safe" or unsafe:
                    self.failures.append(f"{path.stem}.fixed.swift: {fix}")


def main():
    parser = argparse.ArgumentParser(description="What the fix-its make of the fixtures, compared with what is kept.")
    parser.add_argument("--write", action="store_true", help="keep the results")
    parser.add_argument("--tool", default=str(ROOT / ".build/debug/unblock"), help="the linter")
    parser.add_argument("--runtime", help="the folder in which 'swift build' put UnblockRuntime; it is built if there is none")
    parser.add_argument("--cache", help="a folder that remembers what the compiler said")
    parser.add_argument("names", nargs="*", help="parts of the names of fixtures")
    options = parser.parse_args()
    results = Results(Linter(options.tool), Compiler(options.runtime, options.cache), options.write)
    paths = [p for p in sorted(FOLDER.glob("*.swift")) if not p.name.endswith(".fixed.swift")]
    paths = [p for p in paths if not options.names or any(name in p.name for name in options.names)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(results.check, paths))
    print("\n".join(sorted(results.failures)))
    print(f"{len(paths)} fixtures, {results.count} fix-its applied, {len(results.failures)} failures")
    sys.exit(1 if results.failures else 0)


if __name__ == "__main__":
    main()
