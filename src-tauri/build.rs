//! Tells Tauri that the capabilities stand under `src-tauri/`, although the package is at the root.

use tauri_build::{Attributes, try_build};

fn main() {
    let attributes = Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*");
    if let Err(error) = try_build(attributes) {
        panic!("the shell cannot be built: {error:#}");
    }
}
