//! Running the checks and counting what passed.

pub mod report;
pub mod rust;
pub mod site;

use std::fmt;
use std::ops::AddAssign;

/// How many passed and failed. A check that is not made of tests counts as one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests and checks that passed.
    pub passed: usize,
    /// Tests and checks that failed.
    pub failed: usize,
}

impl Tally {
    /// One check.
    pub fn one(passed: bool) -> Self {
        Self { passed: usize::from(passed), failed: usize::from(!passed) }
    }

    /// What a runner counted. A runner that failed without a failed test (it did not compile, or
    /// it broke) counts as one failure; so does one that claims success without a single test.
    pub fn of_runner(self, success: bool) -> Self {
        if self.failed == 0 && (!success || self.passed == 0) {
            return Self { failed: 1, ..self };
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_that_broke_is_a_failure() {
        let counted = Tally { passed: 5, failed: 0 };
        assert_eq!(counted.of_runner(true), counted);
        assert_eq!(counted.of_runner(false), Tally { passed: 5, failed: 1 });
        assert_eq!(Tally::default().of_runner(true), Tally { passed: 0, failed: 1 });
        let failing = Tally { passed: 5, failed: 2 };
        assert_eq!(failing.of_runner(false), failing);
    }

    #[test]
    fn the_last_line_reads_so() {
        assert_eq!(Tally { passed: 128, failed: 0 }.to_string(), "128 passed, 0 failed");
    }
}
