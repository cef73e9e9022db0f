//! A change that this process has made counts at once, also for a reader who is on the way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Wake};

use commerce::{ProductId, StoreCode};
use jiff::SignedDuration;

use crate::test_app::{STORE, TestApp};

/// Set when what was waited for has come.
#[derive(Default)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}

impl Woken {
    async fn waited_for(&self) {
        while !self.0.swap(false, Ordering::SeqCst) {
            tokio::task::yield_now().await;
        }
    }
}

/// Lets `time` pass, begins to read, and is called away when the storage's answer is there, but not yet looked at; then
/// comes `change`, and then the reader goes on.
async fn interrupted<F: Future>(time: impl AsyncFn(), begin: impl Fn() -> F, change: impl AsyncFnOnce()) {
    let woken = Arc::new(Woken::default());
    let waker = Arc::clone(&woken).into();
    let mut look = Context::from_waker(&waker);
    time().await;
    let mut reader = Box::pin(begin());
    // The answer may be there before the reader has started to wait.
    while reader.as_mut().poll(&mut look).is_ready() {
        time().await;
        reader = Box::pin(begin());
    }
    woken.waited_for().await;
    change().await;
    while reader.as_mut().poll(&mut look).is_pending() {
        woken.waited_for().await;
    }
}

#[tokio::test]
async fn a_reader_that_began_earlier_does_not_hide_a_change() {
    let shop = TestApp::start().await;
    let (catalog, storage) = (&shop.state().catalog, &shop.state().storage);
    let store: StoreCode = STORE.parse().unwrap();
    let tomato: ProductId = "tomato-1kg".parse().unwrap();
    let left = async || {
        catalog.store_catalog(&store).await.unwrap().unwrap().item(&tomato).unwrap().listing.available()
    };
    assert!(left().await > 0);
    let time = async || {
        shop.clock.advance(SignedDuration::from_secs(1));
        // So that only the listings' version is queried.
        catalog.snapshot().await.unwrap();
    };
    let change = async || {
        assert!(storage.set_available(&store, &tomato, false).await.unwrap());
        catalog.invalidate(&store);
    };
    interrupted(time, || catalog.store_catalog(&store), change).await;
    assert_eq!(left().await, 0, "gone, and seen at once");
    shop.stop().await;
}

#[tokio::test]
async fn a_pause_is_seen_though_the_network_is_being_read() {
    let shop = TestApp::start().await;
    let (catalog, storage) = (&shop.state().catalog, &shop.state().storage);
    let store: StoreCode = STORE.parse().unwrap();
    catalog.snapshot().await.unwrap();
    let time = async || shop.clock.advance(SignedDuration::from_secs(1));
    let change = async || {
        assert!(storage.set_paused(&store, true).await.unwrap());
        catalog.invalidate(&store);
    };
    interrupted(time, || catalog.snapshot(), change).await;
    assert!(catalog.store(&store).await.unwrap().unwrap().paused, "seen at once");
    shop.stop().await;
}
