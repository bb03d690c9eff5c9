#!/bin/bash
# Makes sure that there is a Swift toolchain that can build this package, and says what to do if there is none.
set -euo pipefail

swift=${SWIFT:-swift}
needed="Swift 6.2 or later is needed to build and test Unblock: https://www.swift.org/install"

command -v "$swift" > /dev/null || { echo "error: there is no '$swift' on PATH. $needed" >&2; exit 1; }
version=$("$swift" --version 2>&1 | sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p' | head -n 1)
read -r major minor <<< "${version:-0 0}"
if [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 2 ]; }; then
    echo "error: '$swift' is $("$swift" --version 2>&1 | head -n 1). $needed" >&2
    exit 1
fi
