//! Prints how many category pages a second this machine serves: shared from memory, and made for
//! a client with a session.
//!
//! `cargo run -p server --release --example pages_per_second [SECONDS]`
//!
//! The shop runs in this process with the small demo network; the callers, each on a connection that
//! stays open, run beside it and take their share of the processors.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark may stop at the first surprise")]

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use server::config::{Config, Layers};
use server::environment::{Environment, TestClock};
use server::feeds::{self, FeedKind};
use server::{RunningApp, start};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// Callers at once.
const CALLERS: u64 = 16;
const PAGE: &str = "/s/shree-ganesh-vashi/c/fresh";
/// A Friday, 11:00 in India. Time does not move, so that a shared page stays fresh.
const OPENING_TIME: &str = "2026-11-20T05:30:00Z";

#[tokio::main]
async fn main() {
    let seconds = std::env::args().nth(1).map_or(5, |seconds| seconds.parse().expect("SECONDS is a number"));
    let folder = tempfile::tempdir().unwrap();
    let shop = open(folder.path()).await;
    println!("machine:  {}, {} cores", processor(), std::thread::available_parallelism().unwrap());
    println!("page:     {PAGE}, {CALLERS} callers, {seconds} s each");
    let session = session(shop.address).await;
    for (name, headers) in [
        ("shared", "accept-encoding: br\r\n".to_owned()),
        ("shared, for gzip", "accept-encoding: gzip\r\n".to_owned()),
        ("personal", format!("accept-encoding: br\r\ncookie: {session}\r\n")),
    ] {
        let (pages, bytes) = measure(shop.address, &headers, Duration::from_secs(seconds)).await;
        println!("{name:<17} {:>7} pages/s of {bytes} bytes", pages / seconds);
    }
    shop.stop().await;
}

/// A shop with the small demo network.
async fn open(folder: &Path) -> RunningApp {
    let flags = vec![
        ("listen", "127.0.0.1:0".to_owned()),
        ("operations_listen", "127.0.0.1:0".to_owned()),
        ("storage", folder.join("storage.db").to_string_lossy().into_owned()),
    ];
    let config = Config::load(&Layers { flags, sandbox: true, ..Layers::default() }).unwrap();
    let now: Timestamp = OPENING_TIME.parse().unwrap();
    let clock = Arc::new(TestClock::new(now));
    let running =
        start(config, Environment { clock: Arc::clone(&clock) as _, ..Environment::system() }).await.unwrap();
    for (kind, file) in [
        (FeedKind::Categories, "categories"),
        (FeedKind::Products, "products"),
        (FeedKind::Stores, "stores"),
        (FeedKind::Listings, "listings"),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("demo/small/{file}.csv"));
        let source = std::fs::File::open(path).unwrap();
        feeds::import(&*running.state.storage, kind, source, &mut |_| {}).await.unwrap();
    }
    // What was read before the import is a second old.
    clock.advance(jiff::SignedDuration::from_secs(1));
    running
}

/// The cookie of a visitor with a place in the session.
async fn session(address: SocketAddr) -> String {
    let mut stream = BufReader::new(TcpStream::connect(address).await.unwrap());
    let form = "lang=en&q=400703";
    let request = format!(
        "POST /location HTTP/1.1\r\nhost: {address}\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
        form.len()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let head = head(&mut stream).await;
    let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a session");
    cookie.split(';').next().unwrap().to_owned()
}

/// Pages in a time, and the bytes of one.
async fn measure(address: SocketAddr, headers: &str, time: Duration) -> (u64, usize) {
    let request: Arc<str> = format!("GET {PAGE} HTTP/1.1\r\nhost: {address}\r\n{headers}\r\n").into();
    let end = Instant::now() + time;
    let callers: Vec<_> = (0..CALLERS)
        .map(|_| {
            let request = Arc::clone(&request);
            tokio::spawn(async move {
                let mut stream = BufReader::new(TcpStream::connect(address).await.unwrap());
                let (mut pages, mut bytes) = (0, 0);
                while Instant::now() < end {
                    stream.write_all(request.as_bytes()).await.unwrap();
                    bytes = answer(&mut stream).await;
                    pages += 1;
                }
                (pages, bytes)
            })
        })
        .collect();
    let (mut pages, mut bytes) = (0, 0);
    for caller in callers {
        let (its_pages, its_bytes) = caller.await.unwrap();
        (pages, bytes) = (pages + its_pages, its_bytes);
    }
    (pages, bytes)
}

/// The head of an answer, line by line.
async fn head(stream: &mut BufReader<TcpStream>) -> String {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert_ne!(stream.read_line(&mut head).await.unwrap(), 0, "the connection stays open");
    }
    head
}

/// Reads a whole answer, which must be a page; answers its bytes.
async fn answer(stream: &mut BufReader<TcpStream>) -> usize {
    let head = head(stream).await;
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let mut body = Vec::new();
    let Some(length) = length else { return head.len() + chunks(stream).await };
    body.resize(length.parse().unwrap(), 0);
    stream.read_exact(&mut body).await.unwrap();
    head.len() + body.len()
}

/// A body in chunks (RFC 9112 §7.1).
async fn chunks(stream: &mut BufReader<TcpStream>) -> usize {
    let mut bytes = 0;
    loop {
        let mut line = String::new();
        bytes += stream.read_line(&mut line).await.unwrap();
        let size = usize::from_str_radix(line.trim(), 16).unwrap();
        let mut chunk = vec![0; size + 2];
        bytes += stream.read_exact(&mut chunk).await.unwrap();
        if size == 0 {
            return bytes;
        }
    }
}

fn processor() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    name.map_or_else(|| std::env::consts::ARCH.to_owned(), |(_, name)| name.to_owned())
}
