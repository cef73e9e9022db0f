//! The project's own commands: `cargo xtask serve`, `bench`, `build`, `screens`, `size`, `test`, `torture`, `wasm`.
//!
//! | to change | look in |
//! |---|---|
//! | what a command does, in order | `commands/` |
//! | how the islands become WASM and the site's files | `wasm/` |
//! | where the Rust that can build for the browser comes from | `toolchain/` |
//! | how the checks are counted | `testing/` |

mod apt;
mod browser;
mod commands;
mod npm;
mod paths;
mod process;
mod testing;
mod toolchain;
mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything and start a sandbox to try, on 127.0.0.1.
    Serve(commands::serve::Arguments),
    /// Measure how fast the shop is on this machine.
    Bench(commands::bench::Arguments),
    /// Build `target/release/nukkad`: optimised, with the site's files inside.
    Build,
    /// Take pictures of every page and state, at four widths, light and dark, in every language.
    Screens(commands::screens::Arguments),
    /// Measure what a browser downloads against its budget.
    Size,
    /// Run every check; the last line counts passed and failed.
    Test(commands::test::Arguments),
    /// Run the long forms of the tests: many more generated cases, the kill tests repeated.
    Torture(commands::torture::Arguments),
    /// Build the islands and the site's files into `target/site`, if they changed.
    Wasm,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = paths::Workspace::locate().and_then(|workspace| match arguments.command {
        Command::Serve(arguments) => commands::serve::run(&workspace, &arguments),
        Command::Bench(arguments) => commands::bench::run(&workspace, &arguments),
        Command::Build => commands::build::run(&workspace),
        Command::Screens(arguments) => commands::screens::run(&workspace, &arguments),
        Command::Size => commands::size::run(&workspace),
        Command::Test(arguments) => commands::test::run(&workspace, &arguments),
        Command::Torture(arguments) => commands::torture::run(&workspace, &arguments),
        Command::Wasm => commands::wasm::run(&workspace),
    });
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nStopped: {error:#}");
            ExitCode::FAILURE
        }
    }
}
