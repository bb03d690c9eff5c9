"""Fix-its of fixtures that were edited at random: all of them compile, or are not offered.

    Tests/fixits/edits.py [--count 500] [--seed 1] [--tool unblock] [--runtime FOLDER] [--cache FOLDER]

A variant is a fixture with a few edits: lines nested in statements and closures, names and `let` changed, functions made generic or moved into types. Where the
compiler refuses a variant as it is, edits are taken back until it does not. All first fix-its of a variant are applied together.
"""

import argparse
import random
import re
import sys
from concurrent.futures import ThreadPoolExecutor

from check import Check
from compiler import ROOT, Compiler
from linter import Linter, applied, apart, fix_its
from programs import Program, fixtures

NESTS = [
    "if Bool.random() { LINE }", "do { LINE }", "do { LINE } catch { print(error) }", "for _ in 0..<1 { LINE }", "repeat { LINE } while false",
    "switch 1 { case 1: LINE\n default: break }", "Task { LINE }", "Task.detached { LINE }", "Task { @MainActor in LINE }", "[1].forEach { _ in LINE }",
    "_ = [1].map { _ in LINE }", "defer { LINE }", "await withTaskGroup(of: Void.self) { group in group.addTask { LINE } }",
    "let inner = { LINE }; _ = inner", "func inner() async throws { LINE }; try await inner()", "guard Bool.random() else { fatalError() }; LINE",
    "#if true\n LINE\n #endif", "_ = { LINE }()", "while Bool.random() { LINE }", "let later: @Sendable () async throws -> Void = { LINE }; try? await later()",
    "let sync: () throws -> Void = { LINE }; _ = sync",
]
TYPES = ["actor Moved {", "@MainActor final class Moved {", "struct Moved {", "final class Moved {", "enum Moved { case one;", "extension Int {", "final class Moved: Sendable {"]
STATEMENT = re.compile(r"^ {4,}(try |await |_ = |print\(|sleep\(|usleep\(|readLine\(|let \w+ = |\w+\.\w+)[^{}]*$")
FUNCTION = re.compile(r"^func (\w+)\(", re.M)
NAMES = ["path", "url", "text", "data", "flag", "count", "line", "client", "name"]


def nest(lines, random):
    places = [n for n, line in enumerate(lines) if STATEMENT.match(line) and line.count("(") == line.count(")")]
    if not places:
        return
    place = random.choice(places)
    line = lines[place].split("//")[0].rstrip()
    indentation = line[:len(line) - len(line.lstrip())]
    lines[place] = indentation + random.choice(NESTS).replace("LINE", line.strip())


def rename(lines, random):
    name = random.choice(NAMES)
    # Labels and members keep their names.
    lines[:] = [re.sub(rf"(?<![.\w\\\"]){name}\b(?!:)(?!\()", f"{name}Other", line) if "func " not in line and "var " not in line else line for line in lines]
    lines[:] = [re.sub(rf"(?<![.\w]){name}: ", f"{name} {name}Other: ", line) if line.startswith("func ") else line for line in lines]


def change_binding(lines, random):
    places = [n for n, line in enumerate(lines) if re.search(r"^ +(let|var) \w+ = ", line)]
    if places:
        place = random.choice(places)
        line = lines[place]
        lines[place] = line.replace("let ", "var ", 1) if "let " in line else line.replace("var ", "let ", 1)


def declaration(lines, random):
    """The first and last line of a function at file level."""
    places = [n for n, line in enumerate(lines) if line.startswith("func ") and line.rstrip().endswith("{")]
    if not places:
        return None
    first = random.choice(places)
    return first, next(n for n in range(first, len(lines)) if lines[n].startswith("}"))


def move(lines, random):
    found = declaration(lines, random)
    if found and "Moved" not in "\n".join(lines):
        lines[found[1]] += "\n}"
        lines[found[0]] = random.choice(TYPES) + "\n" + lines[found[0]]


def make_generic(lines, random):
    found = declaration(lines, random)
    if found and "<" not in lines[found[0]]:
        bound = random.choice(["", ": Sendable", ": AnyObject", ": Sendable & Equatable"])
        lines[found[0]] = re.sub(r"^func (\w+)\(", rf"func \1<Extra{bound}>(_ extra: Extra? = nil as Int?, ", lines[found[0]]).replace(" = nil as Int?", "")


def attribute(lines, random):
    found = declaration(lines, random)
    if found:
        lines[found[0]] = random.choice(["@MainActor ", "nonisolated(nonsending) ", "@concurrent ", "private ", "@discardableResult "]) + lines[found[0]]


def effects(lines, random):
    found = declaration(lines, random)
    if found:
        old, new = random.choice([("async throws", "async"), ("async ", "async throws "), ("async throws", "async rethrows"), ("async throws", "throws")])
        lines[found[0]] = lines[found[0]].replace(old, new, 1)


EDITS = [nest, nest, nest, nest, rename, change_binding, move, make_generic, attribute, effects]


def variant(program, seeds):
    """The fixture after the edits of some seeds."""
    name = next(iter(program.files))
    lines = program.files[name].decode().splitlines()
    for seed in seeds:
        generator = random.Random(seed)
        generator.choice(EDITS)(lines, generator)
        lines = "\n".join(lines).splitlines()
    return Program(f"{program.name} edited by {seeds}", {name: ("\n".join(lines) + "\n").encode()})


class Edits(Check):
    edits = variants = 0

    def try_variant(self, program, seeds):
        while seeds:
            edited = variant(program, seeds)
            chosen, _ = apart([fixes[0] for fixes in map(fix_its, self.linter.findings(edited.files)) if fixes])
            if chosen and self.compiler.errors(applied(edited.files, chosen)[0], "6") is None:
                self.count(chosen, "6")
                break
            if self.compiler.errors(edited.files, "6") is None:
                if chosen:
                    self.check_mode(edited, chosen, "6")
                break
            seeds = seeds[:-1]
        self.edits += len(seeds)
        self.variants += 1 if seeds else 0


def main():
    parser = argparse.ArgumentParser(description="Whether the fix-its of fixtures that were edited at random compile.")
    parser.add_argument("--count", type=int, default=500, help="how many edits")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tool", default=str(ROOT / ".build/debug/unblock"), help="the linter")
    parser.add_argument("--runtime", help="the folder in which 'swift build' put UnblockRuntime; it is built if there is none")
    parser.add_argument("--cache", help="a folder that remembers what the compiler said")
    options = parser.parse_args()
    edits = Edits(Linter(options.tool), Compiler(options.runtime, options.cache))
    generator = random.Random(options.seed)
    programs = [p for p in fixtures() if p.name.startswith("FixIts/") and edits.compiler.errors(p.files, "6") is None and b"\r\n" not in next(iter(p.files.values()))]
    with ThreadPoolExecutor(2) as pool:
        while edits.edits < options.count:
            round = [(generator.choice(programs), [generator.randrange(1 << 30) for _ in range(4)]) for _ in range(8)]
            list(pool.map(lambda pair: edits.try_variant(*pair), round))
            print(f"{edits.edits} edits", file=sys.stderr, flush=True)
    passed = edits.report()
    print(f"{edits.edits} edits in {edits.variants} variants, seed {options.seed}")
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
