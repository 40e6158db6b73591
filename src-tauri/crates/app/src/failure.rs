//! What can go wrong, as data. [`crate::words`] turns it into the user's language.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

use bidwright_domain::Id;

macro_rules! codes {
    ($($name:ident,)*) => {
        /// One sentence and one mend per language each; a code exists because somebody acts on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code { $($name,)* }

        impl Code {
            /// Every code, so that none is left without words.
            pub const ALL: &[Code] = &[$(Code::$name,)*];
        }
    };
}

codes! {
    StoreNotOpen,
    StoreLocked,
    StoreNotFound,
    StoreExists,
    StoreWrongKey,
    StoreNotOurs,
    StoreDamaged,
    StoreNewer,
    StoreReadOnly,
    StoreInUse,
    StoreBusy,
    StoreSamePlace,
    BackupOtherKey,
    BackupDamaged,
    RowOutside,
    RowGoneOutside,
    RowUnknownOutside,
    RowRemovedOutside,
    RowRevivedOutside,
    StoreNotEmpty,
    DiskFull,
    KeyMissing,
    KeyStoreUnavailable,
    KeyStoreLocked,
    KeyPlaceMissing,
    PassphraseWrong,
    PassphraseNotSet,
    PassphraseShort,
    PassphraseFileDamaged,
    RecoveryCodeWrong,
    RecoveryCodeNotKept,
    RecoveryCodeNotAsked,
    KeyOnlyPlace,
    RowMissing,
    ListColumnUnknown,
    Required,
    OutOfRange,
    Frozen,
    Taken,
    CreditCodeWrong,
    PhoneWrong,
    FileUnreadable,
    JsonWrong,
    FormatUnknown,
    FormatOther,
    OldWord,
    FileEncrypted,
    FileDamaged,
    NoTextLayer,
    BrokenCharacterMap,
    TooLarge,
    Cancelled,
    UploadDamaged,
    SheetUnreadable,
    SheetEmpty,
    SheetIsPage,
    SheetOtherKind,
    CsvBroken,
    HeadTwice,
    CellsMerged,
    CellMissing,
    CellTooLong,
    CellError,
    CellUncomputed,
    CellRounded,
    CellOutOfRange,
    RowRepeated,
    RowOtherCode,
    CreditCodeOdd,
    PhoneOdd,
    ImportGone,
    ImportDone,
    ImportUndone,
    BundleEmpty,
    BundleQuantity,
    BundleTwice,
    BundleNested,
    BundlePartMissing,
    BundleOfBundle,
    ListEnds,
    ListProductTwice,
    ListProductUnknown,
    ColumnMissing,
    CellWrong,
    AnswerRowUnknown,
    DeviationUnknown,
    ChapterUnknown,
    StatusWrong,
    QuotationNoCustomer,
    QuotationNoCompany,
    QuotationNoTitle,
    QuotationNoLines,
    LineNoName,
    LineQuantity,
    LineDiscount,
    TotalTooLarge,
    LinePrice,
    CurrencyOther,
    VatRateUnknown,
    BelowFloor,
    ValidityMissing,
    ValidityPassed,
    TotalDiscountWrong,
    LineBeyondLimit,
    TotalBeyondLimit,
    NoRevision,
    NotIssued,
    CheckRed,
    ContractNoCustomer,
    ContractNoCompany,
    ContractNoLines,
    ContractTopicMissing,
    InstalmentsDiffer,
    ClausesNotAdjacent,
    SplitPlace,
    VolumeNotBuilt,
    ReportingCircle,
    MergeItself,
    ChangedSince,
    CharacterUnprintable,
    ExportFailed,
    AuditBroken,
    Unexpected,
}

/// A use case that did not happen; nothing was stored.
#[derive(Debug)]
pub struct Failure {
    pub code: Code,
    /// The input that is to be mended, by its name in the request.
    pub field: Option<String>,
    /// What fills the sentence.
    pub facts: BTreeMap<&'static str, String>,
    /// For the log only.
    pub source: Option<Box<dyn Error + Send + Sync>>,
}

impl Failure {
    pub fn new(code: Code) -> Self {
        Self {
            code,
            field: None,
            facts: BTreeMap::new(),
            source: None,
        }
    }

    /// What was asked for is not in the store, or not any more.
    pub(crate) fn missing(what: impl ToString) -> Self {
        Self::new(Code::RowMissing).fact("what", what)
    }

    pub fn field(mut self, name: impl Into<String>) -> Self {
        self.field = Some(name.into());
        self
    }

    pub fn fact(mut self, name: &'static str, value: impl ToString) -> Self {
        self.facts.insert(name, value.to_string());
        self
    }

    pub fn caused_by(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    pub(crate) fn with_facts(mut self, facts: BTreeMap<&'static str, String>) -> Self {
        self.facts.extend(facts);
        self
    }

    /// The same once more, without what caused it.
    pub(crate) fn again(&self) -> Self {
        Self {
            code: self.code,
            field: self.field.clone(),
            facts: self.facts.clone(),
            source: None,
        }
    }

    /// Something nobody foresaw: a plain sentence for the user, the chain for the log.
    pub fn unexpected(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::new(Code::Unexpected).caused_by(source)
    }
}

impl Failure {
    /// Writes the chain of causes of an unforeseen failure to the log and gives it an incident number.
    /// Foreseen failures go through as they are.
    pub fn logged(self) -> Self {
        if self.code != Code::Unexpected {
            return self;
        }
        let incident = Id::now_v7().simple().to_string().split_off(24);
        let mut chain = Vec::new();
        let mut cause: Option<&dyn Error> = self.source();
        while let Some(error) = cause {
            chain.push(error.to_string());
            cause = error.source();
        }
        log::error!("incident {incident}: {}", chain.join(": "));
        self.fact("incident", incident)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.code)?;
        if let Some(field) = &self.field {
            write!(f, " at {field}")?;
        }
        Ok(())
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|s| s as &(dyn Error + 'static))
    }
}
