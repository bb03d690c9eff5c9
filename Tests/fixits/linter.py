"""Runs the linter, and applies the fix-its of its report."""

import json
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from compiler import write


@dataclass(frozen=True)
class Edit:
    path: str
    start: int
    end: int
    replacement: bytes

    @property
    def is_import(self):
        return self.start == self.end and self.replacement.lstrip().startswith((b"import ", b"private import ", b"internal import "))


@dataclass(frozen=True)
class FixIt:
    rule: str
    path: str
    line: int
    rank: int
    title: str
    rewrite: str
    applicability: str
    edits: tuple = field(repr=False)

    def __str__(self):
        return f"{self.path}:{self.line}: {self.rule}: {self.title} ({self.rewrite}, {self.applicability}, rank {self.rank + 1})"

    def overlaps(self, other):
        """Edits that are the same for both, as imports are, are no matter."""
        for a in self.edits:
            for b in other.edits:
                if a.path != b.path or a == b:
                    continue
                if a.start < b.end and b.start < a.end or a.start == b.start:
                    return True
        return False


class Linter:
    def __init__(self, tool):
        self.tool = str(Path(tool).resolve())

    def report(self, files, arguments=()):
        """The report on a program: a mapping of names to bytes."""
        with tempfile.TemporaryDirectory(prefix="unblock-fixits-") as folder:
            write(files, folder)
            command = [self.tool, "lint", "--no-config", "--no-index", "--no-cache", "--quiet", "--fail-on", "never", "--format", "json", *arguments, "."]
            result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
            if result.returncode:
                raise SystemExit(f"unblock ends with {result.returncode}: {result.stderr}")
            return json.loads(result.stdout)

    def findings(self, files, arguments=()):
        return self.report(files, arguments)["findings"]


def fix_its(finding):
    """The fix-its of a finding that have edits, the best first."""
    return [
        FixIt(finding["rule"], finding["path"], finding["start"]["line"], rank, fix["title"], fix["rewrite"], fix["applicability"], tuple(
            Edit(e["path"], e["start"]["offset"], e["end"]["offset"], e["replacement"].encode()) for e in fix["edits"]))
        for rank, fix in enumerate(finding["fixIts"]) if fix["edits"]
    ]


def apart(chosen):
    """Those that can be applied together, and the rest."""
    together, later = [], []
    for fix in chosen:
        (later if any(fix.overlaps(other) for other in together) else together).append(fix)
    return together, later


def applied(files, chosen, others=()):
    """The files after some fix-its that do not overlap, and for each of them the lines that it wrote, as {path: set}.

    Other edits are made where no fix-it changes anything.
    """
    result = dict(files)
    lines = {fix: {} for fix in chosen}
    made = [edit for fix in chosen for edit in fix.edits]
    others = [edit for edit in others if not any(edit.path == e.path and edit.start <= e.end and e.start <= edit.end for e in made)]
    for path in {edit.path for edit in [*made, *others]}:
        owners = {edit: [] for edit in others if edit.path == path}
        for fix in chosen:
            for edit in fix.edits:
                if edit.path == path:
                    owners.setdefault(edit, []).append(fix)
        text, position, source = b"", 0, files[path]
        for edit in sorted(owners, key=lambda e: (e.start, e.end)):
            text += source[position:edit.start]
            first = text.count(b"\n") + 1
            text += edit.replacement
            position = edit.end
            for fix in owners[edit]:
                if not edit.is_import:
                    lines[fix].setdefault(path, set()).update(range(first, text.count(b"\n") + 2))
        result[path] = text + source[position:]
    return result, lines
