#!/usr/bin/env bash
# Builds what is stale and runs Dyno. See: ./run-bench.sh help
set -euo pipefail

caller_folder="$PWD"
script="$(readlink -f "${BASH_SOURCE[0]}")"
root="$(dirname "$script")"
target="$root/harness/target"
stamp="$target/dyno.built"

fail() {
    printf 'error: %s\n' "$1" >&2
    exit 3
}

is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    local version
    version="$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")"
    [ -n "$version" ] && [ "$version" -ge 25 ]
}

find_jdk() {
    local candidates=() java
    if [ -n "${JAVA_HOME:-}" ]; then
        candidates+=("$JAVA_HOME")
        is_jdk_25 "$JAVA_HOME" ||
            printf 'note: JAVA_HOME=%s is no JDK 25; looking elsewhere\n' "$JAVA_HOME" >&2
    fi
    if java="$(command -v java)"; then
        candidates+=("$(dirname "$(dirname "$(readlink -f "$java")")")")
    fi
    candidates+=(/usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk*
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*
        /Library/Java/JavaVirtualMachines/*/Contents/Home)
    for candidate in "${candidates[@]}"; do
        if is_jdk_25 "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    fail "no JDK 25 or newer found in JAVA_HOME, PATH, /usr/lib/jvm, SDKMAN or ~/.jdks;
       install one (for example Eclipse Temurin 25) or set JAVA_HOME to it"
}

# A folder is newer than the stamp when a source was removed from it or renamed.
is_stale() {
    [ -f "$stamp" ] && [ -d "$target/lib" ] || return 0
    local newer
    newer="$(find "$root"/pom.xml "$root"/.mvn \
        "$root"/{harness,implementations,workloads,results,reports} \
        \( -name target -o -name runs -o -name site -o -name baselines \
        -o -path "$root/results/calibration" -o -path "$root/results/gates" \) -prune -o \
        -path '*/src/test' -prune -o \
        \( -type f -o -path '*/src/main/*' -type d \) -newer "$stamp" -print -quit)"
    [ -n "$newer" ]
}

stop_building() {
    rm -f "$stamp.new"
    printf '\nInterrupted while building; the next start builds again.\n' >&2
    exit 130
}

build() {
    command -v mvn >/dev/null 2>&1 || fail "mvn is not on the PATH; install Maven 3.8.7 or newer"
    [ -w "$root/harness" ] || fail "$root is read-only and the build is stale; build it first"
    printf 'Building (only what has changed is built again)...\n' >&2
    trap stop_building INT TERM
    # The stamp carries the time of the start: what is changed meanwhile is stale afterwards.
    mkdir -p "$target"
    rm -f "$stamp"
    touch "$stamp.new"
    local colour=()
    [ -t 2 ] || colour=(-Dstyle.color=never)
    if ! (cd "$root" && mvn --batch-mode --no-transfer-progress --quiet "${colour[@]}" \
        -DskipTests -Dspotless.check.skip package) >&2; then
        rm -f "$stamp.new"
        fail "the build failed; the lines above say why"
    fi
    mv "$stamp.new" "$stamp"
    trap - INT TERM
}

jdk="$(find_jdk)"
if [ "${1:-}" = "--print-jdk" ]; then
    printf '%s\n' "$jdk"
    exit 0
fi
if is_stale; then
    build
fi
cd "$caller_folder"
exec "$jdk/bin/java" -Xmx2g -XX:+UseSerialGC \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Djdk.attach.allowAttachSelf=true -XX:+EnableDynamicAgentLoading \
    -Ddyno.root="$root" -cp "$target/lib/*" dev.dyno.harness.cli.Main "$@"
