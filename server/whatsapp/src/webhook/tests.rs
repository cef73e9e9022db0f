//! Each documented shape reads as what it is; nothing unknown is an error.

use serde_json::{Value, json};

use super::*;
use crate::{
    identity::{MessageId, Phone, UserId},
    retry_advice::RetryAdvice,
};

const WAMID: &str = "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=";

fn envelope(value: Value) -> Value {
    json!({
        "object": "whatsapp_business_account",
        "entry": [{
            "id": "102290129340398",
            "changes": [{ "value": value, "field": "messages" }],
        }],
    })
}

fn of_messages(messages: &Value) -> Value {
    envelope(json!({
        "messaging_product": "whatsapp",
        "metadata": {
            "display_phone_number": "15550783881",
            "phone_number_id": "106540352242922",
        },
        "contacts": [{ "profile": { "name": "Sheena Nelson" }, "wa_id": "16505551234" }],
        "messages": messages,
    }))
}

fn of_statuses(statuses: &Value) -> Value {
    envelope(json!({
        "messaging_product": "whatsapp",
        "metadata": {
            "display_phone_number": "15550783881",
            "phone_number_id": "106540352242922",
        },
        "statuses": statuses,
    }))
}

fn events(body: &Value) -> Vec<Event> {
    let events = parse(body.to_string().as_bytes()).unwrap();
    for event in &events {
        let again = parse(event.envelope.to_string().as_bytes()).unwrap();
        assert_eq!(again.len(), 1, "an envelope holds one event");
        assert_eq!(again[0].kind, event.kind);
        assert_eq!(again[0].key(), event.key());
    }
    events
}

/// The only message of a webhook that holds a message with these members.
fn message(members: &Value) -> Inbound {
    let mut message = json!({
        "from": "16505551234",
        "id": WAMID,
        "timestamp": "1749416383",
    });
    for (member, value) in members.as_object().unwrap() {
        message[member] = value.clone();
    }
    let mut events = events(&of_messages(&json!([message])));
    assert_eq!(events.len(), 1);
    match events.remove(0).kind {
        EventKind::Message(message) => *message,
        other => panic!("{other:?}"),
    }
}

fn content(members: &Value) -> Content {
    message(members).content
}

#[test]
fn text() {
    let event = events(&of_messages(&json!([{
        "from": "16505551234",
        "id": WAMID,
        "timestamp": "1749416383",
        "type": "text",
        "text": { "body": "Does it come in another color?" },
    }])))
    .remove(0);
    assert_eq!(event.account_id, "102290129340398");
    assert_eq!(event.business_number.as_ref().unwrap().phone_number_id, "106540352242922");
    assert_eq!(event.key(), format!("message:{WAMID}"));
    let EventKind::Message(message) = event.kind else { panic!("not a message") };
    assert_eq!(message.id, MessageId::new(WAMID));
    assert_eq!(message.from, Some(Phone::new("16505551234")));
    assert_eq!(message.timestamp, Some(1_749_416_383));
    assert_eq!(message.profile_name(), Some("Sheena Nelson"));
    assert_eq!(message.content, Content::Text("Does it come in another color?".to_owned()));
}

#[test]
fn text_from_a_product_page_and_from_an_advertisement() {
    let message = message(&json!({
        "context": {
            "from": "15550783881",
            "id": "wamid.product",
            "referred_product": {
                "catalog_id": "194836987003835",
                "product_retailer_id": "di9ozbzfi4",
            },
        },
        "referral": {
            "source_url": "https://fb.me/3cr4Wqqkv",
            "source_id": "120226305854810726",
            "source_type": "ad",
            "headline": "Chat with us",
            "ctwa_clid": "Aff-n8",
            "welcome_message": { "text": "Hi there!" },
        },
        "type": "text",
        "text": { "body": "Is this still available?" },
    }));
    let context = message.context.unwrap();
    assert_eq!(context.id, Some(MessageId::new("wamid.product")));
    assert_eq!(context.referred_product.unwrap().product_retailer_id, Some("di9ozbzfi4".to_owned()));
    assert_eq!(message.referral.unwrap().source_type, Some("ad".to_owned()));
}

#[test]
fn replies() {
    let reply = message(&json!({
        "context": { "from": "15550783881", "id": "wamid.ours" },
        "type": "interactive",
        "interactive": {
            "type": "button_reply",
            "button_reply": { "id": "cancel-button", "title": "Cancel" },
        },
    }));
    assert_eq!(
        reply.content,
        Content::ButtonReply { id: "cancel-button".to_owned(), title: "Cancel".to_owned() }
    );
    assert_eq!(reply.context.unwrap().id, Some(MessageId::new("wamid.ours")));
    assert_eq!(
        content(&json!({
            "type": "interactive",
            "interactive": {
                "type": "list_reply",
                "list_reply": {
                    "id": "priority_express",
                    "title": "Priority Mail Express",
                    "description": "Next Day to 2 Days",
                },
            },
        })),
        Content::ListReply { id: "priority_express".to_owned(), title: "Priority Mail Express".to_owned() }
    );
    assert_eq!(
        content(&json!({
            "type": "button",
            "button": { "payload": "Unsubscribe", "text": "Stop" },
        })),
        Content::TemplateButton { payload: "Unsubscribe".to_owned(), text: "Stop".to_owned() }
    );
}

#[test]
fn a_flow_reply_is_json_in_a_string() {
    let content = content(&json!({
        "type": "interactive",
        "interactive": {
            "type": "nfm_reply",
            "nfm_reply": {
                "name": "flow",
                "body": "Sent",
                "response_json": "{\"flow_token\":\"AQ\",\"rating\":\"2\"}",
            },
        },
    }));
    let Content::FlowReply(reply) = content else { panic!("{content:?}") };
    assert_eq!(reply.response(), Some(json!({ "flow_token": "AQ", "rating": "2" })));
}

#[test]
fn locations() {
    let picked = content(&json!({
        "type": "location",
        "location": {
            "address": "101 Forest Ave",
            "latitude": 37.442_214_965_82,
            "longitude": -122.161_659_240_72,
            "name": "Philz Coffee",
            "url": "https://philzcoffee.com/",
        },
    }));
    let Content::Location(picked) = picked else { panic!("{picked:?}") };
    assert_eq!(picked.name.as_deref(), Some("Philz Coffee"));
    // "Send your current location" gives two numbers, here whole ones.
    assert_eq!(
        content(&json!({ "type": "location", "location": { "latitude": 19, "longitude": 73 } })),
        Content::Location(Location { latitude: 19.0, longitude: 73.0, name: None, address: None, url: None })
    );
}

#[test]
fn an_order_has_prices_in_whole_units() {
    let content = content(&json!({
        "type": "order",
        "order": {
            "catalog_id": "194836987003835",
            "text": "Love these!",
            "product_items": [
                {
                    "product_retailer_id": "di9ozbzfi4",
                    "quantity": 2,
                    "item_price": 30,
                    "currency": "USD",
                },
                {
                    "product_retailer_id": "nqryix03ez",
                    "quantity": 1,
                    "item_price": 7.99,
                    "currency": "USD",
                },
            ],
        },
    }));
    let Content::Order(order) = content else { panic!("{content:?}") };
    let prices: Vec<_> =
        order.product_items.iter().map(|item| item.item_price.as_ref().unwrap().to_string()).collect();
    assert_eq!(prices, ["30", "7.99"]);
}

#[test]
fn media() {
    let image = content(&json!({
        "type": "image",
        "image": {
            "caption": "Taj Mahal",
            "mime_type": "image/jpeg",
            "sha256": "SfInY0gG",
            "id": "1003383421387256",
            "url": "https://lookaside.fbsbx.com/x",
        },
    }));
    let Content::Image(image) = image else { panic!("{image:?}") };
    assert_eq!(image.caption.as_deref(), Some("Taj Mahal"));
    assert!(matches!(
        content(&json!({ "type": "audio", "audio": { "id": "1", "voice": true } })),
        Content::Media { kind, .. } if kind == "audio"
    ));
}

#[test]
fn welcome_and_unsupported() {
    assert_eq!(content(&json!({ "type": "request_welcome" })), Content::RequestWelcome);
    let message = message(&json!({
        "errors": [{
            "code": 131_051,
            "title": "Message type unknown",
            "message": "Message type unknown",
            "error_data": { "details": "Message type is currently not supported." },
        }],
        "type": "unsupported",
        "unsupported": { "type": "edit" },
    }));
    assert_eq!(message.content, Content::Unsupported { kind: Some("edit".to_owned()) });
    assert_eq!(message.errors[0].code, 131_051);
}

#[test]
fn a_system_message_has_no_contacts() {
    let body = envelope(json!({
        "messaging_product": "whatsapp",
        "metadata": { "display_phone_number": "1", "phone_number_id": "2" },
        "messages": [{
            "from": "16505551234",
            "id": WAMID,
            "timestamp": "1750269342",
            "system": {
                "body": "User changed number",
                "wa_id": "12195555358",
                "type": "user_changed_number",
            },
            "type": "system",
        }],
    }));
    let EventKind::Message(message) = &events(&body)[0].kind else { panic!("not a message") };
    assert_eq!(message.contact, None);
    let Content::System(system) = &message.content else { panic!("not a system message") };
    assert_eq!(system.wa_id, Some(Phone::new("12195555358")));
}

#[test]
fn a_hidden_number_leaves_the_user_id() {
    let body = envelope(json!({
        "messaging_product": "whatsapp",
        "metadata": { "display_phone_number": "1", "phone_number_id": "2" },
        "contacts": [
            { "profile": { "name": "Other" }, "wa_id": "1", "user_id": "US.1" },
            {
                "profile": { "name": "Pablo M.", "username": "@pablomorales" },
                "user_id": "US.13491208655302741918",
                "parent_user_id": "US.11815799212886844830",
            },
        ],
        "messages": [{
            "from_user_id": "US.13491208655302741918",
            "id": WAMID,
            "timestamp": "1750269342",
            "type": "text",
            "text": { "body": "Hi" },
        }],
    }));
    let event = &events(&body)[0];
    let EventKind::Message(message) = &event.kind else { panic!("not a message") };
    assert_eq!(message.from, None);
    assert_eq!(message.from_user_id, Some(UserId::new("US.13491208655302741918")));
    assert_eq!(message.profile_name(), Some("Pablo M."));
    // Someone else's contact does not travel with the event.
    assert!(!event.envelope.to_string().contains("Other"));
}

#[test]
fn statuses() {
    let body = of_statuses(&json!([
        {
            "id": WAMID,
            "status": "sent",
            "timestamp": "1750030073",
            "recipient_id": "16505551234",
            "biz_opaque_callback_data": "order-7",
            "conversation": { "id": "72b1", "origin": { "type": "marketing" } },
            "pricing": {
                "billable": true,
                "pricing_model": "PMP",
                "type": "regular",
                "category": "marketing",
            },
        },
        { "id": WAMID, "status": "delivered", "timestamp": "1750030074" },
        {
            "id": WAMID,
            "status": "failed",
            "timestamp": "1751142888",
            "recipient_id": "16505551234",
            "errors": [{
                "code": 131_047,
                "title": "Re-engagement message",
                "error_data": { "details": "More than 24 hours." },
            }],
        },
        { "id": WAMID, "status": "teleported" },
    ]));
    let events = events(&body);
    let statuses: Vec<&Status> = events
        .iter()
        .map(|event| match &event.kind {
            EventKind::Status(status) => &**status,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(statuses[0].state, StatusState::Sent);
    assert_eq!(statuses[0].callback_data.as_deref(), Some("order-7"));
    assert_eq!(statuses[0].pricing.as_ref().unwrap().category, "marketing");
    assert_eq!(statuses[1].state, StatusState::Delivered);
    assert_eq!(statuses[1].recipient, None);
    assert_eq!(statuses[2].errors[0].retry_advice(), RetryAdvice::WindowClosed);
    assert_eq!(statuses[3].state, StatusState::Other("teleported".to_owned()));
    let mut keys: Vec<String> = events.iter().map(Event::key).collect();
    keys.dedup();
    assert_eq!(keys.len(), 4, "each state is an event of its own");
}

#[test]
fn a_payment_is_no_ordinary_status() {
    let body = of_statuses(&json!([{
        "id": "gBGGFlB5YjhvAgnhuF1qIUvCo7A",
        "recipient_id": "16505551234",
        "type": "payment",
        "status": "captured",
        "payment": {
            "reference_id": "order-7",
            "amount": { "value": 21000, "offset": 100 },
            "transaction": {
                "id": "order_1",
                "pg_transaction_id": "pay_1",
                "type": "razorpay",
                "status": "success",
                "created_timestamp": 1_750_091_045,
                "updated_timestamp": "1750091060",
                "method": { "type": "upi" },
            },
            "currency": "INR",
            "notes": { "key1": "value1" },
        },
        "timestamp": "1750091061",
    }]));
    let event = events(&body).remove(0);
    assert!(event.key().ends_with(":captured:order_1:success"));
    let EventKind::Payment(payment) = event.kind else { panic!("not a payment") };
    assert_eq!(payment.amount, Some(Amount { value: 21000, offset: 100 }));
    let transaction = payment.transaction.unwrap();
    assert_eq!(transaction.created_timestamp, Some(1_750_091_045));
    assert_eq!(transaction.updated_timestamp, Some(1_750_091_060));
}

#[test]
fn errors_of_the_account() {
    let body = envelope(json!({
        "messaging_product": "whatsapp",
        "metadata": { "display_phone_number": "1", "phone_number_id": "2" },
        "errors": [{ "code": 130_429, "title": "Rate limit hit", "message": "Rate limit hit" }],
    }));
    let event = events(&body).remove(0);
    let EventKind::Error(error) = event.kind else { panic!("not an error") };
    assert_eq!(error.retry_advice(), RetryAdvice::Retry);
}

#[test]
fn a_batch_is_read_in_its_order() {
    let text = |id: &str| json!({ "from": "16505551234", "id": id, "type": "text", "text": { "body": id } });
    let mut body = of_messages(&json!([text("a"), text("b")]));
    let second = of_messages(&json!([text("c")]));
    body["entry"].as_array_mut().unwrap().push(second["entry"][0].clone());
    body["entry"][1]["changes"]
        .as_array_mut()
        .unwrap()
        .push(of_statuses(&json!([{ "id": "d", "status": "read" }]))["entry"][0]["changes"][0].clone());
    let keys: Vec<String> = events(&body).iter().map(Event::key).collect();
    assert_eq!(keys, ["message:a", "message:b", "message:c", "status:d:read"]);
}

#[test]
fn unknown_elements_are_stored() {
    assert_eq!(
        content(&json!({ "type": "hologram", "hologram": { "depth": 3 } })),
        Content::Unknown { kind: "hologram".to_owned(), value: json!({ "depth": 3 }) }
    );
    // Known types whose members are not as documented.
    for members in [
        json!({ "type": "text" }),
        json!({ "type": "text", "text": { "body": 7 } }),
        json!({ "type": "location", "location": { "latitude": "x" } }),
        json!({ "type": "interactive", "interactive": { "type": "new_reply", "new_reply": {} } }),
        json!({}),
    ] {
        assert!(matches!(content(&members), Content::Unknown { .. }), "{members}");
    }
    let account = json!({
        "object": "whatsapp_business_account",
        "entry": [{
            "id": "102290129340398",
            "time": 1_739_321_024,
            "changes": [{
                "field": "payment_configuration_update",
                "value": { "configuration_name": "razorpay-prod" },
            }],
        }],
    });
    let event = events(&account).remove(0);
    assert!(event.key().starts_with("other:"));
    assert!(matches!(
        event.kind,
        EventKind::Other { field, .. } if field == "payment_configuration_update"
    ));
}

#[test]
fn odd_shapes_are_events_or_nothing() {
    for (body, count) in [
        (json!({ "entry": [] }), 0),
        (json!({ "entry": [{}] }), 0),
        (json!({ "entry": [{ "changes": {} }] }), 0),
        (json!({ "entry": [{ "changes": [{}] }] }), 1),
        (json!({ "entry": [{ "changes": [{ "field": "messages" }] }] }), 1),
        (envelope(json!({ "messages": [{ "type": "text" }] })), 1),
        (envelope(json!({ "messages": [null, 7, "x"] })), 3),
        (envelope(json!({ "statuses": [{}], "errors": [{}] })), 2),
        (envelope(json!({ "messages": null, "statuses": null })), 1),
    ] {
        let events = parse(body.to_string().as_bytes()).unwrap();
        assert_eq!(events.len(), count, "{body}");
        for event in events {
            assert!(matches!(event.kind, EventKind::Other { .. }), "{body}");
        }
    }
}

#[test]
fn only_what_is_no_webhook_at_all_is_refused() {
    assert!(matches!(parse(b"<html>"), Err(WebhookError::Json(_))));
    assert!(matches!(parse(b""), Err(WebhookError::Json(_))));
    assert!(matches!(parse(b"[]"), Err(WebhookError::Shape)));
    assert!(matches!(parse(b"{\"entry\": 1}"), Err(WebhookError::Shape)));
}
