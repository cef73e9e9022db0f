//! Reading the counts out of what test runners say.

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::testing::TestCounts;

/// From nextest's summary: `Summary [ 1.2s] 3 tests run: 2 passed (1 slow), 1 failed, 0 skipped`.
pub(crate) fn parse_nextest(text: &str) -> TestCounts {
    let Some((_, summary)) = text
        .lines()
        .rfind(|line| line.trim_start().starts_with("Summary ["))
        .and_then(|line| line.split_once(" run: "))
    else {
        return TestCounts::default();
    };
    let mut tally = TestCounts::default();
    for part in summary.split(", ") {
        let Some((count, what)) = part.trim().split_once(' ') else { continue };
        let Ok(count) = count.parse::<usize>() else { continue };
        match what.split(" (").next().unwrap_or_default().trim() {
            "passed" => tally.passed += count,
            "failed" | "exec failed" | "timed out" => tally.failed += count,
            _ => {}
        }
    }
    tally
}

/// From the summaries of cargo's own runner, one per binary:
/// `test result: ok. 5 passed; 0 failed; 0 ignored; …`.
pub(crate) fn parse_cargo_test(text: &str) -> TestCounts {
    let mut tally = TestCounts::default();
    for line in text.lines().filter(|line| line.starts_with("test result: ")) {
        for part in line.split([';', '.']) {
            match part.trim().split_once(' ') {
                Some((count, "passed")) => tally.passed += count.parse().unwrap_or(0),
                Some((count, "failed")) => tally.failed += count.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
    tally
}

#[derive(Deserialize)]
struct Playwright {
    stats: Stats,
}

#[derive(Deserialize)]
struct Stats {
    expected: usize,
    unexpected: usize,
    flaky: usize,
}

/// From Playwright's JSON report. A spec that passed only when repeated did not pass.
///
/// # Errors
/// When it is not such a report.
pub(crate) fn parse_playwright(json: &str) -> Result<TestCounts> {
    let report: Playwright = serde_json::from_str(json).context("Playwright's report cannot be read")?;
    let Stats { expected, unexpected, flaky } = report.stats;
    Ok(TestCounts { passed: expected, failed: unexpected + flaky })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nextest_is_counted() {
        let text = "   PASS [0.1s] a\n────\n     Summary [   1.204s] 9 tests run: 5 passed (1 slow), 2 failed, 1 exec failed, 1 timed out, 3 skipped\n";
        assert_eq!(parse_nextest(text), TestCounts { passed: 5, failed: 4 });
        let text = "     Summary [   0.004s] 1 test run: 1 passed, 0 skipped\n";
        assert_eq!(parse_nextest(text), TestCounts { passed: 1, failed: 0 });
        assert_eq!(parse_nextest("error: could not compile"), TestCounts::default());
    }

    #[test]
    fn cargo_test_is_counted_over_all_binaries() {
        let text = "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                    test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        assert_eq!(parse_cargo_test(text), TestCounts { passed: 7, failed: 3 });
    }

    #[test]
    fn playwright_is_counted() {
        let json = r#"{"config":{},"stats":{"startTime":"x","duration":1,"expected":8,"skipped":1,"unexpected":2,"flaky":1}}"#;
        assert_eq!(parse_playwright(json).unwrap(), TestCounts { passed: 8, failed: 3 });
        assert!(parse_playwright("{}").is_err());
    }
}
