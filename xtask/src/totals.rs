//! Reads how many tests passed and failed out of what the test runners print.

/// Tests of one runner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub passed: u32,
    pub failed: u32,
}

impl Totals {
    pub fn plus(self, other: Totals) -> Totals {
        Totals {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }

    /// A runner that ended badly without naming a failed test (it crashed, or did not compile) counts as one failure.
    pub fn or_failed(self, ok: bool) -> Totals {
        if ok || self.failed > 0 {
            return self;
        }
        Totals { failed: 1, ..self }
    }
}

/// `Summary [ 0.02s] 5 tests run: 3 passed (1 slow), 1 failed, 1 timed out, 2 skipped`
pub fn nextest(text: &str) -> Totals {
    let line = text
        .lines()
        .rev()
        .find(|line| line.trim_start().starts_with("Summary [") && line.contains(" run:"))
        .and_then(|line| line.split_once(" run:"))
        .map_or("", |(_, counts)| counts);
    Totals {
        passed: before(line, " passed"),
        failed: before(line, " failed") + before(line, " timed out") + before(line, " exec failed"),
    }
}

/// `Tests  2 failed | 10 passed | 1 skipped (13)`, and files that could not be loaded at all:
/// `Test Files  1 failed | 3 passed (4)`.
pub fn vitest(text: &str) -> Totals {
    let line = |head: &str| {
        text.lines()
            .rev()
            .map(str::trim_start)
            .find_map(|line| line.strip_prefix(head))
            .unwrap_or("")
    };
    let tests = line("Tests ");
    let failed = before(tests, " failed");
    Totals {
        passed: before(tests, " passed"),
        failed: failed.max(before(line("Test Files "), " failed")),
    }
}

/// Node's own runner: `ℹ pass 3`, `ℹ fail 1`, `ℹ cancelled 1` (spec) or the same behind `#` (TAP).
pub fn node(text: &str) -> Totals {
    let count = |word: &str| {
        text.lines()
            .rev()
            .filter_map(|line| line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")))
            .find_map(|line| line.strip_prefix(word)?.trim().parse().ok())
            .unwrap_or(0)
    };
    Totals {
        passed: count("pass "),
        failed: count("fail ") + count("cancelled "),
    }
}

/// The number that stands right before a word.
fn before(line: &str, word: &str) -> u32 {
    line.find(word)
        .and_then(|end| line[..end].rsplit(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nextest_counts_failed_and_timed_out_tests_as_failed() {
        let text = "   Compiling x\n     Summary [   1.234s] 9/12 tests run: 5 passed (1 slow, 2 leaky), 3 failed, 1 timed out, 2 skipped\nerror: test run failed\n";
        assert_eq!(
            nextest(text),
            Totals {
                passed: 5,
                failed: 4
            }
        );
    }

    #[test]
    fn nextest_summary_of_one_test_is_read() {
        let text = "     Summary [   0.023s] 1 test run: 1 passed, 0 skipped";
        assert_eq!(
            nextest(text),
            Totals {
                passed: 1,
                failed: 0
            }
        );
    }

    #[test]
    fn vitest_counts_tests_and_not_files() {
        let text = " Test Files  1 failed | 2 passed (3)\n      Tests  2 failed | 10 passed | 1 skipped (13)\n   Start at  10:00:00\n";
        assert_eq!(
            vitest(text),
            Totals {
                passed: 10,
                failed: 2
            }
        );
    }

    #[test]
    fn a_test_file_that_does_not_load_is_a_failure() {
        let text = " Test Files  1 failed | 2 passed (3)\n      Tests  10 passed (10)\n";
        assert_eq!(
            vitest(text),
            Totals {
                passed: 10,
                failed: 1
            }
        );
    }

    #[test]
    fn node_counts_cancelled_tests_as_failed() {
        let text = "ℹ tests 6\nℹ suites 0\nℹ pass 4\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\n";
        assert_eq!(
            node(text),
            Totals {
                passed: 4,
                failed: 2
            }
        );
    }

    #[test]
    fn a_runner_that_breaks_without_a_count_is_one_failure() {
        assert_eq!(
            nextest("error: could not compile").or_failed(false).failed,
            1
        );
        assert_eq!(
            Totals {
                passed: 2,
                failed: 3
            }
            .or_failed(false)
            .failed,
            3
        );
    }
}
