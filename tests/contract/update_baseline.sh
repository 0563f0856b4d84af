#!/bin/sh
# Makes today's contracts the promise that later changes are compared with. Run it at a release, or when
# something was added that nobody may break any more: update_baseline.sh <build-dir>
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=${1:?usage: update_baseline.sh <build-dir>}
"$here/buf.sh" "$build" build --exclude-source-info -o baseline.binpb
