//! Prints how long searches take on this machine: processor time of the searching thread, over 50,000
//! products made of the demo goods' names.
//!
//! `cargo run -p server --release --example search_latency [PRODUCTS]`
//!
//! Searched is what people typed in the judged examples, misspelt words, and every beginning of each,
//! as the search box sends them.

#![expect(clippy::unwrap_used, reason = "a benchmark may stop at the first surprise")]

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use commerce::Product;
use server::catalog::search::{ProductSet, SearchIndex, SearchQuery, Shelf, Synonyms};
use server::feeds::{FeedKind, import};
use storage::sqlite::SqliteStorage;
use storage::{CatalogStorage, Mode};

const DEFAULT_PRODUCTS: usize = 50_000;
/// Each query is searched so often; the fastest counts, since others were interrupted.
const ROUNDS: usize = 3;

#[tokio::main]
async fn main() {
    let count = std::env::args().nth(1).map_or(DEFAULT_PRODUCTS, |count| count.parse().unwrap());
    let demo = demo_products().await;
    let products = varied(&demo, count);
    let listed: Vec<&Product> = products.iter().collect();
    let synonyms = Synonyms::built_in();
    let started = Instant::now();
    let index = SearchIndex::build(&listed, |_| Vec::new(), &synonyms);
    println!("machine:   {}, {} cores", processor(), std::thread::available_parallelism().unwrap());
    println!("products:  {count}, of {} words, indexed in {:.2?}", index.word_count(), started.elapsed());
    let sold: ProductSet = (0..u32::try_from(count).unwrap()).collect();
    let shelf = Shelf { sold: &sold, in_stock: &sold, popularity: &|_| 0 };
    let typed = typed_queries(&demo);
    let whole = typed.iter().map(|typed| SearchQuery::parse(typed)).collect::<Vec<_>>();
    let beginnings: BTreeSet<&str> = typed
        .iter()
        .flat_map(|typed| typed.char_indices().skip(2).map(|(end, _)| &typed[..end]).chain([typed.as_str()]))
        .collect();
    let while_typing: Vec<_> = beginnings.into_iter().map(SearchQuery::parse_while_typing).collect();
    for (name, queries) in [("whole queries", whole), ("while typing", while_typing)] {
        let mut times: Vec<Duration> = queries.iter().map(|query| measure(&index, query, shelf)).collect();
        times.sort_unstable();
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
        println!(
            "{name:<14} {:>5}: p50 {:.3} ms, p99 {:.3} ms, p99.9 {:.3} ms, slowest {:.3} ms",
            times.len(),
            at(0.5),
            at(0.99),
            at(0.999),
            at(1.0),
        );
    }
}

async fn demo_products() -> Vec<Product> {
    let storage = SqliteStorage::temporary(Mode::Sandbox).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/products.csv");
    import(&storage, FeedKind::Products, std::fs::File::open(path).unwrap(), &mut |_| {}).await.unwrap();
    storage.products().await.unwrap()
}

/// As many products, each a demo product; every second one with a word that no other has, so that there
/// are about as many words as in a catalogue of this size.
fn varied(demo: &[Product], count: usize) -> Vec<Product> {
    let letters = "aeioulrtnskmpd";
    let product = |number: usize| {
        let mut product = demo[number % demo.len()].clone();
        let round = number / demo.len();
        if round > 0 {
            product.id = format!("p{number}").parse().unwrap();
            product.group = None;
        }
        if round % 2 == 1 {
            let at = |place: usize| letters.chars().nth((round / place + number) % letters.len()).unwrap();
            let first: String = product.names.en.chars().take(2 + round % 4).collect();
            product.names.en = format!("{first}{}{}{} {}", at(1), at(3), at(14), product.names.en);
        }
        product
    };
    (0..count).map(product).collect()
}

/// The judged examples, and words of the demo goods with two letters transposed.
fn typed_queries(demo: &[Product]) -> Vec<String> {
    let judged = include_str!("../tests/search/examples.tsv").lines().skip(1);
    let mut typed: Vec<String> =
        judged.filter_map(|line| line.split('\t').next()).map(str::to_owned).collect();
    let words: BTreeSet<String> =
        demo.iter().flat_map(|product| commerce::text::normalize_words(&product.names.en)).collect();
    for (number, word) in words.into_iter().enumerate() {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() >= 4 {
            let at = number % (letters.len() - 1);
            letters.swap(at, at + 1);
            typed.push(letters.into_iter().collect());
        }
        typed.push(word);
    }
    typed
}

/// The processor time of a search.
fn measure(index: &SearchIndex, query: &SearchQuery, shelf: Shelf<'_>) -> Duration {
    let rounds = (0..ROUNDS).map(|_| {
        let started = thread_time();
        std::hint::black_box(index.search(query, shelf));
        thread_time().saturating_sub(started)
    });
    rounds.min().unwrap_or_default()
}

fn thread_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.cast_unsigned(), u32::try_from(time.tv_nsec).unwrap())
}

fn processor() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    name.map_or_else(|| std::env::consts::ARCH.to_owned(), |(_, name)| name.to_owned())
}
