"""The programs whose fix-its are tried: fixtures, the examples of the rules."""

import re
from dataclasses import dataclass

from compiler import ROOT

PLATFORM = re.compile(rb"\A// platform: (\w+)")


@dataclass
class Program:
    name: str
    files: dict
    arguments: tuple = ()
    # Each file would be a program.
    files_are_apart: bool = False

    @property
    def is_for_another_platform(self):
        return any(PLATFORM.match(text) for text in self.files.values())


def fixtures():
    folder = ROOT / "Fixtures"
    for path in sorted((folder / "Cases").glob("*.swift")):
        yield Program(f"Cases/{path.name}", {path.name: path.read_bytes()})
    for program in sorted((folder / "Programs").iterdir()):
        yield Program(f"Programs/{program.name}", {p.name: p.read_bytes() for p in sorted(program.glob("*.swift"))})
    for path in sorted(p for p in (folder / "FixIts").glob("*.swift") if not p.name.endswith(".fixed.swift")):
        yield Program(f"FixIts/{path.name}", {path.name: path.read_bytes()})


def examples():
    """Each flagged example of an API in a file of its own; those with the same imports are one program."""
    try:
        import yaml
    except ImportError:
        raise SystemExit("the examples of the rules are read with PyYAML: 'make python' installs it") from None

    programs = {}
    for path in sorted((ROOT / "Rules/apis").glob("*.yml")):
        # With libyaml, which reads names with "?" in flow mappings, as the linter does.
        document = yaml.load(path.read_text(), Loader=yaml.CSafeLoader)
        for api in document.get("apis", []):
            for example in listed(api.get("examples", [])):
                for statement in listed(example.get("flagged", [])):
                    add(statement, example, api.get("module", document.get("module", "")), api, path.stem, programs)
    return programs.values()


def add(statement, example, module, api, stem, programs):
    platforms = listed(api.get("platforms", []))
    if platforms and "linux" not in platforms:
        return
    event_loop = example.get("place") == "event-loop"
    modules = [module, *listed(example.get("imports", [])), *(["NIOCore"] if event_loop else [])]
    imports = sorted({"Glibc" if name == "CLibrary" else name for name in modules if name not in ("Swift", "")})
    arguments = ("--strict",) if api.get("cost") == "short" else ()
    name = f"Rules/{stem} {' '.join(imports)} {' '.join(arguments)}".strip()
    program = programs.setdefault(name, Program(name, {}, arguments, files_are_apart=True))
    text = "".join(f"import {module}\n" for module in imports) + "\n" + function(statement, example) + "\n"
    program.files[f"{stem}{len(program.files):03}.swift"] = text.encode()


def function(statement, example):
    """As in 'Examples' of Rules/README.md, but private: examples must not know of each other."""
    given, place = example.get("given", ""), example.get("place", "")
    if example.get("declarations"):
        return statement
    if place == "main-actor":
        return f"@MainActor private func example({given}) throws {{\n  {statement}\n}}"
    if place == "event-loop":
        comma = ", " if given else ""
        return f"private func example({given}{comma}loopOfExample: any EventLoop) {{\n  loopOfExample.execute {{\n  {statement}\n  }}\n}}"
    if place == "sync-closure":
        return f"private func example({given}) async throws {{\n  [1].forEach {{ _ in\n  {statement}\n  }}\n}}"
    effects = "throws" if place == "sync" else "async throws"
    return f"private func example({given}) {effects} {{\n  {statement}\n}}"


def listed(value):
    return value if isinstance(value, list) else [value]
