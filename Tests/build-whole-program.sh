#!/bin/bash
# Builds the packages of Fixtures/WholeProgram, so that their labels are of code that compiles, and leaves an index store of each.
#
#     Tests/build-whole-program.sh [NAME] …
#
# NAME is a folder of Fixtures/WholeProgram; all of them by default. What is built goes to .build-fixtures/NAME, the index store
# to .build-fixtures/NAME/debug/index/store. Prints the compiler's errors of each package that fails, then
# `N packages build, M do not`, and exits with 1 if any does not.
set -uo pipefail
shopt -s nullglob

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 2
swift=${SWIFT:-swift}
names=("$@")
if [ ${#names[@]} -eq 0 ]; then
    for manifest in Fixtures/WholeProgram/*/Package.swift; do names+=("$(basename "$(dirname "$manifest")")"); done
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
failures=0
for name in "${names[@]}"; do
    package=Fixtures/WholeProgram/$name
    [ -f "$package/Package.swift" ] || { echo "no such package: '$name'" >&2; exit 2; }
    "$swift" build -j 2 --package-path "$package" --scratch-path ".build-fixtures/$name" -Xswiftc -diagnostic-style=llvm > "$log" 2>&1 && continue
    failures=$((failures + 1))
    echo "$package"
    grep -A 2 -E '(^|: )error: ' "$log" || cat "$log"
done
echo "$((${#names[@]} - failures)) packages build, $failures do not"
[ "$failures" -eq 0 ]
