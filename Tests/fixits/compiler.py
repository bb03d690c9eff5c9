"""Compiles programs with the built UnblockRuntime and the fixtures' stubs, and remembers how it went."""

import hashlib
import os
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODES = ("5", "6")
NOT_A_LIBRARY = re.compile(r"error: (statements|expressions) are not allowed at the top level")
SCRIPT = re.compile(r"'main' attribute cannot be used in a module that contains top-level code")


@dataclass(frozen=True)
class Error:
    path: str
    line: int
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.message}"


class Compiler:
    """`swiftc -c`: the type checker alone would not see what isolation regions allow, which is checked on SIL."""

    def __init__(self, runtime=None, cache=None):
        self.swiftc = os.environ.get("SWIFTC", "swiftc")
        self.runtime = Path(runtime).resolve() if runtime else build_runtime()
        self.cache = Path(cache).resolve() if cache else None
        self.stubs = Path(tempfile.mkdtemp(prefix="unblock-stubs-"))
        self.built = set()
        for stub in sorted((ROOT / "Fixtures/Stubs").glob("*.swift")):
            self.build_stub(stub.stem)
        self.version = self.fingerprint()
        self.calls = 0

    def build_stub(self, name):
        source = ROOT / f"Fixtures/Stubs/{name}.swift"
        if name in self.built or not source.exists():
            return
        self.built.add(name)
        for imported in re.findall(r"^(?:@\w+ |public )*import (\w+)", source.read_text(), re.M):
            self.build_stub(imported)
        run([self.swiftc, "-emit-module", "-enable-testing", "-module-name", name, "-parse-as-library", "-swift-version", "5", "-suppress-warnings",
             "-I", str(self.stubs), "-o", str(self.stubs / f"{name}.swiftmodule"), str(source)])

    def fingerprint(self):
        """Of all that a compilation depends on but for its sources."""
        digest = hashlib.sha256(subprocess.check_output([self.swiftc, "--version"], stderr=subprocess.DEVNULL))
        folders = [ROOT / "Fixtures/Stubs", ROOT / "Sources/UnblockRuntime", ROOT / "Sources/UnblockFoundation"]
        for path in sorted(p for folder in folders for p in folder.rglob("*.swift")):
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def arguments(self, mode):
        return ["-swift-version", mode, "-module-name", "Fixture", "-diagnostic-style=llvm", "-no-color-diagnostics", "-suppress-warnings", "-wmo",
                "-I", str(self.stubs), "-I", str(self.runtime / "Modules"), "-I", str(ROOT / "Sources/CUnblockRuntime/include")]

    def errors(self, files, mode):
        """The compiler's errors for a program: a mapping of names to bytes. None: it compiles."""
        key = hashlib.sha256(f"{self.version} {mode} {sorted(files.items())}".encode()).hexdigest()
        known = self.cache and self.cache / key
        if known and known.exists():
            text = known.read_text()
        else:
            text = self.compile(files, mode)
            if known:
                self.cache.mkdir(parents=True, exist_ok=True)
                known.write_text(text)
        return read_errors(text) if text else None

    def compile(self, files, mode):
        """What the compiler says; empty if it succeeds."""
        self.calls += 1
        library = [] if "main.swift" in files else ["-parse-as-library"]
        status, text = self.attempt(files, [*self.arguments(mode), *library])
        if status and library and NOT_A_LIBRARY.search(text):
            status, text = self.attempt(files, self.arguments(mode))
        return text or f"status {status}" if status else ""

    def attempt(self, files, arguments):
        with tempfile.TemporaryDirectory(prefix="unblock-fixits-") as folder:
            write(files, folder)
            # What is for another platform need not be linked: objects are enough.
            result = subprocess.run([self.swiftc, "-c", *arguments, *files, "-o", "out.o"], cwd=folder, capture_output=True, text=True)
            if "no such module 'UnblockRuntime'" in result.stderr + result.stdout:
                raise SystemExit(f"there is no UnblockRuntime in {self.runtime}")
            return result.returncode, result.stdout + result.stderr

    def build(self, files, folder, mode="6"):
        """An executable; raises if there is none."""
        write(files, folder)
        objects = [str(p) for name in ("UnblockRuntime", "CUnblockRuntime", "UnblockFoundation") for p in sorted((self.runtime / f"{name}.build").rglob("*.o"))]
        library = [] if "main.swift" in files else ["-parse-as-library"]
        program = Path(folder) / "program"
        run([self.swiftc, *self.arguments(mode), *library, *files, *objects, "-o", str(program)], cwd=folder)
        return program


def write(files, folder):
    for name, text in files.items():
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


def read_errors(text):
    found = [Error(path, int(line), message) for path, line, message in re.findall(r"^(.+?):(\d+):\d+: error: (.*)$", text, re.M)]
    return found or [Error("", 0, text.strip().splitlines()[0] if text.strip() else "no message")]


def run(arguments, cwd=None):
    result = subprocess.run(arguments, cwd=cwd, capture_output=True, text=True)
    if result.returncode:
        raise SystemExit(f"{' '.join(arguments[:3])} …: {result.stdout}{result.stderr}")


def build_runtime():
    """UnblockRuntime alone, in a package of links. The folder that the package manager built into."""
    folder = ROOT / ".build-runtime"
    swift = os.environ.get("SWIFT", "swift")
    run([str(ROOT / "Scripts/runtime-package.sh"), str(folder)])
    run([swift, "build", "-j", "2", "--package-path", str(folder)])
    return Path(subprocess.check_output([swift, "build", "--package-path", str(folder), "--show-bin-path"], text=True).strip())
