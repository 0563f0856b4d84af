#!/bin/sh
# Installs the pinned linter of contracts into a build directory: install_buf.sh <build-dir>
# Does nothing when that version is already there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:?usage: install_buf.sh <build-dir>}/buf

if cmp -s "$here/package-lock.json" "$target/package-lock.json" && [ -f "$target/installed" ]; then
    exit 0
fi
mkdir -p "$target"
rm -f "$target/installed"
cp "$here/package.json" "$here/package-lock.json" "$target/"
(cd "$target" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
touch "$target/installed"
