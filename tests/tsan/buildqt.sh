#!/usr/bin/env bash
# Builds the parts of Qt that cross threads with the thread sanitizer, in build-tsan-qt/, for `ctest --preset tsan`: a Qt
# without it hides its locks and event queues, and whatever they protect looks like a race. On Debian, same release as
# the one installed, so that QtWebSockets and the plugins fit; takes some ten minutes. Needs deb-src in apt's sources.
set -euo pipefail
cd "$(dirname "$0")/../.."

folder=build-tsan-qt
release=$(dpkg-query -W -f '${source:Version}' qt6-base-dev)
missing=$(comm -23 <(printf '%s\n' dpkg-dev libb2-dev libdouble-conversion-dev libicu-dev libpcre2-dev ninja-build | sort) \
    <(dpkg-query -W -f '${db:Status-Abbrev}|${Package}\n' | sed -n 's/^ii *|//p' | sort -u) | tr '\n' ' ')
if [ -n "${missing// /}" ]; then
    echo "${0##*/}: packages are missing: sudo apt-get install $missing" >&2
    exit 1
fi

mkdir -p "$folder"
if ! compgen -G "$folder/qt6-base-*/CMakeLists.txt" >/dev/null; then
    (cd "$folder" && apt-get source -qq "qt6-base=$release") || {
        echo "${0##*/}: no source of qt6-base $release: add deb-src to apt's sources, and run apt-get update" >&2
        exit 1
    }
fi

flags="-fsanitize=thread -O1 -g1 -fno-omit-frame-pointer"
data=$(qtpaths6 --query QT_INSTALL_ARCHDATA) # where Debian's plugins are found
# Without glib: its event loop has locks of its own. Without what only adds dependencies.
cmake -S "$(compgen -G "$folder/qt6-base-*/CMakeLists.txt" | xargs dirname)" -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=None \
    -DCMAKE_C_FLAGS="$flags" -DCMAKE_CXX_FLAGS="$flags -Wno-tsan" \
    -DCMAKE_INSTALL_PREFIX=/usr -DINSTALL_LIBDIR=lib -DINSTALL_ARCHDATADIR="${data#/usr/}" \
    -DQT_HOST_PATH=/usr -DQT_FORCE_FIND_TOOLS=ON -DQT_BUILD_TESTS=OFF -DQT_BUILD_EXAMPLES=OFF \
    -DFEATURE_gui=OFF -DFEATURE_dbus=OFF -DFEATURE_xml=OFF -DFEATURE_concurrent=OFF -DFEATURE_glib=OFF \
    -DFEATURE_mimetype_database=OFF -DFEATURE_forkfd_pidfd=OFF -DFEATURE_relocatable=OFF -DFEATURE_rpath=OFF \
    -DFEATURE_sql_sqlite=OFF -DFEATURE_sql_psql=OFF -DFEATURE_sql_mysql=OFF -DFEATURE_sql_odbc=OFF \
    -DFEATURE_system_pcre2=ON -DFEATURE_system_doubleconversion=ON -DFEATURE_system_libb2=ON -DFEATURE_ssl=ON
cmake --build "$folder" --target Core Network Sql Test
echo "Qt for the thread sanitizer is in $folder/lib"
