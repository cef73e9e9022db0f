//! The command line of `nukkad`.

mod exit_code;
mod import;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;

use crate::catalog::search::{DEFAULT_SYNONYMS, Synonyms};
use crate::config::{DEFAULTS, Layers};
use crate::feeds::FeedKind;

/// A shop inside a WhatsApp chat, for a network of neighbourhood stores.
///
/// A customer writes "Hi" and gets a link to a small, fast shop: the stores nearby, what they
/// sell, a pick-up time. The bill and the way there arrive in the chat; the storekeeper packs and
/// presses Ready.
///
/// New here? `nukkad serve --sandbox` opens the whole shop on this machine, with an emulated
/// WhatsApp beside it. Nothing leaves the machine.
#[derive(Parser)]
#[command(
    name = "nukkad",
    version,
    max_term_width = 100,
    after_help = "\
Settings come in layers: the defaults (`nukkad config` prints them, with what each means), a file\n\
(nukkad.toml, or --config), NUKKAD_* variables of the environment, and these options.\n\n\
Exit codes: 0 done, 1 failed, 2 wrong or missing options or settings, 3 imported but some rows rejected."
)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Open the shop.
    ///
    /// With real credentials it serves real customers; with --sandbox it emulates WhatsApp and can be
    /// reached from this machine only. Ctrl-C or SIGTERM shuts it down in good order.
    Serve(ServeArgs),
    /// Import categories, products, stores, listings or coupons from a CSV file.
    ///
    /// Rows are added or changed, none are removed. Wrong rows are listed with their line and the
    /// reason, and the rest is imported. A running shop shows it within seconds.
    Import(ImportArgs),
    /// Print every setting with its default and what it means.
    ///
    /// A good start for a file of your own: `nukkad config > nukkad.toml`.
    Config,
    /// Check a synonyms file, or print the one that is built in.
    ///
    /// Its rules lead from brands and household words to goods. A file of your own is named by the setting
    /// `search.synonyms`.
    Synonyms {
        /// The file to check.
        file: Option<PathBuf>,
    },
}

/// Options of every command that opens the storage.
#[derive(Args)]
struct CommonArgs {
    /// Try the shop out: invented people, an emulated WhatsApp, a database of its own kind.
    #[arg(long)]
    sandbox: bool,
    /// Read settings from this file instead of nukkad.toml.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Use this database file.
    #[arg(long, value_name = "FILE")]
    storage: Option<PathBuf>,
}

#[derive(Args)]
struct ServeArgs {
    #[command(flatten)]
    common: CommonArgs,
    /// Serve customers here.
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// Serve /healthz, /readyz and /metrics here.
    #[arg(long, value_name = "ADDRESS:PORT")]
    operations_listen: Option<String>,
    /// The address people see: `https://` and a host.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// Sandbox only: begin at this time (`2026-11-24T10:00:00+05:30`) instead of now.
    #[arg(long, value_name = "TIME", requires = "sandbox")]
    start_at: Option<Timestamp>,
}

#[derive(Args)]
struct ImportArgs {
    /// What is in the file.
    #[arg(value_enum)]
    kind: FeedArg,
    /// A CSV file; `-` reads standard input.
    file: PathBuf,
    #[command(flatten)]
    common: CommonArgs,
}

/// The kinds of feeds, as they are typed.
#[derive(Clone, Copy, ValueEnum)]
enum FeedArg {
    /// A Meta commerce feed, with columns of our own for tax, languages and pack sizes.
    Products,
    /// The retailer's categories, in two levels; import them before the products.
    Categories,
    /// The stores of the network: place, hours, pick-up slots.
    Stores,
    /// What each store has, and for how much.
    Listings,
    /// Rules that lower a total: a share or an amount, from a sum of goods, in a period.
    Coupons,
}

impl From<FeedArg> for FeedKind {
    fn from(kind: FeedArg) -> Self {
        match kind {
            FeedArg::Products => Self::Products,
            FeedArg::Categories => Self::Categories,
            FeedArg::Stores => Self::Stores,
            FeedArg::Listings => Self::Listings,
            FeedArg::Coupons => Self::Coupons,
        }
    }
}

impl CommonArgs {
    fn layers(self) -> Layers {
        let mut flags = Vec::new();
        if let Some(storage) = self.storage {
            flags.push(("storage", storage.to_string_lossy().into_owned()));
        }
        // Variables that are not Unicode cannot be settings.
        let environment = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        Layers { file: self.config, environment, flags, sandbox: self.sandbox }
    }
}

impl ServeArgs {
    fn layers(self) -> Layers {
        let mut layers = self.common.layers();
        let flags = [
            ("listen", self.listen),
            ("operations_listen", self.operations_listen),
            ("public_url", self.public_url),
        ];
        layers.flags.extend(flags.into_iter().filter_map(|(name, value)| Some((name, value?))));
        layers
    }
}

/// Runs the command that the process was started with.
pub async fn run() -> ExitCode {
    // On `--help`, `--version` or a wrong option this prints and exits.
    match CommandLine::parse().command {
        Command::Serve(options) => {
            let start_at = options.start_at;
            serve::serve(&options.layers(), start_at).await
        }
        Command::Import(options) => {
            let kind = options.kind.into();
            import::import(kind, &options.file, &options.common.layers()).await
        }
        Command::Config => {
            print!("{DEFAULTS}");
            ExitCode::SUCCESS
        }
        Command::Synonyms { file: None } => {
            print!("{DEFAULT_SYNONYMS}");
            ExitCode::SUCCESS
        }
        Command::Synonyms { file: Some(file) } => match Synonyms::read(&file) {
            Ok(synonyms) => {
                println!("{} rules", synonyms.rule_count());
                ExitCode::SUCCESS
            }
            Err(error) => exit_code::fail(exit_code::FAILED, &format!("{}: {error}", file.display())),
        },
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn flags_become_the_highest_layer() {
        let line = ["nukkad", "serve", "--sandbox", "--listen", "127.0.0.1:0", "--storage", "x.db"];
        let Command::Serve(options) = CommandLine::try_parse_from(line).unwrap().command else {
            panic!("not serve")
        };
        let layers = options.layers();
        assert!(layers.sandbox);
        let flags = [("storage", "x.db".to_owned()), ("listen", "127.0.0.1:0".to_owned())];
        assert_eq!(layers.flags, flags);
    }

    #[test]
    fn a_time_to_begin_at_is_for_the_sandbox_only() {
        let line = ["nukkad", "serve", "--start-at", "2026-11-24T10:00:00+05:30"];
        assert!(CommandLine::try_parse_from(line).is_err());
        let Command::Serve(options) =
            CommandLine::try_parse_from(line.into_iter().chain(["--sandbox"])).unwrap().command
        else {
            panic!("not serve")
        };
        assert_eq!(options.start_at, "2026-11-24T04:30:00Z".parse().ok());
    }
}
