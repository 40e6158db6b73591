//! The self-check: on the model, and on the finished volume read back.

use bidwright_domain::Id;
use bidwright_domain::check::{
    CheckInput, Finding, OtherFact, Severity, VolumeText, check, check_pages,
};
use bidwright_store::Store;

use crate::bid::{BuiltVolume, Whole, volume};
use crate::desk::{Desk, aside};
use crate::failure::{Code, Failure};
use crate::register::all;
use crate::view::CheckReport;
use crate::words::finding_told;

/// What was found, and how many pages were read back.
pub(crate) struct Findings {
    pub findings: Vec<Finding>,
    pub pages: u32,
}

impl Findings {
    pub fn red(&self) -> u32 {
        self.count(Severity::Red)
    }

    fn count(&self, severity: Severity) -> u32 {
        u32::try_from(
            self.findings
                .iter()
                .filter(|f| f.severity == severity)
                .count(),
        )
        .unwrap_or(u32::MAX)
    }
}

pub async fn bid_check(desk: &Desk, id: Id) -> Result<CheckReport, Failure> {
    let found = findings(desk, &desk.store()?, id).await?;
    let language = desk.language();
    Ok(CheckReport {
        red: found.red(),
        amber: found.count(Severity::Amber),
        pages: Some(found.pages),
        findings: found
            .findings
            .iter()
            .map(|f| finding_told(f, language))
            .collect(),
    })
}

/// Builds the volume, reads it back, and checks model and pages. Nothing is stored.
pub(crate) async fn findings(desk: &Desk, store: &Store, id: Id) -> Result<Findings, Failure> {
    let built = volume(desk, store, id).await?;
    let text = read_back(&built).await?;
    let others = others(store, &built.whole).await?;
    let whole = &built.whole;
    let input = CheckInput {
        bid: &whole.bid,
        tender: &whole.tender,
        clauses: &whole.clauses,
        responses: &whole.responses,
        chapters: &whole.chapters,
        certificates: &built.certificates,
        own_company: whole.own_company.as_ref(),
        quotation: whole.quotation.as_ref(),
        others: &others,
        now: desk.clock.now(),
    };
    let mut findings = check(&input);
    findings.extend(check_pages(&input, &text));
    findings.sort_by_key(|f| f.severity);
    Ok(Findings {
        findings,
        pages: built.pdf.pages,
    })
}

async fn read_back(built: &BuiltVolume) -> Result<VolumeText, Failure> {
    let bytes = built.pdf.bytes.clone();
    let pages = aside(move || {
        bidwright_tender::pdf_text(&bytes).map_err(|e| {
            Failure::new(Code::VolumeNotBuilt)
                .fact("detail", &e)
                .caused_by(e)
        })
    })
    .await?;
    let anchor = |name: &str| built.pdf.anchors.get(name).copied();
    let table = anchor("price-table").unwrap_or_default();
    Ok(VolumeText {
        pages,
        letter: anchor("letter").unwrap_or_default(),
        opening_summary: anchor("opening-summary").unwrap_or_default(),
        price_table: (table, anchor("price-table-end").unwrap_or(table)),
        total_pages: built.pdf.pages,
        missing_glyphs: built.pdf.missing_glyphs.clone(),
    })
}

/// What other projects and customers are called; their names have no business in this bid.
async fn others(store: &Store, whole: &Whole) -> Result<Vec<OtherFact>, Failure> {
    let every = all();
    let mut names = Vec::new();
    for tender in store.tender_list(&every).await? {
        if tender.id != whole.tender.id {
            names.extend(OtherFact::of_tender(&tender.facts));
        }
    }
    for customer in store.customer_list(&every).await? {
        if Some(customer.id) != whole.tender.customer {
            names.push(OtherFact::of_customer(&customer));
        }
    }
    Ok(names)
}
