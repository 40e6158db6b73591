//! The store's key.

use crate::failure::Code;
use crate::words::Entry;

pub(super) fn entry(code: Code) -> Entry {
    match code {
        Code::KeyMissing => entry!(
            "系统钥匙串里没有这个数据库的密钥。",
            "输入口令或恢复码。",
            "The system's key store holds no key for this store.",
            "Enter the passphrase or the recovery code."
        ),
        Code::KeyStoreUnavailable => entry!(
            "系统钥匙串不可用。",
            "输入口令或恢复码。",
            "The system's key store cannot be reached.",
            "Enter the passphrase or the recovery code."
        ),
        Code::KeyStoreLocked => entry!(
            "系统钥匙串已锁定。",
            "先解锁钥匙串，或输入口令或恢复码。",
            "The system's key store is locked.",
            "Unlock it, or enter the passphrase or the recovery code."
        ),
        Code::KeyPlaceMissing => entry!(
            "没有选择密钥的保存方式。",
            "选择系统钥匙串，或设置口令。",
            "Nothing was chosen to keep the key.",
            "Choose the system's key store, or set a passphrase."
        ),
        Code::PassphraseWrong => entry!(
            "口令不对。",
            "再输入一次，或用恢复码。",
            "The passphrase is wrong.",
            "Try again, or use the recovery code."
        ),
        Code::PassphraseNotSet => entry!(
            "这个数据库没有设置口令。",
            "用恢复码打开。",
            "This store has no passphrase.",
            "Open it with the recovery code."
        ),
        Code::PassphraseShort => entry!(
            "口令太短。",
            "至少 {least} 个字符。",
            "The passphrase is too short.",
            "Use at least {least} characters."
        ),
        Code::PassphraseFileDamaged => entry!(
            "口令文件 {path} 已损坏。",
            "用恢复码打开。",
            "The passphrase file {path} is damaged.",
            "Open the store with the recovery code."
        ),
        Code::RecoveryCodeNotKept => entry!(
            "最后一组与新恢复码不一致。",
            "对照保存好的新恢复码，输入最后四个字符。",
            "This is not the last group of the new code.",
            "Copy the last four characters from the code that you kept."
        ),
        Code::RecoveryCodeNotAsked => entry!(
            "还没有生成新的恢复码。",
            "先生成新恢复码并保存好。",
            "No new recovery code was made yet.",
            "Make the new code and keep it first."
        ),
        Code::KeyOnlyPlace => entry!(
            "去掉口令后，密钥只剩恢复码。",
            "先用恢复码打开并选择由系统钥匙串保管，再去掉口令。",
            "Without the passphrase only the recovery code would be left.",
            "Let the system's key store keep the key first: open with the recovery code and choose so."
        ),
        _ => entry!(
            "恢复码不对。",
            "对照保存的恢复码逐组检查。",
            "The recovery code is wrong.",
            "Compare it group by group with the one you kept."
        ),
    }
}
