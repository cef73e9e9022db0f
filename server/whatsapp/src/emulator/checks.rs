//! What Meta checks of a message before taking it.
//!
//! Written from the documentation and apart from [`crate::message`], whose
//! mistakes it would otherwise share.

use serde_json::Value;

use super::api_error::ApiErrorResponse;
use crate::identity::{MediaId, MessageId, Phone, UserId};

type CheckResult<T = ()> = Result<T, ApiErrorResponse>;

/// A body of `POST …/messages`.
#[derive(Debug)]
pub(super) enum Request {
    Send(Box<SendRequest>),
    Mark(MarkReadRequest),
}

/// A message to someone.
#[derive(Debug)]
pub(super) struct SendRequest {
    /// The recipient as given, which the answer repeats.
    pub(super) input: String,
    pub(super) to: RecipientAddress,
    pub(super) kind: String,
    /// The member named like the kind.
    pub(super) payload: Value,
    /// A file that must have been uploaded.
    pub(super) media: Option<MediaId>,
    pub(super) reply_to: Option<MessageId>,
    pub(super) callback_data: Option<String>,
}

#[derive(Debug)]
pub(super) enum RecipientAddress {
    Phone(Phone),
    UserId(UserId),
}

/// A read mark.
#[derive(Debug)]
pub(super) struct MarkReadRequest {
    pub(super) message: MessageId,
    pub(super) typing: bool,
}

/// The types that can be sent. [M: messages/send-messages]
const MESSAGE_TYPES: [&str; 11] = [
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

pub(super) fn parse_request(body: &[u8]) -> CheckResult<Request> {
    let body: Value = serde_json::from_slice(body)
        .map_err(|_| ApiErrorResponse::invalid_parameter("The body is not JSON."))?;
    if get_text(&body, "messaging_product") != Some("whatsapp") {
        return Err(ApiErrorResponse::invalid_parameter("The parameter messaging_product must be whatsapp."));
    }
    if let Some(status) = get_text(&body, "status") {
        return parse_mark_read(&body, status);
    }
    let (input, to) = parse_recipient(&body)?;
    let kind = get_text(&body, "type").unwrap_or("text").to_owned();
    if !MESSAGE_TYPES.contains(&kind.as_str()) {
        return Err(ApiErrorResponse::invalid_parameter(format!(
            "Param type must be one of {}.",
            MESSAGE_TYPES.join(", ")
        )));
    }
    let payload = body.get(&kind).cloned().ok_or_else(|| ApiErrorResponse::missing_parameter(&kind))?;
    let media = check_payload(&kind, &payload)?;
    let callback_data = get_text(&body, "biz_opaque_callback_data").map(ToOwned::to_owned);
    if let Some(note) = &callback_data {
        check_max_chars("biz_opaque_callback_data", note, 512)?;
    }
    Ok(Request::Send(Box::new(SendRequest {
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
fn parse_mark_read(body: &Value, status: &str) -> CheckResult<Request> {
    if status != "read" {
        return Err(ApiErrorResponse::invalid_parameter("Param status must be read."));
    }
    let message =
        get_text(body, "message_id").ok_or_else(|| ApiErrorResponse::missing_parameter("message_id"))?;
    let typing = body.get("typing_indicator");
    if typing.is_some_and(|typing| get_text(typing, "type") != Some("text")) {
        return Err(ApiErrorResponse::invalid_value("typing_indicator.type must be text."));
    }
    Ok(Request::Mark(MarkReadRequest { message: MessageId::from(message), typing: typing.is_some() }))
}

/// `to` wins over `recipient`. [M: business-scoped-user-ids]
fn parse_recipient(body: &Value) -> CheckResult<(String, RecipientAddress)> {
    if let Some(to) = get_text(body, "to") {
        let digits: String =
            to.chars().filter(|character| !matches!(character, '+' | ' ' | '-' | '(' | ')')).collect();
        let phone = Phone::new(digits);
        if !phone.is_plausible() {
            return Err(ApiErrorResponse::invalid_parameter("The parameter to is not a phone number."));
        }
        return Ok((to.to_owned(), RecipientAddress::Phone(phone)));
    }
    let user_id = get_text(body, "recipient")
        .map(UserId::from)
        .ok_or_else(|| ApiErrorResponse::invalid_parameter("The parameter to is required."))?;
    if !user_id.is_plausible() {
        return Err(ApiErrorResponse::invalid_parameter("The parameter recipient is no user id."));
    }
    Ok((user_id.as_str().to_owned(), RecipientAddress::UserId(user_id)))
}

/// Returns the uploaded file the message needs, if any.
fn check_payload(kind: &str, payload: &Value) -> CheckResult<Option<MediaId>> {
    match kind {
        "text" => {
            check_text("text.body", get_text(payload, "body"), 4096)?;
            Ok(None)
        }
        "location" => check_location(payload).map(|()| None),
        "document" | "image" | "audio" | "video" | "sticker" => {
            if let Some(caption) = get_text(payload, "caption") {
                check_max_chars("caption", caption, 1024)?;
            }
            check_media(kind, payload)
        }
        "interactive" => check_interactive(payload),
        "template" => {
            check_text("template.name", get_text(payload, "name"), 512)?;
            let language = payload.pointer("/language/code").and_then(Value::as_str);
            check_text("template.language.code", language, 20)?;
            Ok(None)
        }
        _ => Ok(None),
    }
}

fn check_media(what: &str, value: &Value) -> CheckResult<Option<MediaId>> {
    match (get_text(value, "id"), get_text(value, "link")) {
        (Some(id), None) => Ok(Some(MediaId::from(id))),
        (None, Some(link)) => check_web_link(what, link).map(|()| None),
        (Some(_), Some(_)) => {
            Err(ApiErrorResponse::invalid_parameter(format!("{what} takes either id or link, not both.")))
        }
        (None, None) => Err(ApiErrorResponse::missing_parameter(&format!("{what}.id or {what}.link"))),
    }
}

fn check_location(payload: &Value) -> CheckResult {
    for (member, limit) in [("latitude", 90.0), ("longitude", 180.0)] {
        let value = payload.get(member).unwrap_or(&Value::Null);
        let degrees = value
            .as_f64()
            .or_else(|| value.as_str()?.parse().ok())
            .ok_or_else(|| ApiErrorResponse::missing_parameter(&format!("location.{member}")))?;
        // Written this way round, what is not a number is refused too.
        if !(-limit..=limit).contains(&degrees) {
            return Err(ApiErrorResponse::invalid_value(format!("location.{member} is off the map.")));
        }
    }
    Ok(())
}

fn check_interactive(payload: &Value) -> CheckResult<Option<MediaId>> {
    let kind =
        get_text(payload, "type").ok_or_else(|| ApiErrorResponse::missing_parameter("interactive.type"))?;
    let action = payload
        .get("action")
        .filter(|action| action.is_object())
        .ok_or_else(|| ApiErrorResponse::missing_parameter("interactive.action"))?;
    let body = payload.pointer("/body/text").and_then(Value::as_str);
    let body_limit = if kind == "list" { 4096 } else { 1024 };
    // A single product may stand without words. [M: catalogs/…/share-products]
    if kind != "product" || body.is_some() {
        check_text("interactive.body.text", body, body_limit)?;
    }
    if let Some(footer) = payload.get("footer") {
        check_text("interactive.footer.text", get_text(footer, "text"), 60)?;
    }
    let header = match payload.get("header") {
        Some(header) => check_header(kind, header)?,
        None => None,
    };
    match kind {
        "button" => check_buttons(action)?,
        "list" => check_list(action)?,
        "cta_url" => check_link_button(action)?,
        "location_request_message" => check_action_name(action, "send_location")?,
        // Types that this crate does not send are not looked into.
        "product" | "product_list" | "catalog_message" | "flow" | "carousel" | "order_details"
        | "order_status" | "address_message" => {}
        _ => {
            return Err(ApiErrorResponse::invalid_value(format!("interactive.type {kind} is not known.")));
        }
    }
    Ok(header)
}

/// A list and a product list take text only. \[OA\]
fn check_header(kind: &str, header: &Value) -> CheckResult<Option<MediaId>> {
    let header_kind =
        get_text(header, "type").ok_or_else(|| ApiErrorResponse::missing_parameter("header.type"))?;
    match header_kind {
        "text" => {
            check_text("interactive.header.text", get_text(header, "text"), 60)?;
            Ok(None)
        }
        "image" | "video" | "document" if !matches!(kind, "list" | "product_list") => {
            let value = header
                .get(header_kind)
                .ok_or_else(|| ApiErrorResponse::missing_parameter(&format!("header.{header_kind}")))?;
            check_media("header", value)
        }
        _ => Err(ApiErrorResponse::invalid_value(format!(
            "header.type {header_kind} is not allowed for {kind}."
        ))),
    }
}

fn check_buttons(action: &Value) -> CheckResult {
    let buttons = get_array(action, "buttons");
    if !(1..=3).contains(&buttons.len()) {
        return Err(ApiErrorResponse::invalid_value(
            "Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3.",
        ));
    }
    let mut ids = Vec::new();
    for button in buttons {
        if get_text(button, "type") != Some("reply") {
            return Err(ApiErrorResponse::invalid_value("Button type must be reply."));
        }
        let reply = button.get("reply").unwrap_or(&Value::Null);
        ids.push(check_text("reply.id", get_text(reply, "id"), 256)?);
        check_text("reply.title", get_text(reply, "title"), 20)?;
    }
    check_distinct("reply.id", ids)
}

fn check_list(action: &Value) -> CheckResult {
    check_text("action.button", get_text(action, "button"), 20)?;
    let sections = get_array(action, "sections");
    if !(1..=10).contains(&sections.len()) {
        return Err(ApiErrorResponse::invalid_value("A list has 1 to 10 sections."));
    }
    let mut ids = Vec::new();
    for section in sections {
        match get_text(section, "title") {
            Some(title) => check_max_chars("section.title", title, 24)?,
            None if sections.len() > 1 => return Err(ApiErrorResponse::missing_parameter("section.title")),
            None => {}
        }
        let rows = get_array(section, "rows");
        if rows.is_empty() {
            return Err(ApiErrorResponse::missing_parameter("section.rows"));
        }
        for row in rows {
            ids.push(check_text("row.id", get_text(row, "id"), 200)?);
            check_text("row.title", get_text(row, "title"), 24)?;
            if let Some(description) = get_text(row, "description") {
                check_max_chars("row.description", description, 72)?;
            }
        }
    }
    if ids.len() > 10 {
        return Err(ApiErrorResponse::invalid_value("Total row count exceeds the maximum allowed: 10."));
    }
    check_distinct("row.id", ids)
}

fn check_link_button(action: &Value) -> CheckResult {
    check_action_name(action, "cta_url")?;
    let parameters = action.get("parameters").unwrap_or(&Value::Null);
    check_text("parameters.display_text", get_text(parameters, "display_text"), 20)?;
    let url =
        get_text(parameters, "url").ok_or_else(|| ApiErrorResponse::missing_parameter("parameters.url"))?;
    check_web_link("parameters.url", url)
}

fn check_action_name(action: &Value, name: &str) -> CheckResult {
    if get_text(action, "name") == Some(name) {
        return Ok(());
    }
    Err(ApiErrorResponse::invalid_value(format!("action.name must be {name}.")))
}

fn get_text<'a>(value: &'a Value, member: &str) -> Option<&'a str> {
    value.get(member)?.as_str()
}

fn get_array<'a>(value: &'a Value, member: &str) -> &'a [Value] {
    value.get(member).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn check_max_chars(what: &str, value: &str, max: usize) -> CheckResult {
    if value.chars().count() <= max {
        return Ok(());
    }
    Err(ApiErrorResponse::invalid_value(format!("{what} length invalid. Max length: {max}.")))
}

fn check_text<'a>(what: &str, value: Option<&'a str>, max: usize) -> CheckResult<&'a str> {
    let value = value.ok_or_else(|| ApiErrorResponse::missing_parameter(what))?;
    if value.trim().is_empty() {
        return Err(ApiErrorResponse::invalid_value(format!("{what} length invalid. Min length: 1.")));
    }
    check_max_chars(what, value, max)?;
    Ok(value)
}

fn check_distinct(what: &str, mut ids: Vec<&str>) -> CheckResult {
    ids.sort_unstable();
    if ids.windows(2).any(|pair| pair.first() == pair.last()) {
        return Err(ApiErrorResponse::invalid_value(format!("{what} is given twice.")));
    }
    Ok(())
}

fn check_web_link(what: &str, link: &str) -> CheckResult {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    if rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !link.contains(' ')) {
        return Ok(());
    }
    Err(ApiErrorResponse::invalid_value(format!("{what} is not a valid URL.")))
}
