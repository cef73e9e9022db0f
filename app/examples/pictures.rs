//! A contact sheet: every picture of a feed with the names of its products, as one HTML page in a folder.
//! `cargo run -p app --example pictures -- server/demo/products.csv /tmp/pictures`
#![expect(clippy::unwrap_used, reason = "a tool for looking")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use app::links::picture_url;
use app::pictures::Pack;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [feed, folder] = arguments.as_slice() else {
        return Err("name a feed and a folder to write to".into());
    };
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
    let rows = read_csv(&fs::read_to_string(feed)?);
    let header = rows.first().ok_or("the feed is empty")?;
    let column =
        |name: &str| header.iter().position(|known| known == name).ok_or(format!("no column {name}"));
    let (id, title, picture) = (column("id")?, column("title")?, column("picture")?);

    let mut html = String::from(
        "<!DOCTYPE html><meta charset=utf-8><title>Pictures</title><style>body{display:grid;grid-template-columns:\
         repeat(auto-fill,132px);gap:6px;font:11px sans-serif}div{text-align:center}img{width:120px;height:120px;\
         background:#eef2ea;border-radius:10px}</style>",
    );
    for row in &rows[1..] {
        let url = picture_url(&row[picture]);
        let file = folder.join(url.trim_start_matches('/'));
        if !url.is_empty() {
            fs::create_dir_all(file.parent().unwrap())?;
            match Pack::parse(&row[picture]) {
                Ok(pack) => fs::write(&file, pack.draw())?,
                Err(_) => drop(fs::copy(public.join(url.trim_start_matches('/')), &file)?),
            }
        }
        let source = url.trim_start_matches('/');
        write!(html, "<div><img src=\"{source}\" alt=none><br>{}<br><b>{}</b></div>", row[title], row[id])?;
    }
    fs::write(folder.join("index.html"), html)?;
    Ok(())
}

/// The rows of a file whose quoted fields may hold commas, quotation marks and line ends.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut letters) = (false, text.chars().peekable());
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => row.last_mut().unwrap().push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ => row.last_mut().unwrap().push(letter),
        }
    }
    rows.retain(|row| row.len() > 1);
    rows
}
