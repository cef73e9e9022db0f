//! A pool for rendering: it costs processor time, and pages have to be served meanwhile.

use std::sync::LazyLock;
use std::thread::available_parallelism;

use tokio::sync::Semaphore;

use super::{BillData, PreviewCard, RenderError, render_bill, render_preview};

/// Bills have a pool of their own, so that they do not wait for pictures.
static BILLS: LazyLock<RenderPool> = LazyLock::new(RenderPool::half_the_cores);
/// Anonymous callers can request any picture.
static PREVIEWS: LazyLock<RenderPool> = LazyLock::new(RenderPool::half_the_cores);

/// Renders a bill on a blocking thread, when the pool has room.
///
/// # Errors
/// As [`render_bill`], and when rendering was cancelled.
pub async fn render_bill_in_pool(bill: BillData) -> Result<Vec<u8>, RenderError> {
    BILLS.run(move || render_bill(&bill)).await?
}

/// Renders a preview picture on a blocking thread, when the pool has room.
///
/// # Errors
/// As [`render_preview`], and when rendering was cancelled.
pub async fn render_preview_in_pool(card: PreviewCard) -> Result<Vec<u8>, RenderError> {
    PREVIEWS.run(move || render_preview(&card)).await?
}

/// Limits how much is rendered concurrently; what waits is served first come, first served.
struct RenderPool(Semaphore);

impl RenderPool {
    fn half_the_cores() -> Self {
        let cores = available_parallelism().map_or(1, usize::from);
        Self::with_permits(cores.div_ceil(2))
    }

    fn with_permits(permits: usize) -> Self {
        Self(Semaphore::new(permits))
    }

    /// Runs `work` on a blocking thread. The permit is held until the work ends, also when the caller is
    /// cancelled: work on such a thread cannot be stopped.
    async fn run<T: Send + 'static>(
        &'static self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, RenderError> {
        let permit = self.0.acquire().await.map_err(|_| RenderError::Cancelled)?;
        let result = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(permit);
            result
        });
        result.await.map_err(|_| RenderError::Cancelled)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::channel;

    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn no_more_is_rendered_concurrently_than_there_are_permits() {
        static POOL: LazyLock<RenderPool> = LazyLock::new(|| RenderPool::with_permits(2));
        static RUNNING: AtomicUsize = AtomicUsize::new(0);
        static PEAK: AtomicUsize = AtomicUsize::new(0);
        let work = || {
            PEAK.fetch_max(RUNNING.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            std::thread::yield_now();
            RUNNING.fetch_sub(1, Ordering::SeqCst);
        };
        let tasks: Vec<_> = (0..20).map(|_| tokio::spawn(async move { POOL.run(work).await })).collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert!(PEAK.load(Ordering::SeqCst) <= 2, "{PEAK:?} concurrently");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_permit_is_held_until_the_work_ends_though_its_caller_was_cancelled() {
        static POOL: LazyLock<RenderPool> = LazyLock::new(|| RenderPool::with_permits(1));
        let (started, wait_for_start) = channel();
        let (end, wait_for_end) = channel::<()>();
        let cancelled = tokio::spawn(POOL.run(move || {
            started.send(()).unwrap();
            wait_for_end.recv().unwrap();
        }));
        tokio::task::spawn_blocking(move || wait_for_start.recv().unwrap()).await.unwrap();
        cancelled.abort();
        assert!(cancelled.await.unwrap_err().is_cancelled());
        assert_eq!(POOL.0.available_permits(), 0, "the work goes on");
        end.send(()).unwrap();
        assert_eq!(POOL.run(|| 7).await.unwrap(), 7);
    }

    #[tokio::test]
    async fn work_that_panics_returns_its_permit() {
        static POOL: LazyLock<RenderPool> = LazyLock::new(|| RenderPool::with_permits(1));
        let panics: fn() -> u8 = || panic!("as rendering might");
        assert!(matches!(POOL.run(panics).await, Err(RenderError::Cancelled)));
        assert_eq!(POOL.run(|| 7).await.unwrap(), 7);
    }
}
