//! What is cached of pictures, without rendering any.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// A picture that takes a while.
async fn picture(drawn: &AtomicUsize, bytes: usize) -> Result<Vec<u8>, RenderError> {
    drawn.fetch_add(1, Ordering::SeqCst);
    tokio::task::yield_now().await;
    Ok(vec![7; bytes])
}

#[tokio::test]
async fn a_picture_that_many_ask_for_at_once_is_drawn_once() {
    let (pictures, drawn) = (Arc::new(PreviewCache::default()), Arc::new(AtomicUsize::new(0)));
    let requests = (0..24).map(|_| {
        let (pictures, drawn) = (Arc::clone(&pictures), Arc::clone(&drawn));
        tokio::spawn(async move { pictures.get_or_render(&"tomato".to_owned(), picture(&drawn, 100)).await })
    });
    for request in requests.collect::<Vec<_>>() {
        assert_eq!(request.await.unwrap().unwrap().len(), 100);
    }
    assert_eq!(drawn.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn one_that_could_not_be_drawn_is_tried_again() {
    let (pictures, drawn) = (PreviewCache::default(), AtomicUsize::new(0));
    let key = "tomato".to_owned();
    assert!(pictures.get_or_render(&key, async { Err(RenderError::Cancelled) }).await.is_err());
    assert!(pictures.get_or_render(&key, picture(&drawn, 100)).await.is_ok());
}

#[tokio::test]
async fn a_crawl_through_all_products_fills_no_more_than_there_is_room() {
    let most = 1024 * 1024;
    let (pictures, drawn) = (PreviewCache::with_capacity(most), AtomicUsize::new(0));
    let popular = "the shop".to_owned();
    for number in 0..1_000 {
        pictures
            .get_or_render(&format!("product {number}"), picture(&AtomicUsize::new(0), 10_000))
            .await
            .unwrap();
        pictures.get_or_render(&popular, picture(&drawn, 10_000)).await.unwrap();
        assert!(pictures.0.weight() <= most, "{}", pictures.0.weight());
    }
    assert!(pictures.0.len() > 50, "the others stay: {}", pictures.0.len());
    assert_eq!(drawn.load(Ordering::SeqCst), 1, "what is request for often stays");
}
