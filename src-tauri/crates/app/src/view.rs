//! What the window and the command line are shown, and what they ask with.

use std::collections::BTreeMap;

use bidwright_domain::Id;
use bidwright_domain::activity::ActivityKind;
use bidwright_domain::bid::{Bid, BidStatus, Chapter, Field, Response};
use bidwright_domain::check::{Place, Rule, Severity};
use bidwright_domain::contract::{Contract, ContractStatus};
use bidwright_domain::customer::{Customer, CustomerField, Reason};
use bidwright_domain::file::StoredFile;
use bidwright_domain::money::{Currency, Fen};
use bidwright_domain::quotation::{
    LostReason, Quotation, QuotationDesign, QuotationMargin, QuotationStatus, QuotationTotals,
};
use bidwright_domain::tender::{Clause, ClauseKind, Tender};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::language::Language;

mod import;
mod product;

pub use import::*;
pub use product::*;

/// A failure or warning in the user's language. `code` is for programs, `field` names the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Told {
    pub code: String,
    pub field: Option<String>,
    pub message: String,
    /// What to do about it; empty when the message says it all.
    pub mend: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StartState {
    pub language: Language,
    pub theme: Theme,
    pub status: StoreStatus,
    /// Where a first store would be made.
    pub default_path: String,
    /// Where exported documents are written.
    pub export_dir: String,
    pub version: String,
    /// Stores that were opened on this machine, the last one first.
    pub stores: Vec<StoreRow>,
    /// Idle minutes after which the window locks the store; none: never.
    pub lock_after: Option<u32>,
}

/// A store that was opened on this machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StoreRow {
    pub path: String,
    pub name: String,
    pub opened_at: Option<DateTime<Utc>>,
    /// Whether its file is there now.
    pub there: bool,
    pub open: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum StoreStatus {
    /// No store is known on this machine.
    None,
    /// A store is known but its key is not at hand; `reason` says why.
    Locked {
        path: String,
        name: String,
        reason: Told,
        passphrase: bool,
        /// Whether the key store may be asked: not after locking a store that has a passphrase.
        key_store: bool,
    },
    Open {
        info: StoreInfo,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StoreInfo {
    pub id: Id,
    pub path: String,
    pub name: String,
    pub schema: u32,
    /// Rows that are not deleted, by noun.
    pub counts: BTreeMap<String, u32>,
}

#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct StoreCreate {
    pub path: String,
    /// Empty: none.
    pub passphrase: String,
    /// Keep the key in the operating system's key store.
    pub key_store: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct StoreCreated {
    pub info: StoreInfo,
    pub recovery_code: String,
    /// Said when the key store did not take the key.
    pub warning: Option<Told>,
}

/// How a store is opened. The first that is not empty is used; none = key store.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct StoreUnlock {
    pub path: String,
    pub passphrase: String,
    pub recovery_code: String,
    /// Keep the key in the key store from now on.
    pub remember: bool,
}

/// Why a backup was made, as in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum BackupReason {
    Daily,
    Asked,
    Migration,
    Rekey,
    Restore,
    Aside,
}

/// Whether a backup can be put in the store's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum BackupState {
    /// Opens with the store's present key.
    Good,
    /// Made under an earlier key: the recovery code of that time opens it.
    OtherKey,
    Damaged,
    /// Not looked into, because the store is locked.
    Unread,
}

/// One backup and what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BackupRow {
    /// The file's name; tells backups of a store apart.
    pub name: String,
    pub at: DateTime<Utc>,
    pub reason: BackupReason,
    /// In units of 1024 bytes, rounded up.
    pub size_kib: u32,
    pub state: BackupState,
    /// The last recorded change in it.
    pub last_change: Option<DateTime<Utc>>,
    /// Recorded changes in it.
    pub entries: Option<u32>,
    /// Rows that are not deleted, by noun.
    pub counts: BTreeMap<String, u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BackupList {
    pub folder: String,
    /// Newest first.
    pub rows: Vec<BackupRow>,
}

/// Which backup takes the store's place. The codes are for a store that is locked or a backup of
/// another key; empty: the key at hand.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct StoreRestore {
    pub name: String,
    pub passphrase: String,
    pub recovery_code: String,
}

/// Where the key of the open store is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StoreKeys {
    pub passphrase: bool,
    pub key_store: bool,
    /// Said when the key store did not answer.
    pub warning: Option<Told>,
}

/// A new passphrase in place of the present one; an empty new one takes it away.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PassphraseSet {
    /// Empty when there is none yet.
    pub present: String,
    pub new: String,
}

/// The end of a change of key: proof that the new code was kept.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct StoreRekey {
    /// The last group of the new code, as the user copied it.
    pub last_group: String,
    /// The present passphrase; empty when there is none.
    pub passphrase: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VerifyReport {
    pub sound: bool,
    pub entries: u32,
    pub problems: Vec<Told>,
}

/// Which rows of a list, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ListRequest {
    /// Text that stands anywhere in the row, or spells its name.
    pub search: String,
    /// All of them must fit.
    pub filters: Vec<ListFilter>,
    /// None: the newest change first.
    pub sort: Option<ListSort>,
    /// 0: as many as are sent at once.
    pub limit: u32,
    pub offset: u32,
}

/// Only rows that have one of the values in the column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ListFilter {
    pub column: String,
    pub values: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ListSort {
    pub column: String,
    pub descending: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Page<T> {
    pub rows: Vec<T>,
    /// Rows that match in all.
    pub total: u32,
}

/// What was stored, and what about it deserves a look (a wrong credit code, a strange phone number).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Saved<T> {
    pub value: T,
    pub warnings: Vec<Told>,
}

/// What was taken back, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Undone {
    pub what: String,
}

/// One step in the history of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HistoryEntry {
    pub sequence: i32,
    pub at: DateTime<Utc>,
    /// The operating system's user name.
    pub actor: String,
    /// What was done, in words.
    pub what: String,
    pub changes: Vec<HistoryChange>,
}

/// One field, in words; none where there was nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HistoryChange {
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// A file from the user's hands.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Upload {
    pub name: String,
    pub base64: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct FileContent {
    pub file: StoredFile,
    pub base64: String,
}

/// A file that was written to the export folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ExportedFile {
    pub path: String,
    pub name: String,
    /// In bytes.
    pub size: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum JobPhase {
    Running,
    Done,
    Failed,
    Cancelled,
}

/// Long work in the background; asked for again until it is not `running`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Job {
    pub id: Id,
    pub phase: JobPhase,
    pub done: u32,
    pub total: u32,
    pub failure: Option<Told>,
    /// What the work made, e.g. the tender.
    pub result: Option<Id>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TenderRow {
    pub id: Id,
    pub project_name: String,
    pub project_number: String,
    pub purchaser: String,
    pub submission_deadline: Option<String>,
    pub clauses: u32,
    /// The bid made from it, if any.
    pub bid: Option<Id>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct TenderView {
    pub tender: Tender,
    pub clauses: Vec<Clause>,
    pub file: StoredFile,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NewClause {
    pub tender: Id,
    /// The clause it follows; none = first.
    pub after: Option<Id>,
    pub number: String,
    pub text: String,
    pub marks: Vec<String>,
    pub kind: ClauseKind,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuotationRow {
    pub id: Id,
    /// Number and revision, or empty for a draft.
    pub label: String,
    pub title: String,
    pub customer: String,
    pub status: QuotationStatus,
    pub gross: Option<Fen>,
    pub currency: Currency,
    pub issued_on: Option<NaiveDate>,
    /// The last day on which it binds; none before it is issued.
    pub expires_on: Option<NaiveDate>,
    /// Issued, still open, and not valid any more.
    pub expired: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct QuotationView {
    pub quotation: Quotation,
    pub label: String,
    /// None while a line cannot be computed; `problems` says which.
    pub totals: Option<QuotationTotals>,
    /// For ourselves only.
    pub margin: Option<QuotationMargin>,
    /// What stands in the way of issuing it.
    pub problems: Vec<Told>,
    /// What needs an approval: prices under the floor, discounts beyond the limit.
    pub to_approve: Vec<Told>,
    /// Whether the approval that is stored is of just this total.
    pub approved: bool,
    pub expires_on: Option<NaiveDate>,
    pub expired: bool,
}

/// Figures of a quotation that is being typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct QuotationFigures {
    /// None when a line cannot be computed; `problem` says which.
    pub totals: Option<QuotationTotals>,
    pub margin: Option<QuotationMargin>,
    pub problem: Option<Told>,
}

/// How a quotation is written to a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuotationExport {
    /// None = the quotation's own.
    pub design: Option<QuotationDesign>,
    /// Without prices and amounts, to be filled in by hand.
    pub blank_prices: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NewApproval {
    pub by: String,
    pub note: String,
    /// None = today.
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuotationOutcome {
    pub outcome: Outcome,
    /// Why it was lost; must be said then.
    pub reason: Option<LostReason>,
    pub note: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NewQuotation {
    pub title: String,
    pub customer: Option<Id>,
    pub tender: Option<Id>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Won,
    Lost,
}

/// One page of a document being edited, as SVG.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PreviewPage {
    pub svg: String,
    /// 1-based page of the document previewed, and how many it has.
    pub page: u32,
    pub pages: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BidRow {
    pub id: Id,
    pub number: String,
    pub project_name: String,
    pub purchaser: String,
    pub submission_deadline: Option<String>,
    pub status: BidStatus,
    pub answered: u32,
    /// Clauses that need a response.
    pub clauses: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct BidView {
    pub bid: Bid,
    pub tender: Tender,
    pub chapters: Vec<Chapter>,
    /// What each field prints; a field without a value is absent.
    pub fields: Vec<FieldValue>,
    /// Number, revision and total of the price taken.
    pub price: Option<BidPrice>,
    pub answered: u32,
    pub clauses: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FieldValue {
    pub field: Field,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BidPrice {
    pub label: String,
    pub gross: Fen,
    pub capitals: String,
}

/// A clause with our answer, as the matrix shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ResponseRow {
    pub clause: Clause,
    pub substantive: bool,
    pub response: Option<Response>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NewChapter {
    pub bid: Id,
    pub after: Option<Id>,
    pub title: String,
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FindingTold {
    pub rule: Rule,
    pub severity: Severity,
    pub place: Place,
    pub message: String,
    pub mend: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CheckReport {
    pub findings: Vec<FindingTold>,
    pub red: u32,
    pub amber: u32,
    /// Pages of the finished volume that was read back; none when it could not be built yet.
    pub pages: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AnswersImported {
    pub changed: u32,
    pub problems: Vec<Told>,
}

/// A contract is made from a quotation or from a bid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NewContract {
    pub quotation: Option<Id>,
    pub bid: Option<Id>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ContractRow {
    pub id: Id,
    pub number: String,
    pub title: String,
    pub customer: String,
    pub status: ContractStatus,
    pub gross: Option<Fen>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ContractView {
    pub contract: Contract,
    pub totals: Option<QuotationTotals>,
    /// What stands in the way of sealing it.
    pub problems: Vec<Told>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Today {
    pub bids: Vec<TodayBid>,
    pub certificates: Vec<TodayCertificate>,
    /// Next actions up to a week ahead, the longest overdue first.
    pub actions: Vec<DueAction>,
    pub quotations: Vec<TodayQuotation>,
}

/// A next action that is not done yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DueAction {
    /// The activity.
    pub id: Id,
    pub customer: Id,
    pub customer_name: String,
    pub kind: ActivityKind,
    pub next_action: String,
    pub due_on: NaiveDate,
    /// Negative when it is overdue.
    pub days_left: i32,
}

/// A stored customer that the one being typed may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LikelyDuplicate {
    pub id: Id,
    pub name: String,
    /// The larger, the likelier.
    pub weight: u32,
    pub reasons: Vec<Reason>,
}

/// Two stored customers that look like one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DuplicatePair {
    pub one: Id,
    pub one_name: String,
    pub other: Id,
    pub other_name: String,
    pub weight: u32,
    pub reasons: Vec<Reason>,
}

/// `gone` goes up in `kept`; of the fields that both fill, those in `take` come from `gone`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CustomerMerge {
    pub kept: Id,
    pub gone: Id,
    pub take: Vec<CustomerField>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MergePreview {
    pub kept: Customer,
    pub gone: Customer,
    /// Both say something else here.
    pub differing: Vec<CustomerField>,
    pub merged: Customer,
}

/// What a merge moved; `merge` undoes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CustomerMerged {
    pub merge: Id,
    pub customer: Customer,
    /// Name of the customer that went.
    pub gone: String,
    pub tenders: u32,
    pub quotations: u32,
    pub contracts: u32,
    pub activities: u32,
    pub files: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CustomerSheetFile {
    pub file: ExportedFile,
    /// Characters that could not be printed.
    pub warnings: Vec<Told>,
}

/// An open quotation whose validity ends soon or is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TodayQuotation {
    pub id: Id,
    pub label: String,
    pub title: String,
    pub customer: String,
    pub expires_on: NaiveDate,
    /// Negative when it is over.
    pub days_left: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TodayBid {
    pub id: Id,
    pub number: String,
    pub project_name: String,
    pub submission_deadline: DateTime<Utc>,
    /// Negative when it has passed.
    pub days_left: i32,
    pub answered: u32,
    pub clauses: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TodayCertificate {
    pub id: Id,
    pub name: String,
    pub owner: String,
    pub expires_on: NaiveDate,
    pub days_left: i32,
}
