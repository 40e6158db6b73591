//! Checksums of files, to see whether something changed; not for security.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// FNV-1a, 64 bits. Carriage returns are left out, so that a checkout on Windows gives the same sum.
#[derive(Clone, Copy)]
pub struct Sum(u64);

impl Sum {
    pub fn new() -> Sum {
        Sum(0xcbf2_9ce4_8422_2325)
    }

    pub fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().filter(|byte| **byte != b'\r') {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    pub fn hex(self) -> String {
        format!("{:016x}", self.0)
    }

    pub fn of(bytes: &[u8]) -> String {
        let mut sum = Sum::new();
        sum.add(bytes);
        sum.hex()
    }

    /// The sum over names and contents of all files below the paths, without the folders named in `except`.
    pub fn of_files(paths: &[PathBuf], except: &[&str]) -> io::Result<String> {
        let mut files = Vec::new();
        for path in paths {
            gather(path, except, &mut files)?;
        }
        files.sort();
        let mut sum = Sum::new();
        for file in files {
            sum.add(file.to_string_lossy().as_bytes());
            sum.add(&[0]);
            sum.add(&fs::read(&file)?);
        }
        Ok(sum.hex())
    }
}

fn gather(path: &Path, except: &[&str], files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_file() {
        files.push(path.to_path_buf());
    } else if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            if !except.iter().any(|name| entry.file_name() == *name) {
                gather(&entry.path(), except, files)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Sum;

    #[test]
    fn line_ends_of_windows_do_not_change_the_sum() {
        assert_eq!(Sum::of(b"create\r\ntable"), Sum::of(b"create\ntable"));
        assert_ne!(Sum::of(b"create\ntable"), Sum::of(b"create\n\ntable"));
    }

    #[test]
    fn the_sum_is_fnv_1a() {
        // Test vector of the FNV authors for "foobar".
        assert_eq!(Sum::of(b"foobar"), "85944171f73967e8");
    }
}
