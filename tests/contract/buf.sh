#!/bin/sh
# Runs the pinned buf over proto/: buf.sh <build-dir> lint | breaking | build ...
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=${1:?usage: buf.sh <build-dir> <buf arguments>}
shift
build=$(cd "$build" && pwd)

# The program itself, without Node around it; its package is named after the machine it is for.
buf=
for candidate in "$build"/buf/node_modules/@bufbuild/buf-*/bin/buf; do
    [ -x "$candidate" ] && buf=$candidate
done
if [ -z "$buf" ]; then
    echo "buf is not installed: run tests/contract/install_buf.sh $build" >&2
    exit 1
fi
cd "$here/../../proto"
BUF_CACHE_DIR=$build/buf/cache exec "$buf" "$@"
