//! Customers and products from a spreadsheet: read, matched to columns, shown as what it would do,
//! and only then written, in one transaction that can be taken back as a whole.

use std::sync::{Arc, Mutex};

use bidwright_domain::Id;
use bidwright_domain::customer::Customer;
use bidwright_domain::product::Product;
use bidwright_store::{ImportMark, ImportNoun, Store};
use bidwright_tender::{NoWatch, Watch};

use crate::desk::{Desk, aside, locked};
use crate::failure::{Code, Failure};
use crate::file::bytes_of;
use crate::job::{self, Running};
use crate::view::{
    ImportAction, ImportChoice, ImportReport, ImportRow, ImportStored, ImportView, ImportedNoun,
    Job, Page, Upload,
};

pub(crate) mod columns;
mod customer;
mod noun;
mod plan;
mod product;
pub(crate) mod sheet;
mod show;
pub(crate) mod value;
mod wrong_rows;

pub(crate) use noun::Noun;
pub(crate) use sheet::excel::letters;
pub(crate) use show::choice_word;
pub use wrong_rows::import_wrong_rows;

use columns::{Mapping, at_head, guess, signature, twice};
use plan::{Plan, Rows, plan};
use sheet::{Book, Sheet};

/// Files that are kept open between two steps of the wizard.
const KEPT: usize = 3;
/// Rows that are written in one step, between two looks at the watch.
const PIECE: usize = 500;
/// Rows of a preview that are sent at once.
const MOST_SHOWN: u32 = 1_000;

/// The imports that are under way in this process.
#[derive(Default)]
pub(crate) struct Imports(Mutex<Vec<Arc<Session>>>);

/// One file on its way in.
pub(crate) struct Session {
    id: Id,
    noun: ImportNoun,
    book: Book,
    state: Mutex<Arc<State>>,
}

/// What was read and planned last. Replaced whole.
struct State {
    sheet_at: usize,
    sheet: Arc<Sheet>,
    mapping: Mapping,
    remembered: bool,
    /// The failure says what is missing before anything can be planned.
    plan: Result<Arc<Plan>, Failure>,
    stored: Option<Id>,
}

impl Imports {
    fn keep(&self, session: Arc<Session>) {
        let mut sessions = locked(&self.0);
        if sessions.len() >= KEPT {
            sessions.remove(0);
        }
        sessions.push(session);
    }

    fn find(&self, id: Id) -> Result<Arc<Session>, Failure> {
        let sessions = locked(&self.0);
        let found = sessions.iter().find(|session| session.id == id);
        found.cloned().ok_or_else(|| Failure::new(Code::ImportGone))
    }

    /// Forgets every file, as the store is closed.
    pub fn forget(&self) {
        locked(&self.0).clear();
    }
}

impl Session {
    fn state(&self) -> Arc<State> {
        locked(&self.state).clone()
    }
}

/// Reads a file in the background and plans what it would do; the job's result is the import's id.
pub async fn import_read(
    desk: &Arc<Desk>,
    noun: ImportedNoun,
    upload: Upload,
) -> Result<Job, Failure> {
    desk.store()?;
    let bytes = bytes_of(&upload)?;
    let noun = ImportNoun::from(noun);
    run(desk, move |desk, job| async move {
        let session = open(&desk, noun, &upload.name, bytes, None, job).await?;
        let id = session.id;
        desk.imports.keep(session);
        Ok(id)
    })
}

/// The file with its columns and counts.
pub async fn import_get(desk: &Desk, id: Id) -> Result<ImportView, Failure> {
    let session = desk.imports.find(id)?;
    Ok(show::view(desk, &session))
}

/// Rows of the preview: all, or those of one kind.
pub async fn import_rows(
    desk: &Desk,
    id: Id,
    action: Option<ImportAction>,
    offset: u32,
    limit: u32,
) -> Result<Page<ImportRow>, Failure> {
    let session = desk.imports.find(id)?;
    let limit = limit.clamp(1, MOST_SHOWN);
    Ok(show::rows(desk, &session, action, offset, limit))
}

/// Another sheet, head row or choice of columns; planned anew in the background.
pub async fn import_choose(desk: &Arc<Desk>, id: Id, choice: ImportChoice) -> Result<Job, Failure> {
    let session = desk.imports.find(id)?;
    run(desk, move |desk, job| async move {
        choose(&desk, &session, choice, job).await?;
        Ok(session.id)
    })
}

/// Writes what was planned, in the background. The job's result is the id that
/// [`import_undo`] takes.
pub async fn import_apply(desk: &Arc<Desk>, id: Id) -> Result<Job, Failure> {
    let session = desk.imports.find(id)?;
    run(desk, move |desk, job| async move {
        let stored = apply(&desk, &session, &*job).await?;
        let before = session.state();
        *locked(&session.state) = Arc::new(State {
            sheet_at: before.sheet_at,
            sheet: before.sheet.clone(),
            mapping: before.mapping.clone(),
            remembered: before.remembered,
            plan: planned(&before),
            stored: Some(stored),
        });
        Ok(stored)
    })
}

/// Takes a whole import back, in the background: what it added is removed, what it changed becomes
/// what it was. Rows that were changed since stay.
pub async fn import_undo(desk: &Arc<Desk>, id: Id) -> Result<Job, Failure> {
    desk.store()?;
    run(desk, move |desk, job| async move {
        undo(&desk, id, &*job).await?;
        Ok(id)
    })
}

/// The imports that were stored, newest first.
pub async fn import_list(desk: &Desk) -> Result<Vec<ImportStored>, Failure> {
    let imports = desk.store()?.imports().await?;
    Ok(imports.into_iter().map(show::stored).collect())
}

/// The whole of it at once, for the command line: wrong rows are named and left out.
pub async fn import_file(
    desk: &Desk,
    noun: ImportedNoun,
    name: &str,
    bytes: Vec<u8>,
    sheet: Option<&str>,
    dry_run: bool,
) -> Result<ImportReport, Failure> {
    let job = desk.jobs.start();
    let session = open(desk, noun.into(), name, bytes, sheet, job).await?;
    let state = session.state();
    let plan = planned(&state)?;
    let writes = plan.count(ImportAction::Add) + plan.count(ImportAction::Change) > 0;
    let stored = if dry_run || !writes {
        None
    } else {
        Some(apply(desk, &session, &NoWatch).await?)
    };
    let report = show::report(desk, &session, &plan, stored);
    desk.imports.keep(session);
    Ok(report)
}

/// Takes an import back and waits for it, for the command line. Gives the rows taken back.
pub async fn import_undo_now(desk: &Desk, id: Id) -> Result<u32, Failure> {
    undo(desk, id, &NoWatch).await
}

fn planned(state: &State) -> Result<Arc<Plan>, Failure> {
    match &state.plan {
        Ok(plan) => Ok(plan.clone()),
        Err(failure) => Err(failure.again()),
    }
}

/// Runs long work on a task of its own.
fn run<F>(desk: &Arc<Desk>, work: impl FnOnce(Arc<Desk>, Arc<Running>) -> F) -> Result<Job, Failure>
where
    F: Future<Output = Result<Id, Failure>> + Send + 'static,
{
    let job = desk.jobs.start();
    let work = tokio::spawn(work(desk.clone(), job.clone()));
    let watched = job.clone();
    tokio::spawn(async move {
        let end = work.await.unwrap_or_else(|e| Err(Failure::unexpected(e)));
        watched.finish(end.map_err(Failure::logged));
    });
    Ok(job::view(desk, &job))
}

async fn open(
    desk: &Desk,
    noun: ImportNoun,
    name: &str,
    bytes: Vec<u8>,
    wanted: Option<&str>,
    job: Arc<Running>,
) -> Result<Arc<Session>, Failure> {
    let (name, wanted) = (name.to_owned(), wanted.map(str::to_owned));
    let watch = job.clone();
    let (book, sheet_at, sheet) = aside(move || {
        let book = Book::open(&name, bytes)?;
        let (at, sheet) = match wanted {
            None => book.first_used(&*watch)?,
            Some(wanted) => {
                let at = book.sheets.iter().position(|sheet| *sheet == wanted);
                let at = at.ok_or_else(|| Failure::missing(&wanted))?;
                (at, book.read(at, &*watch)?)
            }
        };
        if sheet.rows.is_empty() {
            let empty = Failure::new(Code::SheetEmpty).field("file");
            return Err(empty.fact("name", book.name()));
        }
        Ok((book, at, sheet))
    })
    .await?;
    let store = desk.store()?;
    let sheet = Arc::new(sheet);
    let guessed = guessed(noun, &sheet, None);
    let (mapping, remembered) = recalled(&store, noun, &sheet, guessed).await?;
    let plan = plan_of(&store, noun, &sheet, &mapping, &*job).await;
    let plan = cancelled_or(plan)?;
    Ok(Arc::new(Session {
        id: Id::now_v7(),
        noun,
        book,
        state: Mutex::new(Arc::new(State {
            sheet_at,
            sheet,
            mapping,
            remembered,
            plan,
            stored: None,
        })),
    }))
}

async fn choose(
    desk: &Desk,
    session: &Session,
    choice: ImportChoice,
    job: Arc<Running>,
) -> Result<(), Failure> {
    let before = session.state();
    let store = desk.store()?;
    let sheet_at = choice.sheet as usize;
    let another = sheet_at != before.sheet_at;
    let sheet = if another {
        let (book, watch) = (session.book.clone(), job.clone());
        Arc::new(aside(move || book.read(sheet_at, &*watch)).await?)
    } else {
        before.sheet.clone()
    };
    let head = choice
        .head
        .and_then(|number| sheet.rows.iter().position(|row| row.number == number));
    let (mapping, remembered) = match (another, head, choice.columns) {
        (false, Some(head), Some(fields)) => {
            let fields = fields
                .iter()
                .map(|key| key.as_deref().and_then(|key| field_at(session.noun, key)))
                .collect();
            (Mapping { head, fields }, false)
        }
        (_, head, _) => {
            let guessed = guessed(session.noun, &sheet, head);
            recalled(&store, session.noun, &sheet, guessed).await?
        }
    };
    let plan = plan_of(&store, session.noun, &sheet, &mapping, &*job).await;
    let plan = cancelled_or(plan)?;
    *locked(&session.state) = Arc::new(State {
        sheet_at,
        sheet,
        mapping,
        remembered,
        plan,
        stored: None,
    });
    Ok(())
}

/// A cancelled plan ends the work; any other failure is shown beside the columns.
fn cancelled_or(plan: Result<Plan, Failure>) -> Result<Result<Arc<Plan>, Failure>, Failure> {
    match plan {
        Err(failure) if failure.code != Code::ColumnMissing => Err(failure),
        other => Ok(other.map(Arc::new)),
    }
}

async fn plan_of(
    store: &Store,
    noun: ImportNoun,
    sheet: &Sheet,
    mapping: &Mapping,
    watch: &(dyn Watch + Sync),
) -> Result<Plan, Failure> {
    match noun {
        ImportNoun::Customer => plan::<Customer>(store, sheet, mapping, watch).await,
        ImportNoun::Product => plan::<Product>(store, sheet, mapping, watch).await,
    }
}

fn guessed(noun: ImportNoun, sheet: &Sheet, head: Option<usize>) -> Mapping {
    fn of<T: Noun>(sheet: &Sheet, head: Option<usize>) -> Mapping {
        match head {
            Some(head) => at_head(&sheet.rows, head, T::columns()),
            None => guess(&sheet.rows, T::columns()),
        }
    }
    match noun {
        ImportNoun::Customer => of::<Customer>(sheet, head),
        ImportNoun::Product => of::<Product>(sheet, head),
    }
}

fn field_at(noun: ImportNoun, key: &str) -> Option<usize> {
    fn of<T: Noun>(key: &str) -> Option<usize> {
        T::columns().iter().position(|column| column.key == key)
    }
    match noun {
        ImportNoun::Customer => of::<Customer>(key),
        ImportNoun::Product => of::<Product>(key),
    }
}

fn field_key(noun: ImportNoun, field: usize) -> &'static str {
    match noun {
        ImportNoun::Customer => Customer::columns()[field].key,
        ImportNoun::Product => Product::columns()[field].key,
    }
}

/// The setting under which the choice for these heads is kept.
fn memory_key(noun: ImportNoun, sheet: &Sheet, head: usize) -> String {
    use sha2::{Digest, Sha256};
    let noun = match noun {
        ImportNoun::Customer => "customer",
        ImportNoun::Product => "product",
    };
    let heads = sheet.rows.get(head).map(signature).unwrap_or_default();
    let sum = Sha256::digest(heads.as_bytes());
    let short: String = sum
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("import.{noun}.{short}")
}

/// The columns as the user chose them the last time for the same heads, else as guessed.
async fn recalled(
    store: &Store,
    noun: ImportNoun,
    sheet: &Sheet,
    guessed: Mapping,
) -> Result<(Mapping, bool), Failure> {
    let key = memory_key(noun, sheet, guessed.head);
    let Some(kept) = store.setting(&key).await? else {
        return Ok((guessed, false));
    };
    let Ok(keys) = serde_json::from_str::<Vec<Option<String>>>(&kept) else {
        return Ok((guessed, false));
    };
    let fields: Vec<Option<usize>> = keys
        .iter()
        .map(|key| key.as_deref().and_then(|key| field_at(noun, key)))
        .collect();
    let remembered = fields != guessed.fields;
    let mapping = Mapping { fields, ..guessed };
    Ok((mapping, remembered))
}

async fn apply(desk: &Desk, session: &Session, watch: &(dyn Watch + Sync)) -> Result<Id, Failure> {
    let state = session.state();
    if state.stored.is_some() {
        return Err(Failure::new(Code::ImportDone));
    }
    let plan = planned(&state)?;
    let mark = ImportMark {
        id: Id::now_v7(),
        noun: session.noun,
        file: session.book.name().to_owned(),
        at: desk.clock.now(),
        actor: String::new(),
        added: amount(&plan.write, false),
        changed: amount(&plan.write, true),
        undone_at: None,
    };
    let stamp = match session.noun {
        ImportNoun::Customer => desk.stamp("customer_import"),
        ImportNoun::Product => desk.stamp("product_import"),
    };
    let mut write = desk.store()?.write(stamp).await?;
    write.import_begin(&mark).await?;
    let total = mark.added + mark.changed;
    let mut done = 0;
    match &plan.write {
        Rows::Customers { new, changed } => {
            for piece in new.chunks(PIECE) {
                write.customers_import(mark.id, piece, &[]).await?;
                advance(watch, &mut done, piece.len(), total)?;
            }
            for piece in changed.chunks(PIECE) {
                write.customers_import(mark.id, &[], piece).await?;
                advance(watch, &mut done, piece.len(), total)?;
            }
        }
        Rows::Products { new, changed } => {
            for piece in new.chunks(PIECE) {
                write.products_import(mark.id, piece, &[]).await?;
                advance(watch, &mut done, piece.len(), total)?;
            }
            for piece in changed.chunks(PIECE) {
                write.products_import(mark.id, &[], piece).await?;
                advance(watch, &mut done, piece.len(), total)?;
            }
        }
    }
    let key = memory_key(session.noun, &state.sheet, state.mapping.head);
    let chosen: Vec<Option<&str>> = state
        .mapping
        .fields
        .iter()
        .map(|field| field.map(|field| field_key(session.noun, field)))
        .collect();
    let chosen = serde_json::to_string(&chosen).map_err(Failure::unexpected)?;
    write.setting_put(&key, &chosen).await?;
    write.commit().await?;
    Ok(mark.id)
}

/// Says how far it is; a cancel leaves nothing behind, because the write is dropped.
fn advance(
    watch: &(dyn Watch + Sync),
    done: &mut u32,
    piece: usize,
    total: u32,
) -> Result<(), Failure> {
    *done += u32::try_from(piece).unwrap_or_default();
    if watch.step(*done, total).is_break() {
        return Err(Failure::new(Code::Cancelled));
    }
    Ok(())
}

fn amount(rows: &Rows, of_changed: bool) -> u32 {
    let count = match (rows, of_changed) {
        (Rows::Customers { new, .. }, false) => new.len(),
        (Rows::Customers { changed, .. }, true) => changed.len(),
        (Rows::Products { new, .. }, false) => new.len(),
        (Rows::Products { changed, .. }, true) => changed.len(),
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

async fn undo(desk: &Desk, id: Id, watch: &(dyn Watch + Sync)) -> Result<u32, Failure> {
    let store = desk.store()?;
    let imports = store.imports().await?;
    let found = imports.iter().find(|import| import.id == id);
    let mark = found.ok_or_else(|| Failure::missing(id))?;
    if mark.undone_at.is_some() {
        return Err(Failure::new(Code::ImportUndone).fact("name", &mark.file));
    }
    let rows = store.import_rows(id).await?;
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let mut write = store.write(desk.stamp("import_undo")).await?;
    let (mut done, mut taken_back) = (0, 0);
    // Backwards: a part that was taken in with its whole goes after it.
    let backwards: Vec<_> = rows.into_iter().rev().collect();
    for piece in backwards.chunks(PIECE) {
        taken_back += write.rows_unimport(mark.noun, piece).await?;
        advance(watch, &mut done, piece.len(), total)?;
    }
    write.import_end(id).await?;
    write.commit().await?;
    Ok(taken_back)
}
