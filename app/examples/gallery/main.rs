//! The page gallery: writes every page in every language, rendered from data of its own, and an `index.html` to a
//! folder. No server and no WASM are needed, so it is the fastest loop for work on pages and styles:
//! `cargo run -p app --example gallery -- FOLDER`.
#![expect(clippy::unwrap_used, reason = "a tool for looking; its data is written by hand")]

mod every_page;
mod goods;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use app::links::picture_url;
use app::pictures::Pack;
use commerce::Language;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os().nth(1).map(PathBuf::from).ok_or("name a folder to write to")?;
    fs::create_dir_all(&folder)?;
    let mut index = String::from("<!DOCTYPE html><meta charset=utf-8><title>Every page</title><ul>");
    for language in Language::ALL {
        for (name, document) in every_page::all_pages(language) {
            let file = format!("{name}.{}.html", language.code());
            fs::write(folder.join(&file), app::document::render(document))?;
            write!(index, "<li><a href=\"{file}\">{file}</a>")?;
        }
    }
    fs::write(folder.join("index.html"), index)?;
    write_packs(&folder)?;
    Ok(())
}

/// The drawn packs of the sample goods and categories, at the addresses that the pages name. Files of
/// `public/pictures` are served from there.
fn write_packs(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder.join("packs"))?;
    let goods = goods::all_products().into_iter().map(|(product, _)| product.picture);
    let categories = goods::categories(Language::English).into_iter().map(|category| category.picture);
    for picture in goods.chain(categories) {
        if let Ok(pack) = Pack::parse(&picture) {
            fs::write(folder.join(picture_url(&picture).trim_start_matches('/')), pack.draw())?;
        }
    }
    Ok(())
}
