#!/bin/bash
# Builds and runs a scratch package that depends on this repository and uses UnblockRuntime and UnblockFoundation, in Swift 5 and in Swift 6 mode.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

swift=${SWIFT:-swift}
repository=$PWD
package=$(mktemp -d)/scratch
trap 'rm -rf "$(dirname "$package")"' EXIT
mkdir -p "$package"/Sources/{Five,Six}

cat > "$package/Package.swift" <<END
// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "scratch",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "unblock", path: "$repository")],
  targets: [
    .executableTarget(
      name: "Five",
      dependencies: [.product(name: "UnblockRuntime", package: "unblock"), .product(name: "UnblockFoundation", package: "unblock")],
      swiftSettings: [.swiftLanguageMode(.v5)]),
    .executableTarget(
      name: "Six",
      dependencies: [.product(name: "UnblockRuntime", package: "unblock"), .product(name: "UnblockFoundation", package: "unblock")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
  ]
)
END

cp Tests/UnblockRuntimeTests/ScratchProgram.swift.txt "$package/Sources/Five/Program.swift"
cp Tests/UnblockRuntimeTests/ScratchProgram.swift.txt "$package/Sources/Six/Program.swift"

"$swift" build --package-path "$package" --scratch-path .build-scratch 2>&1 | tee "$package/log"
if grep -qE "warning: .*Unblock(Runtime|Foundation)" "$package/log"; then echo "error: the package warns" >&2; exit 1; fi
for mode in Five Six; do
    output=$("$("$swift" build --package-path "$package" --scratch-path .build-scratch --show-bin-path)/$mode")
    echo "$mode: $output"
    [ "$output" = "offload 1, poll 3, pinned true, way back 4, refused, stall monitor true, process 3 said hello" ] || { echo "error: not what was expected" >&2; exit 1; }
done
