"""Whether every fix-it that is offered compiles.

    Tests/fixits/check.py [--each] [--tool unblock] [--runtime FOLDER] [--cache FOLDER] [NAME …]

All first fix-its of a program are applied together and compiled, then all second ones, and so on; where that fails, those
to blame are found one by one. `--each`: every fix-it is applied alone, in every mode. NAMEs choose programs by a part of their name.

A program that Swift 6 mode refuses unchanged (much of what blocks may not be called in async code there) is compiled without the
lines that are refused, but for those that the fix-it changes.
"""

import argparse
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from compiler import MODES, ROOT, Compiler
from linter import Edit, Linter, applied, apart, fix_its
from programs import Program, examples, fixtures


class Check:
    def __init__(self, linter, compiler, each=False):
        self.linter, self.compiler, self.each = linter, compiler, each
        self.offered, self.compiled, self.skipped, self.failures = Counter(), Counter(), Counter(), []
        self.findings = self.cured = 0

    def check(self, program):
        if program.is_for_another_platform:
            self.skipped["another platform"] += 1
            return
        findings = self.linter.findings(program.files, program.arguments)
        offers = [fix_its(finding) for finding in findings]
        self.findings += len(offers)
        self.cured += sum(1 for fixes in offers if fixes)
        check = self.check_examples if program.files_are_apart else self.check_mode
        for mode in MODES:
            check(program, [fix for fixes in offers for fix in fixes], mode)

    def check_mode(self, program, fixes, mode):
        if not fixes:
            return
        if self.each:
            rounds = [[fix] for fix in fixes]
        else:
            rounds = [group for rank in range(1 + max(fix.rank for fix in fixes)) for group in grouped([f for f in fixes if f.rank == rank])]
        refused = Refused()
        for group in rounds:
            if self.compiler.errors(applied(program.files, group, refused.edits)[0], mode) is None:
                self.count(group, mode)
                continue
            if not refused.is_known:
                refused = refused_lines(program, self.compiler, mode)
            if refused is None:
                print(f"{program.name} does not compile unchanged in Swift {mode} mode", flush=True)
                self.skipped[f"Swift {mode} mode: {program.name} does not compile unchanged"] += sum(map(len, rounds[rounds.index(group):]))
                return
            self.blame(program, group, mode, refused)

    def check_examples(self, program, fixes, mode):
        """Of a program whose files know nothing of each other, files that are refused are left out, and then compiled alone."""
        for rank in range(1 + max((fix.rank for fix in fixes), default=-1)):
            for group in grouped([fix for fix in fixes if fix.rank == rank]):
                touched = {fix.path for fix in group}
                files = {path: text for path, text in applied(program.files, group)[0].items() if path in touched}
                while files and (errors := self.compiler.errors(files, mode)):
                    refused = {error.path for error in errors} & files.keys() or set(files)
                    files = {path: text for path, text in files.items() if path not in refused}
                self.count([fix for fix in group if fix.path in files], mode)
                for fix in group:
                    if fix.path not in files:
                        self.judge_example(program, fix, mode)

    def judge_example(self, program, fix, mode):
        file = {fix.path: program.files[fix.path]}
        if self.compiler.errors(file, mode) is None or self.compiler.errors(applied(file, [fix])[0], mode) is None:
            self.judge(Program(program.name, file, files_are_apart=True), fix, mode, Refused(), "")
        else:
            self.skipped[f"Swift {mode} mode: the example is refused unchanged"] += 1

    def blame(self, program, group, mode, refused):
        """Finds those to blame: the lines of errors say whom to suspect, and halves decide where they do not."""
        rest = list(group)
        while rest:
            files, lines = applied(program.files, rest, refused.edits)
            errors = self.compiler.errors(files, mode)
            if errors is None:
                break
            suspects = [fix for fix in rest if any(error.line in lines[fix].get(error.path, ()) for error in errors)]
            if not suspects:
                suspects = self.halved(program, rest, mode, refused)
            for fix in suspects:
                self.judge(program, fix, mode, refused, errors[0])
            rest = [fix for fix in rest if fix not in suspects]
        self.count(rest, mode)

    def judge(self, program, fix, mode, refused, together):
        """One that is to blame, as it seems, is tried alone."""
        alone = self.compiler.errors(applied(program.files, [fix], refused.edits)[0], mode)
        if alone and all(error.message in refused.messages for error in alone):
            self.skipped[f"Swift {mode} mode: the line is refused unchanged"] += 1
            return
        self.offered[fix.rewrite, mode] += 1
        if alone is None and program.files_are_apart:
            self.compiled[fix.rewrite, mode] += 1
            return
        self.failures.append(fix)
        print(f"{program.name}, Swift {mode}: {fix}\n    {alone[0] if alone else f'only together with others: {together}'}", flush=True)

    def halved(self, program, group, mode, refused):
        """One or more without which the rest has fewer errors."""
        while len(group) > 1:
            half = group[:len(group) // 2]
            fails = self.compiler.errors(applied(program.files, half, refused.edits)[0], mode) is not None
            group = half if fails else group[len(group) // 2:]
        return group

    def count(self, group, mode):
        for fix in group:
            self.offered[fix.rewrite, mode] += 1
            self.compiled[fix.rewrite, mode] += 1

    def report(self):
        for reason, count in sorted(self.skipped.items()):
            print(f"skipped: {reason} ({count})")
        for rewrite, mode in sorted(self.offered):
            print(f"{rewrite}, Swift {mode} mode: {self.offered[rewrite, mode]} fix-its, {self.compiled[rewrite, mode]} compile")
        print(f"{self.findings} findings, {self.cured} with fix-its; {len(self.failures)} fix-its do not compile")
        return not self.failures


@dataclass
class Refused:
    """Edits that remove the lines of a program that the compiler refuses, and what it says of them."""
    edits: list = field(default_factory=list)
    messages: set = field(default_factory=set)
    is_known: bool = False


def refused_lines(program, compiler, mode):
    """None if the program does not compile without some lines either."""
    places, messages = set(), set()
    for _ in range(8):
        edits = [whole_line(program.files[path], path, line) for path, line in sorted(places)]
        errors = compiler.errors(applied(program.files, [], edits)[0], mode)
        if errors is None:
            return Refused(edits, messages, True)
        messages |= {error.message for error in errors}
        found = {(error.path, error.line) for error in errors if error.path in program.files}
        # An error at the end of a file: the lines that are gone were needed.
        if not found - places or any(line > len(program.files[path].splitlines()) for path, line in found):
            return None
        places |= found
    return None


def whole_line(text, path, line):
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[:line - 1]))
    return Edit(path, start, start + len(lines[line - 1].rstrip(b"\r\n")), b"")


def grouped(fixes):
    """Sets of fix-its that do not overlap."""
    while fixes:
        together, fixes = apart(fixes)
        yield together


def main():
    parser = argparse.ArgumentParser(description="Whether every fix-it that is offered compiles.")
    parser.add_argument("--each", action="store_true", help="apply every fix-it alone")
    parser.add_argument("--tool", default=str(ROOT / ".build/debug/unblock"), help="the linter")
    parser.add_argument("--runtime", help="the folder in which 'swift build' put UnblockRuntime; it is built if there is none")
    parser.add_argument("--cache", help="a folder that remembers what the compiler said")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("names", nargs="*", help="parts of the names of programs")
    options = parser.parse_args()
    check = Check(Linter(options.tool), Compiler(options.runtime, options.cache), options.each)
    programs = [p for p in [*fixtures(), *examples()] if not options.names or any(name in p.name for name in options.names)]
    with ThreadPoolExecutor(options.jobs) as pool:
        list(pool.map(check.check, programs))
    sys.exit(0 if check.report() else 1)


if __name__ == "__main__":
    main()
