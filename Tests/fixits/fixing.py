"""Applies fix-its until nothing changes, as `unblock fix` does."""

from linter import applied, apart, fix_its


def fixed(files, linter, unsafe=False, rounds=20):
    """The files with the first fix-it of every finding that may be applied, and how many were applied."""
    count = 0
    for _ in range(rounds):
        chosen = []
        for finding in linter.findings(files):
            fixes = [fix for fix in fix_its(finding) if fix.applicability == "safe" or unsafe]
            chosen += fixes[:1]
        together, _ = apart(chosen)
        if not together:
            return files, count
        files, _ = applied(files, together)
        count += len(together)
    raise SystemExit(f"fix-its without an end: {together[0]}")
