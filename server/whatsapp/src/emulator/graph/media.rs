//! Uploading, describing and downloading files.
//! [M: business-phone-numbers/media]

use std::sync::Arc;

use axum::{
    Json,
    extract::{
        Multipart, Path, Query, State,
        multipart::{MultipartError, MultipartRejection},
        rejection::QueryRejection,
    },
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{
    emulator::{api_error::ApiErrorResponse, inner::Inner, state::StoredMedia},
    identity::MediaId,
};

/// Where files are downloaded. The path is Meta's own, on another host.
pub(super) const DOWNLOAD_PATH: &str = "/whatsapp_business/attachments";

/// A download address is good for five minutes.
const URL_TTL_SECONDS: i64 = 5 * 60;

const MEGABYTE: usize = 1024 * 1024;

/// Kinds of files and the most bytes of each.
const MAX_BYTES_BY_TYPE: [(&str, usize); 18] = [
    ("application/msword", 100 * MEGABYTE),
    ("application/pdf", 100 * MEGABYTE),
    ("application/vnd.ms-excel", 100 * MEGABYTE),
    ("application/vnd.ms-powerpoint", 100 * MEGABYTE),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", 100 * MEGABYTE),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 100 * MEGABYTE),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", 100 * MEGABYTE),
    ("audio/aac", 16 * MEGABYTE),
    ("audio/amr", 16 * MEGABYTE),
    ("audio/mp4", 16 * MEGABYTE),
    ("audio/mpeg", 16 * MEGABYTE),
    ("audio/ogg", 16 * MEGABYTE),
    ("image/jpeg", 5 * MEGABYTE),
    ("image/png", 5 * MEGABYTE),
    ("image/webp", MEGABYTE / 2),
    ("text/plain", 100 * MEGABYTE),
    ("video/3gpp", 16 * MEGABYTE),
    ("video/mp4", 16 * MEGABYTE),
];

/// The form as it comes in, field by field.
#[derive(Default)]
struct UploadForm {
    product: String,
    mime_type: Option<String>,
    file: Option<StoredMedia>,
}

pub(super) async fn upload(
    State(inner): State<Arc<Inner>>,
    Path((version, number)): Path<(String, String)>,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    if let Err(error) = inner.authorize(&headers, &version, Some(&number)) {
        return inner.error_response(error);
    }
    let now = inner.now();
    let file = match form {
        Ok(form) => read_form(form, now).await,
        Err(_) => Err(ApiErrorResponse::invalid_parameter("The body is not multipart/form-data.")),
    };
    match file {
        Ok(file) => {
            let mut state = inner.state();
            let id = state.ids.next_media_id(now);
            state.media.insert(id.clone(), file);
            Json(json!({ "id": id })).into_response()
        }
        Err(error) => inner.error_response(error),
    }
}

async fn read_form(mut multipart: Multipart, now: i64) -> Result<StoredMedia, ApiErrorResponse> {
    let broken = |_: MultipartError| ApiErrorResponse::invalid_parameter("The form is broken, or too large.");
    let mut form = UploadForm::default();
    while let Some(field) = multipart.next_field().await.map_err(broken)? {
        match field.name() {
            Some("messaging_product") => form.product = field.text().await.map_err(broken)?,
            Some("type") => form.mime_type = Some(field.text().await.map_err(broken)?),
            Some("file") => {
                form.file = Some(StoredMedia {
                    mime_type: field.content_type().unwrap_or_default().to_owned(),
                    filename: field.file_name().unwrap_or("file").to_owned(),
                    bytes: field.bytes().await.map_err(broken)?,
                    uploaded_at: now,
                });
            }
            _ => {}
        }
    }
    form.into_file()
}

impl UploadForm {
    fn into_file(self) -> Result<StoredMedia, ApiErrorResponse> {
        if self.product != "whatsapp" {
            return Err(ApiErrorResponse::invalid_parameter(
                "The parameter messaging_product must be whatsapp.",
            ));
        }
        let mut file = self
            .file
            .ok_or_else(|| ApiErrorResponse::invalid_parameter("The parameter file is required."))?;
        if let Some(mime_type) = self.mime_type {
            file.mime_type = mime_type;
        }
        // `audio/ogg; codecs=opus` is of the kind `audio/ogg`.
        let kind = file.mime_type.split(';').next().unwrap_or_default().trim();
        let (_, most) = MAX_BYTES_BY_TYPE.iter().find(|(allowed, _)| *allowed == kind).ok_or_else(|| {
            ApiErrorResponse::invalid_parameter(format!(
                "Param file must be a file with one of the following types: {}.",
                MAX_BYTES_BY_TYPE.map(|(kind, _)| kind).join(", ")
            ))
        })?;
        if file.bytes.is_empty() || file.bytes.len() > *most {
            return Err(ApiErrorResponse::media_error(format!("The file must have 1 to {most} bytes.")));
        }
        Ok(file)
    }
}

pub(super) async fn describe(
    State(inner): State<Arc<Inner>>,
    Path((version, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    if let Err(error) = inner.authorize(&headers, &version, None) {
        return inner.error_response(error);
    }
    let id = MediaId::from(id);
    let file = inner.state().media.get(&id).cloned();
    let Some(file) = file else {
        return inner.error_response(ApiErrorResponse::unknown_object());
    };
    let until = inner.now() + URL_TTL_SECONDS;
    Json(json!({
        "messaging_product": "whatsapp",
        "url": format!("{}{DOWNLOAD_PATH}?mid={}&ext={until}", inner.base_url, id.as_str()),
        "mime_type": file.mime_type,
        "sha256": hex::encode(Sha256::digest(&file.bytes)),
        "file_size": file.bytes.len(),
        "id": id,
    }))
    .into_response()
}

/// The query of a download address.
#[derive(Deserialize)]
pub(super) struct DownloadQuery {
    mid: String,
    /// Until when it is good, in unix seconds.
    ext: i64,
}

pub(super) async fn download(
    State(inner): State<Arc<Inner>>,
    query: Result<Query<DownloadQuery>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    if let Err(error) = inner.authorize(&headers, "v1.0", None) {
        return inner.error_response(error);
    }
    let file = query.ok().filter(|Query(download)| download.ext > inner.now()).and_then(|Query(download)| {
        let id = MediaId::from(download.mid);
        inner.state().media.get(&id).cloned()
    });
    match file {
        Some(file) => ([(header::CONTENT_TYPE, file.mime_type)], file.bytes).into_response(),
        None => inner.error_response(ApiErrorResponse::unknown_object()),
    }
}
