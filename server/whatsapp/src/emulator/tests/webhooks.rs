//! What the emulator posts: signed, escaped, in order, until it is accepted.

use axum::http::StatusCode;
use serde_json::json;

use super::bench::{TestBench, asha};
use crate::{
    client::Error,
    emulator::{Author, DeliveryStatus, SubscribeError},
    identity::Phone,
    message::{Button, Buttons, LinkButton, LocationRequest, Message, Place, Text},
    secret::VerifyToken,
    webhook::{Content, Event, EventKind, Inbound, StatusState},
};

fn inbound(event: &Event) -> &Inbound {
    match &event.kind {
        EventKind::Message(message) => message,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn hi_arrives_signed_and_escaped() {
    let bench = TestBench::new().await;
    let id = bench.emulator.send_text(&asha(), "नमस्ते / ₹", "आशा");
    bench.emulator.wait_until_idle().await;

    let body = bench.sink.bodies().remove(0);
    assert!(body.is_ascii());
    let body = String::from_utf8(body.to_vec()).unwrap();
    assert!(body.contains(r"\u0906\u0936\u093e"), "{body}");
    assert!(body.contains(r" \/ \u20b9"), "{body}");

    let events = bench.sink.events();
    let message = inbound(&events[0]);
    assert_eq!(message.id, id);
    assert_eq!(message.from, Some(asha()));
    assert_eq!(message.from_user_id, Some(crate::emulator::user_id(&asha())));
    assert_eq!(message.profile_name(), Some("आशा"));
    assert_eq!(message.timestamp, Some(1_750_000_000));
    assert_eq!(message.content, Content::Text("नमस्ते / ₹".to_owned()));

    let thread = bench.emulator.thread(&asha());
    assert_eq!(thread[0].status, DeliveryStatus::Delivered);
    assert_eq!(thread[0].from, Author::Phone);
    assert_eq!(thread[0].text(), "नमस्ते / ₹");
}

#[tokio::test]
async fn an_answer_is_shown_and_followed_by_its_statuses() {
    let bench = TestBench::with_open_window().await;
    let link = LinkButton::new("Welcome", "Open the shop", "https://example.in/l/abc");
    let message = Message::new(asha(), link).with_callback_data("greeting-1");
    let accepted = bench.client.send(&message).await.unwrap();
    assert_eq!(accepted.wa_id, Some(asha()));
    bench.emulator.wait_until_idle().await;

    let shown = bench.emulator.thread(&asha()).remove(1);
    assert_eq!(shown.id, accepted.id);
    assert_eq!(shown.from, Author::Business);
    assert_eq!(shown.kind, "interactive");
    assert_eq!(shown.link(), Some("https://example.in/l/abc"));
    assert_eq!(shown.text(), "Welcome");
    assert_eq!(shown.status, DeliveryStatus::Read);

    let states: Vec<StatusState> = bench.sink.events()[1..]
        .iter()
        .map(|event| match &event.kind {
            EventKind::Status(status) => {
                assert_eq!(status.id, accepted.id);
                assert_eq!(status.recipient, Some(asha()));
                assert_eq!(status.callback_data.as_deref(), Some("greeting-1"));
                status.state.clone()
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(states, [StatusState::Sent, StatusState::Delivered, StatusState::Read]);
}

#[tokio::test]
async fn a_button_and_a_place_come_back() {
    let bench = TestBench::with_open_window().await;
    let buttons =
        Buttons::new("New order", [Button::new("accept:7", "Accept"), Button::new("reject:7", "Reject")]);
    let request = bench.client.send(&Message::new(asha(), buttons)).await.unwrap();
    let shown = bench.emulator.thread(&asha()).remove(1);
    assert_eq!(shown.choices(), [("accept:7", "Accept"), ("reject:7", "Reject")]);
    bench.emulator.press_button(&asha(), "accept:7", "Accept", &request.id);
    bench.emulator.send_location(&asha(), (19.076, 72.8777), Some("Home"), None);
    bench.emulator.wait_until_idle().await;

    let events = bench.sink.events();
    let messages: Vec<&Inbound> =
        events.iter().filter(|event| matches!(event.kind, EventKind::Message(_))).map(inbound).collect();
    assert_eq!(
        messages[1].content,
        Content::ButtonReply { id: "accept:7".to_owned(), title: "Accept".to_owned() }
    );
    assert_eq!(messages[1].context.as_ref().unwrap().id, Some(request.id));
    let Content::Location(location) = &messages[2].content else { panic!("{:?}", messages[2]) };
    assert_eq!(location.name.as_deref(), Some("Home"));
}

#[tokio::test]
async fn places_and_requests_for_places_are_taken() {
    let bench = TestBench::with_open_window().await;
    let place = Place::new(19.076, 72.8777, "Kirana", "Dadar");
    bench.client.send(&Message::new(asha(), place)).await.unwrap();
    let request = LocationRequest::new("Where are you?");
    bench.client.send(&Message::new(asha(), request)).await.unwrap();
    let thread = bench.emulator.thread(&asha());
    assert_eq!(thread[1].payload["latitude"], json!("19.076"));
    assert_eq!(thread[2].payload["action"]["name"], json!("send_location"));
}

#[tokio::test]
async fn what_is_not_taken_is_posted_again_in_order() {
    let bench = TestBench::new().await;
    bench.sink.respond_next_with(&[
        StatusCode::INTERNAL_SERVER_ERROR,
        StatusCode::ACCEPTED,
        StatusCode::UNAUTHORIZED,
    ]);
    for text in ["one", "two", "three"] {
        bench.emulator.send_text(&asha(), text, "Asha");
    }
    bench.emulator.wait_until_idle().await;

    let texts: Vec<String> = bench
        .sink
        .events()
        .iter()
        .map(|event| match &inbound(event).content {
            Content::Text(text) => text.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    // The first is posted four times: 202 is not 200.
    assert_eq!(texts, ["one", "one", "one", "one", "two", "three"]);
    let record = bench.emulator.webhooks().remove(0);
    assert_eq!((record.attempts, record.response_status), (4, Some(200)));
}

#[tokio::test]
async fn one_phone_does_not_wait_for_another() {
    let bench = TestBench::with(|config| {
        config.retry.initial = std::time::Duration::from_secs(3600);
    })
    .await;
    bench.sink.respond_next_with(&[StatusCode::INTERNAL_SERVER_ERROR]);
    let stuck = bench.emulator.send_text(&asha(), "Hi", "Asha");
    let other = Phone::new("919820005678");
    // Asha's post takes the failure before the other phone sends.
    while bench.emulator.webhooks()[0].attempts == 0 {
        bench.emulator.wait_for_change(&asha(), 0).await;
        tokio::task::yield_now().await;
    }
    let through = bench.emulator.send_text(&other, "Hi", "Ravi");
    let message =
        bench.emulator.wait_for(&other, |message| message.status == DeliveryStatus::Delivered).await;
    assert_eq!(message.id, through);
    let waiting = bench.emulator.thread(&asha()).remove(0);
    assert_eq!((waiting.id, waiting.status), (stuck, DeliveryStatus::Sent));
}

#[tokio::test]
async fn a_redelivery_is_the_same_bytes() {
    let bench = TestBench::new().await;
    let id = bench.emulator.send_text(&asha(), "Hi", "Asha");
    bench.emulator.wait_until_idle().await;
    bench.advance_clock(60);
    assert!(bench.emulator.redeliver(&id));
    bench.emulator.wait_until_idle().await;
    let bodies = bench.sink.bodies();
    assert_eq!(bodies.len(), 2);
    assert_eq!(bodies[0], bodies[1]);
    let events = bench.sink.events();
    assert_eq!(events[0].key(), events[1].key());
    assert!(!bench.emulator.redeliver(&"wamid.unknown".into()));
}

#[tokio::test]
async fn unknown_types_and_raw_bodies_go_out_too() {
    let bench = TestBench::new().await;
    let value = json!({ "depth": 3 });
    bench.emulator.send_message(&asha(), "hologram", value.clone(), None);
    bench.emulator.wait_until_idle().await;
    bench.emulator.send_raw(&json!({ "object": "x", "entry": [] }));
    bench.emulator.wait_until_idle().await;
    let events = bench.sink.events();
    assert_eq!(inbound(&events[0]).content, Content::Unknown { kind: "hologram".to_owned(), value });
    assert_eq!(&bench.sink.bodies()[1][..], br#"{"entry":[],"object":"x"}"#);
}

#[tokio::test]
async fn a_hidden_number_is_nowhere_and_can_be_answered() {
    let bench = TestBench::new().await;
    bench.emulator.hide_number(&asha(), true);
    bench.emulator.send_text(&asha(), "Hi", "Asha");
    bench.emulator.wait_until_idle().await;
    let events = bench.sink.events();
    let message = inbound(&events[0]);
    assert_eq!(message.from, None);
    let body = String::from_utf8(bench.sink.bodies()[0].to_vec()).unwrap();
    assert!(!body.contains(asha().as_str()), "{body}");

    let user_id = message.from_user_id.clone().unwrap();
    let answer = Message::new(user_id.clone(), Text::new("Hello"));
    let accepted = bench.client.send(&answer).await.unwrap();
    assert_eq!(accepted.user_id, Some(user_id));
    assert_eq!(accepted.wa_id, None);
    assert_eq!(bench.emulator.thread(&asha())[1].text(), "Hello");
}

#[tokio::test]
async fn the_address_is_checked_as_meta_does() {
    let bench = TestBench::new().await;
    let right = VerifyToken::new("meet");
    bench.emulator.subscribe(&right).await.unwrap();
    let wrong = VerifyToken::new("other");
    assert!(matches!(bench.emulator.subscribe(&wrong).await, Err(SubscribeError::WrongResponse(403))));
}

#[tokio::test]
async fn reading_and_typing_show() {
    let bench = TestBench::with_open_window().await;
    let first = bench.emulator.thread(&asha()).remove(0).id;
    bench.client.mark_read(first.clone()).await.unwrap();
    assert_eq!(bench.emulator.thread(&asha())[0].status, DeliveryStatus::Read);
    bench.client.mark_read_and_typing(first).await.unwrap();
    let unknown = bench.client.mark_read("wamid.unknown".into()).await;
    assert_eq!(unknown.unwrap_err().code(), Some(100));
}

#[tokio::test]
async fn it_ends_when_stopped_and_when_dropped() {
    for tell in [true, false] {
        let TestBench { emulator, client, .. } = TestBench::with_open_window().await;
        let message = Message::new(asha(), Text::new("Hello"));
        client.send(&message).await.unwrap();
        if tell {
            emulator.stop();
        } else {
            drop(emulator);
        }
        // Its task ends soon; a connection that is open until then may still answer.
        while client.send(&message).await != Err(Error::Unreachable) {
            tokio::task::yield_now().await;
        }
    }
}
