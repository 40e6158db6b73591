//! `read tender read --json FILE`: prints what was understood, as `bidwright` does.
//! `read blocks FILE` prints the neutral blocks, `read text FILE` the pages of a PDF.

use std::process::ExitCode;

use bidwright_domain::tender::BlockBody;
use bidwright_tender::{NoWatch, pdf_text, read};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(file) = arguments.last() else {
        return ExitCode::from(2);
    };
    match print(&arguments[0], file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{file}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print(what: &str, file: &str) -> Result<(), Box<dyn std::error::Error>> {
    let bytes = std::fs::read(file)?;
    if what == "text" {
        for (i, page) in pdf_text(&bytes)?.iter().enumerate() {
            println!("=== {}\n{page}", i + 1);
        }
        return Ok(());
    }
    let started = std::time::Instant::now();
    let reading = read(file, &bytes, &NoWatch)?;
    eprintln!("read in {:?}", started.elapsed());
    if what == "blocks" {
        for (i, block) in reading.blocks.iter().enumerate() {
            let page = block.page.map(|p| format!("p{p} ")).unwrap_or_default();
            match &block.body {
                BlockBody::Paragraph {
                    text,
                    number,
                    level,
                } => {
                    println!(
                        "{page}{i} [{}] {number} | {text}",
                        level.map_or(String::new(), |l| l.to_string())
                    );
                }
                BlockBody::Table { rows } => {
                    println!(
                        "{page}{i} TABLE {}x{}",
                        rows.len(),
                        rows.first().map_or(0, Vec::len)
                    );
                    for row in rows {
                        println!("    {}", row.join(" ¦ ").replace('\n', "⏎"));
                    }
                }
            }
        }
        return Ok(());
    }
    println!("{}", serde_json::to_string_pretty(&reading.document)?);
    Ok(())
}
