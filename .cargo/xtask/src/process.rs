//! Running other programs, and saying on one line each what is being done.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Prints one line about what was found or done.
pub(crate) fn log(text: &str) {
    println!("  {text}");
}

/// A piece of work that takes a while: its start is printed, and its end with the time taken.
pub(crate) struct Step {
    started: Instant,
}

impl Step {
    /// Prints what is done from now on.
    pub(crate) fn start(what: &str) -> Self {
        println!("▸ {what}");
        Self { started: Instant::now() }
    }

    /// Prints the outcome, and how long it took.
    pub(crate) fn done(self, outcome: &str) {
        println!("  {outcome} ({})", format_duration(self.started.elapsed()));
    }
}

/// A duration as people say it: `0.4 s`, `12 s`, `3 min 05 s`.
pub(crate) fn format_duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..=9 => format!("{:.1} s", time.as_secs_f64()),
        10..=59 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

/// Runs a program with its output shown.
///
/// # Errors
/// When it cannot be started or does not succeed; the error repeats the command.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = display_command(command);
    let status = command.status().with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs a program silently and gives what it printed.
///
/// # Errors
/// When it cannot be started or does not succeed; the error ends with what it complained of.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let shown = display_command(command);
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{shown}`"))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("`{shown}` failed ({}): {}", output.status, complaint.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program silently; whether it succeeded.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// What a program printed while it was shown, and whether it succeeded.
pub(crate) struct CapturedRun {
    /// Both streams, line by line, without colours.
    pub text: String,
    /// Whether its exit code was zero.
    pub success: bool,
}

/// Runs a program with its output shown, and returns the output too.
///
/// # Errors
/// When it cannot be started.
pub(crate) fn run_captured(command: &mut Command) -> Result<CapturedRun> {
    let shown = display_command(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{shown}`"))?;
    let errors = child.stderr.take();
    let complaints = std::thread::spawn(move || errors.map(|stream| tee(stream, &mut std::io::stderr())));
    let mut text = child.stdout.take().map(|stream| tee(stream, &mut std::io::stdout())).unwrap_or_default();
    if let Ok(Some(complaints)) = complaints.join() {
        text.push_str(&complaints);
    }
    let status = child.wait().with_context(|| format!("lost sight of `{shown}`"))?;
    Ok(CapturedRun { text, success: status.success() })
}

fn tee(stream: impl Read, shown: &mut impl Write) -> String {
    let mut copied = String::new();
    let mut reader = BufReader::new(stream);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        // A terminal that went away is no reason to lose the count.
        let _ = shown.write_all(&line);
        copied.push_str(&strip_ansi(&String::from_utf8_lossy(&line)));
        line.clear();
    }
    copied
}

/// The text without terminal colour sequences.
fn strip_ansi(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            for skipped in characters.by_ref() {
                if skipped.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            plain.push(character);
        }
    }
    plain
}

/// Removes what the cargo that started this program has set for this crate. Build scripts watch such
/// variables, and would run again whenever they change.
pub(crate) fn clear_cargo_env(command: &mut Command) {
    let prefixes = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"];
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if prefixes.iter().any(|prefix| name.starts_with(prefix)) {
            command.env_remove(name.as_ref());
        }
    }
    command.env_remove("CARGO").env_remove("CARGO_PRIMARY_PACKAGE").env_remove("CARGO_CRATE_NAME");
}

/// The path of a program on `PATH`.
pub(crate) fn find_program(name: &str) -> Option<std::path::PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|candidate| candidate.is_file())
}

fn display_command(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        let _ = write!(text, " {}", argument.to_string_lossy());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(format_duration(Duration::from_millis(420)), "0.4 s");
        assert_eq!(format_duration(Duration::from_secs(42)), "42 s");
        assert_eq!(format_duration(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn colours_are_taken_out() {
        assert_eq!(strip_ansi("\u{1b}[32;1mok\u{1b}[0m. 3"), "ok. 3");
        assert_eq!(strip_ansi("no colours"), "no colours");
    }

    #[test]
    fn a_failing_program_is_named_in_the_error() {
        let error = run(Command::new("false").arg("--why")).unwrap_err();
        assert!(error.to_string().contains("`false --why` failed"), "{error}");
    }

    #[test]
    fn both_streams_are_captured() {
        let watched =
            run_captured(Command::new("sh").args(["-c", "echo out; echo err >&2; exit 3"])).unwrap();
        assert!(!watched.success);
        assert!(watched.text.contains("out\n") && watched.text.contains("err\n"));
    }
}
