//! The `<html>` around every page: head, preview tags, critical style, loader.

use std::sync::{Arc, LazyLock};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use commerce::Language;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use sha2::{Digest, Sha256};

use crate::links::{Page, Preview};
use words::pages::every_page;

/// What every page of an installation shares; made once at start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// What the retailer calls the shop; `None` leaves it its own name, in each language's letters.
    pub name: Option<String>,
    /// Scheme and host that people see, without a slash at the end: `https://shop.example`.
    pub public_url: String,
    /// The address of the loader module; `None` when no islands were built.
    pub loader: Option<String>,
    /// Opens the chat with the shop.
    pub chat_link: String,
}

impl Site {
    /// The shop's name in a language.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        self.name.clone().unwrap_or_else(|| every_page::shop_name(language))
    }
}

/// What a chat or a search engine shows of a page. Never anything personal: previews are kept in chats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewTags {
    /// Two lines at most.
    pub title: String,
    /// About 80 characters.
    pub description: String,
    /// The picture.
    pub picture: Preview,
}

/// Which style sheet a page carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The customer's pages.
    Shop,
    /// The storekeeper's.
    Counter,
}

impl Sheet {
    /// The whole sheet, as it stands in the page.
    #[must_use]
    pub fn css(self) -> &'static str {
        const BASE: &str = include_str!("../../style/base.css");
        static SHOP: LazyLock<String> =
            LazyLock::new(|| squeezed(BASE) + &squeezed(include_str!("../../style/shop.css")));
        static COUNTER: LazyLock<String> =
            LazyLock::new(|| squeezed(BASE) + &squeezed(include_str!("../../style/counter.css")));
        match self {
            Self::Shop => &SHOP,
            Self::Counter => &COUNTER,
        }
    }
}

/// A page, ready to be rendered.
pub struct Document {
    /// The language it is written in.
    pub language: Language,
    /// The address a `GET` finds it at; the language switch leads there.
    pub here: Page,
    /// The title, without the shop's name.
    pub title: String,
    /// What previews show.
    pub preview: Option<PreviewTags>,
    /// Whether search engines may list it.
    pub listed: bool,
    /// Its style.
    pub sheet: Sheet,
    /// The shop's name, for the title and previews.
    pub shop: String,
    /// Scheme and host, for addresses that must be absolute.
    pub public_url: String,
    /// The address of the loader module; `None` when no islands were built.
    pub loader: Option<String>,
    /// Where script does not run, loads the page again after so many seconds.
    pub refresh_unscripted: Option<u32>,
    /// Makes the content of `<body>`; called while rendering, so that islands find their context.
    pub body: Box<dyn FnOnce() -> AnyView + Send>,
}

impl Document {
    /// A page of a site. Without `preview` it is kept out of search engines.
    pub fn new(
        site: &Site,
        language: Language,
        here: Page,
        title: String,
        preview: Option<PreviewTags>,
        sheet: Sheet,
        body: impl FnOnce() -> AnyView + Send + 'static,
    ) -> Self {
        Self {
            language,
            here,
            title,
            listed: preview.is_some(),
            preview,
            sheet,
            shop: site.name(language),
            public_url: site.public_url.clone(),
            loader: site.loader.clone(),
            refresh_unscripted: None,
            body: Box::new(body),
        }
    }

    /// The same page, kept out of search engines though it has a preview.
    #[must_use]
    pub fn unlisted(self) -> Self {
        Self { listed: false, ..self }
    }

    /// The same page, which loads itself again where script does not run: for a page that islands keep
    /// fresh, in a browser that had them the last time.
    #[must_use]
    pub fn refreshed_unscripted(self, seconds: u32) -> Self {
        Self { refresh_unscripted: Some(seconds), ..self }
    }
}

/// The complete HTML of a page.
#[must_use]
pub fn render(document: Document) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| whole(document).to_html());
    owner.unset();
    format!("<!DOCTYPE html>{html}")
}

/// The `style-src` source of a sheet: `'sha256-…'` of exactly what stands in the page (CSP3 §2.3.1).
#[must_use]
pub fn style_hash(sheet: Sheet) -> &'static str {
    static SHOP: LazyLock<String> = LazyLock::new(|| hash_source(Sheet::Shop.css()));
    static COUNTER: LazyLock<String> = LazyLock::new(|| hash_source(Sheet::Counter.css()));
    match sheet {
        Sheet::Shop => &SHOP,
        Sheet::Counter => &COUNTER,
    }
}

/// The `style-src` sources of every page.
#[must_use]
pub fn style_hashes() -> &'static str {
    static BOTH: LazyLock<String> =
        LazyLock::new(|| format!("{} {}", style_hash(Sheet::Shop), style_hash(Sheet::Counter)));
    &BOTH
}

fn hash_source(css: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(css.as_bytes())))
}

/// A sheet without its comments, line breaks and indentation.
fn squeezed(css: &str) -> String {
    let mut rest = css;
    let mut plain = String::with_capacity(css.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let mut text: String = plain.lines().map(str::trim).collect();
    for (loose, tight) in [(": ", ":"), (" {", "{"), (", ", ","), (";}", "}")] {
        text = text.replace(loose, tight);
    }
    text
}

/// An Open Graph tag. The macro knows no `property` attribute.
fn og(property: &'static str, content: String) -> impl IntoView {
    leptos::html::meta().attr("property", format!("og:{property}")).attr("content", content)
}

fn whole(document: Document) -> impl IntoView {
    let Document { language, here, title, preview, listed, sheet, shop, .. } = document;
    let Document { public_url, loader, refresh_unscripted, body, .. } = document;
    // What is not to be listed may have a secret in its address: previews name the shop's instead.
    let shown = if listed { here } else { Page::Location };
    let address = |language| format!("{public_url}{}", shown.to(language));
    let title = if title == shop { shop.clone() } else { format!("{title} · {shop}") };
    let tags = preview.map(|preview| {
        let picture = format!("{public_url}{}", preview.picture.to(language));
        let alternates = Language::ALL
            .map(|other| view! { <link rel="alternate" hreflang=other.code() href=address(other) /> });
        view! {
            {og("title", preview.title)}
            {og("description", preview.description.clone())}
            {og("url", address(language))}
            {og("image", picture)}
            {og("type", "website".to_owned())}
            {og("site_name", shop)}
            <meta name="description" content=preview.description />
            <link rel="canonical" href=address(language) />
            {alternates.collect_view()}
        }
    });
    let refresh = refresh_unscripted.map(|seconds| {
        view! { <noscript><meta http-equiv="refresh" content=seconds.to_string() /></noscript> }
    });
    let hidden = (!listed).then(|| view! { <meta name="robots" content="noindex" /> });
    view! {
        <html lang=language.code()>
            <head>
                <meta charset="utf-8" />
                <title>{title}</title>
                {tags}
                {hidden}
                {refresh}
                <meta name="viewport" content="width=device-width,initial-scale=1" />
                <meta name="theme-color" content="#075234" />
                <link rel="icon" type="image/svg+xml" href="/icon.svg" />
                <style inner_html=sheet.css()></style>
                {loader.map(|loader| view! { <script type="module" src=loader></script> })}
            </head>
            <body>
                <a class="skip" href="#main">{every_page::skip(language)}</a>
                {body()}
            </body>
        </html>
    }
}
