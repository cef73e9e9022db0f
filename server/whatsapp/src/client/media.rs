//! Files: uploaded before they are sent, downloaded after they were received.
//! [M: business-phone-numbers/media]

use reqwest::{
    Method, Url,
    multipart::{Form, Part},
};
use serde::Deserialize;

use super::{Client, Error, is_path_segment};
use crate::identity::MediaId;

/// A file and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaFile {
    /// Its media type.
    pub mime_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

#[derive(Deserialize)]
struct UploadResponse {
    id: MediaId,
}

#[derive(Deserialize)]
struct MediaDescription {
    url: String,
    #[serde(default)]
    mime_type: String,
}

impl Client {
    /// Uploads a file, to be sent within 30 days by its id. Documents may have
    /// 100 MB, pictures (JPEG, PNG) 5 MB. [M: business-phone-numbers/media]
    ///
    /// # Errors
    /// Meta refuses it or cannot be reached.
    pub async fn upload(&self, filename: &str, mime_type: &str, bytes: Vec<u8>) -> Result<MediaId, Error> {
        let part = Part::bytes(bytes)
            .file_name(filename.to_owned())
            .mime_str(mime_type)
            .map_err(Error::from_transport)?;
        let form = Form::new()
            .text("messaging_product", "whatsapp")
            .text("type", mime_type.to_owned())
            .part("file", part);
        let request = self.request(Method::POST, &self.number_path("media"));
        let uploaded: UploadResponse = self.execute(request.multipart(form)).await?;
        Ok(uploaded.id)
    }

    /// Downloads a file that was received or uploaded.
    /// [M: business-phone-numbers/media]
    ///
    /// # Errors
    /// It is gone, Meta refuses it, or cannot be reached.
    pub async fn download(&self, id: &MediaId) -> Result<MediaFile, Error> {
        let described: MediaDescription = self.execute(self.request(Method::GET, media_path(id)?)).await?;
        let url = self.check_download_url(&described.url)?;
        let request = self.http.get(url).bearer_auth(self.access_token.expose());
        let response = request.send().await.map_err(Error::from_transport)?;
        let status = response.status();
        let bytes = response.bytes().await.map_err(Error::from_transport)?;
        if !status.is_success() {
            return Err(Error::from_response(status.as_u16(), &bytes));
        }
        Ok(MediaFile { mime_type: described.mime_type, bytes: bytes.into() })
    }

    /// A download address may be given the token when it is encrypted, or on
    /// the very host that was configured.
    fn check_download_url(&self, url: &str) -> Result<Url, Error> {
        let unreadable = Error::InvalidResponse { http_status: 200 };
        let url = Url::parse(url).map_err(|_| unreadable.clone())?;
        let root = Url::parse(&self.root).map_err(|_| unreadable.clone())?;
        if url.scheme() == "https" || url.origin() == root.origin() {
            return Ok(url);
        }
        Err(unreadable)
    }
}

/// An id comes from a webhook and must not change the path.
fn media_path(id: &MediaId) -> Result<&str, Error> {
    if is_path_segment(id.as_str()) {
        return Ok(id.as_str());
    }
    Err(Error::Api(super::ApiError {
        http_status: 400,
        code: 100,
        message: "not a media id".to_owned(),
        details: None,
        fbtrace_id: None,
    }))
}
