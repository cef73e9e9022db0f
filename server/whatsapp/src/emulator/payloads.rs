//! Webhook bodies, as Meta writes them.

use serde_json::{Map, Value, json};

use super::{config::Config, ids, thread::Thread};
use crate::identity::MessageId;

/// What a webhook of a message holds.
pub(super) struct InboundParts<'a> {
    pub(super) id: &'a MessageId,
    pub(super) at: i64,
    pub(super) kind: &'a str,
    pub(super) value: &'a Value,
    pub(super) context: Option<&'a MessageId>,
}

/// A message from a phone. [M: webhooks/reference/messages]
pub(super) fn message(config: &Config, thread: &Thread, parts: &InboundParts<'_>) -> Value {
    let mut message = Map::new();
    if let Some(context) = parts.context {
        message.insert("context".to_owned(), json!({ "from": config.display_phone_number, "id": context }));
    }
    if !thread.number_hidden {
        message.insert("from".to_owned(), json!(thread.phone));
    }
    message.insert("from_user_id".to_owned(), json!(ids::user_id(&thread.phone)));
    message.insert("id".to_owned(), json!(parts.id));
    message.insert("timestamp".to_owned(), json!(parts.at.to_string()));
    message.insert("type".to_owned(), json!(parts.kind));
    if !parts.value.is_null() {
        message.insert(parts.kind.to_owned(), parts.value.clone());
    }
    envelope(
        config,
        json!({
            "contacts": [contact(thread)],
            "messages": [message],
        }),
    )
}

/// What a webhook of a status holds.
pub(super) struct StatusParts<'a> {
    pub(super) id: &'a MessageId,
    pub(super) at: i64,
    pub(super) state: &'a str,
    pub(super) error_code: Option<i64>,
    pub(super) callback_data: Option<&'a str>,
}

/// A message of the business moved on. [M: webhooks/reference/messages/status]
pub(super) fn status(config: &Config, thread: &Thread, parts: &StatusParts<'_>) -> Value {
    let mut status = Map::new();
    status.insert("id".to_owned(), json!(parts.id));
    status.insert("status".to_owned(), json!(parts.state));
    status.insert("timestamp".to_owned(), json!(parts.at.to_string()));
    if !thread.number_hidden {
        status.insert("recipient_id".to_owned(), json!(thread.phone));
    }
    status.insert("recipient_user_id".to_owned(), json!(ids::user_id(&thread.phone)));
    // Pricing comes with `sent`, and with one of the later states.
    if matches!(parts.state, "sent" | "delivered") {
        status.insert(
            "pricing".to_owned(),
            json!({
                "billable": false,
                "pricing_model": "PMP",
                "type": "free_customer_service",
                "category": "service",
            }),
        );
    }
    if let Some(code) = parts.error_code {
        status.insert(
            "errors".to_owned(),
            json!([{
                "code": code,
                "title": "Message failed",
                "message": "Message failed",
                "error_data": { "details": "The message was not delivered." },
                "href": "/documentation/business-messaging/whatsapp/support/error-codes",
            }]),
        );
    }
    if let Some(note) = parts.callback_data {
        status.insert("biz_opaque_callback_data".to_owned(), json!(note));
    }
    envelope(
        config,
        json!({
            "contacts": [contact(thread)],
            "statuses": [status],
        }),
    )
}

/// A pressed reply button. [M: webhooks/reference/messages/interactive]
pub(super) fn button_reply(id: &str, title: &str) -> Value {
    json!({
        "type": "button_reply",
        "button_reply": { "id": id, "title": title },
    })
}

/// A chosen row. [M: webhooks/reference/messages/interactive]
pub(super) fn list_reply(id: &str, title: &str, description: Option<&str>) -> Value {
    let mut reply = json!({ "id": id, "title": title });
    if let Some(description) = description {
        reply["description"] = json!(description);
    }
    json!({ "type": "list_reply", "list_reply": reply })
}

/// A place; what was not picked is left out.
/// [M: webhooks/reference/messages/location]
pub(super) fn location(latitude: f64, longitude: f64, name: Option<&str>, address: Option<&str>) -> Value {
    let mut location = json!({ "latitude": latitude, "longitude": longitude });
    if let Some(name) = name {
        location["name"] = json!(name);
    }
    if let Some(address) = address {
        location["address"] = json!(address);
    }
    location
}

fn contact(thread: &Thread) -> Value {
    let mut contact = json!({
        "profile": { "name": thread.name },
        "user_id": ids::user_id(&thread.phone),
    });
    if !thread.number_hidden {
        contact["wa_id"] = json!(thread.phone);
    }
    contact
}

fn envelope(config: &Config, mut value: Value) -> Value {
    value["messaging_product"] = json!("whatsapp");
    value["metadata"] = json!({
        "display_phone_number": config.display_phone_number,
        "phone_number_id": config.phone_number_id,
    });
    json!({
        "object": "whatsapp_business_account",
        "entry": [{
            "id": config.business_account_id,
            "changes": [{ "value": value, "field": "messages" }],
        }],
    })
}

/// JSON in the bytes Meta sends and signs: ASCII only, other characters as
/// `\u00e4` (lower-case, in UTF-16), and `/` as `\/`.
/// [M: webhooks/create-webhook-endpoint]
pub(super) fn escape(value: &Value) -> String {
    let plain = value.to_string();
    let mut escaped = String::with_capacity(plain.len() + plain.len() / 8);
    let mut units = [0_u16; 2];
    for character in plain.chars() {
        // In JSON, both stand inside strings only.
        if character == '/' {
            escaped.push_str("\\/");
        } else if character.is_ascii() {
            escaped.push(character);
        } else {
            for unit in character.encode_utf16(&mut units) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bytes_are_escaped_as_meta_does() {
        let value = json!({ "a": "äöå", "u": "https://x/y", "h": "आ", "e": "🥭" });
        let escaped = escape(&value);
        assert!(escaped.contains(r"\u00e4\u00f6\u00e5"), "{escaped}");
        assert!(escaped.contains(r"https:\/\/x\/y"), "{escaped}");
        assert!(escaped.contains(r"\u0906"), "{escaped}");
        assert!(escaped.contains(r"\ud83e\udd6d"), "{escaped}");
    }

    proptest! {
        #[test]
        fn escaped_json_means_the_same(text in any::<String>()) {
            let value = json!({ text.clone(): [text] });
            let escaped = escape(&value);
            prop_assert!(escaped.is_ascii());
            let back: Value = serde_json::from_str(&escaped).unwrap();
            prop_assert_eq!(back, value);
        }
    }
}
