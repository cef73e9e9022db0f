//! The style of a page, inline in its `<head>`, and its hash for the Content-Security-Policy.
//!
//! The CSS is part of the binary. Debug builds read it from `style/` for every page, so that an edit is visible
//! after a reload.

use std::sync::Arc;
#[cfg(not(debug_assertions))]
use std::sync::LazyLock;
#[cfg(debug_assertions)]
use std::{fs, path::Path};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::links::Page;

/// Which style a page carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stylesheet {
    /// A store's front.
    Front,
    /// A category, search.
    List,
    /// A product.
    Product,
    /// The landing page, stores, links, problems.
    Flow,
    /// The cart, the checkout, orders.
    Order,
    /// The storekeeper's pages.
    Counter,
}

/// A file of `style/`.
struct File {
    #[cfg(debug_assertions)]
    name: &'static str,
    #[cfg(not(debug_assertions))]
    css: &'static str,
}

macro_rules! file {
    ($name:literal) => {
        File {
            #[cfg(debug_assertions)]
            name: $name,
            #[cfg(not(debug_assertions))]
            css: include_str!(concat!("../../../style/", $name)),
        }
    };
}

const BASE: File = file!("base.css");
const FORMS: File = file!("forms.css");
const CUSTOMER: File = file!("customer.css");
const SHOP: File = file!("shop.css");
const FRONT: File = file!("front.css");
const LIST: File = file!("list.css");
const PRODUCT: File = file!("product.css");
const FLOW: File = file!("flow.css");
const ORDER: File = file!("order.css");
const COUNTER: File = file!("counter.css");

/// A style, minified, and its `style-src` source.
#[derive(Clone)]
struct Style {
    css: Arc<str>,
    csp_source: Arc<str>,
}

impl Style {
    fn new(sheets: &[&str]) -> Self {
        let css: String = sheets.iter().map(|sheet| minify(sheet)).collect();
        let hash = STANDARD.encode(Sha256::digest(css.as_bytes()));
        Self { csp_source: format!("'sha256-{hash}'").into(), css: css.into() }
    }
}

impl Stylesheet {
    /// The minified CSS, exactly as it is in the page.
    #[must_use]
    pub fn css(self) -> Arc<str> {
        self.style().css
    }

    /// The `style-src` source of the CSS: `'sha256-…'` (CSP3 §2.3.1).
    #[must_use]
    pub fn csp_source(self) -> Arc<str> {
        self.style().csp_source
    }

    /// The files it consists of.
    const fn files(self) -> &'static [File] {
        match self {
            Self::Front => &[BASE, CUSTOMER, SHOP, FRONT],
            Self::List => &[BASE, CUSTOMER, SHOP, LIST],
            Self::Product => &[BASE, CUSTOMER, SHOP, PRODUCT],
            Self::Flow => &[BASE, FORMS, CUSTOMER, FLOW],
            Self::Order => &[BASE, FORMS, CUSTOMER, FLOW, ORDER],
            Self::Counter => &[BASE, FORMS, COUNTER],
        }
    }

    #[cfg(not(debug_assertions))]
    fn style(self) -> Style {
        static STYLES: LazyLock<[Style; Stylesheet::ALL.len()]> = LazyLock::new(|| {
            Stylesheet::ALL
                .map(|sheet| Style::new(&sheet.files().iter().map(|file| file.css).collect::<Vec<_>>()))
        });
        STYLES[self as usize].clone()
    }

    /// Without a style where the sources are not.
    #[cfg(debug_assertions)]
    fn style(self) -> Style {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style");
        let read = |file: &File| fs::read_to_string(folder.join(file.name)).unwrap_or_default();
        let sheets: Vec<String> = self.files().iter().map(read).collect();
        Style::new(&sheets.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The style of a customer's page at an address.
    pub(super) const fn of(page: &Page) -> Self {
        match page {
            Page::Store { .. } => Self::Front,
            Page::Category { .. } | Page::Search { .. } => Self::List,
            Page::Product { .. } => Self::Product,
            Page::Cart | Page::Checkout | Page::Orders { .. } | Page::Order { .. } => Self::Order,
            _ => Self::Flow,
        }
    }

    /// Every style, in the order of the variants.
    pub const ALL: [Self; 6] =
        [Self::Front, Self::List, Self::Product, Self::Flow, Self::Order, Self::Counter];
}

/// The CSS without comments and without the white space that means nothing. Strings stay as they are.
fn minify(css: &str) -> String {
    let mut minified = String::with_capacity(css.len());
    let mut rest = css;
    let mut space = false;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            space = true;
        } else if next.is_ascii_whitespace() {
            rest = &rest[1..];
            space = true;
        } else {
            // A space before `:` or `(` may be a descendant combinator or belong to a media query.
            let joins = minified.ends_with(['{', '}', ';', ':', ',', '>'])
                || matches!(next, '{' | '}' | ';' | ',' | '>');
            if space && !joins && !minified.is_empty() {
                minified.push(' ');
            }
            space = false;
            if next == '}' && minified.ends_with(';') {
                minified.pop();
            }
            let length = if matches!(next, '"' | '\'') { string_length(rest) } else { next.len_utf8() };
            minified.push_str(&rest[..length]);
            rest = &rest[length..];
        }
    }
    minified
}

/// The length in bytes of the string that `css` starts with, quotes included.
fn string_length(css: &str) -> usize {
    let mut chars = css.char_indices();
    let quote = chars.next().map(|(_, quote)| quote);
    while let Some((index, char)) = chars.next() {
        if char == '\\' {
            chars.next();
        } else if Some(char) == quote {
            return index + char.len_utf8();
        }
    }
    css.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_comments_that_mean_nothing_are_removed() {
        let table = [
            ("a { color: red; margin: 0 auto; }\n", "a{color:red;margin:0 auto}"),
            ("a,\n  b > c { }", "a,b>c{}"),
            ("/* first */ a /* second */ { color: red }", "a{color:red}"),
            ("@media (min-width: 640px) {\n  a { b: c; }\n}", "@media (min-width:640px){a{b:c}}"),
            ("a { margin: calc(1px + 2px) !important; }", "a{margin:calc(1px + 2px) !important}"),
        ];
        for (css, minified) in table {
            assert_eq!(minify(css), minified);
        }
    }

    #[test]
    fn a_descendant_combinator_stays() {
        assert_eq!(minify(".a :is(b, p) { x: y }"), ".a :is(b,p){x:y}");
        assert_eq!(minify("h2 + p ~ ul li { x: y }"), "h2 + p ~ ul li{x:y}");
    }

    #[test]
    fn strings_stay_as_they_are() {
        let css = r#"a{content:" → /* no comment */ ; }";b:'it\'s, "so": {'}"#;
        assert_eq!(minify(css), css);
        // A string that does not end is the style's mistake; nothing may be lost.
        assert_eq!(minify("a{content:\"x"), "a{content:\"x");
    }

    #[test]
    fn the_real_styles_keep_every_rule() {
        for sheet in Stylesheet::ALL {
            let css = sheet.css();
            assert_eq!(css.matches('{').count(), css.matches('}').count());
            assert!(!css.contains("/*") && !css.contains('\n') && !css.contains("  "), "{css}");
        }
    }
}
