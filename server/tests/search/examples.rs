//! Judged queries: what a person would expect to find first.

use std::collections::BTreeMap;

use server::catalog::search::SearchQuery;

use crate::{DEMO, group};

const MIN_FIRST_PERCENT: usize = 90;
const MIN_IN_FIVE_PERCENT: usize = 97;

#[derive(Default)]
struct Count {
    queries: usize,
    first: usize,
    in_five: usize,
}

#[test]
fn judged_queries_find_what_was_meant() {
    let sold = DEMO.all();
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for line in include_str!("examples.tsv").lines().skip(1) {
        let [query, kind, accepted] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let accepted: Vec<&str> = accepted.split(';').collect();
        let outcome = DEMO.search(&SearchQuery::parse(query), &sold);
        let is_accepted = |id: &str| accepted.contains(&id);
        let first = outcome.found.first().map(|rank| DEMO.product(rank.product));
        let is_first =
            first.is_some_and(|product| is_accepted(product.id.as_str()) || is_accepted(&group(product)));
        let top: Vec<String> = DEMO.groups(&outcome).into_iter().take(5).collect();
        let in_five = outcome.found.iter().map(|rank| DEMO.product(rank.product)).any(|product| {
            top.contains(&group(product))
                && (is_accepted(product.id.as_str()) || is_accepted(&group(product)))
        });
        if !is_first {
            println!("not first: {query:?} found {top:?}");
        }
        let count = counts.entry(kind).or_default();
        count.queries += 1;
        count.first += usize::from(is_first);
        count.in_five += usize::from(in_five);
    }
    let mut all = Count::default();
    for (kind, count) in counts {
        println!(
            "{kind:6} {:3} queries, {:3} first, {:3} in five",
            count.queries, count.first, count.in_five
        );
        all.queries += count.queries;
        all.first += count.first;
        all.in_five += count.in_five;
    }
    println!("all    {:3} queries, {:3} first, {:3} in five", all.queries, all.first, all.in_five);
    assert!(all.first * 100 >= all.queries * MIN_FIRST_PERCENT, "{} of {} first", all.first, all.queries);
    assert!(all.in_five * 100 >= all.queries * MIN_IN_FIVE_PERCENT, "{} of {}", all.in_five, all.queries);
}

#[test]
fn a_misspelling_is_named_and_a_right_word_is_not() {
    let sold = DEMO.all();
    let table = [
        ("onoin", Some("onion")),
        ("collgate", Some("colgate")),
        ("sanitry pads", Some("sanitary pads")),
        ("piyaz", Some("pyaz")),
        ("onion", None),
        ("onio", None),
        ("cornflakes", None),
        ("tooth brush", None),
    ];
    for (typed, understood) in table {
        let outcome = DEMO.search(&SearchQuery::parse(typed), &sold);
        assert_eq!(outcome.understood_as.as_deref(), understood, "{typed}");
        assert!(outcome.unmatched.is_empty(), "{typed}");
    }
}
