//! What the window and the command line are shown, and what they ask with.

use std::collections::BTreeMap;

use bidwright_domain::Id;
use bidwright_domain::activity::ActivityKind;
use bidwright_domain::bid::{Bid, BidStatus, Chapter, Field, Response};
use bidwright_domain::check::{Place, Rule, Severity};
use bidwright_domain::contract::{Contract, ContractStatus};
use bidwright_domain::customer::{Customer, CustomerField, Reason};
use bidwright_domain::file::StoredFile;
use bidwright_domain::money::Fen;
use bidwright_domain::product::Product;
use bidwright_domain::quotation::{Quotation, QuotationStatus, QuotationTotals};
use bidwright_domain::tender::{Clause, ClauseKind, Tender};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::language::Language;

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
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum StoreStatus {
    /// No store is known on this machine.
    None,
    /// A store is known but its key is not at hand; `reason` says why.
    Locked {
        path: String,
        reason: Told,
        passphrase: bool,
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
pub enum ImportAction {
    Add,
    Change,
    Same,
    Wrong,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ProductImportRow {
    /// As the spreadsheet counts, from 1.
    pub row: u32,
    pub action: ImportAction,
    pub product: Option<Product>,
    pub problems: Vec<Told>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ProductImport {
    pub rows: Vec<ProductImportRow>,
    pub add: u32,
    pub change: u32,
    pub same: u32,
    pub wrong: u32,
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
    pub issued_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct QuotationView {
    pub quotation: Quotation,
    pub label: String,
    /// None while a line cannot be computed; `problems` says which.
    pub totals: Option<QuotationTotals>,
    /// What stands in the way of issuing it.
    pub problems: Vec<Told>,
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
