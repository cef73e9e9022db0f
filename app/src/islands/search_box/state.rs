//! When to search, and which suggestion is selected.

/// A single letter matches half the store.
const MIN_QUERY_CHARS: usize = 2;

/// What to search for, of what is in the field; `None` while that is too short.
pub fn search_query(typed: &str) -> Option<&str> {
    let query = typed.trim();
    (query.chars().take(MIN_QUERY_CHARS).count() == MIN_QUERY_CHARS).then_some(query)
}

/// Which of the suggestions is selected by the arrow keys. The focus stays in the field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// How many suggestions are listed.
    pub count: u32,
    pub selected: Option<u32>,
}

impl Selection {
    /// Nothing of `count` suggestions selected.
    pub const fn new(count: u32) -> Self {
        Self { count, selected: None }
    }

    /// After the arrow down: the next one, after the last none, after none the first.
    pub const fn next(self) -> Self {
        let selected = match self.selected {
            None if self.count > 0 => Some(0),
            Some(index) if index + 1 < self.count => Some(index + 1),
            _ => None,
        };
        Self { selected, ..self }
    }

    /// After the arrow up, the other way round.
    pub const fn previous(self) -> Self {
        let selected = match self.selected {
            None => self.count.checked_sub(1),
            Some(index) => index.checked_sub(1),
        };
        Self { selected, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_through_nothing_selected() {
        let steps = |start: Selection, step: fn(Selection) -> Selection| {
            let mut selection = start;
            [(); 4].map(|()| {
                selection = step(selection);
                selection.selected
            })
        };
        assert_eq!(steps(Selection::new(3), Selection::next), [Some(0), Some(1), Some(2), None]);
        assert_eq!(steps(Selection::new(3), Selection::previous), [Some(2), Some(1), Some(0), None]);
        assert_eq!(steps(Selection::new(0), Selection::next), [None; 4]);
        assert_eq!(steps(Selection::new(0), Selection::previous), [None; 4]);
    }

    #[test]
    fn a_query_has_two_letters() {
        let table = [("", None), (" d ", None), (" da ", Some("da")), ("दाल", Some("दाल")), ("द", None)];
        for (typed, query) in table {
            assert_eq!(search_query(typed), query, "{typed:?}");
        }
    }
}
