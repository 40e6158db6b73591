//! Checks of the house itself: layers, generated files, released migrations.

use crate::queries::Queries;
use crate::shell::Fault;
use crate::{codegen, layers, migrations, setup, workspace};

/// `cargo xtask tidy`: with the build that the generated files need.
pub fn command() -> Result<(), Fault> {
    setup::for_test()?;
    let queries = Queries::prepare()?;
    crate::ui::build()?;
    workspace::build(&["--all-targets"], queries.as_ref())?;
    if let Some(queries) = &queries {
        queries.done()?;
    }
    tidy(queries.as_ref())?;
    println!("tidy: nothing to mend");
    Ok(())
}

/// The checks alone, after a build.
pub fn tidy(queries: Option<&Queries>) -> Result<(), Fault> {
    let mut sentences = layers::broken()?;
    sentences.extend(migrations::changed()?);
    if let Some(queries) = queries {
        let stale = queries.differences()?;
        sentences.extend(
            stale
                .iter()
                .map(|line| format!(".sqlx {line}; run `cargo xtask codegen`")),
        );
    }
    if !codegen::bindings_fresh()? {
        sentences.push(
            "ui/src/bindings.ts is not what the commands give; run `cargo xtask codegen`"
                .to_owned(),
        );
    }
    if sentences.is_empty() {
        return Ok(());
    }
    Err(sentences.join("\n"))
}
