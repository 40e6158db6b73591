#!/usr/bin/env bash
# Runs a command inside a session bus with an unlocked key store of its own, so that a journey
# never meets the keys of the person at the machine. Called under `dbus-run-session`.
set -euo pipefail
HOME=$(mktemp -d)
export HOME XDG_RUNTIME_DIR=$HOME/run XDG_DATA_HOME=$HOME/data XDG_CONFIG_HOME=$HOME/config XDG_CACHE_HOME=$HOME/cache
mkdir -p -m 700 "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME"
trap 'rm -rf "$HOME"' EXIT
# The daemon answers on its standard output when it owns its place on the bus.
printf 'journeys\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
for _ in $(seq 100); do
  if dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
    org.freedesktop.DBus.Peer.Ping >/dev/null 2>&1; then
    break
  fi
  sleep 0.05
done
"$@"
