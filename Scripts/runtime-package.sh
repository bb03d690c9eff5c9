#!/bin/bash
# Makes a package of UnblockRuntime, UnblockFoundation and their tests alone, by links to their sources, in the given folder: whoever works on the runtime, or tests
# it under a sanitizer, need not build the linter and what it depends on.
#
#     Scripts/runtime-package.sh .build-runtime && swift test --package-path .build-runtime
set -euo pipefail
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$1

mkdir -p "$folder/Sources" "$folder/Tests"
for target in Sources/{UnblockRuntime,CUnblockRuntime,UnblockFoundation} Tests/{UnblockRuntimeTests,UnblockFoundationTests}; do
    ln -sfn "$repository/$target" "$folder/$target"
done

# Settings and platforms are those of the package; the targets are read from it, so that they cannot differ.
{
    echo "// swift-tools-version: 6.1"
    echo "import PackageDescription"
    sed -n '/^let settings/,/^]/p' "$repository/Package.swift"
    echo "let package = Package("
    echo '  name: "unblock-runtime",'
    grep '^  platforms:' "$repository/Package.swift"
    echo '  products: ['
    grep '^    \.library(' "$repository/Package.swift"
    echo '  ],'
    echo "  targets: ["
    sed -n '/\.target(name: "UnblockRuntime"/,/^  \],$/p' "$repository/Package.swift" | sed '$d'
    echo "  ],"
    echo "  swiftLanguageModes: [.v6])"
} > "$folder/Package.swift"
