//! Running the checks and counting what passed.

pub(crate) mod report;
pub(crate) mod rust;
pub(crate) mod site;

use std::fmt;
use std::ops::AddAssign;
use std::process::ExitCode;

/// How many passed and failed. A check that is not made of tests counts as one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct TestCounts {
    /// Tests and checks that passed.
    pub passed: usize,
    /// Tests and checks that failed.
    pub failed: usize,
}

impl TestCounts {
    /// One check.
    pub(crate) fn single(passed: bool) -> Self {
        Self { passed: usize::from(passed), failed: usize::from(!passed) }
    }

    /// Success when nothing failed.
    pub(crate) fn exit_code(self) -> ExitCode {
        if self.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    /// What a runner counted. A runner that failed without a failed test (it did not compile, or
    /// crashed) counts as one failure; so does one that reports success without a single test.
    pub(crate) fn with_runner_status(self, success: bool) -> Self {
        if self.failed == 0 && (!success || self.passed == 0) {
            return Self { failed: 1, ..self };
        }
        self
    }
}

impl AddAssign for TestCounts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for TestCounts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_that_broke_is_a_failure() {
        let counted = TestCounts { passed: 5, failed: 0 };
        assert_eq!(counted.with_runner_status(true), counted);
        assert_eq!(counted.with_runner_status(false), TestCounts { passed: 5, failed: 1 });
        assert_eq!(TestCounts::default().with_runner_status(true), TestCounts { passed: 0, failed: 1 });
        let failing = TestCounts { passed: 5, failed: 2 };
        assert_eq!(failing.with_runner_status(false), failing);
    }

    #[test]
    fn the_last_line_reads_so() {
        assert_eq!(TestCounts { passed: 128, failed: 0 }.to_string(), "128 passed, 0 failed");
    }
}
