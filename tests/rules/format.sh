#!/usr/bin/env bash
# Whether clang-format would leave every hand-written C++ file as it is.
set -euo pipefail
cd "$(dirname "$0")/../.."
find deploy kernel plugins proto sdk tests \( -name '*.cpp' -o -name '*.hpp' \) -not -path '*/node_modules/*' -print0 |
    xargs -0 -n 60 clang-format-16 --dry-run --Werror
