//! The limits of one connection. Each test lets one phase end soon and the others practically never, and
//! waits for the end.

use axum::body::Bytes;
use axum::routing::post;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::task::JoinHandle;

use super::*;

const SOON: Duration = Duration::from_millis(1);
const NEVER: Duration = Duration::from_secs(3600);
const NONE_ENDS: PhaseLimits =
    PhaseLimits { reading_head: NEVER, exchange: NEVER, streaming: NEVER, idle: NEVER };

const HALF_A_HEAD: &str = "POST / HTTP/1.1\r\nhost: x\r\nx-half: ";
const HALF_A_BODY: &str = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nhello";
const WHOLE: &str = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nhello";

/// A connection to a server that sends back what it receives.
struct Client {
    stream: DuplexStream,
    shutdown: CancellationToken,
    connection: JoinHandle<()>,
    /// Requests whose head has arrived.
    requests: tokio::sync::mpsc::UnboundedReceiver<()>,
}

impl Client {
    fn connect(limits: PhaseLimits) -> Self {
        let (stream, server) = tokio::io::duplex(64 * 1024);
        let shutdown = CancellationToken::new();
        let (arrived, requests) = tokio::sync::mpsc::unbounded_channel();
        let endless = async || {
            let body = futures_util::stream::pending::<Result<Bytes, Infallible>>();
            (axum::Extension(Streaming), Body::from_stream(body))
        };
        let routes = Router::new().route("/", post(async |body: Bytes| body).get(endless)).layer(
            axum::middleware::map_request(move |request: Request| {
                arrived.send(()).unwrap();
                std::future::ready(request)
            }),
        );
        let peer = SocketAddr::from(([127, 0, 0, 1], 1));
        let connection = serve_connection(server, peer, routes, limits, shutdown.clone());
        Self { stream, shutdown, connection: tokio::spawn(connection), requests }
    }

    async fn send(&mut self, text: &str) {
        self.stream.write_all(text.as_bytes()).await.unwrap();
    }

    /// Reads one response whose body is `hello`.
    async fn read_hello(&mut self) {
        let mut read = String::new();
        while !read.ends_with("hello") {
            let byte = self.stream.read_u8().await.unwrap();
            read.push(char::from(byte));
        }
        assert!(read.starts_with("HTTP/1.1 200 "), "{read}");
    }

    /// Returns when the server has closed the connection, with what it sent before.
    async fn wait_for_close(mut self) -> String {
        let mut sent = Vec::new();
        self.stream.read_to_end(&mut sent).await.unwrap();
        self.connection.await.unwrap();
        String::from_utf8(sent).unwrap()
    }
}

#[tokio::test]
async fn half_a_request_head_is_not_waited_for() {
    for sent in ["", HALF_A_HEAD] {
        let mut client = Client::connect(PhaseLimits { reading_head: SOON, ..NONE_ENDS });
        client.send(sent).await;
        client.wait_for_close().await;
    }
}

#[tokio::test]
async fn half_a_request_head_on_a_used_connection_is_not_waited_for_either() {
    let limits = PhaseLimits { reading_head: Duration::from_secs(5), ..NONE_ENDS };
    let mut client = Client::connect(limits);
    client.send(WHOLE).await;
    client.read_hello().await;
    client.send(HALF_A_HEAD).await;
    client.wait_for_close().await;
}

#[tokio::test]
async fn an_idle_connection_is_closed() {
    let mut client = Client::connect(PhaseLimits { idle: SOON, ..NONE_ENDS });
    client.send(WHOLE).await;
    client.read_hello().await;
    client.wait_for_close().await;
}

#[tokio::test]
async fn a_request_that_never_arrives_whole_ends() {
    let mut client = Client::connect(PhaseLimits { exchange: SOON, ..NONE_ENDS });
    client.send(HALF_A_BODY).await;
    client.wait_for_close().await;
}

#[tokio::test]
async fn a_stream_ends_at_a_limit_of_its_own() {
    let mut client = Client::connect(PhaseLimits { streaming: SOON, ..NONE_ENDS });
    client.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let answer = client.wait_for_close().await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}

#[tokio::test]
async fn half_sent_requests_do_not_delay_a_shutdown() {
    for sent in ["", HALF_A_HEAD, HALF_A_BODY] {
        let mut client = Client::connect(NONE_ENDS);
        client.send(sent).await;
        if sent == HALF_A_BODY {
            client.requests.recv().await.unwrap();
        }
        client.shutdown.cancel();
        let answer = client.wait_for_close().await;
        assert_eq!(answer.starts_with("HTTP/1.1 400 "), sent == HALF_A_BODY, "{answer}");
    }
}

#[tokio::test]
async fn a_request_that_arrives_whole_is_answered_during_a_shutdown() {
    let mut client = Client::connect(NONE_ENDS);
    client.send(HALF_A_BODY).await;
    client.requests.recv().await.unwrap();
    client.shutdown.cancel();
    client.send("world").await;
    let answer = client.wait_for_close().await;
    assert!(answer.ends_with("helloworld"), "{answer}");
}
