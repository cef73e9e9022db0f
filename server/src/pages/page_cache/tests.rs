//! Which pages the cache returns, and how much it stores.

use std::sync::atomic::{AtomicUsize, Ordering};

use app::document::{Site, Stylesheet};
use app::pages::{ErrorPage, ErrorPageKind};
use storage::Versions;

use super::*;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn versions(listings: u64) -> SourceVersions {
    SourceVersions {
        listings,
        priced_at: Timestamp::UNIX_EPOCH,
        network: Versions { stores: 1, products: 1 },
    }
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
    cache: &PageCache,
    address: &str,
    versions: SourceVersions,
    now: Timestamp,
    made: &AtomicUsize,
) -> Arc<CachedPage> {
    let make = async || {
        made.fetch_add(1, Ordering::SeqCst);
        tokio::task::yield_now().await;
        Ok(document())
    };
    cache.get_or_render(&key(address), versions, now, make).await.unwrap()
}

#[tokio::test]
async fn a_page_is_made_once_until_it_is_old_or_its_goods_have_changed() {
    let (cache, made) = (PageCache::default(), AtomicUsize::new(0));
    let seconds = |seconds| NOW.checked_add(SignedDuration::from_secs(seconds)).unwrap();
    for (listings, second, expected) in
        [(1, 0, 1), (1, 59, 1), (1, 60, 2), (2, 61, 3), (2, 61, 3), (2, 0, 4), (2, 59, 4)]
    {
        find(&cache, "/s/one", versions(listings), seconds(second), &made).await;
        assert_eq!(made.load(Ordering::SeqCst), expected, "listings {listings} after {second} s");
    }
    find(&cache, "/s/two", versions(2), seconds(59), &made).await;
    assert_eq!(made.load(Ordering::SeqCst), 5, "another page");
}

#[tokio::test]
async fn concurrent_requests_render_a_page_once() {
    let (cache, made) = (Arc::new(PageCache::default()), Arc::new(AtomicUsize::new(0)));
    let requests = (0..24).map(|_| {
        let (cache, made) = (Arc::clone(&cache), Arc::clone(&made));
        tokio::spawn(async move { find(&cache, "/s/one", versions(1), NOW, &made).await.etag.clone() })
    });
    let mut tags = Vec::new();
    for request in requests.collect::<Vec<_>>() {
        tags.push(request.await.unwrap());
    }
    tags.dedup();
    assert_eq!((tags.len(), made.load(Ordering::SeqCst)), (1, 1));
}

#[tokio::test]
async fn a_page_that_could_not_be_made_is_tried_again() {
    let (cache, made) = (PageCache::default(), AtomicUsize::new(0));
    let failed = cache
        .get_or_render(&key("/s/one"), versions(1), NOW, async || Err(ErrorKind::Overloaded.into()))
        .await;
    assert!(failed.is_err());
    find(&cache, "/s/one", versions(1), NOW, &made).await;
    assert_eq!(made.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_walk_through_all_pages_fills_no_more_than_there_is_room() {
    let most = 96 * 1024;
    let (cache, made) = (PageCache::with_capacity(most), AtomicUsize::new(0));
    for number in 0..120 {
        find(&cache, &format!("/s/one/p/{number}"), versions(1), NOW, &AtomicUsize::new(0)).await;
        find(&cache, "/s/one", versions(1), NOW, &made).await;
        assert!(cache.0.weight() <= most, "{}", cache.0.weight());
    }
    assert!(cache.0.len() > 10, "the others stay: {}", cache.0.len());
    assert_eq!(made.load(Ordering::SeqCst), 1, "a popular page stays");
}

#[test]
fn a_cached_page_is_the_compressed_html() {
    let html = app::document::render(document());
    let page = CachedPage::render(document(), versions(1), NOW).unwrap();
    assert_eq!(decompress(&page.brotli).unwrap(), html.as_bytes());
    assert!(page.brotli.len() * 3 < html.len(), "{} of {}", page.brotli.len(), html.len());
    let other = document().with_stylesheet(Stylesheet::Counter);
    let other = CachedPage::render(other, versions(1), NOW).unwrap();
    assert_ne!(page.etag, other.etag);
}
