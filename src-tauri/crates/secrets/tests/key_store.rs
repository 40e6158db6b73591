//! The operating system's key store, and what is said when it isn't there.
#![allow(clippy::unwrap_used)]

use bidwright_secrets::{Key, KeyStore, MemoryKeyStore};

#[test]
fn key_is_kept_replaced_and_forgotten() {
    let keys = MemoryKeyStore::default();
    assert!(
        keys.get("a").unwrap().is_none(),
        "a missing key is never made up"
    );
    let (first, second) = (Key::generate().unwrap(), Key::generate().unwrap());
    keys.set("a", &first).unwrap();
    keys.set("b", &second).unwrap();
    assert_eq!(keys.get("a").unwrap(), Some(first));
    keys.set("a", &second).unwrap();
    assert_eq!(keys.get("a").unwrap().as_ref(), Some(&second));
    keys.remove("a").unwrap();
    keys.remove("a").unwrap();
    assert!(keys.get("a").unwrap().is_none());
    assert_eq!(keys.get("b").unwrap(), Some(second));
}

/// The Secret Service of a session that belongs to the test alone. These tests start themselves
/// again inside it, because a process can't change its session bus.
#[cfg(target_os = "linux")]
mod secret_service {
    use std::process::{Command, Output};

    use bidwright_secrets::{Key, KeyStore, KeyStoreError, OsKeyStore};

    const ROLE: &str = "BIDWRIGHT_KEY_STORE_ROLE";
    const UNLOCKED: &str = r#"
        printf 'pw\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
        exec "$@""#;
    const LOCKED: &str = r#"
        printf 'pw\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
        BIDWRIGHT_KEY_STORE_ROLE=round_trip "$@" || exit 1
        dbus-send --session --print-reply --dest=org.freedesktop.secrets \
            /org/freedesktop/secrets org.freedesktop.Secret.Service.Lock \
            array:objpath:/org/freedesktop/secrets/collection/login >/dev/null
        exec "$@""#;

    fn again(test: &str, role: &str, session: Option<&str>) -> Output {
        let home = tempfile::tempdir().unwrap();
        let program = std::env::current_exe().unwrap();
        let mut command = match session {
            Some(script) => {
                let mut command = Command::new("dbus-run-session");
                command.args(["--", "bash", "-c", script, "_"]).arg(program);
                command
            }
            None => Command::new(program),
        };
        command
            .args([test, "--exact", "--nocapture"])
            .env(ROLE, role)
            .env("HOME", home.path())
            .env("XDG_RUNTIME_DIR", home.path())
            .env("XDG_DATA_HOME", home.path())
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY");
        command.output().unwrap()
    }

    fn role() -> Option<String> {
        std::env::var(ROLE).ok()
    }

    fn assert_passed(output: &Output) {
        let (out, err) = (&output.stdout, &output.stderr);
        let told = format!(
            "{}{}",
            String::from_utf8_lossy(out),
            String::from_utf8_lossy(err)
        );
        assert!(output.status.success(), "{told}");
        assert!(told.contains("1 passed"), "{told}");
    }

    #[test]
    fn key_is_kept_by_the_secret_service() {
        if role().as_deref() != Some("round_trip") {
            let name = "secret_service::key_is_kept_by_the_secret_service";
            return assert_passed(&again(name, "round_trip", Some(UNLOCKED)));
        }
        let key = Key::generate().unwrap();
        assert!(
            OsKeyStore.get("store-1").unwrap().is_none(),
            "emptied: no key, no error"
        );
        OsKeyStore.set("store-1", &key).unwrap();
        assert_eq!(OsKeyStore.get("store-1").unwrap(), Some(key));
        assert!(OsKeyStore.get("store-2").unwrap().is_none());
        OsKeyStore.remove("store-1").unwrap();
        assert!(OsKeyStore.get("store-1").unwrap().is_none());
        OsKeyStore.remove("store-1").unwrap();
    }

    #[test]
    fn missing_key_store_is_not_the_same_as_no_key() {
        if role().as_deref() != Some("missing") {
            let name = "secret_service::missing_key_store_is_not_the_same_as_no_key";
            return assert_passed(&again(name, "missing", None));
        }
        let key = Key::generate().unwrap();
        let missing = |error| matches!(error, KeyStoreError::Missing { .. });
        assert!(missing(OsKeyStore.get("store-1").unwrap_err()));
        assert!(missing(OsKeyStore.set("store-1", &key).unwrap_err()));
        assert!(missing(OsKeyStore.remove("store-1").unwrap_err()));
    }

    #[test]
    fn locked_key_store_is_told_as_locked() {
        match role().as_deref() {
            None => {
                let name = "secret_service::locked_key_store_is_told_as_locked";
                assert_passed(&again(name, "locked", Some(LOCKED)));
            }
            Some("round_trip") => {
                OsKeyStore
                    .set("store-1", &Key::generate().unwrap())
                    .unwrap();
                assert!(OsKeyStore.get("store-1").unwrap().is_some());
            }
            _ => {
                let error = OsKeyStore.get("store-1").unwrap_err();
                assert!(matches!(error, KeyStoreError::Locked), "{error:?}");
            }
        }
    }
}
