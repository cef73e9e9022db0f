//! The JSON of each kind of message, as Meta's samples have it, and the limits.

use serde_json::{Value, json};

use super::*;
use crate::identity::MediaId;

fn to() -> Recipient {
    Recipient::Phone(Phone::new("+16505551234"))
}

/// The message is this JSON, with the members that all share; it passes its
/// check, and comes back from JSON the same.
fn is(message: &Message, mut expected: Value) {
    expected["messaging_product"] = json!("whatsapp");
    expected["recipient_type"] = json!("individual");
    if expected.get("recipient").is_none() {
        expected["to"] = json!("+16505551234");
    }
    let json = serde_json::to_value(message).unwrap();
    assert_eq!(json, expected);
    assert_eq!(message.check(), Ok(()));
    let back: Message = serde_json::from_str(&json.to_string()).unwrap();
    assert_eq!(back, *message);
}

#[test]
fn text_with_preview() {
    is(
        &Message::new(to(), Text::with_preview("See https://example.in/l/x")),
        json!({
            "type": "text",
            "text": { "preview_url": true, "body": "See https://example.in/l/x" },
        }),
    );
}

#[test]
fn text_that_quotes_and_carries_a_note() {
    is(
        &Message::new(to(), Text::new("Yes"))
            .in_reply_to(MessageId::new("wamid.abc"))
            .with_callback_data("order-7"),
        json!({
            "type": "text",
            "text": { "preview_url": false, "body": "Yes" },
            "context": { "message_id": "wamid.abc" },
            "biz_opaque_callback_data": "order-7",
        }),
    );
}

#[test]
fn a_user_id_goes_into_recipient() {
    is(
        &Message::new(UserId::new("US.13491208655302741918"), Text::new("Yes")),
        json!({
            "recipient": "US.13491208655302741918",
            "type": "text",
            "text": { "preview_url": false, "body": "Yes" },
        }),
    );
}

#[test]
fn document_by_id() {
    is(
        &Message::new(
            to(),
            Document::new(File::Id(MediaId::new("1376223850470843")), "order_abc123.pdf")
                .with_caption("Your order confirmation (PDF)"),
        ),
        json!({
            "type": "document",
            "document": {
                "id": "1376223850470843",
                "filename": "order_abc123.pdf",
                "caption": "Your order confirmation (PDF)",
            },
        }),
    );
}

#[test]
fn image_by_link() {
    is(
        &Message::new(to(), Image::new(File::Link("https://example.in/a.png".to_owned()))),
        json!({
            "type": "image",
            "image": { "link": "https://example.in/a.png" },
        }),
    );
}

#[test]
fn location() {
    is(
        &Message::new(
            to(),
            Place::new(
                37.442_162_518_686_83,
                -122.161_535_820_493_94,
                "Philz Coffee",
                "101 Forest Ave, Palo Alto, CA 94301",
            ),
        ),
        json!({
            "type": "location",
            "location": {
                "latitude": "37.44216251868683",
                "longitude": "-122.16153582049394",
                "name": "Philz Coffee",
                "address": "101 Forest Ave, Palo Alto, CA 94301",
            },
        }),
    );
}

#[test]
fn reply_buttons() {
    let buttons = Buttons::new(
        "Your gardening workshop is scheduled for 9am tomorrow.",
        [Button::new("change-button", "Change"), Button::new("cancel-button", "Cancel")],
    )
    .with_header(Header::image(File::Id(MediaId::new("2762702990552401"))))
    .with_footer("Lucky Shrub");
    is(
        &Message::new(to(), buttons),
        json!({
            "type": "interactive",
            "interactive": {
                "type": "button",
                "header": { "type": "image", "image": { "id": "2762702990552401" } },
                "body": { "text": "Your gardening workshop is scheduled for 9am tomorrow." },
                "footer": { "text": "Lucky Shrub" },
                "action": { "buttons": [
                    { "type": "reply", "reply": { "id": "change-button", "title": "Change" } },
                    { "type": "reply", "reply": { "id": "cancel-button", "title": "Cancel" } },
                ] },
            },
        }),
    );
}

#[test]
fn list() {
    let list = List::new(
        "Which shipping option do you prefer?",
        "Shipping Options",
        vec![
            Section::new(
                "I want it ASAP!",
                vec![
                    Row::new("priority_express", "Priority Mail Express")
                        .with_description("Next Day to 2 Days"),
                ],
            ),
            Section::new("I can wait a bit", vec![Row::new("media_mail", "Media Mail")]),
        ],
    )
    .unwrap()
    .with_header("Choose Shipping Option")
    .with_footer("Lucky Shrub");
    is(
        &Message::new(to(), list),
        json!({
            "type": "interactive",
            "interactive": {
                "type": "list",
                "header": { "type": "text", "text": "Choose Shipping Option" },
                "body": { "text": "Which shipping option do you prefer?" },
                "footer": { "text": "Lucky Shrub" },
                "action": {
                    "button": "Shipping Options",
                    "sections": [
                        { "title": "I want it ASAP!", "rows": [{
                            "id": "priority_express",
                            "title": "Priority Mail Express",
                            "description": "Next Day to 2 Days",
                        }] },
                        { "title": "I can wait a bit", "rows": [
                            { "id": "media_mail", "title": "Media Mail" },
                        ] },
                    ],
                },
            },
        }),
    );
}

#[test]
fn link_button() {
    let link = LinkButton::new(
        "Tap the button below to see available dates.",
        "See Dates",
        "https://example.in/?clickID=kqDG",
    )
    .with_header(Header::text("Dates"))
    .with_footer("Dates subject to change.");
    is(
        &Message::new(to(), link),
        json!({
            "type": "interactive",
            "interactive": {
                "type": "cta_url",
                "header": { "type": "text", "text": "Dates" },
                "body": { "text": "Tap the button below to see available dates." },
                "action": {
                    "name": "cta_url",
                    "parameters": {
                        "display_text": "See Dates",
                        "url": "https://example.in/?clickID=kqDG",
                    },
                },
                "footer": { "text": "Dates subject to change." },
            },
        }),
    );
}

#[test]
fn location_request() {
    is(
        &Message::new(to(), LocationRequest::new("Where are you?")),
        json!({
            "type": "interactive",
            "interactive": {
                "type": "location_request_message",
                "body": { "text": "Where are you?" },
                "action": { "name": "send_location" },
            },
        }),
    );
}

#[test]
fn read_marks() {
    let id = MessageId::new("wamid.abc");
    assert_eq!(
        serde_json::to_value(MarkRead::read(id.clone())).unwrap(),
        json!({ "messaging_product": "whatsapp", "status": "read", "message_id": "wamid.abc" })
    );
    assert_eq!(
        serde_json::to_value(MarkRead::read_and_typing(id)).unwrap(),
        json!({
            "messaging_product": "whatsapp",
            "status": "read",
            "message_id": "wamid.abc",
            "typing_indicator": { "type": "text" },
        })
    );
}

#[test]
fn every_text_is_shortened_to_its_limit() {
    let long = "दुकान ".repeat(2000);
    let list = List::new(
        &long,
        &long,
        vec![Section::new(&long, vec![Row::new("1", &long).with_description(&long)])],
    )
    .unwrap()
    .with_header(&long)
    .with_footer(&long);
    let contents: [Content; 6] = [
        Text::new(&long).into(),
        Document::new(File::Id(MediaId::new("1")), "a.pdf").with_caption(&long).into(),
        Image::new(File::Id(MediaId::new("1"))).with_caption(&long).into(),
        Buttons::new(&long, [Button::new("1", &long)])
            .with_header(Header::text(&long))
            .with_footer(&long)
            .into(),
        list.into(),
        LinkButton::new(&long, &long, "https://example.in")
            .with_header(Header::text(&long))
            .with_footer(&long)
            .into(),
    ];
    for content in contents {
        assert_eq!(Message::new(to(), content).check(), Ok(()));
    }
}

fn rows(count: usize) -> Vec<Row> {
    (0..count).map(|row| Row::new(row.to_string(), "Row")).collect()
}

#[test]
fn counts_are_checked() {
    let count = |what, max, got| Some(LimitError::Count { what, max, got });
    assert!(List::of_rows("Body", "Choose", rows(10)).is_ok());
    assert_eq!(List::of_rows("Body", "Choose", rows(11)).err(), count("rows", 10, 11));
    assert_eq!(List::of_rows("Body", "Choose", rows(0)).err(), count("rows", 10, 0));
    // Ten rows are the limit of all sections together.
    let sections = vec![Section::new("A", rows(5)), Section::new("B", rows(6))];
    assert_eq!(List::new("Body", "Choose", sections).err(), count("rows", 10, 11));
    let four = (0..4).map(|id| Button::new(id.to_string(), "Yes")).collect();
    assert_eq!(Buttons::from_vec("Body", four).err(), count("action.buttons", 3, 4));
    assert_eq!(Buttons::from_vec("Body", Vec::new()).err(), count("action.buttons", 3, 0));
}

#[test]
fn ids_are_checked() {
    let twice = vec![Button::new("same", "Yes"), Button::new("same", "No")];
    assert_eq!(Buttons::from_vec("Body", twice), Err(LimitError::Duplicate { what: "reply.id" }));
    assert_eq!(
        List::of_rows("Body", "Choose", vec![Row::new("x".repeat(201), "Row")]),
        Err(LimitError::TooLong { what: "row.id", max: 200 })
    );
}

#[test]
fn what_cannot_be_shortened_is_refused() {
    let check = |content: Content| Message::new(to(), content).check();
    assert_eq!(
        check(LinkButton::new("Body", "Open", "javascript:alert(1)").into()),
        Err(LimitError::Link { what: "parameters.url" })
    );
    assert_eq!(check(Text::new("  ").into()), Err(LimitError::Empty { what: "text.body" }));
    for (latitude, longitude) in [(91.0, 0.0), (0.0, -181.0), (f64::NAN, 0.0)] {
        assert_eq!(check(Place::new(latitude, longitude, "A", "B").into()), Err(LimitError::Place));
    }
    let invalid = Message::new(Phone::new("98200 01234"), Text::new("Hi"));
    assert_eq!(invalid.check(), Err(LimitError::Recipient));
    let note = Message::new(to(), Text::new("Hi")).with_callback_data("x".repeat(513));
    assert!(note.check().is_err());
}

#[test]
fn debug_does_not_show_the_number() {
    let message = Message::new(to(), Text::new("Hi"));
    assert!(!format!("{message:?}").contains("6505551234"));
}
