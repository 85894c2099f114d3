# Sourced by app/run and tests/run: installs what is missing, configures and builds in build/.
# Uses packages.tsv, the one list of what both need.

prepare_fail() {
    echo "${0##*/}: $1" >&2
    exit 1
}

# package_column N: the names of the list's Nth column
package_column() {
    awk -F'\t' -v n="$1" '!/^#/ && NF > 1 && $n != "-" { print $n }' resources/packages.tsv
}

# missing_packages N COMMAND…: names of column N that COMMAND does not know as installed
missing_packages() {
    local column=$1 name
    shift
    for name in $(package_column "$column"); do
        "$@" "$name" >/dev/null 2>&1 || printf '%s ' "$name"
    done
}

install_packages_debian() {
    local missing sudo=
    # One call for all names: asking one by one would cost a second at every start.
    missing=$(comm -23 <(package_column 2 | sort -u) \
        <(dpkg-query -W -f '${db:Status-Abbrev}|${Package}\n' 2>/dev/null | sed -n 's/^ii *|//p' | sort -u) | tr '\n' ' ')
    [ -n "${missing// /}" ] || return 0
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || prepare_fail "packages are missing and there is no sudo: as root run: apt-get install $missing"
        sudo=sudo
    fi
    echo "Installing: $missing"
    $sudo apt-get update -qq || prepare_fail "apt-get update failed: check the network and /etc/apt/sources.list"
    # shellcheck disable=SC2086 # a list of names
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null \
        || prepare_fail "apt-get install failed: run it by hand to see why: apt-get install $missing"
}

# On other systems we name what is missing and go on only when everything is there: their package managers ask questions of their own.
name_packages() {
    [ -z "${2// /}" ] || prepare_fail "packages are missing; install them and run this again: $1 $2"
}

install_packages() {
    if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
        install_packages_debian
    elif command -v dnf >/dev/null; then
        name_packages "sudo dnf install" "$(missing_packages 3 rpm -q --whatprovides)"
    elif command -v pacman >/dev/null; then
        name_packages "sudo pacman -S" "$(missing_packages 4 pacman -Q)"
    elif command -v brew >/dev/null; then
        name_packages "brew install" "$(missing_packages 5 brew list)"
        CMAKE_PREFIX_PATH="$(brew --prefix qt):$(brew --prefix openssl@3)${CMAKE_PREFIX_PATH:+:$CMAKE_PREFIX_PATH}"
        export CMAKE_PREFIX_PATH
    else
        echo "This system's package manager is not known here; going on. Needed: $(package_column 2 | tr '\n' ' ')" >&2
    fi
}

# build_targets TARGET…: configures once and builds; says nothing when everything is up to date
build_targets() {
    local log=build/prepare.log
    mkdir -p build
    if [ ! -f build/build.ninja ]; then
        echo "Configuring in build/"
        cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DHIKARI_BUILD_BENCH=ON >"$log" 2>&1 || {
            cat "$log" >&2
            rm -f build/build.ninja
            prepare_fail "cmake failed; the output above says why, and it is in $log"
        }
    fi
    if cmake --build build --target "$@" -- -n 2>/dev/null | grep -q 'no work to do'; then
        return 0
    fi
    echo "Building in build/"
    cmake --build build --target "$@" || prepare_fail "the build failed; the output above says why"
}
