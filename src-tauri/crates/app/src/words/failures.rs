//! The sentence and the mend of every failure.

macro_rules! entry {
    ($zh:expr, $zh_mend:expr, $en:expr, $en_mend:expr) => {
        Entry {
            zh: ($zh, $zh_mend),
            en: ($en, $en_mend),
        }
    };
}

mod common;
mod contract;
mod file;
mod key;
mod quotation;
mod store;

use super::Entry;
use crate::failure::Code;

pub(super) fn entry(code: Code) -> Entry {
    use Code::*;
    match code {
        StoreNotOpen | StoreLocked | StoreNotFound | StoreExists | StoreWrongKey | StoreNotOurs
        | StoreDamaged | StoreNewer | StoreReadOnly | StoreInUse | StoreNotEmpty | DiskFull
        | AuditBroken => store::entry(code),
        KeyMissing
        | KeyStoreUnavailable
        | KeyStoreLocked
        | KeyPlaceMissing
        | PassphraseWrong
        | PassphraseNotSet
        | PassphraseShort
        | PassphraseFileDamaged
        | RecoveryCodeWrong => key::entry(code),
        FileUnreadable | JsonWrong | FormatUnknown | FormatOther | OldWord | FileEncrypted
        | FileDamaged | NoTextLayer | BrokenCharacterMap | TooLarge | Cancelled | UploadDamaged
        | SheetUnreadable | ColumnMissing | CellWrong | AnswerRowUnknown | DeviationUnknown
        | ChapterUnknown => file::entry(code),
        QuotationNoCustomer | QuotationNoCompany | QuotationNoTitle | QuotationNoLines
        | LineNoName | LineQuantity | LineDiscount | TotalTooLarge | LinePrice | CurrencyOther
        | VatRateUnknown | BelowFloor | ValidityMissing | NotIssued => quotation::entry(code),
        ContractNoCustomer | ContractNoCompany | ContractNoLines | ContractTopicMissing
        | InstalmentsDiffer => contract::entry(code),
        RowMissing | ListColumnUnknown | Required | OutOfRange | Frozen | Taken
        | CreditCodeWrong | PhoneWrong | StatusWrong | CheckRed | ClausesNotAdjacent
        | SplitPlace | ReportingCircle | MergeItself | ChangedSince | CharacterUnprintable
        | VolumeNotBuilt | ExportFailed | Unexpected => common::entry(code),
    }
}
