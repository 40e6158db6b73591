//! Looks at a PDF's bytes before it is parsed: the parser follows nested arrays by recursion and
//! inflates streams without a limit, so both are measured first.

use std::io::Read;

use crate::error::{Limit, ReadError};
use crate::format::find;

/// Real files nest a few dozen levels.
const MAX_DEPTH: u64 = 1500;
/// One stream; a page of the densest drawing inflates to some 30 MiB.
const MAX_STREAM: u64 = 96 << 20;
/// Nodes of the page tree. The parser copies resources from node to node, so a chain of them costs
/// the square of its length; 3000 pages in groups of six need 600.
const MAX_NODES: u64 = 700;
/// All streams that are no pictures.
const MAX_TOTAL: u64 = 512 << 20;

/// # Errors
/// `TooLarge` for nesting or inflated size.
pub(super) fn check(bytes: &[u8], cancelled: &dyn Fn() -> bool) -> Result<(), ReadError> {
    let mut rest = bytes;
    let mut total = 0u64;
    let mut depth = Depth::default();
    while let Some(at) = find_stream(rest) {
        depth.feed(&rest[..at.keyword])?;
        let dictionary = &rest[at.keyword.saturating_sub(2000)..at.keyword];
        let length = find(&rest[at.data..], b"endstream").unwrap_or(rest.len() - at.data);
        if cancelled() {
            return Err(ReadError::Cancelled);
        }
        inspect(
            own(dictionary),
            &rest[at.data..at.data + length],
            &mut total,
        )?;
        rest = &rest[at.data + length..];
        // The word itself, so that the next search passes it.
        rest = rest.strip_prefix(b"endstream").unwrap_or(rest);
    }
    depth.feed(rest)
}

struct StreamAt {
    keyword: usize,
    data: usize,
}

/// `stream` at a line's end, behind a dictionary.
fn find_stream(bytes: &[u8]) -> Option<StreamAt> {
    let mut from = 0;
    loop {
        let keyword = from + find(&bytes[from..], b"stream")?;
        let behind = &bytes[keyword + 6..];
        let data = match behind {
            [b'\r', b'\n', ..] => keyword + 8,
            [b'\n' | b'\r', ..] => keyword + 7,
            _ => {
                from = keyword + 6;
                continue;
            }
        };
        return Some(StreamAt { keyword, data });
    }
}

/// The dictionary of this object only, not of the one before.
fn own(dictionary: &[u8]) -> &[u8] {
    let start = dictionary
        .windows(4)
        .rposition(|w| w == b" obj")
        .unwrap_or(0);
    &dictionary[start..]
}

fn inspect(dictionary: &[u8], data: &[u8], total: &mut u64) -> Result<(), ReadError> {
    let has = |word: &[u8]| find(dictionary, word).is_some();
    if has(b"/Image") {
        return Ok(());
    }
    if !has(b"/FlateDecode") && !has(b"/Fl ") && !has(b"/Fl/") {
        return if textual(data) {
            Depth::default().feed(data)
        } else {
            Ok(())
        };
    }
    let mut inflater = flate2::read::ZlibDecoder::new(data);
    let mut buffer = vec![0u8; 64 << 10];
    let mut size = 0u64;
    let mut depth: Option<Depth> = None;
    loop {
        // A broken stream is the parser's business; its end is enough here.
        let Ok(n @ 1..) = inflater.read(&mut buffer) else {
            return Ok(());
        };
        if size == 0 && textual(&buffer[..n]) {
            depth = Some(Depth::default());
        }
        if let Some(depth) = &mut depth {
            depth.feed(&buffer[..n])?;
        }
        size += n as u64;
        *total += n as u64;
        if size > MAX_STREAM || *total > MAX_TOTAL {
            let (found, allowed) = if size > MAX_STREAM {
                (size, MAX_STREAM)
            } else {
                (*total, MAX_TOTAL)
            };
            return Err(ReadError::TooLarge {
                limit: Limit::InflatedBytes,
                found,
                allowed,
            });
        }
    }
}

/// Operators and objects, not a font or a profile.
fn textual(data: &[u8]) -> bool {
    let head = &data[..data.len().min(200)];
    let odd = head
        .iter()
        .filter(|b| !(b.is_ascii_graphic() || b.is_ascii_whitespace()))
        .count();
    odd * 10 <= head.len()
}

/// Counts open arrays and dictionaries outside strings, and nodes of the page tree.
#[derive(Default)]
struct Depth {
    nodes: u64,
    /// The last bytes without white space, for `/Type /Pages` however it is broken.
    tail: [u8; 11],
    open: u64,
    string: u32,
    escaped: bool,
}

impl Depth {
    fn feed(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        for &b in bytes {
            if !b.is_ascii_whitespace() {
                self.node(b)?;
            }
            if self.string > 0 {
                match b {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'(' => self.string += 1,
                    b')' => self.string -= 1,
                    _ => {}
                }
                continue;
            }
            match b {
                b'(' => self.string = 1,
                b'[' | b'<' => self.open += 1,
                b']' | b'>' => self.open = self.open.saturating_sub(1),
                // Every object starts anew: an unbalanced one must not add up.
                b'j' if self.open < 50 => self.open = 0,
                _ => {}
            }
            if self.open > MAX_DEPTH {
                return Err(ReadError::TooLarge {
                    limit: Limit::NestingDepth,
                    found: self.open,
                    allowed: MAX_DEPTH,
                });
            }
        }
        Ok(())
    }

    fn node(&mut self, b: u8) -> Result<(), ReadError> {
        self.tail.rotate_left(1);
        self.tail[10] = b;
        if &self.tail == b"/Type/Pages" {
            self.nodes += 1;
            if self.nodes > MAX_NODES {
                return Err(ReadError::TooLarge {
                    limit: Limit::NestingDepth,
                    found: self.nodes,
                    allowed: MAX_NODES,
                });
            }
        }
        Ok(())
    }
}
