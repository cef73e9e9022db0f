//! What is kept of renderings.

use std::sync::atomic::{AtomicUsize, Ordering};

use app::document::Site;
use app::pages::{ErrorPage, ErrorPageKind};
use storage::Versions;

use super::*;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn basis(listings: u64) -> SourceVersions {
    SourceVersions { listings, network: Versions { stores: 1, products: 1 } }
}

fn key(address: &str) -> Key {
    (Language::English, address.to_owned())
}

fn document() -> Document {
    ErrorPage {
        language: Language::English,
        page: None,
        kind: ErrorPageKind::PageNotFound,
        slug: "not-found",
    }
    .document(&Site::default())
}

/// Finds a page, and counts when it had to be made.
async fn find(
    kept: &PageCache,
    address: &str,
    basis: SourceVersions,
    now: Timestamp,
    made: &AtomicUsize,
) -> Arc<CachedPage> {
    let make = async || {
        made.fetch_add(1, Ordering::SeqCst);
        tokio::task::yield_now().await;
        Ok(document())
    };
    kept.get_or_render(&key(address), basis, now, make).await.unwrap()
}

#[tokio::test]
async fn a_page_is_made_once_until_it_is_old_or_its_goods_have_changed() {
    let (kept, made) = (PageCache::default(), AtomicUsize::new(0));
    let seconds = |seconds| NOW.checked_add(SignedDuration::from_secs(seconds)).unwrap();
    for (listings, second, expected) in
        [(1, 0, 1), (1, 59, 1), (1, 60, 2), (2, 61, 3), (2, 61, 3), (2, 0, 4), (2, 59, 4)]
    {
        find(&kept, "/s/one", basis(listings), seconds(second), &made).await;
        assert_eq!(made.load(Ordering::SeqCst), expected, "listings {listings} after {second} s");
    }
    find(&kept, "/s/two", basis(2), seconds(59), &made).await;
    assert_eq!(made.load(Ordering::SeqCst), 5, "another page");
}

#[tokio::test]
async fn a_page_that_many_ask_for_at_once_is_made_once() {
    let (kept, made) = (Arc::new(PageCache::default()), Arc::new(AtomicUsize::new(0)));
    let asking = (0..24).map(|_| {
        let (kept, made) = (Arc::clone(&kept), Arc::clone(&made));
        tokio::spawn(async move { find(&kept, "/s/one", basis(1), NOW, &made).await.etag.clone() })
    });
    let mut tags = Vec::new();
    for asked in asking.collect::<Vec<_>>() {
        tags.push(asked.await.unwrap());
    }
    tags.dedup();
    assert_eq!((tags.len(), made.load(Ordering::SeqCst)), (1, 1));
}

#[tokio::test]
async fn a_page_that_could_not_be_made_is_tried_again() {
    let (kept, made) = (PageCache::default(), AtomicUsize::new(0));
    let failed =
        kept.get_or_render(&key("/s/one"), basis(1), NOW, async || Err(ErrorKind::Overloaded.into())).await;
    assert!(failed.is_err());
    find(&kept, "/s/one", basis(1), NOW, &made).await;
    assert_eq!(made.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_walk_through_all_pages_fills_no_more_than_there_is_room() {
    let most = 96 * 1024;
    let (kept, made) = (PageCache::with_capacity(most), AtomicUsize::new(0));
    for number in 0..120 {
        find(&kept, &format!("/s/one/p/{number}"), basis(1), NOW, &AtomicUsize::new(0)).await;
        find(&kept, "/s/one", basis(1), NOW, &made).await;
        assert!(kept.0.weight() <= most, "{}", kept.0.weight());
    }
    assert!(kept.0.len() > 10, "the others stay: {}", kept.0.len());
    assert_eq!(made.load(Ordering::SeqCst), 1, "what is asked for often stays");
}

#[test]
fn what_is_kept_is_the_page_and_smaller() {
    let html = app::document::render(document());
    let rendering = CachedPage::compress(&html, basis(1), NOW).unwrap();
    assert_eq!(decompress(&rendering.brotli).unwrap(), html.as_bytes());
    assert!(rendering.brotli.len() * 3 < html.len(), "{} of {}", rendering.brotli.len(), html.len());
    let other = CachedPage::compress(&html.replace("page", "Page"), basis(1), NOW).unwrap();
    assert_ne!(rendering.etag, other.etag);
}
