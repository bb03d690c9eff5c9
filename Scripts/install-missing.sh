#!/bin/bash
# Makes sure that the tools that builds need are there; installs those that are missing with apt-get, if there is one.
#
#     Scripts/install-missing.sh build     what compiling Swift packages takes, but for Swift itself
#     Scripts/install-missing.sh python    python3 with the means to make a virtual environment
#
# Says nothing and touches nothing where nothing is missing.
set -euo pipefail

missing=()
need() { # PACKAGE, and a command that succeeds if it is there
    local package=$1
    shift
    "$@" > /dev/null 2>&1 || missing+=("$package")
}

has_file() { local file; for file in "$@"; do [ -e "$file" ] && return 0; done; return 1; }

case ${1:-} in
    build)
        need git command -v git
        if [ "$(uname)" = Linux ]; then
            need binutils command -v ld
            need libc6-dev has_file /usr/include/stdlib.h
            need g++ has_file /usr/lib/gcc/*/*/libstdc++.*
            # What reads C; the linter does without, and says so.
            need libclang-dev has_file /usr/lib/llvm-*/lib/libclang.so* /usr/lib64/libclang.so*
        fi ;;
    python)
        need python3 command -v python3
        need python3-venv python3 -c 'import ensurepip, venv' ;;
    *) echo "usage: $0 build|python" >&2; exit 2 ;;
esac
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get > /dev/null; then
    echo "error: missing: ${missing[*]} (Debian's names); install them with your system's package manager, and try again" >&2
    exit 1
fi
sudo=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null || { echo "error: missing: ${missing[*]}; as root: apt-get install ${missing[*]}" >&2; exit 1; }
    sudo=sudo
fi
echo "Installing ${missing[*]} with apt-get."
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}"
