//! Files: uploaded, described, downloaded and shown.

use super::bench::{TestBench, asha};
use crate::{
    message::{Document, File, Message},
    retry_advice::RetryAdvice,
};

#[tokio::test]
async fn a_bill_is_uploaded_sent_and_downloaded() {
    let bench = TestBench::with_open_window().await;
    let pdf = b"%PDF-1.7 a bill".to_vec();
    let id = bench.client.upload("bill-1042.pdf", "application/pdf", pdf.clone()).await.unwrap();
    let document = Document::new(File::Id(id.clone()), "bill-1042.pdf").with_caption("Your bill");
    bench.client.send(&Message::new(asha(), document)).await.unwrap();

    let shown = bench.emulator.thread(&asha()).remove(1);
    assert_eq!(shown.payload["id"], id.as_str());
    assert_eq!(shown.text(), "Your bill");
    let stored = bench.emulator.media(&id).unwrap();
    assert_eq!(stored.filename, "bill-1042.pdf");
    assert_eq!(stored.mime_type, "application/pdf");
    assert_eq!(stored.bytes, pdf);

    let file = bench.client.download(&id).await.unwrap();
    assert_eq!(file.bytes, pdf);
    assert_eq!(file.mime_type, "application/pdf");

    let error = bench.client.download(&"404".into()).await.unwrap_err();
    assert_eq!(error.code(), Some(100));
}

#[tokio::test]
async fn files_of_no_allowed_kind_or_size_are_refused() {
    let bench = TestBench::new().await;
    let html = bench.client.upload("a.html", "text/html", vec![1]).await;
    assert_eq!(html.unwrap_err().code(), Some(100));
    let empty = bench.client.upload("a.pdf", "application/pdf", Vec::new());
    assert_eq!(empty.await.unwrap_err().retry_advice(), RetryAdvice::ReuploadMedia);
    let large = vec![0; 5 * 1024 * 1024 + 1];
    let large = bench.client.upload("a.png", "image/png", large).await;
    assert_eq!(large.unwrap_err().code(), Some(131_053));
    // A document may be larger than axum's default limit for bodies.
    let document = vec![0; 3 * 1024 * 1024];
    let document = bench.client.upload("a.pdf", "application/pdf", document);
    assert!(document.await.is_ok());
}

#[tokio::test]
async fn an_id_cannot_change_the_path() {
    let bench = TestBench::new().await;
    for id in ["../1", "a/b", "", "1?x=y"] {
        assert!(bench.client.download(&id.into()).await.is_err(), "{id}");
    }
}
