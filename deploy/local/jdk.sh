# Sourced by ../../ringway: finds a JDK 25 or newer, else fetches Temurin 25, and exports JAVA_HOME.

jdk_feature() { # the feature version of the JDK in $1, 0 if there is none
  local version=''
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  printf '%s' "${version:-0}"
}

known_jdk() { # prints the first JDK that will do: JAVA_HOME, the usual places, the one on the PATH
  local candidate javac
  local candidates=("${JAVA_HOME:-}" "$RINGWAY_ROOT/.ringway/jdk" "$RINGWAY_ROOT/.ringway/jdk/Contents/Home"
    /usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/*
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /opt/jdk*)
  if [ -x /usr/libexec/java_home ]; then
    candidates+=("$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)")
  fi
  if javac=$(command -v javac) && command -v realpath >/dev/null; then
    javac=$(realpath "$javac")
    candidates+=("${javac%/bin/javac}")
  fi
  for candidate in "${candidates[@]}"; do
    if [ -n "$candidate" ] && [ "$(jdk_feature "$candidate")" -ge 25 ]; then
      printf '%s' "$candidate"
      return 0
    fi
  done
  return 1
}

find_jdk() {
  if ! JAVA_HOME=$(known_jdk); then
    fetch_jdk
    JAVA_HOME=$(known_jdk) || no_jdk "the JDK that was fetched does not run here"
  fi
  export JAVA_HOME
}

no_jdk() {
  say "ringway needs a JDK 25 and $1: install Temurin 25 (https://adoptium.net) or point JAVA_HOME at a JDK 25."
  exit 1
}

fetch_jdk() {
  local os arch json link checksum folder
  case $(uname -s) in
    Linux) if ldd --version 2>&1 | grep -qi musl; then os=alpine-linux; else os=linux; fi ;;
    Darwin) os=mac ;;
    *) no_jdk "there is none to fetch for $(uname -s)" ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) arch=x64 ;;
    aarch64 | arm64) arch=aarch64 ;;
    *) no_jdk "there is none to fetch for $(uname -m)" ;;
  esac
  command -v curl >/dev/null || no_jdk "there is no curl to fetch one with"
  say "no JDK 25 found, asking adoptium.net for Temurin 25 ..."
  json=$(curl -fsSL --connect-timeout 10 \
    "${RINGWAY_JDK_API:-https://api.adoptium.net}/v3/assets/latest/25/hotspot?os=$os&architecture=$arch&image_type=jdk&vendor=eclipse" |
    tr -d '\n') || no_jdk "adoptium.net cannot be reached"
  # The archive's own entry; beside it stands one for an installer.
  json=$(printf '%s' "$json" | sed -n 's/.*"package"[[:space:]]*:[[:space:]]*{\([^}]*\)}.*/\1/p')
  link=$(printf '%s' "$json" | sed -n 's/.*"link"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p')
  checksum=$(printf '%s' "$json" | sed -n 's/.*"checksum"[[:space:]]*:[[:space:]]*"\([0-9a-f]*\)".*/\1/p')
  if [ -z "$link" ] || [ -z "$checksum" ]; then no_jdk "adoptium.net offers none for $os on $arch"; fi
  mkdir -p "$RINGWAY_ROOT/.ringway"
  folder=$(mktemp -d "$RINGWAY_ROOT/.ringway/jdk.XXXXXX")
  say "fetching $link"
  curl -fL --progress-bar --connect-timeout 10 -o "$folder/jdk.tar.gz" "$link" || { rm -rf "$folder"; no_jdk "it could not be fetched"; }
  if [ "$(sha256 "$folder/jdk.tar.gz")" != "$checksum" ]; then
    rm -rf "$folder"
    no_jdk "what was fetched has a wrong checksum"
  fi
  mkdir "$folder/jdk"
  tar -xzf "$folder/jdk.tar.gz" -C "$folder/jdk" --strip-components 1
  rm -rf "$RINGWAY_ROOT/.ringway/jdk"
  mv "$folder/jdk" "$RINGWAY_ROOT/.ringway/jdk"
  rm -rf "$folder"
  say "Temurin $(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$(known_jdk)/release") is in $RINGWAY_ROOT/.ringway/jdk, checksum verified"
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1
}
