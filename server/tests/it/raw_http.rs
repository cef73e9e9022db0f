//! HTTP on the bare socket: every byte of an answer, as it comes over the wire.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer as it came.
pub(crate) struct RawResponse {
    /// Bytes altogether: status line, headers, body with its framing.
    pub bytes: usize,
    /// The status line and headers.
    pub head: String,
    /// The body, unframed, still compressed if it was.
    pub body: Vec<u8>,
}

impl RawResponse {
    /// A header; empty when absent.
    pub(crate) fn header(&self, name: &str) -> &str {
        let prefix = format!("{name}: ");
        self.head.lines().find_map(|line| line.strip_prefix(&prefix)).unwrap_or_default()
    }

    /// The status.
    pub(crate) fn status(&self) -> u16 {
        self.head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default()
    }
}

/// Asks for a page over a connection of its own.
pub(crate) async fn get(origin: &str, path: &str, headers: &[(&str, &str)]) -> RawResponse {
    let address = origin.strip_prefix("http://").expect("plain HTTP");
    let mut stream = TcpStream::connect(address).await.unwrap();
    let mut request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").expect("the end of the headers") + 4;
    let head = String::from_utf8(answer[..end].to_vec()).unwrap();
    let chunked = head.to_ascii_lowercase().contains("transfer-encoding: chunked");
    let body = if chunked { decode_chunked(&answer[end..]) } else { answer[end..].to_vec() };
    RawResponse { bytes: answer.len(), head, body }
}

/// A body without its chunks' sizes (RFC 9112 §7.1).
fn decode_chunked(mut framed: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let line = framed.windows(2).position(|bytes| bytes == b"\r\n").expect("a chunk's size");
        let size = usize::from_str_radix(std::str::from_utf8(&framed[..line]).unwrap(), 16).unwrap();
        if size == 0 {
            return body;
        }
        let chunk = line + 2..line + 2 + size;
        body.extend_from_slice(&framed[chunk.clone()]);
        framed = &framed[chunk.end + 2..];
    }
}
