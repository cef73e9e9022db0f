//! The HTTP client that both sides use, with TLS that trusts what the machine
//! trusts.

use std::{sync::Arc, time::Duration};

use rustls::{ClientConfig, RootCertStore, crypto::CryptoProvider};
use rustls_platform_verifier::Verifier;

/// Why there is no HTTP client.
#[derive(Debug, thiserror::Error)]
pub enum HttpClientError {
    /// TLS cannot be set up; most often the machine has no root certificates.
    #[error("TLS cannot be set up (are root certificates installed?)")]
    Tls(#[source] rustls::Error),
    /// The client cannot be built.
    #[error("the HTTP client cannot be built")]
    Client(#[source] reqwest::Error),
}

/// A client that follows no redirects: none are expected, and one would carry
/// the access token elsewhere. With `tls` false it speaks `http` only, and needs
/// no root certificates.
pub(crate) fn http_client(tls: bool, timeout: Duration) -> Result<reqwest::Client, HttpClientError> {
    reqwest::Client::builder()
        .tls_backend_preconfigured(build_tls_config(tls).map_err(HttpClientError::Tls)?)
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(timeout.min(Duration::from_secs(10)))
        .timeout(timeout)
        .build()
        .map_err(HttpClientError::Client)
}

fn build_tls_config(tls: bool) -> Result<ClientConfig, rustls::Error> {
    // The provider is named here rather than installed for the whole process,
    // which is not ours to decide.
    let provider: Arc<CryptoProvider> = Arc::new(rustls::crypto::ring::default_provider());
    let builder =
        ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions()?;
    if tls {
        let verifier = Verifier::new(provider)?;
        return Ok(builder
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier))
            .with_no_client_auth());
    }
    Ok(builder.with_root_certificates(RootCertStore::empty()).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_can_be_built() {
        http_client(false, Duration::from_secs(1)).unwrap();
        match http_client(true, Duration::from_secs(1)) {
            // A machine without root certificates says so.
            Ok(_) | Err(HttpClientError::Tls(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }
}
