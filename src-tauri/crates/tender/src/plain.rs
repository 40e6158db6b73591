//! Plain text: one block per line.

use crate::layer::Layer;

pub(crate) fn read(text: &str) -> Layer {
    let mut layer = Layer::default();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        layer.paragraph(line.to_owned(), String::new(), None);
    }
    layer
}
