#!/usr/bin/env bash
# Runs a command inside a session bus with an unlocked key store of its own, so that a journey
# never meets the keys of the person at the machine. Called under `dbus-run-session`.
set -euo pipefail
HOME=$(mktemp -d)
export HOME XDG_RUNTIME_DIR=$HOME/run XDG_DATA_HOME=$HOME/data XDG_CONFIG_HOME=$HOME/config XDG_CACHE_HOME=$HOME/cache
mkdir -p -m 700 "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME"
trap 'rm -rf "$HOME"' EXIT
printf 'journeys\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
# Asking for the service itself would make the bus start another daemon, with the person's own keys.
owned() {
  dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
    org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q 'boolean true'
}
for _ in $(seq 200); do
  if owned; then break; fi
  sleep 0.05
done
owned || { echo "the key store of the session does not start" >&2; exit 1; }
"$@"
