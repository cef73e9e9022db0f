//! `nukkad serve` as a process: how it starts, holds out, and ends.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A server in a process of its own.
struct Server {
    process: Child,
    folder: tempfile::TempDir,
    banner: Vec<String>,
}

impl Server {
    /// Starts a server that may have at most so many files open.
    fn start(max_open_files: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut process = serve(folder.path(), max_open_files).stdout(Stdio::piped()).spawn().unwrap();
        let output = BufReader::new(process.stdout.take().unwrap());
        let banner: Vec<String> = output.lines().take(3).map(Result::unwrap).collect();
        assert_eq!(banner.len(), 3, "{banner:?} {}", log(folder.path()));
        Self { process, folder, banner }
    }

    /// `127.0.0.1:port` where customers are served.
    fn address(&self) -> &str {
        address_in(&self.banner[0])
    }

    /// `127.0.0.1:port` where health and metrics are served.
    fn operations_address(&self) -> &str {
        address_in(&self.banner[2])
    }

    /// Sends SIGTERM, as a service manager does, and returns the exit code and the log.
    fn terminate(mut self) -> (Option<i32>, String) {
        let kill = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status().unwrap();
        assert!(kill.success());
        let code = self.process.wait().unwrap().code();
        (code, log(self.folder.path()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // After a test that failed, or one that ends it otherwise.
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

fn serve(folder: &Path, max_open_files: u32) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("ulimit -n {max_open_files} && exec \"$@\""), "sh"])
        .arg(env!("CARGO_BIN_EXE_nukkad"))
        .args(["serve", "--sandbox", "--storage", "shop.db"])
        .args(["--listen", "127.0.0.1:0", "--operations-listen", "127.0.0.1:0"])
        .env("NUKKAD_LOG", "server=debug")
        .stderr(File::create(folder.join("log")).unwrap())
        .current_dir(folder);
    command
}

fn log(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("log")).unwrap()
}

fn address_in(line: &str) -> &str {
    line.rsplit_once("http://").unwrap().1.trim_end()
}

/// Sends a request over a connection of its own; the response, whatever it holds.
fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").unwrap();
    let mut response = Vec::new();
    stream.read_to_end(&mut response).unwrap();
    String::from_utf8_lossy(&response).into_owned()
}

fn is_ready(address: &str) -> bool {
    let Ok(mut stream) = TcpStream::connect(address) else { return false };
    let mut response = String::new();
    let answered = write!(stream, "GET /readyz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .and_then(|()| stream.read_to_string(&mut response));
    answered.is_ok() && response.starts_with("HTTP/1.1 200 ")
}

fn send(address: &str, bytes: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(bytes).unwrap();
    stream
}

#[test]
fn it_starts_and_shuts_down_in_good_order() {
    let server = Server::start(1024);
    assert!(server.banner[0].contains("is open at http://127.0.0.1:"), "{:?}", server.banner);
    assert!(server.banner[1].contains("/sandbox"), "{:?}", server.banner);
    let (code, log) = server.terminate();
    assert_eq!(code, Some(0), "{log}");
}

#[test]
fn half_sent_requests_do_not_keep_it_from_shutting_down() {
    let server = Server::start(1024);
    let head = send(server.address(), b"GET /en HTTP/1.1\r\nhost: x\r\nx-half: ");
    let body = send(server.address(), b"POST /nowhere HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nhalf");
    // They have been accepted before this one.
    assert!(get(server.address(), "/en").starts_with("HTTP/1.1 200 "));
    let (code, log) = server.terminate();
    assert_eq!(code, Some(0), "{log}");
    assert!(!log.contains("shutdown timed out"), "{log}");
    drop((head, body));
}

#[test]
fn more_connections_than_descriptors_leave_health_checks_and_the_next_customer_served() {
    let server = Server::start(160);
    let flood: Vec<TcpStream> =
        (0..150).map(|_| send(server.address(), b"GET / HTTP/1.1\r\nhost: x\r\nx-half: ")).collect();
    for path in ["/healthz", "/readyz", "/metrics"] {
        let response = get(server.operations_address(), path);
        assert!(response.starts_with("HTTP/1.1 200 "), "{path}: {response}");
    }
    drop(flood);
    assert!(get(server.address(), "/en").starts_with("HTTP/1.1 200 "));
    let (code, log) = server.terminate();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("connection limit reached"), "{log}");
    assert!(!log.contains("accepting a connection failed"), "{log}");
}

#[test]
fn a_second_server_on_the_same_database_is_refused() {
    let server = Server::start(1024);
    let second = serve(server.folder.path(), 1024).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    let error = String::from_utf8(second.stderr).unwrap();
    assert!(error.contains("another server uses this database"), "{error}");
    assert!(get(server.address(), "/en").starts_with("HTTP/1.1 200 "));
    let (code, log) = server.terminate();
    assert_eq!(code, Some(0), "{log}");
}

#[test]
fn a_server_whose_database_was_deleted_is_not_ready() {
    let server = Server::start(1024);
    assert!(get(server.operations_address(), "/readyz").starts_with("HTTP/1.1 200 "));
    for file in ["shop.db", "shop.db-wal", "shop.db-shm"] {
        std::fs::remove_file(server.folder.path().join(file)).unwrap();
    }
    // It may also have stopped by itself, which is as good.
    while is_ready(server.operations_address()) {}
}

#[test]
fn what_is_logged_of_a_request_carries_the_id_of_its_response() {
    let server = Server::start(1024);
    let response = get(server.address(), "/en");
    let id = response.lines().find_map(|line| line.strip_prefix("x-request-id: ")).unwrap().to_owned();
    let (_, log) = server.terminate();
    let line = log.lines().find(|line| line.contains(&id)).unwrap_or_else(|| panic!("{id} in {log}"));
    for part in ["request answered", "route=", "GET", "status"] {
        assert!(line.contains(part), "{part} in {line}");
    }
}
