#!/bin/bash
# Runs the hook of .pre-commit-hooks.yaml as a user of pre-commit would, in a scratch repository with a bad and a good file.
#
#     Tests/pre-commit.sh        (`make test-pre-commit` installs pre-commit and calls this)
#
# What is tested is HEAD of this checkout: pre-commit clones it, and changes that are not committed do not count.
# pre-commit builds the linter in release mode, and does so twice here: once for `try-repo`, which keeps nothing, and once for
# `run` with a configuration. That takes many minutes.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
command -v pre-commit > /dev/null || { echo "error: there is no 'pre-commit'; 'make test-pre-commit' installs it" >&2; exit 2; }
head=$(git -C "$root" rev-parse HEAD)
git -C "$root" cat-file -e HEAD:.pre-commit-hooks.yaml 2> /dev/null || { echo "error: .pre-commit-hooks.yaml is not committed" >&2; exit 2; }
[ -z "$(git -C "$root" status --porcelain)" ] || echo "note: there are changes that are not committed; they are not tested"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PRE_COMMIT_HOME=$work/cache
mkdir "$work/scratch"
cd "$work/scratch"
git init --quiet

cat > Bad.swift << 'SWIFT'
import Foundation

func handle(_ path: String) async throws -> Data {
  try await Task.sleep(nanoseconds: 1_000_000)
  return try load(path)
}
SWIFT
# The bad call reaches into this file: the hook has to look at both together.
cat > Good.swift << 'SWIFT'
import Foundation

func load(_ path: String) throws -> Data {
  try Data(contentsOf: URL(fileURLWithPath: path))
}

func later(_ path: String, then body: @escaping @Sendable (Data?) -> Void) {
  Thread.detachNewThread { body(try? load(path)) }
}
SWIFT
git add .

fail() { echo "FAILED: $1" >&2; exit 1; }
shows() { grep -qF -- "$1" <<< "$2"; }

echo "try-repo on a bad and a good file (builds $head in release mode)"
status=0
output=$(pre-commit try-repo "$root" unblock --ref "$head" --all-files 2>&1) || status=$?
echo "$output"
[ $status -eq 1 ] || fail "expected exit status 1 for the bad file, got $status"
shows "Bad.swift:5:14: warning: 'load(_:)' reaches" "$output" || fail "the bad call is not reported"
shows "Good.swift:4:7: note:" "$output" || fail "the trace does not lead into the other file"
! grep -q '^Good.swift:.*warning:' <<< "$output" || fail "the good file is reported"

echo "run on the good file and the mended one (builds once more)"
cat > .pre-commit-config.yaml << YAML
repos:
  - repo: $root
    rev: $head
    hooks: [{ id: unblock }]
YAML
cat > Bad.swift << 'SWIFT'
import Foundation

func handle(_ path: String) async throws -> Data {
  try await Task.sleep(nanoseconds: 1_000_000)
  return try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result { try load(path) }) }
  }
}
SWIFT
git add .
pre-commit run --all-files || fail "the hook does not pass once the bad file is mended"
echo "2 passed, 0 failed"
