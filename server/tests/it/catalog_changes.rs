//! A change that this process has made counts at once, also for a reader who is on the way.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake};

use commerce::{ProductId, StoreCode};
use jiff::SignedDuration;

use crate::test_shop::{STORE, TestShop};

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

#[tokio::test]
async fn a_reader_that_began_earlier_does_not_hide_a_change() {
    let shop = TestShop::open().await;
    let shared = Arc::clone(shop.shop());
    let (catalog, ledger) = (&shared.catalog, &shared.ledger);
    let store: StoreCode = STORE.parse().unwrap();
    let tomato: ProductId = "tomato-1kg".parse().unwrap();
    assert!(catalog.shelf(&store).await.unwrap().unwrap().item(&tomato).unwrap().listing.left() > 0);
    shop.pass(SignedDuration::from_secs(1));
    catalog.network().await.unwrap();

    // The reader has asked which version the shelf is at, and the answer is there, but not yet read.
    let woken = Arc::new(Woken::default());
    let waker = Arc::clone(&woken).into();
    let mut reader = pin!(catalog.shelf(&store));
    assert!(reader.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
    woken.waited_for().await;
    assert!(ledger.set_offered(&store, &tomato, false).await.unwrap());
    catalog.changed(&store);
    while let Poll::Pending = reader.as_mut().poll(&mut Context::from_waker(&waker)) {
        woken.waited_for().await;
    }

    let shelf = catalog.shelf(&store).await.unwrap().unwrap();
    assert_eq!(shelf.item(&tomato).unwrap().listing.left(), 0, "gone, and seen at once");
    shop.close().await;
}

#[tokio::test]
async fn a_pause_is_seen_though_the_network_is_being_read() {
    let shop = TestShop::open().await;
    let shared = Arc::clone(shop.shop());
    let (catalog, ledger) = (&shared.catalog, &shared.ledger);
    let store: StoreCode = STORE.parse().unwrap();
    catalog.network().await.unwrap();
    shop.pass(SignedDuration::from_secs(1));

    let woken = Arc::new(Woken::default());
    let waker = Arc::clone(&woken).into();
    let mut reader = pin!(catalog.network());
    assert!(reader.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
    woken.waited_for().await;
    assert!(ledger.set_paused(&store, true).await.unwrap());
    catalog.changed(&store);
    while let Poll::Pending = reader.as_mut().poll(&mut Context::from_waker(&waker)) {
        woken.waited_for().await;
    }

    assert!(catalog.store(&store).await.unwrap().unwrap().paused, "seen at once");
    shop.close().await;
}
