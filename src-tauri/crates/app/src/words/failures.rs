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
mod product;
mod quotation;
mod safe;
mod sheet;
mod store;

use super::Entry;
use crate::failure::Code;

pub(super) fn entry(code: Code) -> Entry {
    use Code::*;
    match code {
        StoreNotOpen | StoreLocked | StoreNotFound | StoreExists | StoreWrongKey | StoreNotOurs
        | StoreDamaged | StoreNewer | StoreReadOnly | StoreInUse | StoreBusy | StoreNotEmpty
        | DiskFull | AuditBroken | StoreSamePlace => store::entry(code),
        BackupOtherKey | BackupDamaged | RowOutside | RowGoneOutside | RowUnknownOutside
        | RowRemovedOutside | RowRevivedOutside => safe::entry(code),
        KeyMissing
        | KeyStoreUnavailable
        | KeyStoreLocked
        | KeyPlaceMissing
        | PassphraseWrong
        | PassphraseNotSet
        | PassphraseShort
        | PassphraseFileDamaged
        | RecoveryCodeWrong
        | RecoveryCodeNotKept
        | RecoveryCodeNotAsked
        | KeyOnlyPlace => key::entry(code),
        FileUnreadable | JsonWrong | FormatUnknown | FormatOther | OldWord | FileEncrypted
        | FileDamaged | NoTextLayer | BrokenCharacterMap | TooLarge | Cancelled | UploadDamaged
        | SheetUnreadable | ColumnMissing | CellWrong | AnswerRowUnknown | DeviationUnknown
        | ChapterUnknown => file::entry(code),
        SheetEmpty | SheetIsPage | SheetOtherKind | CsvBroken | HeadTwice | CellsMerged
        | CellMissing | CellTooLong | CellError | CellUncomputed | CellRounded | CellOutOfRange
        | RowRepeated | RowOtherCode | CreditCodeOdd | PhoneOdd | ImportGone | ImportDone
        | ImportUndone => sheet::entry(code),
        BundleEmpty | BundleQuantity | BundleTwice | BundleNested | BundlePartMissing
        | BundleOfBundle | ListEnds | ListProductTwice | ListProductUnknown => product::entry(code),
        QuotationNoCustomer | QuotationNoCompany | QuotationNoTitle | QuotationNoLines
        | LineNoName | LineQuantity | LineDiscount | TotalTooLarge | LinePrice | CurrencyOther
        | VatRateUnknown | BelowFloor | ValidityMissing | ValidityPassed | TotalDiscountWrong
        | LineBeyondLimit | TotalBeyondLimit | NoRevision | NotIssued => quotation::entry(code),
        ContractNoCustomer | ContractNoCompany | ContractNoLines | ContractTopicMissing
        | InstalmentsDiffer => contract::entry(code),
        RowMissing | ListColumnUnknown | Required | OutOfRange | Frozen | Taken
        | CreditCodeWrong | PhoneWrong | StatusWrong | CheckRed | ClausesNotAdjacent
        | SplitPlace | ReportingCircle | MergeItself | ChangedSince | CharacterUnprintable
        | VolumeNotBuilt | ExportFailed | Unexpected => common::entry(code),
    }
}
