//! The bid volume and its sheets, and the live preview of a chapter.

use std::collections::BTreeMap;

use bidwright_documents::{
    BidVolume, CertificateSheet, ChapterSheet, Pdf, ResponseRow, SealingStrip, sealing_strips,
};
use bidwright_domain::Id;
use bidwright_domain::bid::{BidStatus, Chapter, Field, field_values};
use bidwright_domain::certificate::Certificate;
use bidwright_domain::tender::{is_substantive, needs_response};
use bidwright_store::Store;

use super::Whole;
use crate::desk::{Desk, aside};
use crate::export::write_export;
use crate::failure::{Code, Failure};
use crate::file::{picture, stored_bytes};
use crate::view::{ExportedFile, PreviewPage};

/// The finished volume and what it was made from.
pub(crate) struct BuiltVolume {
    pub whole: Whole,
    pub certificates: Vec<Certificate>,
    pub pdf: Pdf,
}

/// Writes volume and sealing strips to the export folder. A submitted bid gives its frozen bytes.
pub async fn bid_build(desk: &Desk, id: Id) -> Result<Vec<ExportedFile>, Failure> {
    let store = desk.store()?;
    let bid = super::load(&store, id).await?;
    let frozen = bid.pdf.filter(|_| bid.status != BidStatus::Draft);
    let whole = Whole::load(&store, id).await?;
    let bytes = match frozen {
        Some(file) => stored_bytes(&store, file).await?,
        None => volume(desk, &store, id).await?.pdf.bytes,
    };
    let strips = strips(&whole);
    let strips = aside(move || sealing_strips(&strips).map_err(Failure::unexpected)).await?;
    Ok(vec![
        write_export(desk, &format!("投标文件 {}.pdf", bid.number), &bytes)?,
        write_export(desk, &format!("密封条 {}.pdf", bid.number), &strips)?,
    ])
}

/// Sets the volume as the bid stands now.
pub(crate) async fn volume(desk: &Desk, store: &Store, id: Id) -> Result<BuiltVolume, Failure> {
    let whole = Whole::load(store, id).await?;
    let certificates = certificates(store, &whole).await?;
    let model = model(store, &whole, &certificates).await?;
    let engine = desk.engine();
    let pdf = aside(move || {
        engine.bid_volume(&model).map_err(|e| {
            Failure::new(Code::VolumeNotBuilt)
                .fact("detail", e.to_string())
                .caused_by(e)
        })
    })
    .await?;
    Ok(BuiltVolume {
        whole,
        certificates,
        pdf,
    })
}

async fn certificates(store: &Store, whole: &Whole) -> Result<Vec<Certificate>, Failure> {
    let mut found = Vec::new();
    for id in &whole.bid.certificates {
        found.extend(store.certificate(*id).await?);
    }
    Ok(found)
}

async fn model(
    store: &Store,
    whole: &Whole,
    certificates: &[Certificate],
) -> Result<BidVolume, Failure> {
    let own_company = whole.own_company.clone().unwrap_or_default();
    let mut sheets = Vec::new();
    for certificate in certificates {
        sheets.push(certificate_sheet(store, certificate).await?);
    }
    let answers: BTreeMap<Id, _> = whole.responses.iter().map(|r| (r.clause, r)).collect();
    Ok(BidVolume {
        bid: whole.bid.clone(),
        logo: picture(store, own_company.logo).await?,
        seal: picture(store, own_company.seal).await?,
        fields: field_values(
            &whole.bid,
            &whole.tender,
            whole.own_company.as_ref(),
            whole.quotation.as_ref(),
        ),
        own_company,
        totals: whole.quotation.as_ref().and_then(|q| q.totals().ok()),
        quotation: whole.quotation.clone(),
        rows: whole
            .clauses
            .iter()
            .filter(|c| needs_response(c))
            .map(|clause| ResponseRow {
                clause: clause.clone(),
                substantive: is_substantive(clause, &whole.tender.legend),
                response: answers.get(&clause.id).map(|r| (*r).clone()),
            })
            .collect(),
        chapters: whole.chapters.clone(),
        certificates: sheets,
        tender: whole.tender.clone(),
    })
}

async fn certificate_sheet(
    store: &Store,
    certificate: &Certificate,
) -> Result<CertificateSheet, Failure> {
    let mut scans = Vec::new();
    for scan in &certificate.scans {
        scans.extend(picture(store, Some(*scan)).await?);
    }
    let owner = store.own_company(certificate.owner).await?;
    Ok(CertificateSheet {
        certificate: certificate.clone(),
        owner_name: owner.map(|o| o.name).unwrap_or_default(),
        scans,
    })
}

/// One strip for each original and copy, and a spare, as practice wants.
fn strips(whole: &Whole) -> SealingStrip {
    let facts = &whole.tender.facts;
    let said = |f: &Option<bidwright_domain::tender::Found<String>>| {
        f.as_ref().map(|f| f.value.clone()).unwrap_or_default()
    };
    let fields = field_values(&whole.bid, &whole.tender, whole.own_company.as_ref(), None);
    let count =
        |f: &Option<bidwright_domain::tender::Found<u32>>| f.as_ref().map_or(1, |f| f.value);
    SealingStrip {
        project_name: said(&facts.project_name),
        project_number: said(&facts.project_number),
        package: said(&facts.package),
        purchaser: said(&facts.purchaser),
        bidder: whole
            .own_company
            .as_ref()
            .map(|c| c.name.clone())
            .unwrap_or_default(),
        label: "投标文件".to_owned(),
        opening_time: fields
            .get(&Field::SubmissionDeadline)
            .cloned()
            .unwrap_or_default(),
        copies: count(&facts.originals)
            .saturating_add(count(&facts.copies))
            .saturating_add(1)
            .min(60),
    }
}

/// One page of a chapter as it is being typed; nothing is stored.
pub async fn chapter_preview(
    desk: &Desk,
    chapter: Chapter,
    page: u32,
) -> Result<PreviewPage, Failure> {
    let store = desk.store()?;
    let whole = Whole::load(&store, chapter.bid).await?;
    let fields = field_values(
        &whole.bid,
        &whole.tender,
        whole.own_company.as_ref(),
        whole.quotation.as_ref(),
    );
    let sheet = ChapterSheet {
        number: chapter.position + 1,
        project: fields.get(&Field::ProjectName).cloned().unwrap_or_default(),
        company: fields.get(&Field::CompanyName).cloned().unwrap_or_default(),
        fields,
        chapter,
        first_page: 1,
    };
    let engine = desk.engine();
    let shown = aside(move || {
        engine
            .chapter_preview(&sheet, page)
            .map_err(Failure::unexpected)
    })
    .await?;
    Ok(PreviewPage {
        svg: shown.svg,
        page: shown.page,
        pages: shown.pages,
    })
}
