//! What the typesetter can see: the templates, one data file, the pictures. No disk, no clock.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use crate::error::DocumentError;
use crate::faces::Faces;

/// A document's own template; `base.typ` and the others are shared parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Template {
    Quotation,
    QuotationBilingual,
    Contract,
    Customer,
    Volume,
    Chapter,
}

impl Template {
    fn path(self) -> &'static str {
        match self {
            Template::Quotation => "quotation.typ",
            Template::QuotationBilingual => "quotation_bilingual.typ",
            Template::Contract => "contract.typ",
            Template::Customer => "customer.typ",
            Template::Volume => "volume.typ",
            Template::Chapter => "chapter.typ",
        }
    }
}

const TEMPLATES: [(&str, &str); 10] = [
    ("base.typ", include_str!("../templates/base.typ")),
    ("price.typ", include_str!("../templates/price.typ")),
    ("rich.typ", include_str!("../templates/rich.typ")),
    ("forms.typ", include_str!("../templates/forms.typ")),
    ("quotation.typ", include_str!("../templates/quotation.typ")),
    (
        "quotation_bilingual.typ",
        include_str!("../templates/quotation_bilingual.typ"),
    ),
    ("contract.typ", include_str!("../templates/contract.typ")),
    ("customer.typ", include_str!("../templates/customer.typ")),
    ("volume.typ", include_str!("../templates/volume.typ")),
    ("chapter.typ", include_str!("../templates/chapter.typ")),
];

/// Parsed once, so that their identity and the incremental state hold.
static SOURCES: LazyLock<HashMap<FileId, Source>> = LazyLock::new(|| {
    TEMPLATES
        .iter()
        .filter_map(|(path, text)| {
            let id = file_id(path).ok()?;
            Some((id, Source::new(id, (*text).to_owned())))
        })
        .collect()
});

pub(crate) struct SheetWorld {
    faces: &'static Faces,
    main: FileId,
    files: HashMap<FileId, Bytes>,
}

impl SheetWorld {
    /// `files` are the pictures by the name under which the data names them.
    pub fn new(
        faces: &'static Faces,
        template: Template,
        data: String,
        files: &[(String, Bytes)],
    ) -> Result<SheetWorld, DocumentError> {
        let mut seen = HashMap::new();
        seen.insert(file_id("data.json")?, Bytes::from_string(data));
        for (name, bytes) in files {
            seen.insert(file_id(name)?, bytes.clone());
        }
        Ok(SheetWorld {
            faces,
            main: file_id(template.path())?,
            files: seen,
        })
    }
}

/// Ids are kept for the life of the process, so names must come from a small set.
fn file_id(name: &str) -> Result<FileId, DocumentError> {
    let path = VirtualPath::new(name).map_err(|error| DocumentError::Typesetting {
        detail: format!("{name}: {error}"),
    })?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for SheetWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.faces.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.faces.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES
            .get(&id)
            .cloned()
            .ok_or_else(|| FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files
            .get(&id)
            .cloned()
            .ok_or_else(|| FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.faces.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
