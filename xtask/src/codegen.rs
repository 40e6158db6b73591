//! Files that are generated and committed: `ui/src/bindings.ts` and `.sqlx`.

use crate::queries::Queries;
use crate::shell::{self, Fault, built, tell};
use crate::workspace;
use std::fs;
use std::path::Path;
use std::process::Command;

const BINDINGS: &str = "ui/src/bindings.ts";

/// Builds and writes both anew.
pub fn codegen() -> Result<(), Fault> {
    // The shell embeds ui/dist; before the first bindings there can be none.
    let page = shell::root().join("ui/dist/index.html");
    if !page.exists() {
        fs::create_dir_all(shell::root().join("ui/dist"))
            .and_then(|()| fs::write(&page, "<!doctype html>"))
            .map_err(|error| format!("{}: {error}", page.display()))?;
    }
    let queries = Queries::prepare()?;
    // With the tests: they may hold queries too.
    workspace::build(&["--all-targets"], queries.as_ref())?;
    if let Some(queries) = queries {
        queries.done()?;
        queries.write()?;
    }
    export(&shell::root().join(BINDINGS))?;
    println!("{BINDINGS} and .sqlx are written");
    Ok(())
}

/// Whether the committed bindings are what the built shell would write.
pub fn bindings_fresh() -> Result<bool, Fault> {
    let place = shell::target().join("bindings.ts");
    export(&place)?;
    let read = |path: &Path| {
        fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
    };
    Ok(lines(&read(&place)?) == lines(&read(&shell::root().join(BINDINGS))?))
}

fn export(place: &Path) -> Result<(), Fault> {
    tell(
        Command::new(built("bidwright-desktop"))
            .arg("--export-bindings")
            .arg(place),
    )
}

/// The text as far as it matters: line ends and spaces at the end of a line do not.
fn lines(text: &str) -> Vec<&str> {
    text.trim_end().lines().map(str::trim_end).collect()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn line_ends_do_not_make_bindings_stale_but_words_do() {
        assert_eq!(lines("a \r\nb\r\n\n"), lines("a\nb\n"));
        assert_ne!(lines("a\nb"), lines("a\nc"));
    }
}
