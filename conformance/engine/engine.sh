#!/usr/bin/env bash
# Builds and runs images for real: BuildKit, stand-ins for the base images, and a Docker engine of its own to run results.
#
#   engine.sh up                   get the tools, start both daemons
#   engine.sh images NAME...       make the stand-ins that these image references need (`bases/images` says which)
#   engine.sh build FOLDER [buildctl arguments]    build FOLDER/Dockerfile, for example: . --opt target=test
#   engine.sh contexts             print the buildctl arguments that name the stand-ins, one a line
#   engine.sh forget               empty the cache of builds, so that the next one is cold
#   engine.sh docker ARGUMENTS     the Docker client, talking to the engine of its own
#   engine.sh emulator             get the emulator of arm64
#   engine.sh emulate PROGRAM...   run a static program for arm64
#   engine.sh down [--purge]       stop both daemons; with --purge also remove all that is kept
#
# Nothing of the host is changed: tools that it lacks are unpacked, not installed, and everything is kept in one folder,
# ENGINE_STATE (default: stagecraft-engine in the folder for temporary files). ENGINE_BIN may name a folder that keeps
# BuildKit's binaries longer. Mirrors and certificates of the host are read when they are needed and never written here.
# Exit code 69: this machine cannot do it; the last line says why.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
state=${ENGINE_STATE:-${TMPDIR:-/tmp}/stagecraft-engine}
bin=${ENGINE_BIN:-$state/bin}
host=$state/host
layout=$state/layout
logs=$state/logs
docker_socket=$state/docker/socket

export PATH=$bin:$host/usr/bin:$host/usr/sbin:$PATH
export BUILDKIT_HOST=unix://$state/buildkit/socket
export DOCKER_CONFIG=$state/docker/client

unable() {
  printf '%s\n' "$*" >&2
  exit 69
}

# Runs a step with its output in a log, whose end is shown when it fails.
logged() {
  local name=$1 began=$SECONDS
  shift
  mkdir -p "$logs"
  if ! "$@" >"$logs/$name.log" 2>&1 </dev/null; then
    tail -n 25 "$logs/$name.log" >&2
    return 1
  fi
  printf 'engine: %s (%ds)\n' "$name" $((SECONDS - began)) >&2
}

alive() {
  [[ -f $1 ]] && kill -0 "$(<"$1")" 2>/dev/null
}

# The same content gives the same stamp: what is stamped already need not be made again.
stamp() {
  cat -- "$@" | sha256sum | cut -c1-16
}

## Tools

libraries() {
  local folder
  folder=$(echo "$host"/usr/lib/*-linux-gnu)
  [[ -d $folder ]] && export LD_LIBRARY_PATH=$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  return 0
}

# Packages of what the host lacks, with the libraries that they need, unpacked beside everything else.
unpack_packages() {
  "$here/../../scripts/unpack-packages.sh" "$host" "$@"
}

tools() {
  [[ $(uname -s) == Linux ]] || unable 'BuildKit builds on Linux only'
  [[ $(id -u) == 0 ]] || unable 'not root: BuildKit and Docker need it'
  command -v go >/dev/null || unable 'no Go: BuildKit is compiled from its source'

  local missing=()
  command -v runc >/dev/null || missing+=(runc)
  command -v mmdebstrap >/dev/null || missing+=(mmdebstrap)
  command -v dockerd >/dev/null || missing+=(docker.io)
  if [[ ${#missing[@]} -gt 0 ]]; then
    command -v apt-get >/dev/null || unable "no ${missing[*]}, and no apt-get to get them with"
    logged packages unpack_packages "${missing[@]}" || unable "the Debian packages ${missing[*]} cannot be downloaded"
  fi
  libraries

  local version
  version=$(stamp "$here/tools/go.mod")
  if [[ ! -x $bin/buildkitd || $(cat "$bin/version" 2>/dev/null) != "$version" ]]; then
    mkdir -p "$bin"
    logged buildkit env -C "$here/tools" CGO_ENABLED=0 GOFLAGS=-mod=readonly go build -trimpath -ldflags='-s -w' -o "$bin/" \
      github.com/moby/buildkit/cmd/buildctl github.com/moby/buildkit/cmd/buildkitd || unable 'BuildKit does not compile'
    printf '%s' "$version" >"$bin/version"
  fi
}

# For programs that are built for arm64 elsewhere.
emulator() {
  command -v qemu-aarch64-static >/dev/null && return
  command -v apt-get >/dev/null || unable 'no qemu-aarch64-static, and no apt-get to get it with'
  logged emulator unpack_packages qemu-user-static || unable 'the Debian package qemu-user-static cannot be downloaded'
  # It has emulators of all processors, each as large as this one.
  find "$host/usr/bin" -name 'qemu-*' ! -name 'qemu-aarch64*' -delete
  command -v qemu-aarch64-static >/dev/null || unable 'the Debian package qemu-user-static has no qemu-aarch64-static'
}

emulate() {
  exec qemu-aarch64-static "$@"
}

## Daemons

# Waits until the probe succeeds or the daemon ends.
started() {
  local pidfile=$1
  shift
  for _ in $(seq 150); do
    "$@" >/dev/null 2>&1 && return
    alive "$pidfile" || return 1
    sleep 0.1
  done
  return 1
}

up() {
  mkdir -p "$state/buildkit" "$DOCKER_CONFIG" "$logs"
  tools
  foundation
  if ! alive "$state/buildkit/pid"; then
    setsid buildkitd --config "$here/buildkitd.toml" --root "$state/buildkit/root" --addr "$BUILDKIT_HOST" \
      --containerd-worker=false --oci-worker-binary=runc --oci-worker-net=host \
      >"$logs/buildkitd.log" 2>&1 </dev/null &
    echo $! >"$state/buildkit/pid"
    started "$state/buildkit/pid" buildctl debug workers || unable "buildkitd does not start: $(tail -n 1 "$logs/buildkitd.log")"
  fi
  if ! alive "$state/docker/pid"; then
    echo '{}' >"$state/docker/daemon.json"
    # Docker reads a pid file of its own: one that a killed daemon left would keep it from starting.
    rm -f "$state/docker/daemon.pid"
    setsid dockerd --config-file "$state/docker/daemon.json" --data-root "$state/docker/data" --exec-root "$state/docker/exec" \
      --pidfile "$state/docker/daemon.pid" --host "unix://$docker_socket" \
      --bridge=none --iptables=false --ip6tables=false --storage-driver=overlay2 \
      >"$logs/dockerd.log" 2>&1 </dev/null &
    echo $! >"$state/docker/pid"
    started "$state/docker/pid" docker --host "unix://$docker_socket" info || unable "dockerd does not start: $(tail -n 1 "$logs/dockerd.log")"
  fi
}

stop() {
  local pid
  alive "$1" || return 0
  pid=$(<"$1")
  kill "$pid"
  for _ in $(seq 150); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  rm -f "$1"
}

down() {
  stop "$state/docker/pid"
  stop "$state/buildkit/pid"
  local mount
  awk -v below="$state/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r |
    while read -r mount; do umount "$mount" || true; done
  if [[ ${1:-} == --purge ]]; then rm -rf --one-file-system -- "$state"; fi
}

## Base images

# `reference target [argument=value…]`, one a line.
table() {
  sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$here/bases/images"
}

# The name of a stand-in in the layout: `target:value-value`.
name() {
  local target=$1 values
  shift
  values=${*#*=}
  values=${values// /-}
  printf '%s:%s' "$target" "${values:-default}"
}

# `name digest` of every stand-in in the layout.
made() {
  [[ -f $layout/index.json ]] || return 0
  node -e '
    const { manifests } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))
    const names = manifests.map(({ annotations, digest }) => [annotations?.["io.containerd.image.name"], digest])
    for (const [name, digest] of new Map(names)) console.log(name?.replace("docker.io/library/", ""), digest)
  ' "$layout/index.json"
}

# All that stand-ins take from this machine, and the Debian system that they are made on.
foundation() {
  mkdir -p "$state/context/certificates" "$state/empty"
  cp /usr/local/share/ca-certificates/*.crt "$state/context/certificates/" 2>/dev/null || true
  { apt-config dump | grep -E '^Acquire::(Check|http|https)' || true; echo; } >"$state/context/apt.conf"
  [[ -f $state/context/debian.tar ]] || logged debian debian || unable 'no Debian base system can be made'
}

debian() {
  local site
  site=$(apt-get indextargets --format '$(SITE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' |
    awk '$2 == "main" && $1 !~ /security/ { print $1; exit }')
  mmdebstrap --format=tar --variant=minbase --include=ca-certificates,busybox \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    trixie "$state/context/debian.tar.part" "$site"
  mv "$state/context/debian.tar.part" "$state/context/debian.tar"
}

# node_package FILE PACKAGE
node_package() {
  local packed
  [[ -f $state/context/$1 ]] && return
  packed=$(cd "$state/context" && npm pack --silent "$2") && mv "$state/context/$packed" "$state/context/$1"
}

# Node itself comes from a package too. What it has beside it is what the official image of that version has.
node_packages() {
  local node=$1 npm=10 processor=x64
  [[ $(uname -m) != aarch64 ]] || processor=arm64
  [[ $node -lt 24 ]] || npm=11
  node_package corepack.tgz corepack@0 && node_package yarn.tgz yarn@1 && node_package "npm-$node.tgz" "npm@$npm" &&
    node_package "node-$node.tgz" "node-linux-$processor@$node"
}

# make_image TARGET [ARGUMENT=VALUE…]
make_image() {
  local target=$1 goroot=$state/empty rustup=$state/empty toolchain=$state/empty name argument arguments=() node
  name=$(name "$@")
  shift
  for argument in "$@"; do arguments+=(--opt "build-arg:$argument"); done
  case $target in
    node*)
      node=${!##*=}
      [[ -f $state/context/node-$node.tgz ]] || logged "packages-node-$node" node_packages "$node" || return 1
      ;;
    golang*) goroot=$(go env GOROOT) ;;
    rust*)
      command -v rustup >/dev/null || unable 'no rustup on this machine: its toolchain is what the stand-in for Rust is made of'
      rustup=$(dirname "$(command -v rustup)") toolchain=$(rustc --print sysroot)
      arguments+=(--opt "build-arg:TOOLCHAIN=$(rustc --version --verbose | awk '/^host:/ { host = $2 } /^release:/ { print $2 "-" host }')")
      ;;
  esac
  logged "image-$name" buildctl build --progress=plain --frontend dockerfile.v0 \
    --local "context=$state/context" --local "dockerfile=$here/bases" --opt "target=$target" "${arguments[@]}" \
    --local "goroot=$goroot" --opt context:goroot=local:goroot \
    --local "rustup=$rustup" --opt context:rustup=local:rustup \
    --local "toolchain=$toolchain" --opt context:toolchain=local:toolchain \
    --output "type=oci,tar=false,dest=$layout,name=$name,compression=uncompressed"
}

# What stand-ins are made from: when it changes, all are made anew.
sources() {
  stamp "$here/bases/Dockerfile" "$state/context/apt.conf" <(stat -c %Y "$state/context/debian.tar") <(go env GOVERSION) \
    <(rustc --version 2>/dev/null) <(ls "$state/context/certificates")
}

images() {
  local reference row=() sources found
  sources=$(sources)
  if [[ $(cat "$layout/made" 2>/dev/null) != "$sources" ]]; then
    rm -rf -- "$layout"
    mkdir -p "$layout"
    printf '%s' "$sources" >"$layout/made"
  fi
  found=$(made)
  for reference in "$@"; do
    read -ra row < <(table | awk -v reference="$reference" '$1 == reference { $1 = ""; print }') ||
      { printf 'no stand-in for %s: conformance/engine/bases/images has none\n' "$reference" >&2; return 1; }
    [[ $'\n'$found == *$'\n'"$(name "${row[@]}") "* ]] && continue
    make_image "${row[@]}" || unable "the stand-in for $reference cannot be made"
    found=$(made)
  done
}

# Every reference of the table that has a stand-in, as a named context.
contexts() {
  local reference row=() name digest
  declare -A digests=()
  [[ -f $layout/index.json ]] || return 0
  while read -r name digest; do digests[$name]=$digest; done < <(made)
  printf '%s\n' --oci-layout "stand-ins=$layout"
  while read -ra row; do
    reference=${row[0]} name=$(name "${row[@]:1}")
    [[ -z ${digests[$name]:-} ]] || printf '%s\n' --opt "context:$reference=oci-layout://stand-ins@${digests[$name]}"
  done < <(table)
}

# Empties the cache of builds; stand-ins stay.
forget() {
  logged forget buildctl prune --all
}

# Directives that name a frontend would pull it: BuildKit's own one is as new.
build() {
  local folder=$1 named
  shift
  mapfile -t named < <(contexts)
  buildctl build --frontend dockerfile.v0 --opt cmdline=dockerfile.v0 \
    --local "context=$folder" --local "dockerfile=$folder" "${named[@]}" "$@"
}

command=${1:-}
shift || true
case $command in
  up | images | build | contexts | forget | emulator | emulate | down) libraries; "$command" "$@" ;;
  docker) libraries; docker --host "unix://$docker_socket" "$@" ;;
  *) sed -n '2,19p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
