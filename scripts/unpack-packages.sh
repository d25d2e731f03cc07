#!/usr/bin/env bash
# Debian's packages, with what they need and the host lacks, unpacked into a folder: unpack-packages.sh FOLDER PACKAGE...
#
# Nothing of the host is changed: the lists of packages are downloaded into a folder that is removed again.
set -euo pipefail

host=$1
shift
mkdir -p "$host"
apt=$(mktemp -d)
# Apt downloads as a user of its own.
chmod 755 "$apt"
trap 'rm -rf "$apt"' EXIT

mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
options=(-q -y -o "Dir::State::lists=$apt/lists" -o "Dir::Cache=$apt/cache" -o Debug::NoLocking=1)
apt-get "${options[@]}" update
apt-get "${options[@]}" install --no-install-recommends --download-only "$@"
for package in "$apt"/cache/archives/*.deb; do dpkg -x "$package" "$host"; done
