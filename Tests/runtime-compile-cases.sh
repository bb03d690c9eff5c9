#!/bin/bash
# What the compiler must accept of UnblockRuntime's and UnblockFoundation's users, and what it must refuse, in Swift 5 and in Swift 6 mode.
#
# Isolation is checked after type checking, so each case is compiled (`swiftc -c`) by itself: one error does not hide another.
#
#     Tests/runtime-compile-cases.sh <folder with UnblockRuntime.swiftmodule>
#
# The cases are those of CompileCases.swift.txt in the folders of both libraries' tests.
#
# A case begins with a line `// accept: …` or `// refuse: …`; what follows up to the next is its text. A refused case is refused in Swift 6 mode, with what
# its line `// because: …` has in the message, or for a data race; in
# Swift 5 mode, which does not check isolation so strictly, it is not tried. With `in both modes`, it is refused there too.
set -uo pipefail
modules=$(cd "$1" && pwd) || exit 2
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2

swiftc=${SWIFTC:-swiftc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Splits the files into cases: <number>-<library>.swift, whose first line says what is expected.
for library in UnblockRuntime UnblockFoundation; do
    awk -v folder="$work" -v library="$library" \
        '/^\/\/ (accept|refuse)/ { n++ } n { print > sprintf("%s/%03d-%s.swift", folder, n, library) }' "${library}Tests/CompileCases.swift.txt"
done

failures=0
count=0
compile() {
    "$swiftc" -swift-version "$2" -parse-as-library -module-name Case -I "$modules" -I ../Sources/CUnblockRuntime/include\
        -c "$work/prelude.swift" "$1" -o "$work/out.o" -wmo > "$work/log" 2>&1
}
complain() {
    failures=$((failures + 1))
    echo "error: $1 (Swift $2 mode)" >&2
    cat "$work/log" >&2
}

cat > "$work/prelude.swift" <<'END'
import UnblockRuntime
final class NotSendable { var number = 0 }
struct Failure: Error {}
func blocks() -> Int { 1 }
func blocksOrThrows() throws -> Int { 1 }
END

echo > "$work/empty.swift"
compile "$work/empty.swift" 6 || { cat "$work/log" >&2; exit 2; }

for case in "$work"/[0-9]*.swift; do
    title=$(head -n 1 "$case")
    case "$case" in
        *-UnblockFoundation.swift) imports="import Foundation; import UnblockFoundation; import UnblockRuntime" ;;
        *) imports="import UnblockRuntime" ;;
    esac
    sed -i.old "1s/^/$imports  /" "$case"
    count=$((count + 1))
    case "$title" in
        "// accept:"*)
            for mode in 5 6; do compile "$case" "$mode" || complain "refused: $title" "$mode"; done ;;
        "// refuse:"*)
            compile "$case" 6 && complain "accepted: $title" 6
            grep -q "error:" "$work/log" || complain "no error: $title" 6
            reason=$(sed -nE 's|^// because: (.*)|\1|p' "$case")
            grep -q -- "${reason:-data race}" "$work/log" || complain "refused for another reason than '${reason:-data race}': $title" 6 ;;
    esac
done

[ "$count" -gt 0 ] || { echo "error: no cases" >&2; exit 2; }
echo "$count cases, $failures failures"
[ "$failures" -eq 0 ]
