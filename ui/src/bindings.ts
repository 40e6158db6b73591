// Interim: replaced by the generated file of the same shape (`cargo xtask codegen`).
import { invoke } from "@tauri-apps/api/core";

export const commands = {
	startState: () => typedError<StartState, Told>(invoke("start_state")),
	languageSet: (language: Language) => typedError<StartState, Told>(invoke("language_set", { language })),
	themeSet: (theme: Theme) => typedError<StartState, Told>(invoke("theme_set", { theme })),
	storeCreate: (request: StoreCreate) => typedError<StoreCreated, Told>(invoke("store_create", { request })),
	storeOpen: (request: StoreUnlock) => typedError<StartState, Told>(invoke("store_open", { request })),
	storeLock: () => typedError<StartState, Told>(invoke("store_lock")),
	storeVerify: () => typedError<VerifyReport, Told>(invoke("store_verify")),
	recoveryCodeExport: (code: string) => typedError<ExportedFile, Told>(invoke("recovery_code_export", { code })),
	demoLoad: () => typedError<StartState, Told>(invoke("demo_load")),
	fileAdd: (upload: Upload) => typedError<StoredFile, Told>(invoke("file_add", { upload })),
	fileContent: (id: string) => typedError<FileContent, Told>(invoke("file_content", { id })),
	ownCompanyList: (request: ListRequest) => typedError<Page<OwnCompany>, Told>(invoke("own_company_list", { request })),
	ownCompanyGet: (id: string) => typedError<OwnCompany, Told>(invoke("own_company_get", { id })),
	ownCompanySave: (ownCompany: OwnCompany) => typedError<Saved<OwnCompany>, Told>(invoke("own_company_save", { ownCompany })),
	ownCompanyRemove: (id: string) => typedError<null, Told>(invoke("own_company_remove", { id })),
	ownCompanyRestore: (id: string) => typedError<null, Told>(invoke("own_company_restore", { id })),
	customerList: (request: ListRequest) => typedError<Page<Customer>, Told>(invoke("customer_list", { request })),
	customerGet: (id: string) => typedError<Customer, Told>(invoke("customer_get", { id })),
	customerSave: (customer: Customer) => typedError<Saved<Customer>, Told>(invoke("customer_save", { customer })),
	customerRemove: (id: string) => typedError<null, Told>(invoke("customer_remove", { id })),
	customerRestore: (id: string) => typedError<null, Told>(invoke("customer_restore", { id })),
	productList: (request: ListRequest) => typedError<Page<Product>, Told>(invoke("product_list", { request })),
	productGet: (id: string) => typedError<Product, Told>(invoke("product_get", { id })),
	productSave: (product: Product) => typedError<Saved<Product>, Told>(invoke("product_save", { product })),
	productRemove: (id: string) => typedError<null, Told>(invoke("product_remove", { id })),
	productRestore: (id: string) => typedError<null, Told>(invoke("product_restore", { id })),
	productImportPreview: (upload: Upload) => typedError<ProductImport, Told>(invoke("product_import_preview", { upload })),
	productImport: (upload: Upload) => typedError<ProductImport, Told>(invoke("product_import", { upload })),
	certificateList: (request: ListRequest) => typedError<Page<Certificate>, Told>(invoke("certificate_list", { request })),
	certificateGet: (id: string) => typedError<Certificate, Told>(invoke("certificate_get", { id })),
	certificateSave: (certificate: Certificate) => typedError<Saved<Certificate>, Told>(invoke("certificate_save", { certificate })),
	certificateRemove: (id: string) => typedError<null, Told>(invoke("certificate_remove", { id })),
	certificateRestore: (id: string) => typedError<null, Told>(invoke("certificate_restore", { id })),
	tenderRead: (upload: Upload) => typedError<Job, Told>(invoke("tender_read", { upload })),
	jobGet: (id: string) => typedError<Job, Told>(invoke("job_get", { id })),
	jobCancel: (id: string) => typedError<Job, Told>(invoke("job_cancel", { id })),
	tenderList: (request: ListRequest) => typedError<Page<TenderRow>, Told>(invoke("tender_list", { request })),
	tenderGet: (id: string) => typedError<TenderView, Told>(invoke("tender_get", { id })),
	tenderBlocks: (id: string) => typedError<Block[], Told>(invoke("tender_blocks", { id })),
	tenderSave: (tender: Tender) => typedError<TenderView, Told>(invoke("tender_save", { tender })),
	tenderRemove: (id: string) => typedError<null, Told>(invoke("tender_remove", { id })),
	tenderRestore: (id: string) => typedError<null, Told>(invoke("tender_restore", { id })),
	clauseSave: (clause: Clause) => typedError<TenderView, Told>(invoke("clause_save", { clause })),
	clauseAdd: (clause: NewClause) => typedError<TenderView, Told>(invoke("clause_add", { clause })),
	clausesRemove: (tender: string, ids: string[]) => typedError<TenderView, Told>(invoke("clauses_remove", { tender, ids })),
	clausesRestore: (tender: string, ids: string[]) => typedError<TenderView, Told>(invoke("clauses_restore", { tender, ids })),
	clausesMerge: (tender: string, ids: string[]) => typedError<TenderView, Told>(invoke("clauses_merge", { tender, ids })),
	clauseSplit: (id: string, at: number) => typedError<TenderView, Told>(invoke("clause_split", { id, at })),
	quotationList: (request: ListRequest) => typedError<Page<QuotationRow>, Told>(invoke("quotation_list", { request })),
	quotationGet: (id: string) => typedError<QuotationView, Told>(invoke("quotation_get", { id })),
	quotationCreate: (request: NewQuotation) => typedError<QuotationView, Told>(invoke("quotation_create", { request })),
	quotationSave: (quotation: Quotation) => typedError<QuotationView, Told>(invoke("quotation_save", { quotation })),
	quotationIssue: (id: string) => typedError<QuotationView, Told>(invoke("quotation_issue", { id })),
	quotationRevise: (id: string) => typedError<QuotationView, Told>(invoke("quotation_revise", { id })),
	quotationMark: (id: string, outcome: Outcome) => typedError<QuotationView, Told>(invoke("quotation_mark", { id, outcome })),
	quotationRemove: (id: string) => typedError<null, Told>(invoke("quotation_remove", { id })),
	quotationRestore: (id: string) => typedError<null, Told>(invoke("quotation_restore", { id })),
	quotationPreview: (quotation: Quotation, page: number) => typedError<PreviewPage, Told>(invoke("quotation_preview", { quotation, page })),
	quotationPdf: (id: string) => typedError<ExportedFile, Told>(invoke("quotation_pdf", { id })),
	quotationXlsx: (id: string) => typedError<ExportedFile, Told>(invoke("quotation_xlsx", { id })),
	bidList: (request: ListRequest) => typedError<Page<BidRow>, Told>(invoke("bid_list", { request })),
	bidCreate: (tender: string) => typedError<BidView, Told>(invoke("bid_create", { tender })),
	bidGet: (id: string) => typedError<BidView, Told>(invoke("bid_get", { id })),
	bidSave: (bid: Bid) => typedError<BidView, Told>(invoke("bid_save", { bid })),
	bidRemove: (id: string) => typedError<null, Told>(invoke("bid_remove", { id })),
	bidRestore: (id: string) => typedError<null, Told>(invoke("bid_restore", { id })),
	bidMark: (id: string, outcome: Outcome) => typedError<BidView, Told>(invoke("bid_mark", { id, outcome })),
	responseList: (bid: string) => typedError<ResponseRow[], Told>(invoke("response_list", { bid })),
	responsesSave: (bid: string, responses: Response[]) => typedError<ResponseRow[], Told>(invoke("responses_save", { bid, responses })),
	chapterAdd: (request: NewChapter) => typedError<BidView, Told>(invoke("chapter_add", { request })),
	chapterSave: (chapter: Chapter) => typedError<Chapter, Told>(invoke("chapter_save", { chapter })),
	chapterRemove: (id: string) => typedError<BidView, Told>(invoke("chapter_remove", { id })),
	chapterRestore: (id: string) => typedError<BidView, Told>(invoke("chapter_restore", { id })),
	chaptersOrder: (bid: string, ids: string[]) => typedError<BidView, Told>(invoke("chapters_order", { bid, ids })),
	chapterPreview: (chapter: Chapter, page: number) => typedError<PreviewPage, Told>(invoke("chapter_preview", { chapter, page })),
	bidCheck: (id: string) => typedError<CheckReport, Told>(invoke("bid_check", { id })),
	bidBuild: (id: string) => typedError<ExportedFile[], Told>(invoke("bid_build", { id })),
	bidSubmit: (id: string) => typedError<BidView, Told>(invoke("bid_submit", { id })),
	bidAnswerExport: (id: string) => typedError<ExportedFile, Told>(invoke("bid_answer_export", { id })),
	bidAnswerImport: (id: string, upload: Upload) => typedError<AnswersImported, Told>(invoke("bid_answer_import", { id, upload })),
	contractList: (request: ListRequest) => typedError<Page<ContractRow>, Told>(invoke("contract_list", { request })),
	contractCreate: (request: NewContract) => typedError<ContractView, Told>(invoke("contract_create", { request })),
	contractGet: (id: string) => typedError<ContractView, Told>(invoke("contract_get", { id })),
	contractSave: (contract: Contract) => typedError<ContractView, Told>(invoke("contract_save", { contract })),
	contractSeal: (id: string) => typedError<ContractView, Told>(invoke("contract_seal", { id })),
	contractRemove: (id: string) => typedError<null, Told>(invoke("contract_remove", { id })),
	contractRestore: (id: string) => typedError<null, Told>(invoke("contract_restore", { id })),
	contractPreview: (contract: Contract, page: number) => typedError<PreviewPage, Told>(invoke("contract_preview", { contract, page })),
	contractPdf: (id: string) => typedError<ExportedFile, Told>(invoke("contract_pdf", { id })),
	chainOf: (noun: Noun, id: string) => typedError<Chain, Told>(invoke("chain_of", { noun, id })),
	today: () => typedError<Today, Told>(invoke("today")),
	search: (text: string) => typedError<Link[], Told>(invoke("search", { text })),
	history: (noun: Noun, id: string) => typedError<AuditEntry[], Told>(invoke("history", { noun, id })),
	exportedOpen: (path: string) => typedError<null, Told>(invoke("exported_open", { path })),
	exportedShow: (path: string) => typedError<null, Told>(invoke("exported_show", { path })),
};

async function typedError<T, E>(result: Promise<T>): Promise<{ status: "ok"; data: T } | { status: "error"; error: E }> {
	try { return { status: "ok", data: await result }; }
	catch (e) { if (e instanceof Error) throw e; return { status: "error", error: e as E }; }
}
export type AnswersImported = {
	changed: number,
	problems: Told[],
};

export type Attrs = {
	level?: number | null,
	name?: string | null,
	colspan?: number | null,
	rowspan?: number | null,
	start?: number | null,
};

export type AuditEntry = {
	sequence: number,
	at: string,
	/**  Who did it: the operating system's user name. */
	actor: string,
	/**  `noun_verb`, the name of the use case. */
	verb: string,
	/**  The aggregate that was changed, and its row. */
	noun: string,
	id: string,
};

/**  A rate in basis points: 1300 = 13 %. */
export type BasisPoints = number;

export type Bid = {
	id: string,
	/**  `BID-2026-0003`, given at creation. */
	number: string,
	status: BidStatus,
	tender: string,
	own_company: string | null,
	/**  The issued quotation revision whose lines are the bid's price. */
	quotation: string | null,
	/**  The agent named in the power of attorney. */
	agent_name: string,
	agent_title: string,
	agent_id_number: string,
	agent_phone: string,
	/**  As printed in letter and opening summary, e.g. 合同签订后30日内. */
	delivery_period: string,
	/**  Days from the submission deadline. */
	validity_days: number,
	/**  The day printed in letter and power of attorney. */
	signed_on: string | null,
	/**  In print order. */
	certificates: string[],
	submitted_at: string | null,
	content_hash: string | null,
	/**  The exact volume that was submitted. */
	pdf: string | null,
};

export type BidField = "own_company" | "quotation" | "agent_name" | "delivery_period" | "validity_days" | "signed_on" | "certificates" | "chapters";

export type BidPrice = {
	label: string,
	gross: Fen,
	capitals: string,
};

export type BidRow = {
	id: string,
	number: string,
	project_name: string,
	purchaser: string,
	submission_deadline: string | null,
	status: BidStatus,
	answered: number,
	/**  Clauses that need a response. */
	clauses: number,
};

export type BidStatus = "draft" | 
/**  Frozen: hash and exact bytes of the volume are kept. */
"submitted" | "won" | "lost";

export type BidView = {
	bid: Bid,
	tender: Tender,
	chapters: Chapter[],
	/**  What each field prints; a field without a value is absent. */
	fields: FieldValue[],
	/**  Number, revision and total of the price taken. */
	price: BidPrice | null,
	answered: number,
	clauses: number,
};

/**  One paragraph or table of the source in reading order; its index is `Loc::block`. */
export type Block = {
	page: number | null,
	body: BlockBody,
};

export type BlockBody = 
/**  Outline level 1-9 where the style or numbering says so. `number` is the resolved automatic number. */
{ type: "paragraph"; text: string; number: string; level: number | null } | 
/**  Rows of cells; a merged cell is repeated empty. */
{ type: "table"; rows: string[][] };

export type Certificate = {
	id: string,
	/**  The own company that the certificate was issued to. */
	owner: string,
	name: string,
	number: string,
	issuer: string,
	issued_on: string | null,
	/**  None: does not expire. */
	expires_on: string | null,
	/**  Pictures (JPEG, PNG) or PDF files, in page order. */
	scans: string[],
	note: string,
};

/**  Every document that hangs together with the one asked for, in chain order. */
export type Chain = {
	links: Link[],
};

export type Chapter = {
	id: string,
	bid: string,
	/**  Print order within the bid, from 0 without gaps. */
	position: number,
	title: string,
	content: RichText,
};

export type CheckReport = {
	findings: FindingTold[],
	red: number,
	amber: number,
	/**  Pages of the finished volume that was read back; none when it could not be built yet. */
	pages: number | null,
};

/**  A clause in the store: what was read, with the user's corrections. */
export type Clause = {
	id: string,
	tender: string,
	/**  Reading order within the tender, from 0 without gaps. */
	position: number,
	parent: string | null,
	number: string,
	title: string,
	text: string,
	marks: string[],
	inherited_marks: string[],
	kind: ClauseKind,
	duplicate_of: string | null,
	at: Loc | null,
	/**  Added or changed by the user; never overwritten by a later reading. */
	edited: boolean,
};

export type ClauseKind = "notice" | "instruction" | "qualification" | "technical" | "business" | "evaluation" | "contract" | "format";

export type Contact = {
	id: string,
	name: string,
	title: string,
	phone: string,
	email: string,
	wechat: string,
	note: string,
};

export type Contract = {
	id: string,
	/**  `CT-2026-0005`, given when sealed. */
	number: string | null,
	status: ContractStatus,
	title: string,
	customer: string | null,
	own_company: string | null,
	quotation: string | null,
	bid: string | null,
	/**  Copied from the quotation revision: one price truth. */
	lines: QuotationLine[],
	tax_included: boolean,
	instalments: Instalment[],
	clauses: ContractClause[],
	signed_on: string | null,
	signed_place: string,
	sealed_at: string | null,
	content_hash: string | null,
	pdf: string | null,
};

export type ContractClause = {
	topic: Topic,
	title: string,
	/**  Plain paragraphs, separated by line feeds. */
	text: string,
};

export type ContractRow = {
	id: string,
	number: string,
	title: string,
	customer: string,
	status: ContractStatus,
	gross: Fen | null,
};

export type ContractStatus = "draft" | 
/**  Frozen: content hash and exact PDF are kept. */
"sealed";

export type ContractView = {
	contract: Contract,
	totals: QuotationTotals | null,
	/**  What stands in the way of sealing it. */
	problems: Told[],
};

export type Customer = {
	id: string,
	name: string,
	credit_code: string,
	address: string,
	phone: string,
	industry: string,
	region: string,
	bank_name: string,
	bank_account: string,
	note: string,
	contacts: Contact[],
};

export type Deviation = "unanswered" | "none" | "positive" | "negative";

export type DocTag = "doc";

/**  What a mark means in this tender. `Substantive`: a negative deviation is fatal. */
export type Effect = "substantive" | "scored" | "important" | "core_product";

export type EvaluationItem = {
	part: string,
	item: string,
	/**  Points (or percent) as the tender prints them; not money. */
	points: number | null,
	criterion: string,
	at: Loc | null,
};

/**  A file that was written to the export folder. */
export type ExportedFile = {
	path: string,
	name: string,
	/**  In bytes. */
	size: number,
};

/**
 *  Project facts; each is absent when the tender does not say it.
 *  Instants are RFC 3339 with the tender's own offset (`2024-06-18T09:00:00+08:00`).
 */
export type Facts = {
	project_name: Found<string> | null,
	project_number: Found<string> | null,
	package: Found<string> | null,
	purchaser: Found<string> | null,
	agency: Found<string> | null,
	budget_fen: Found<Fen> | null,
	ceiling_price_fen: Found<Fen> | null,
	/**  0 = the tender says that none is asked for. */
	bid_security_fen: Found<Fen> | null,
	/**  As the tender words it; "0" = none. */
	performance_security: Found<string> | null,
	submission_deadline: Found<string> | null,
	opening_time: Found<string> | null,
	question_deadline: Found<string> | null,
	bid_validity_days: Found<number> | null,
	originals: Found<number> | null,
	copies: Found<number> | null,
	electronic_copies: Found<number> | null,
};

/**  An amount in whole fen (1/100 yuan). */
export type Fen = number;

/**  Facts that a chapter prints through a field, so that nothing is retyped. */
export type Field = "project_name" | "project_number" | "package" | "purchaser" | "agency" | "submission_deadline" | "bid_validity_days" | "company_name" | "company_credit_code" | "company_address" | "company_phone" | "legal_representative" | "agent_name" | "delivery_period" | "price_figures" | "price_capitals" | "signed_on";

export type FieldValue = {
	field: Field,
	value: string,
};

export type FileContent = {
	file: StoredFile,
	base64: string,
};

/**  One reason. `facts` fill the rule's sentence, e.g. `{"name": "…", "date": "2026-12-01"}`. */
export type Finding = {
	rule: Rule,
	severity: Severity,
	place: Place,
	facts: { [key in string]: string },
};

/**  A finding in words. */
export type FindingTold = {
	rule: Rule,
	severity: Severity,
	place: Place,
	message: string,
	mend: string,
};

export type Format = "docx" | "pdf" | "txt" | "md";

/**  A value and the place where it was read; no place when the user typed it. */
export type Found<T> = {
	value: T,
	at: Loc | null,
};

export type ImportAction = "add" | "change" | "same" | "wrong";

/**  One payment. Amounts of a contract's instalments sum to its gross total to the fen. */
export type Instalment = {
	id: string,
	name: string,
	/**  When it falls due, in words: 合同签订后10个工作日内. */
	condition: string,
	share: BasisPoints,
	amount: Fen,
};

/**  Long work in the background; asked for again until it is not `running`. */
export type Job = {
	id: string,
	phase: JobPhase,
	done: number,
	total: number,
	failure: Told | null,
	/**  What the work made, e.g. the tender. */
	result: string | null,
};

export type JobPhase = "running" | "done" | "failed" | "cancelled";

export type Language = "zh-CN" | "en";

export type LegendEntry = {
	mark: string,
	effect: Effect,
	/**  The tender's own sentence. */
	quote: string,
	at: Loc | null,
};

export type Link = {
	noun: Noun,
	id: string,
	/**  Number or name, as a person would call it. */
	label: string,
	current: boolean,
};

export type ListRequest = {
	search: string,
	limit: number,
	offset: number,
};

/**  Where something was read. `block` counts paragraphs and tables in reading order from 0. */
export type Loc = {
	/**  1-based page; none in formats without pages. */
	page: number | null,
	block: number,
	/**  0-based row and column of a table cell. */
	cell: [number, number] | null,
};

/**  `bold`, `italic`, `underline`. */
export type Mark = {
	type: string,
};

export type NewChapter = {
	bid: string,
	after: string | null,
	title: string,
};

export type NewClause = {
	tender: string,
	/**  The clause it follows; none = first. */
	after: string | null,
	number: string,
	text: string,
	marks: string[],
	kind: ClauseKind,
};

/**  A contract is made from a quotation or from a bid. */
export type NewContract = {
	quotation: string | null,
	bid: string | null,
};

export type NewQuotation = {
	title: string,
	customer: string | null,
	tender: string | null,
};

/**
 *  A node as the editor writes it. `kind` is one of `paragraph`, `heading` (attrs.level 1-3),
 *  `bulletList`, `orderedList`, `listItem`, `table`, `tableRow`, `tableHeader`, `tableCell`,
 *  `text`, `hardBreak`, `pageBreak`, `field` (attrs.name: a [`Field`]).
 *  Anything else is kept in the store and printed as its plain text.
 */
export type Node = {
	type: string,
	attrs?: Attrs,
	content?: Node[],
	marks?: Mark[],
	text?: string,
};

export type Noun = "own_company" | "customer" | "product" | "certificate" | "tender" | "quotation" | "bid" | "contract";

export type Outcome = "won" | "lost";

export type OwnCompany = {
	id: string,
	name: string,
	/**  Unified social credit code; a wrong one warns, never blocks. */
	credit_code: string,
	address: string,
	legal_representative: string,
	phone: string,
	email: string,
	bank_name: string,
	bank_account: string,
	logo: string | null,
	seal: string | null,
};

export type Page<T> = {
	rows: T[],
	/**  Rows that match in all. */
	total: number,
};

/**  Where a click on the finding goes. */
export type Place = { kind: "clause"; id: string } | { kind: "chapter"; id: string } | { kind: "certificate"; id: string } | { kind: "quotation"; id: string } | { kind: "own_company"; id: string } | 
/**  A field of the bid's own form, by its name in [`crate::bid::Bid`]. */
{ kind: "bid_field"; field: BidField } | { kind: "tender_facts"; id: string } | 
/**  A page of the finished volume, 1-based. */
{ kind: "page"; page: number };

/**  One page of a document being edited, as SVG. */
export type PreviewPage = {
	svg: string,
	/**  1-based page of the document previewed, and how many it has. */
	page: number,
	pages: number,
};

export type Product = {
	id: string,
	/**  Our article number; unique among products that are not deleted, when not empty. */
	number: string,
	name: string,
	specification: string,
	unit: string,
	category: string,
	/**  With tax, per unit. */
	list_price: Fen,
	/**  With tax, per unit; 0 = none set. */
	floor_price: Fen,
	vat_rate: BasisPoints,
	note: string,
};

export type ProductImport = {
	rows: ProductImportRow[],
	add: number,
	change: number,
	same: number,
	wrong: number,
};

export type ProductImportRow = {
	/**  As the spreadsheet counts, from 1. */
	row: number,
	action: ImportAction,
	product: Product | null,
	problems: Told[],
};

/**  A quantity in thousandths: 1500 = 1.5. */
export type Quantity = number;

export type Quotation = {
	id: string,
	/**  `QT-2026-0012`; given at issue, shared by all revisions. None in a first draft. */
	number: string | null,
	/**  1 for the first; `R2` is printed from 2 on. */
	revision: number,
	/**  The revision this one was made from. */
	revises: string | null,
	status: QuotationStatus,
	customer: string | null,
	own_company: string | null,
	tender: string | null,
	title: string,
	contact: string,
	/**  ISO 4217; this version issues CNY only. */
	currency: string,
	/**  Whether unit prices include tax. */
	tax_included: boolean,
	lines: QuotationLine[],
	valid_days: number,
	delivery_terms: string,
	payment_terms: string,
	note: string,
	/**  The day printed on the quotation; set at issue. */
	issued_on: string | null,
	issued_at: string | null,
	/**  SHA-256 over the frozen content, lower-case hex. */
	content_hash: string | null,
	/**  The exact PDF that went out. */
	pdf: string | null,
};

export type QuotationLine = {
	id: string,
	product: string | null,
	name: string,
	specification: string,
	unit: string,
	quantity: Quantity,
	/**  With or without tax as the quotation says, before discount, per unit. */
	unit_price: Fen,
	/**  Taken off the line: 500 = 5 %. */
	discount: BasisPoints,
	vat_rate: BasisPoints,
	note: string,
};

export type QuotationRow = {
	id: string,
	/**  Number and revision, or empty for a draft. */
	label: string,
	title: string,
	customer: string,
	status: QuotationStatus,
	gross: Fen | null,
	issued_on: string | null,
};

export type QuotationStatus = 
/**  Can be edited; has no number. */
"draft" | 
/**  Frozen: number, content hash and the exact PDF are kept. */
"issued" | 
/**  Frozen, and a later revision was issued. */
"superseded" | "won" | "lost";

/**  The totals that every document prints, computed once from the lines. */
export type QuotationTotals = {
	/**  Per line, in line order. */
	lines: TaxSplit[],
	/**  Per VAT rate, highest first. */
	rates: ([BasisPoints, TaxSplit])[],
	total: TaxSplit,
	/**  The gross total in Chinese capitals with 人民币. */
	capitals: string,
};

export type QuotationView = {
	quotation: Quotation,
	label: string,
	/**  None while a line cannot be computed; `problems` says which. */
	totals: QuotationTotals | null,
	/**  What stands in the way of issuing it. */
	problems: Told[],
};

/**  A clause as the reader prints it; `id`, `parent`, `duplicate_of` count within one reading. */
export type ReadClause = {
	id: number,
	parent: number | null,
	number: string,
	title: string,
	/**  The clause's own words, marks and number removed. */
	text: string,
	/**  Marks that stand at the clause itself, e.g. `["★"]`. */
	marks: string[],
	/**  Marks of a marked heading above it. */
	inherited_marks: string[],
	kind: ClauseKind,
	duplicate_of: number | null,
	at: Loc,
};

export type RequiredDocument = {
	group: string,
	name: string,
	/**  The tender gives a form for it. */
	form: boolean,
	at: Loc | null,
};

/**  Our answer to one clause. A clause without a row is unanswered. */
export type Response = {
	bid: string,
	clause: string,
	deviation: Deviation,
	answer: string,
	/**  The chapter of our own bid that proves it; the printed table names its true page. */
	evidence: string | null,
	note: string,
};

/**  A clause with our answer, as the matrix shows it. */
export type ResponseRow = {
	clause: Clause,
	substantive: boolean,
	response: Response | null,
};

/**  `{ "type": "doc", "content": [...] }`. */
export type RichText = {
	type: DocTag,
	content: Node[],
};

/**  Each rule has one sentence and one mend per language, in `app`. */
export type Rule = "clause_unanswered" | "negative_on_substantive" | "negative_elsewhere" | "answer_empty" | "evidence_empty" | "certificate_expired" | "certificate_expires_in_validity" | "certificate_other_owner" | "certificate_without_scan" | "price_missing" | "price_differs" | "price_over_ceiling" | "fact_missing" | "company_missing" | "company_field_empty" | "agent_missing" | "chapter_empty" | "field_empty" | "placeholder_left" | "other_project" | "validity_too_short" | "deadline_passed" | "glyph_missing" | "volume_pages_wrong";

/**  What was stored, and what about it deserves a look (a wrong credit code, a strange phone number). */
export type Saved<T> = {
	value: T,
	warnings: Told[],
};

export type Severity = 
/**  The bid can be rejected for it. */
"red" | "amber";

export type Source = {
	file: string,
	format: Format,
	pages: number | null,
	sha256: string,
};

export type StartState = {
	language: Language,
	theme: Theme,
	status: StoreStatus,
	/**  Where a first store would be made. */
	default_path: string,
	/**  Where exported documents are written. */
	export_dir: string,
	version: string,
};

export type StoreCreate = {
	path: string,
	/**  Empty: none. */
	passphrase: string,
	/**  Keep the key in the operating system's key store. */
	key_store: boolean,
};

export type StoreCreated = {
	info: StoreInfo,
	recovery_code: string,
	/**  Said when the key store did not take the key. */
	warning: Told | null,
};

export type StoreInfo = {
	id: string,
	path: string,
	name: string,
	schema: number,
	/**  Rows that are not deleted, by noun. */
	counts: { [key in string]: number },
};

export type StoreStatus = 
/**  No store is known on this machine. */
{ status: "none" } | 
/**  A store is known but its key is not at hand; `reason` says why. */
{ status: "locked"; path: string; reason: Told; passphrase: boolean } | { status: "open"; info: StoreInfo };

/**  How a store is opened. The first that is not empty is used; none = key store. */
export type StoreUnlock = {
	path: string,
	passphrase: string,
	recovery_code: string,
	/**  Keep the key in the key store from now on. */
	remember: boolean,
};

/**  A stored file without its bytes. Bytes are kept once per content (`sha256`). */
export type StoredFile = {
	id: string,
	name: string,
	media_type: string,
	/**  In bytes. */
	size: number,
	/**  Lower-case hex. */
	sha256: string,
	added_at: string,
};

/**  Net amount, tax and gross of one line, one rate or a whole document, in fen. */
export type TaxSplit = {
	net: Fen,
	tax: Fen,
	gross: Fen,
};

/**  A tender in the store. `facts` and `legend` hold the user's corrections. */
export type Tender = {
	id: string,
	/**  The purchaser as one of our customers. */
	customer: string | null,
	/**  The file that was read. */
	file: string,
	source: Source,
	facts: Facts,
	legend: LegendEntry[],
	evaluation: EvaluationItem[],
	required_documents: RequiredDocument[],
	warnings: Warning[],
};

/**  What `bidwright tender read --json` prints. */
export type TenderDocument = {
	source: Source,
	facts: Facts,
	legend: LegendEntry[],
	clauses: ReadClause[],
	evaluation: EvaluationItem[],
	required_documents: RequiredDocument[],
	warnings: Warning[],
};

export type TenderRow = {
	id: string,
	project_name: string,
	project_number: string,
	purchaser: string,
	submission_deadline: string | null,
	clauses: number,
	/**  The bid made from it, if any. */
	bid: string | null,
};

export type TenderView = {
	tender: Tender,
	clauses: Clause[],
	file: StoredFile,
};

export type Theme = "system" | "light" | "dark";

export type Today = {
	bids: TodayBid[],
	certificates: TodayCertificate[],
};

export type TodayBid = {
	id: string,
	number: string,
	project_name: string,
	submission_deadline: string,
	/**  Negative when it has passed. */
	days_left: number,
	answered: number,
	clauses: number,
};

export type TodayCertificate = {
	id: string,
	name: string,
	owner: string,
	expires_on: string,
	days_left: number,
};

/**  A failure or warning in the user's language. `code` is for programs, `field` names the input. */
export type Told = {
	code: string,
	field: string | null,
	message: string,
	/**  What to do about it; empty when the message says it all. */
	mend: string,
};

/**  What a contract must hold: 民法典 470, and 845 for technology contracts. */
export type Topic = "subject" | "quality" | "price" | "delivery" | "acceptance" | "warranty" | "confidentiality" | "ownership" | "definitions" | "breach" | "disputes" | "other";

/**  A file from the user's hands. */
export type Upload = {
	name: string,
	base64: string,
};

export type VerifyReport = {
	sound: boolean,
	entries: number,
	problems: Told[],
};

export type Warning = {
	/**  `contradiction`, `masked_value`, `sum_mismatch`, `unreadable`, ... */
	code: string,
	text: string,
	at: Loc[],
};

