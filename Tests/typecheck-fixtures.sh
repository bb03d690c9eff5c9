#!/bin/bash
# Type-checks every fixture in Swift 5 mode, two compilers at a time.
#
#     Tests/typecheck-fixtures.sh [--modules FOLDER] [--noasync-report FILE] [CASE.swift | PROGRAM-FOLDER] …
#
# Stubs are built into FOLDER (a temporary one by default); one that is newer there than its source is kept.
# Without arguments all of Fixtures/Cases and Fixtures/Programs is checked. Prints the compiler's errors for each case or
# program that fails, then `N files type-check, M do not` (a program counts as one file), and exits with 1 if any does not.
# `--noasync-report` writes `path:line` for each place of which the compiler itself says "unavailable from asynchronous
# contexts", paths from the root of the project, sorted.
#
# How a file is parsed: a program with a main.swift as swiftc does by default (main.swift holds top-level code);
# everything else with -parse-as-library, and if the compiler then says that top-level code is not allowed, once more
# as a script. A case or program in which a file starts with `// platform: …` is only parsed.
set -uo pipefail
shopt -s nullglob

absolute() { case $1 in /*) echo "$1" ;; *) echo "$PWD/$1" ;; esac; }

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
modules=
report=
targets=()
while [ $# -gt 0 ]; do
    case $1 in
        --modules) modules=$(absolute "${2:?"--modules needs a folder"}"); shift 2 ;;
        --noasync-report) report=$(absolute "${2:?"--noasync-report needs a file"}"); shift 2 ;;
        -*) echo "unknown option '$1'" >&2; exit 2 ;;
        *)
            [ -e "$1" ] || { echo "no such file or folder: '$1'" >&2; exit 2; }
            target=$(absolute "${1%/}")
            targets+=("${target#"$root"/}")
            shift ;;
    esac
done
cd "$root" || exit 2
[ ${#targets[@]} -gt 0 ] || targets=(Fixtures/Cases/*.swift Fixtures/Programs/*/)
[ ${#targets[@]} -gt 0 ] || { echo "0 files type-check, 0 do not"; exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -n "$modules" ] || modules=$work/modules
mkdir -p "$modules" "$work/logs"

# Builds a stub after the stubs that it imports; one built from an older import is built again.
visited=" "
build_stub() {
    local name=$1 source=Fixtures/Stubs/$1.swift built=$modules/$1.swiftmodule imported
    case $visited in *" $name "*) return ;; esac
    visited+="$name "
    for imported in $(sed -nE 's/^(@[_a-zA-Z]+ |public )*import ([_A-Za-z0-9]+).*/\2/p' "$source"); do
        [ -f "Fixtures/Stubs/$imported.swift" ] || continue
        build_stub "$imported"
        [ "$modules/$imported.swiftmodule" -nt "$built" ] && rm -f "$built"
    done
    [ "$built" -nt "$source" ] && return
    swiftc -emit-module -module-name "$name" -parse-as-library -swift-version 5 -suppress-warnings \
        -I "$modules" -o "$built" "$source" || exit 2
}
for stub in Fixtures/Stubs/*.swift; do build_stub "$(basename "$stub" .swift)"; done

# Checks one case or program. The compiler's words go to its log, which is renamed to *.failed if it refuses.
check() {
    local target=${1%/} log mode=-typecheck library=-parse-as-library files
    log=$work/logs/${target//\//+}
    if [ -d "$target" ]; then
        files=("$target"/*.swift)
        [ -f "$target/main.swift" ] && library=
    else
        files=("$target")
    fi
    head -qn 1 "${files[@]}" | grep -q '^// platform:' && mode=-parse
    compile() {
        swiftc $mode -swift-version 5 -module-name Fixture -diagnostic-style=llvm -no-color-diagnostics $library \
            -I "$modules" "${files[@]}" > "$log" 2>&1
    }
    compile && return
    if [ -n "$library" ] && grep -qE 'error: (statements|expressions) are not allowed at the top level' "$log"; then
        library=
        compile && return
    fi
    mv "$log" "$log.failed"
}
export -f check
export work modules
printf '%s\0' "${targets[@]}" | xargs -0 -P 2 -I '{}' bash -c 'check "$1"' check '{}'

failures=("$work"/logs/*.failed)
for log in "${failures[@]}"; do
    name=$(basename "$log" .failed)
    echo "${name//+//}"
    grep -A 2 -E '(^|: )error: ' "$log" || cat "$log"
done
if [ -n "$report" ]; then
    cat /dev/null "$work"/logs/* | grep 'is unavailable from asynchronous contexts' \
        | sed -nE 's/^([^:]+):([0-9]+):[0-9]+: (warning|error): .*/\1:\2/p' \
        | sort -t : -k 1,1 -k 2,2n -u > "$report"
fi
echo "$((${#targets[@]} - ${#failures[@]})) files type-check, ${#failures[@]} do not"
[ ${#failures[@]} -eq 0 ]
