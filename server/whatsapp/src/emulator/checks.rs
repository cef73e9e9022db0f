//! What Meta checks of a message before taking it.
//!
//! Written from the documentation and apart from [`crate::message`], whose
//! mistakes it would otherwise share.

use serde_json::Value;

use super::refusal::Refusal;
use crate::identity::{MediaId, MessageId, Phone, UserId};

type Checked<T = ()> = Result<T, Refusal>;

/// A body of `POST …/messages`.
#[derive(Debug)]
pub(super) enum Request {
    Send(Box<Send>),
    Mark(Mark),
}

/// A message to someone.
#[derive(Debug)]
pub(super) struct Send {
    /// The recipient as given, which the answer repeats.
    pub(super) input: String,
    pub(super) to: To,
    pub(super) kind: String,
    /// The member named like the kind.
    pub(super) payload: Value,
    /// A file that must have been uploaded.
    pub(super) media: Option<MediaId>,
    pub(super) reply_to: Option<MessageId>,
    pub(super) callback_data: Option<String>,
}

#[derive(Debug)]
pub(super) enum To {
    Phone(Phone),
    UserId(UserId),
}

/// A read mark.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) message: MessageId,
    pub(super) typing: bool,
}

/// The types that can be sent. [M: messages/send-messages]
const KINDS: [&str; 11] = [
    "audio",
    "contacts",
    "document",
    "image",
    "interactive",
    "location",
    "reaction",
    "sticker",
    "template",
    "text",
    "video",
];

pub(super) fn request(body: &[u8]) -> Checked<Request> {
    let body: Value =
        serde_json::from_slice(body).map_err(|_| Refusal::parameter("The body is not JSON."))?;
    if text(&body, "messaging_product") != Some("whatsapp") {
        return Err(Refusal::parameter("The parameter messaging_product must be whatsapp."));
    }
    if let Some(status) = text(&body, "status") {
        return mark(&body, status);
    }
    let (input, to) = recipient(&body)?;
    let kind = text(&body, "type").unwrap_or("text").to_owned();
    if !KINDS.contains(&kind.as_str()) {
        return Err(Refusal::parameter(format!("Param type must be one of {}.", KINDS.join(", "))));
    }
    let payload = body.get(&kind).cloned().ok_or_else(|| Refusal::missing(&kind))?;
    let media = check_payload(&kind, &payload)?;
    let callback_data = text(&body, "biz_opaque_callback_data").map(ToOwned::to_owned);
    if let Some(note) = &callback_data {
        at_most("biz_opaque_callback_data", note, 512)?;
    }
    Ok(Request::Send(Box::new(Send {
        input,
        to,
        kind,
        payload,
        media,
        reply_to: body.pointer("/context/message_id").and_then(Value::as_str).map(MessageId::from),
        callback_data,
    })))
}

/// [M: messages/mark-message-as-read], [M: typing-indicators]
fn mark(body: &Value, status: &str) -> Checked<Request> {
    if status != "read" {
        return Err(Refusal::parameter("Param status must be read."));
    }
    let message = text(body, "message_id").ok_or_else(|| Refusal::missing("message_id"))?;
    let typing = body.get("typing_indicator");
    if typing.is_some_and(|typing| text(typing, "type") != Some("text")) {
        return Err(Refusal::value("typing_indicator.type must be text."));
    }
    Ok(Request::Mark(Mark { message: MessageId::from(message), typing: typing.is_some() }))
}

/// `to` wins over `recipient`. [M: business-scoped-user-ids]
fn recipient(body: &Value) -> Checked<(String, To)> {
    if let Some(to) = text(body, "to") {
        let digits: String =
            to.chars().filter(|character| !matches!(character, '+' | ' ' | '-' | '(' | ')')).collect();
        let phone = Phone::new(digits);
        if !phone.is_plausible() {
            return Err(Refusal::parameter("The parameter to is not a phone number."));
        }
        return Ok((to.to_owned(), To::Phone(phone)));
    }
    let user_id = text(body, "recipient")
        .map(UserId::from)
        .ok_or_else(|| Refusal::parameter("The parameter to is required."))?;
    if !user_id.is_plausible() {
        return Err(Refusal::parameter("The parameter recipient is no user id."));
    }
    Ok((user_id.as_str().to_owned(), To::UserId(user_id)))
}

/// Returns the uploaded file the message needs, if any.
fn check_payload(kind: &str, payload: &Value) -> Checked<Option<MediaId>> {
    match kind {
        "text" => {
            written("text.body", text(payload, "body"), 4096)?;
            Ok(None)
        }
        "location" => check_location(payload).map(|()| None),
        "document" | "image" | "audio" | "video" | "sticker" => {
            if let Some(caption) = text(payload, "caption") {
                at_most("caption", caption, 1024)?;
            }
            media(kind, payload)
        }
        "interactive" => check_interactive(payload),
        "template" => {
            written("template.name", text(payload, "name"), 512)?;
            let language = payload.pointer("/language/code").and_then(Value::as_str);
            written("template.language.code", language, 20)?;
            Ok(None)
        }
        _ => Ok(None),
    }
}

fn media(what: &str, value: &Value) -> Checked<Option<MediaId>> {
    match (text(value, "id"), text(value, "link")) {
        (Some(id), None) => Ok(Some(MediaId::from(id))),
        (None, Some(link)) => web_link(what, link).map(|()| None),
        (Some(_), Some(_)) => Err(Refusal::parameter(format!("{what} takes either id or link, not both."))),
        (None, None) => Err(Refusal::missing(&format!("{what}.id or {what}.link"))),
    }
}

fn check_location(payload: &Value) -> Checked {
    for (member, limit) in [("latitude", 90.0), ("longitude", 180.0)] {
        let value = payload.get(member).unwrap_or(&Value::Null);
        let degrees = value
            .as_f64()
            .or_else(|| value.as_str()?.parse().ok())
            .ok_or_else(|| Refusal::missing(&format!("location.{member}")))?;
        // Written this way round, what is not a number is refused too.
        if !(-limit..=limit).contains(&degrees) {
            return Err(Refusal::value(format!("location.{member} is off the map.")));
        }
    }
    Ok(())
}

fn check_interactive(payload: &Value) -> Checked<Option<MediaId>> {
    let kind = text(payload, "type").ok_or_else(|| Refusal::missing("interactive.type"))?;
    let action = payload
        .get("action")
        .filter(|action| action.is_object())
        .ok_or_else(|| Refusal::missing("interactive.action"))?;
    let body = payload.pointer("/body/text").and_then(Value::as_str);
    let body_limit = if kind == "list" { 4096 } else { 1024 };
    // A single product may stand without words. [M: catalogs/…/share-products]
    if kind != "product" || body.is_some() {
        written("interactive.body.text", body, body_limit)?;
    }
    if let Some(footer) = payload.get("footer") {
        written("interactive.footer.text", text(footer, "text"), 60)?;
    }
    let header = match payload.get("header") {
        Some(header) => check_header(kind, header)?,
        None => None,
    };
    match kind {
        "button" => check_buttons(action)?,
        "list" => check_list(action)?,
        "cta_url" => check_link_button(action)?,
        "location_request_message" => named(action, "send_location")?,
        // Types that this crate does not send are not looked into.
        "product" | "product_list" | "catalog_message" | "flow" | "carousel" | "order_details"
        | "order_status" | "address_message" => {}
        _ => {
            return Err(Refusal::value(format!("interactive.type {kind} is not known.")));
        }
    }
    Ok(header)
}

/// A list and a product list take text only. \[OA\]
fn check_header(kind: &str, header: &Value) -> Checked<Option<MediaId>> {
    let header_kind = text(header, "type").ok_or_else(|| Refusal::missing("header.type"))?;
    match header_kind {
        "text" => {
            written("interactive.header.text", text(header, "text"), 60)?;
            Ok(None)
        }
        "image" | "video" | "document" if !matches!(kind, "list" | "product_list") => {
            let value =
                header.get(header_kind).ok_or_else(|| Refusal::missing(&format!("header.{header_kind}")))?;
            media("header", value)
        }
        _ => Err(Refusal::value(format!("header.type {header_kind} is not allowed for {kind}."))),
    }
}

fn check_buttons(action: &Value) -> Checked {
    let buttons = elements(action, "buttons");
    if !(1..=3).contains(&buttons.len()) {
        return Err(Refusal::value("Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3."));
    }
    let mut ids = Vec::new();
    for button in buttons {
        if text(button, "type") != Some("reply") {
            return Err(Refusal::value("Button type must be reply."));
        }
        let reply = button.get("reply").unwrap_or(&Value::Null);
        ids.push(written("reply.id", text(reply, "id"), 256)?);
        written("reply.title", text(reply, "title"), 20)?;
    }
    distinct("reply.id", ids)
}

fn check_list(action: &Value) -> Checked {
    written("action.button", text(action, "button"), 20)?;
    let sections = elements(action, "sections");
    if !(1..=10).contains(&sections.len()) {
        return Err(Refusal::value("A list has 1 to 10 sections."));
    }
    let mut ids = Vec::new();
    for section in sections {
        match text(section, "title") {
            Some(title) => at_most("section.title", title, 24)?,
            None if sections.len() > 1 => return Err(Refusal::missing("section.title")),
            None => {}
        }
        let rows = elements(section, "rows");
        if rows.is_empty() {
            return Err(Refusal::missing("section.rows"));
        }
        for row in rows {
            ids.push(written("row.id", text(row, "id"), 200)?);
            written("row.title", text(row, "title"), 24)?;
            if let Some(description) = text(row, "description") {
                at_most("row.description", description, 72)?;
            }
        }
    }
    if ids.len() > 10 {
        return Err(Refusal::value("Total row count exceeds the maximum allowed: 10."));
    }
    distinct("row.id", ids)
}

fn check_link_button(action: &Value) -> Checked {
    named(action, "cta_url")?;
    let parameters = action.get("parameters").unwrap_or(&Value::Null);
    written("parameters.display_text", text(parameters, "display_text"), 20)?;
    let url = text(parameters, "url").ok_or_else(|| Refusal::missing("parameters.url"))?;
    web_link("parameters.url", url)
}

fn named(action: &Value, name: &str) -> Checked {
    if text(action, "name") == Some(name) {
        return Ok(());
    }
    Err(Refusal::value(format!("action.name must be {name}.")))
}

fn text<'a>(value: &'a Value, member: &str) -> Option<&'a str> {
    value.get(member)?.as_str()
}

fn elements<'a>(value: &'a Value, member: &str) -> &'a [Value] {
    value.get(member).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn at_most(what: &str, value: &str, max: usize) -> Checked {
    if value.chars().count() <= max {
        return Ok(());
    }
    Err(Refusal::value(format!("{what} length invalid. Max length: {max}.")))
}

fn written<'a>(what: &str, value: Option<&'a str>, max: usize) -> Checked<&'a str> {
    let value = value.ok_or_else(|| Refusal::missing(what))?;
    if value.trim().is_empty() {
        return Err(Refusal::value(format!("{what} length invalid. Min length: 1.")));
    }
    at_most(what, value, max)?;
    Ok(value)
}

fn distinct(what: &str, mut ids: Vec<&str>) -> Checked {
    ids.sort_unstable();
    if ids.windows(2).any(|pair| pair.first() == pair.last()) {
        return Err(Refusal::value(format!("{what} is given twice.")));
    }
    Ok(())
}

fn web_link(what: &str, link: &str) -> Checked {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    if rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !link.contains(' ')) {
        return Ok(());
    }
    Err(Refusal::value(format!("{what} is not a valid URL.")))
}
