#!/bin/bash
# Runs all tests (they are written with Swift Testing), and ends with the closing lines of the test runner.
#
# Tools from PyPI that tests use are found in .venv, which `make test` fills.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

swift=${SWIFT:-swift}
export PATH="$PWD/.venv/bin:$PATH"
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# The tests of the runtime libraries watch, close and reuse descriptors by number, and wait for processes: each has a process of its own.
"$swift" test --disable-xctest --skip UnblockRuntimeTests --skip UnblockFoundationTests "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
if [ "$#" -eq 0 ]; then
    for tests in UnblockRuntimeTests UnblockFoundationTests; do
        "$swift" test --disable-xctest --skip-build --filter "$tests" 2>&1 | tee -a "$log"
        runtime=${PIPESTATUS[0]}
        [ "$status" -ne 0 ] || status=$runtime
    done
fi

if [ "$status" -eq 0 ]; then
    # The tests check reports with a validator of our own; this checks it, and the schema, by the reference implementation.
    unblock=$("$swift" build --show-bin-path)/unblock
    for format in json:report-v1 lsp:lsp-v1 sarif:sarif-profile; do
        "$unblock" lint --no-config --quiet --fail-on never --format "${format%:*}" Fixtures/Cases Fixtures/Programs Fixtures/Demo \
            | python3 Tests/validate-report.py --schema "${format#*:}" - || status=$?
    done
fi

echo
echo "Closing lines of the test runner:"
grep -E '(Test run with [0-9]+ tests?|Executed [1-9][0-9]* tests?|^error: )' "$log" | tail -n 5
exit "$status"
