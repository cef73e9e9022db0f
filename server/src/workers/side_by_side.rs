//! Tasks that run side by side, each under a key, no more than so many at once. A panic of one is told like
//! an answer, under its key, and touches none of the others.

use std::collections::HashMap;

use tokio::task::{Id, JoinSet};

/// Tasks that answer `T`, each started under a key `K`. They end when this is dropped.
pub(super) struct SideBySide<K, T> {
    tasks: JoinSet<T>,
    keys: HashMap<Id, K>,
    most: usize,
}

/// The task panicked; where and why stands in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Panicked;

impl<K, T: Send + 'static> SideBySide<K, T> {
    /// No task yet, and room for so many.
    pub(super) fn new(most: usize) -> Self {
        Self { tasks: JoinSet::new(), keys: HashMap::new(), most }
    }

    /// Whether another one may start.
    pub(super) fn has_room(&self) -> bool {
        self.tasks.len() < self.most
    }

    /// The keys of what runs.
    pub(super) fn keys(&self) -> impl Iterator<Item = &K> {
        self.keys.values()
    }

    /// Starts a task.
    pub(super) fn start(&mut self, key: K, work: impl Future<Output = T> + Send + 'static) {
        let id = self.tasks.spawn(work).id();
        self.keys.insert(id, key);
    }

    /// The next task that ended, and what it answered; `None` when nothing runs. Safe to drop before it answers.
    pub(super) async fn ended(&mut self) -> Option<(K, Result<T, Panicked>)> {
        loop {
            let (id, answer) = match self.tasks.join_next_with_id().await? {
                Ok((id, answer)) => (id, Ok(answer)),
                Err(error) => (error.id(), Err(Panicked)),
            };
            if let Some(key) = self.keys.remove(&id) {
                return Some((key, answer));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_told_under_its_key_and_the_others_go_on() {
        let mut tasks = SideBySide::new(2);
        tasks.start("good", async { 7 });
        tasks.start("bad", async { panic!("of this test") });
        assert!(!tasks.has_room());
        let mut told = HashMap::new();
        while let Some((key, answer)) = tasks.ended().await {
            told.insert(key, answer);
        }
        assert_eq!(told, HashMap::from([("good", Ok(7)), ("bad", Err(Panicked))]));
        assert!(tasks.has_room() && tasks.keys().next().is_none());
    }
}
