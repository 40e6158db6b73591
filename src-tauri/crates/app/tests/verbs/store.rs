//! Making and opening stores; keys.

use std::sync::Arc;

use bidwright_app::view::{ListRequest, StoreCreate, StoreStatus, StoreUnlock};
use bidwright_app::{
    Code, Desk, Language, Places, customer_list, customer_save, start_state, store_create,
    store_lock, store_open,
};
use bidwright_secrets::MemoryKeyStore;
use bidwright_testkit::{FixedClock, TestDesk, customer, desk};

use crate::code;

fn unlock(desk: &TestDesk, passphrase: &str, recovery_code: &str) -> StoreUnlock {
    StoreUnlock {
        path: desk.store_path().display().to_string(),
        passphrase: passphrase.to_owned(),
        recovery_code: recovery_code.to_owned(),
        remember: false,
    }
}

/// Another machine: same folder, empty key store.
fn other_machine(desk: &TestDesk) -> Desk {
    let places = Places {
        config: desk.folder().join("other"),
        data: desk.folder().to_owned(),
        export: desk.folder().join("export"),
    };
    let clock = Arc::new(FixedClock::on(2026, 11, 24));
    Desk::new(clock, Arc::new(MemoryKeyStore::default()), places).speaking(Language::En)
}

#[tokio::test]
async fn a_store_opens_again_with_the_key_of_the_key_store() {
    let desk = desk().await;
    customer_save(&desk, customer("澜川市水文站"))
        .await
        .unwrap();
    store_lock(&desk).await.unwrap();
    assert_eq!(
        code(customer_list(&desk, &ListRequest::default()).await),
        Code::StoreNotOpen
    );
    let locked = start_state(&desk).await.unwrap();
    assert!(
        matches!(
            locked.status,
            StoreStatus::Locked {
                key_store: true,
                ..
            }
        ),
        "a locked store stays locked until somebody opens it"
    );
    let state = store_open(&desk, &unlock(&desk, "", "")).await.unwrap();
    assert!(
        matches!(state.status, StoreStatus::Open { .. }),
        "{:?}",
        state.status
    );
    assert_eq!(
        customer_list(&desk, &ListRequest::default())
            .await
            .unwrap()
            .total,
        1
    );
}

#[tokio::test]
async fn another_machine_opens_it_with_passphrase_or_recovery_code_only() {
    let desk = desk().await;
    let path = desk.folder().join("two.bidwright").display().to_string();
    let request = StoreCreate {
        path: path.clone(),
        passphrase: "correct horse".to_owned(),
        key_store: false,
    };
    let made = store_create(&desk, &request).await.unwrap();
    store_lock(&desk).await.unwrap();
    let other = other_machine(&desk);
    let ask = |passphrase: &str, recovery: &str| StoreUnlock {
        path: path.clone(),
        ..unlock(&desk, passphrase, recovery)
    };
    assert_eq!(
        code(store_open(&other, &ask("", "")).await),
        Code::KeyMissing
    );
    assert_eq!(
        code(store_open(&other, &ask("wrong horse", "")).await),
        Code::PassphraseWrong
    );
    let mut wrong: Vec<char> = made.recovery_code.chars().collect();
    wrong[0] = if wrong[0] == '7' { '8' } else { '7' };
    let wrong: String = wrong.into_iter().collect();
    assert_eq!(
        code(store_open(&other, &ask("", &wrong)).await),
        Code::RecoveryCodeWrong
    );
    store_open(&other, &ask("correct horse", "")).await.unwrap();
    store_lock(&other).await.unwrap();
    store_open(&other, &ask("", &made.recovery_code.to_lowercase()))
        .await
        .unwrap();
}

#[tokio::test]
async fn making_a_store_overwrites_nothing_and_wants_a_place_for_the_key() {
    let desk = desk().await;
    let create = |path: &str, passphrase: &str, key_store| StoreCreate {
        path: path.to_owned(),
        passphrase: passphrase.to_owned(),
        key_store,
    };
    let existing = desk.store_path().display().to_string();
    let before = std::fs::read(desk.store_path()).unwrap();
    assert_eq!(
        code(store_create(&desk, &create(&existing, "", true)).await),
        Code::StoreExists
    );
    assert_eq!(std::fs::read(desk.store_path()).unwrap(), before);
    let fresh = desk.folder().join("b.bidwright").display().to_string();
    assert_eq!(
        code(store_create(&desk, &create(&fresh, "", false)).await),
        Code::KeyPlaceMissing
    );
    assert_eq!(
        code(store_create(&desk, &create(&fresh, "short", false)).await),
        Code::PassphraseShort
    );
    assert_eq!(
        code(store_create(&desk, &create(" ", "", true)).await),
        Code::Required
    );
    assert!(!desk.folder().join("b.bidwright").exists());
}
