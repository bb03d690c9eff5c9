"""Runs programs and takes the medians of what they cost."""
import dataclasses
import os
import statistics
import subprocess
import sys
import tempfile
import time


@dataclasses.dataclass
class Run:
    wall: float
    cpu: float
    memory: float


@dataclasses.dataclass
class Contender:
    name: str
    command: list
    # Exit statuses that mean "done": linters tell findings by theirs.
    statuses: tuple = (0,)
    most_rounds: int = 1000


def run(contender):
    """Runs a program to its end. Its output goes to a file: a pipe would make it wait for us."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(contender.command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in contender.statuses:
            output.seek(0)
            text = output.read().decode(errors="replace")[-2000:]
            sys.exit(f"error: '{' '.join(contender.command)}' ended with {process.returncode}:\n{text}")
    # Linux counts kibibytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6)


def measure(contenders, rounds):
    """The median run of each contender, by name."""
    runs = {contender.name: [] for contender in contenders}
    for number in range(rounds + 1):
        for contender in contenders:
            if number > contender.most_rounds:
                continue
            result = run(contender)
            if number > 0:
                runs[contender.name].append(result)
            show_progress(f"round {number} of {rounds}: {contender.name}")
    show_progress("")
    return {name: median(results) for name, results in runs.items()}


def show_progress(text):
    if sys.stderr.isatty():
        print(f"\r{text:<60}\r", end="", file=sys.stderr, flush=True)


def median(runs):
    return Run(*(statistics.median(getattr(run, field.name) for run in runs) for field in dataclasses.fields(Run)))
