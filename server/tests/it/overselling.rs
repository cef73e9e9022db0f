//! Stock is never sold twice.

use serde_json::json;

use crate::test_app::{STORE, TestApp};

/// Clients that want one piece each.
const CLIENTS: u32 = 64;
/// Pieces there are.
const PIECES: u32 = 10;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_clients_order_the_last_ten_pieces() {
    let shop = TestApp::start().await;
    shop.change_store(STORE, |store| store.slot_capacity = 1000).await;
    shop.restock(STORE, "tomato-1kg", 42, PIECES).await;
    let mut ready = Vec::new();
    for number in 0..CLIENTS {
        let customer = shop.customer(number).await;
        let mut browser = shop.customer_browser(customer).await;
        let cart = browser.add_to_cart(STORE, "tomato-1kg", 1).await;
        ready.push((browser, cart["cart"].clone()));
    }
    // All at once: none starts before every one is ready.
    let barrier = std::sync::Arc::new(tokio::sync::Barrier::new(CLIENTS as usize));
    let presses: Vec<_> = ready
        .into_iter()
        .map(|(mut browser, cart)| {
            let barrier = std::sync::Arc::clone(&barrier);
            tokio::spawn(async move {
                barrier.wait().await;
                let slot = "2026-11-20T06:30:00Z";
                let order = json!({ "cart": cart, "name": "Asha", "slot": slot, "expected_total": 4200 });
                browser.place_order("the-last-ones", &order).await
            })
        })
        .collect();
    let (mut got_one, mut too_late) = (0, 0);
    for press in presses {
        let answer = press.await.unwrap();
        match answer.status {
            201 => got_one += 1,
            409 => {
                assert_eq!(answer.problem(), "cart-changed");
                assert_eq!(
                    answer.json()["changes"],
                    json!([{ "change": "unavailable", "product": "tomato-1kg" }])
                );
                too_late += 1;
            }
            other => panic!("{other}: {}", answer.body),
        }
    }
    assert_eq!((got_one, too_late), (PIECES, CLIENTS - PIECES));
    let listings = shop.state().storage.listings(&STORE.parse().unwrap()).await.unwrap().unwrap();
    let tomato = listings.listings.iter().find(|listing| listing.product.as_str() == "tomato-1kg").unwrap();
    assert_eq!((tomato.on_hand, tomato.held), (PIECES, PIECES));
    shop.stop().await;
}
