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
/// the access token elsewhere. Without TLS it uses `http` only, and needs
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
    use std::error::Error;

    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    use super::*;

    /// A server that answers the first bytes it gets, whatever they are, with 200 in plain HTTP.
    async fn plain_server() -> std::net::SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut first = [0];
                if stream.read(&mut first).await.is_ok() {
                    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await;
                }
            }
        });
        address
    }

    #[tokio::test]
    async fn without_tls_only_plain_http_is_sent() {
        let address = plain_server().await;
        let client = http_client(false, Duration::from_secs(10)).unwrap();
        assert_eq!(client.get(format!("http://{address}")).send().await.unwrap().status(), 200);
        assert!(client.get(format!("https://{address}")).send().await.is_err());
    }

    #[tokio::test]
    async fn with_tls_a_server_without_it_is_refused() {
        let address = plain_server().await;
        // Fails on a machine without root certificates, which could not reach Meta either.
        let client = http_client(true, Duration::from_secs(10)).unwrap();
        let error = client.get(format!("https://{address}")).send().await.unwrap_err();
        let mut causes = std::iter::successors(error.source(), |cause| (*cause).source());
        assert!(causes.any(|cause| cause.to_string().contains("InvalidContentType")), "{error:?}");
    }
}
