//! Drawing takes turns: it is processor time, and pages have to be served meanwhile.

use std::sync::LazyLock;
use std::thread::available_parallelism;

use tokio::sync::Semaphore;

use super::{BillData, PreviewCard, RenderError, render_bill, render_preview};

/// Bills wait for no picture.
static BILLS: LazyLock<RenderPool> = LazyLock::new(RenderPool::half_the_cores);
/// Anybody can ask for any picture.
static PREVIEWS: LazyLock<RenderPool> = LazyLock::new(RenderPool::half_the_cores);

/// Draws a bill when its turn comes.
///
/// # Errors
/// As [`draw_bill`], and when drawing broke off.
pub async fn render_bill_in_pool(sheet: BillData) -> Result<Vec<u8>, RenderError> {
    BILLS.run(move || render_bill(&sheet)).await?
}

/// Draws a preview picture when its turn comes.
///
/// # Errors
/// As [`draw_preview`], and when drawing broke off.
pub async fn render_preview_in_pool(card: PreviewCard) -> Result<Vec<u8>, RenderError> {
    PREVIEWS.run(move || render_preview(&card)).await?
}

/// So many are drawn at once; the others wait, first come, first served.
struct RenderPool(Semaphore);

impl RenderPool {
    fn half_the_cores() -> Self {
        let processors = available_parallelism().map_or(1, usize::from);
        Self::with_permits(processors.div_ceil(2))
    }

    fn with_permits(at_once: usize) -> Self {
        Self(Semaphore::new(at_once))
    }

    /// Works on a blocking thread. The turn lasts until the work is done, also when nobody waits for it
    /// any more: work on such a thread can not be stopped.
    async fn run<T: Send + 'static>(
        &'static self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, RenderError> {
        let turn = self.0.acquire().await.map_err(|_| RenderError::Cancelled)?;
        let drawn = tokio::task::spawn_blocking(move || {
            let drawn = work();
            drop(turn);
            drawn
        });
        drawn.await.map_err(|_| RenderError::Cancelled)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn no_more_are_drawn_at_once_than_there_are_turns() {
        static TURNS: LazyLock<RenderPool> = LazyLock::new(|| RenderPool::with_permits(2));
        static DRAWING: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        let work = || {
            MOST.fetch_max(DRAWING.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            std::thread::sleep(Duration::from_millis(5));
            DRAWING.fetch_sub(1, Ordering::SeqCst);
        };
        let all: Vec<_> = (0..20).map(|_| tokio::spawn(async move { TURNS.run(work).await })).collect();
        for one in all {
            one.await.unwrap().unwrap();
        }
        assert!(MOST.load(Ordering::SeqCst) <= 2, "{MOST:?} at once");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_turn_lasts_as_long_as_its_work_though_nobody_waits_for_it() {
        static TURNS: LazyLock<RenderPool> = LazyLock::new(|| RenderPool::with_permits(1));
        let (begun, begins) = channel();
        let (end, ends) = channel::<()>();
        let cut_off = tokio::spawn(TURNS.run(move || {
            begun.send(()).unwrap();
            ends.recv().unwrap();
        }));
        tokio::task::spawn_blocking(move || begins.recv().unwrap()).await.unwrap();
        cut_off.abort();
        assert!(cut_off.await.unwrap_err().is_cancelled());
        assert_eq!(TURNS.0.available_permits(), 0, "it still draws");
        end.send(()).unwrap();
        assert_eq!(TURNS.run(|| 7).await.unwrap(), 7);
    }

    #[tokio::test]
    async fn work_that_panics_gives_its_turn_back() {
        static TURNS: LazyLock<RenderPool> = LazyLock::new(|| RenderPool::with_permits(1));
        let panics: fn() -> u8 = || panic!("as a drawing might");
        assert!(matches!(TURNS.run(panics).await, Err(RenderError::Cancelled)));
        assert_eq!(TURNS.run(|| 7).await.unwrap(), 7);
    }
}
