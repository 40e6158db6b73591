//! `customer import`, `product import`, `import list | undo`.

use std::path::PathBuf;

use bidwright_app::domain::Id;
use bidwright_app::view::{ImportAction, ImportReport, ImportedNoun};
use bidwright_app::{
    Code, Failure, Language, import_file, import_list, import_undo_now, import_wrong_rows,
};
use clap::{Args, Subcommand};

use crate::{End, Seat, input};

#[derive(Args)]
pub struct Import {
    file: PathBuf,
    /// The sheet to read [default: the first one with rows]
    #[arg(long)]
    sheet: Option<String>,
    /// Say what would be done, and store nothing
    #[arg(long)]
    dry_run: bool,
    /// Write the wrong rows with their reasons into the export folder
    #[arg(long)]
    save_wrong: bool,
}

#[derive(Subcommand)]
pub enum ImportCommand {
    /// What was imported, newest first
    List,
    /// Take a whole import back; rows that were changed since stay
    Undo { import: String },
}

pub async fn run(seat: &Seat, noun: ImportedNoun, import: Import) -> Result<End, Failure> {
    let (name, bytes) = (input::name(&import.file), input::bytes(&import.file)?);
    let sheet = import.sheet.as_deref();
    let done = import_file(&seat.desk, noun, &name, bytes, sheet, import.dry_run).await?;
    tell(seat, &done);
    if import.save_wrong && done.wrong > 0 {
        let file = import_wrong_rows(&seat.desk, done.session).await?;
        seat.console.line(file.path);
    }
    seat.console.object(&done)?;
    Ok(if done.wrong == 0 { End::Good } else { End::Red })
}

pub async fn manage(seat: &Seat, command: ImportCommand) -> Result<End, Failure> {
    match command {
        ImportCommand::List => list(seat).await,
        ImportCommand::Undo { import } => {
            let missing = || Failure::new(Code::RowMissing).fact("what", &import);
            let id = Id::parse_str(&import).map_err(|_| missing())?;
            let rows = import_undo_now(&seat.desk, id).await?;
            let words = seat.console.say("行已撤销", "rows taken back");
            seat.console.line(format!("{rows} {words}"));
            seat.console.object(&rows)?;
            Ok(End::Good)
        }
    }
}

async fn list(seat: &Seat) -> Result<End, Failure> {
    let imports = import_list(&seat.desk).await?;
    let say = |zh, en| seat.console.say(zh, en);
    let head = [
        "id",
        say("文件", "File"),
        say("新增", "New"),
        say("更改", "Changed"),
        say("已撤销", "Undone"),
    ];
    let rows: Vec<Vec<String>> = imports
        .iter()
        .map(|import| {
            vec![
                import.id.to_string(),
                import.file.clone(),
                import.added.to_string(),
                import.changed.to_string(),
                if import.undone { say("是", "yes") } else { "" }.to_owned(),
            ]
        })
        .collect();
    seat.console.table(&head, &rows);
    seat.console.object(&imports)?;
    Ok(End::Good)
}

fn tell(seat: &Seat, done: &ImportReport) {
    let console = seat.console;
    for note in &done.notes {
        console.line(format!("{} {}", note.message, note.mend));
    }
    for row in done.rows.iter().filter(|r| r.action == ImportAction::Wrong) {
        let place = match console.language {
            Language::ZhCn => format!("第 {} 行：", row.row),
            Language::En => format!("Row {}:", row.row),
        };
        for problem in &row.problems {
            console.line(format!("{place} {} {}", problem.message, problem.mend));
        }
    }
    let counts = [
        (console.say("新增", "new"), done.add),
        (console.say("更改", "changed"), done.change),
        (console.say("不变", "the same"), done.same),
        (console.say("重复", "repeated"), done.repeated),
        (console.say("有误", "wrong"), done.wrong),
    ];
    console.line(
        counts
            .map(|(word, count)| format!("{word} {count}"))
            .join(console.say("，", ", ")),
    );
    if let Some(import) = done.import {
        let undo = console.say("撤销：", "Undo:");
        console.line(format!("{undo} bidwright import undo {import}"));
    }
}
