# Shared by the scripts of this folder. Sourced, not run.
set -euo pipefail
SOCLE_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
JOBS=$(nproc)

say() { printf '%s\n' "$*" >&2; }
fail() { say "error: $1"; [ -z "${2:-}" ] || say "       $2"; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else fail "installing packages needs root" "run this as root, or install sudo"
    fi
}

installed() { dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null | grep -q '^ii'; }

# A command that exists counts, whoever installed it: node and npm often come from elsewhere.
present() {
    case "$1" in
        nodejs) command -v node >/dev/null ;;
        npm) command -v npm >/dev/null ;;
        *) installed "$1" ;;
    esac
}

# install_packages FILE...: installs what is missing, and asks for nothing.
install_packages() {
    command -v apt-get >/dev/null || fail "this is not a Debian system" "Socle is built and run on Debian 12"
    local missing=() package
    for package in $(cat "$@" | sed 's/#.*//'); do present "$package" || missing+=("$package"); done
    if ! ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; then
        # Socle runs its own cluster; Debian's ready-made one would only take a port and memory.
        as_root mkdir -p /etc/postgresql-common
        [ -e /etc/postgresql-common/createcluster.conf ] ||
            printf 'create_main_cluster = false\n' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
        missing+=(postgresql)
    fi
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing ${#missing[@]} Debian packages: ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null ||
        fail "apt-get could not install: ${missing[*]}" "read its words above, then run this again"
}

# configure_and_build PRESET [cmake arguments]
configure_and_build() {
    local preset=$1
    shift
    say "building ($preset)"
    (cd "$SOCLE_ROOT" && cmake --preset "$preset" "$@" >"$SOCLE_ROOT/build/$preset-configure.log" 2>&1) ||
        { tail -20 "$SOCLE_ROOT/build/$preset-configure.log" >&2; fail "cmake refused to configure"; }
    (cd "$SOCLE_ROOT" && cmake --build --preset "$preset" --parallel "$JOBS" -- --quiet >&2) ||
        fail "the build failed" "the compiler's words are above"
}

# build_target PRESET TARGET: one that is built only when it is asked for.
build_target() {
    (cd "$SOCLE_ROOT" && cmake --build --preset "$1" --parallel "$JOBS" --target "$2" -- --quiet >&2) ||
        fail "the build failed" "the compiler's words are above"
}
