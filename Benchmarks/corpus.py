"""Folders of Swift source of a given number of lines, made of whole packages.

Packages come from the checkouts of the build, and from a folder of git repositories (OWNER/NAME.git), of which each is cloned once.
Where all of them together are too small, they are taken again, under other names.
"""
import os
import pathlib
import shutil
import subprocess

# Generated, and so large that the rest would count for little.
LEFT_OUT = {"swift-protobuf"}
# What the linter passes over.
SKIPPED = {"Pods", "Carthage", "DerivedData", "node_modules"}


def packages(work, checkouts, repositories):
    """The folders of all packages that are there, by name; the same package from two places counts once."""
    found = {path.name.lower(): path for path in sorted(checkouts.iterdir()) if path.is_dir()} if checkouts.is_dir() else {}
    for repository in sorted(repositories.glob("*/*.git")) if repositories.is_dir() else []:
        name = repository.stem.lower()
        if name in found:
            continue
        target = work / "packages" / name
        if not target.is_dir():
            command = ["git", "clone", "--quiet", "--depth", "1", repository.as_uri(), str(target)]
            if subprocess.run(command, stderr=subprocess.DEVNULL).returncode != 0:
                continue
        found[name] = target
    return {name: path for name, path in found.items() if name not in LEFT_OUT}


def swift_files(folder):
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED)
        for name in sorted(names):
            path = pathlib.Path(parent, name)
            if name.endswith(".swift") and path.is_file() and not path.is_symlink():
                yield path


def count_lines(path):
    return path.read_bytes().count(b"\n")


def make(folder, lines, sources):
    """Fills a folder with copies of packages until it has as many lines; what is there from before is kept if it is complete.

    Packages are taken from the smallest on, so that a small folder has several; the last is taken in part.
    """
    done = folder / ".complete"
    if done.is_file():
        return
    shutil.rmtree(folder, ignore_errors=True)
    files = {name: [(path, count_lines(path)) for path in swift_files(path)] for name, path in sources.items()}
    order = sorted(files, key=lambda name: (sum(count for _, count in files[name]), name))
    left, turn = lines, 0
    while left > 0 and order:
        turn += 1
        for name in order:
            for path, count in files[name]:
                if left <= 0:
                    break
                target = folder / (name if turn == 1 else f"{name}-{turn}") / path.relative_to(sources[name])
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
                left -= count
    done.write_text("")
