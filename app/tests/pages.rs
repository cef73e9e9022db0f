//! Every page in every language, held against the rules that all pages share.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Write;

use app::document::{Stylesheet, render};
use app::links::FormAction;
use commerce::{Language, OrderId};

#[path = "../examples/gallery/every_page.rs"]
mod every_page;
#[path = "../examples/gallery/goods.rs"]
mod goods;

/// The first response of a page has 8.0 kB, of which 760 bytes are left for headers.
const MAX_BYTES: usize = 7_240;

fn pages() -> Vec<(String, String)> {
    let of = |language: Language| {
        every_page::all_pages(language)
            .into_iter()
            .map(move |(name, document)| (format!("{name}.{}", language.code()), render(document)))
    };
    Language::ALL.into_iter().flat_map(of).collect()
}

/// All values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The attributes of every element of a kind, each with the space before it.
fn tags<'a>(html: &'a str, element: &str) -> Vec<&'a str> {
    let start = format!("<{element}");
    let tags = html.split(start.as_str()).skip(1).filter(|rest| rest.starts_with(' '));
    tags.filter_map(|rest| rest.split('>').next()).collect()
}

fn brotli(html: &str) -> usize {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 22);
    writer.write_all(html.as_bytes()).unwrap();
    writer.into_inner().len()
}

#[test]
fn every_page_fits_its_budget() {
    for (name, html) in pages() {
        let bytes = brotli(&html);
        println!("{bytes:6} {name}");
        assert!(bytes <= MAX_BYTES, "{name} weighs {bytes} bytes");
    }
}

#[test]
fn the_landing_page_is_light() {
    let landing = pages().into_iter().filter(|(name, _)| name.starts_with("location."));
    for (name, html) in landing {
        assert!(brotli(&html) <= 5_300, "{name}");
    }
}

#[test]
fn no_page_has_inline_styles_or_scripts() {
    for (name, html) in pages() {
        assert!(!html.contains(" style="), "{name} has a style attribute");
        assert!(!html.contains(" onclick") && !html.contains("javascript:"), "{name} has a script inside");
        for script in tags(&html, "script") {
            assert!(script.contains("src="), "{name} has an inline script: {script}");
        }
        assert_eq!(html.matches("<style>").count(), 1, "{name}");
    }
}

#[test]
fn the_hash_is_of_the_style_in_the_page() {
    for (name, html) in pages() {
        let style = html.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).unwrap();
        let sheet = Stylesheet::ALL.into_iter().find(|sheet| *sheet.css() == *style);
        assert!(sheet.is_some(), "{name} has a style of its own");
        assert_eq!(sheet == Some(Stylesheet::Counter), name.starts_with("counter"), "{name}");
        assert!(!style.contains("/*") && !style.contains('\n'), "{name}");
    }
    assert_ne!(Stylesheet::Front.csp_source(), Stylesheet::Counter.csp_source());
    assert!(Stylesheet::Front.csp_source().starts_with("'sha256-"));
}

#[test]
fn every_page_names_its_language_and_links_to_the_other() {
    for (name, html) in pages() {
        let (language, other) = if name.ends_with(".hi") { ("hi", "en") } else { ("en", "hi") };
        assert!(html.starts_with(&format!("<!DOCTYPE html><html lang=\"{language}\" ")), "{name}");
        // On the checkout it is a button, so that nothing typed is lost.
        if html.contains("formaction=\"/checkout/language\"") {
            assert!(html.contains(&format!("name=\"lang\" value=\"{other}\"")), "{name}");
            continue;
        }
        let switch = tags(&html, "a").into_iter().find(|tag| tag.contains("hreflang=")).unwrap();
        assert!(switch.contains(&format!("hreflang=\"{other}\"")), "{name}: {switch}");
        let href = values(switch, "href")[0];
        assert_eq!(href == "/hi" || href.starts_with("/hi/"), other == "hi", "{name}: {href}");
    }
}

#[test]
fn links_stay_in_the_language() {
    for (name, html) in pages().into_iter().filter(|(name, _)| name.ends_with(".hi")) {
        for tag in tags(&html, "a").into_iter().filter(|tag| !tag.contains("hreflang")) {
            let href = values(tag, "href")[0];
            let elsewhere = href.starts_with("https://")
                || href == "#main"
                || href.starts_with('?')
                || href.ends_with("/bill");
            assert!(elsewhere || href == "/hi" || href.starts_with("/hi/"), "{name}: {href}");
        }
    }
}

#[test]
fn every_form_posts_to_a_known_address_and_names_its_language() {
    let order = OrderId(1).to_string();
    let known = [
        FormAction::Link { token: "x".to_owned() }.to_string(),
        FormAction::Location.to_string(),
        FormAction::ProductRequest { store: "shree-ganesh-vashi".parse().unwrap() }.to_string(),
        FormAction::CoverageRequest.to_string(),
        FormAction::CartLines.to_string(),
        FormAction::CartChanges.to_string(),
        FormAction::CartCoupon.to_string(),
        FormAction::Checkout.to_string(),
        FormAction::OrderAction { order: OrderId(1), action: "cancel" }.to_string(),
        FormAction::OrderAction { order: OrderId(1), action: "again" }.to_string(),
        FormAction::OrderAction { order: OrderId(1), action: "rating" }.to_string(),
        FormAction::CounterAction { order: OrderId(1), action: "accept" }.to_string(),
        FormAction::CounterAction { order: OrderId(1), action: "reject" }.to_string(),
        FormAction::CounterAction { order: OrderId(1), action: "ready" }.to_string(),
        FormAction::CounterAction { order: OrderId(1), action: "collect" }.to_string(),
        FormAction::CounterRequest { request: commerce::ProductRequestId(1) }.to_string(),
        FormAction::CounterPause.to_string(),
        FormAction::CounterShelf.to_string(),
        FormAction::SignOut.to_string(),
        FormAction::CounterSignOut.to_string(),
    ];
    // Tokens and ids differ; the rest must not.
    let shape = |path: &str| {
        let parts =
            path.split('/').map(|part| if part.len() == order.len() || part == "x" { "*" } else { part });
        parts.collect::<Vec<_>>().join("/")
    };
    let known: Vec<String> = known.iter().map(|path| shape(path)).collect();
    let mut seen = Vec::new();
    for (name, html) in pages() {
        for form in html.split("<form").skip(1) {
            let (tag, rest) = form.split_once('>').unwrap();
            let action = values(tag, "action")[0];
            if tag.contains("method=\"post\"") {
                assert!(known.contains(&shape(action)), "{name} posts to {action}");
                let inside = rest.split("</form>").next().unwrap();
                assert!(inside.contains("name=\"lang\""), "{name}: the form to {action} has no language");
                seen.push(shape(action));
            } else {
                assert!(action.ends_with("/search") || action.ends_with("/shelf"), "{name} asks {action}");
            }
        }
    }
    for form in known {
        assert!(seen.contains(&form), "no page posts to {form}");
    }
}

#[test]
fn personal_pages_carry_the_form_token_and_shared_ones_do_not() {
    for (name, html) in pages() {
        let posts = html.matches("method=\"post\"").count();
        let tokens = html.matches("name=\"form_token\"").count();
        let page = name.split('.').next().unwrap();
        match page {
            "store"
            | "category"
            | "product"
            | "search"
            | "search-corrected"
            | "cart"
            | "cart-changed"
            | "cart-coupon"
            | "cart-coupon-waiting"
            | "cart-below-minimum"
            | "checkout-coupon"
            | "checkout-below-minimum"
            | "checkout"
            | "checkout-wrong"
            | "checkout-changed"
            | "checkout-again"
            | "order-placed"
            | "counter"
            | "counter-paused"
            | "counter-shelf"
            | "location-wrong" => {
                assert_eq!(posts, tokens, "{name}")
            }
            "store-shared" | "store-closed" | "store-paused" | "category-shared" | "category-empty"
            | "product-gone" => {
                assert_eq!(tokens, 0, "{name}");
                assert!(!html.contains("••"), "{name} shows whose it is");
            }
            // Public pages, and pages whose form, if any, carries its own secret or needs no session.
            "location"
            | "location-again"
            | "location-several"
            | "link"
            | "link-last-store"
            | "link-expired"
            | "link-counter"
            | "link-order"
            | "stores"
            | "stores-outside"
            | "search-nothing"
            | "cart-full"
            | "cart-coupon-refused"
            | "cart-empty"
            | "switch-store"
            | "checkout-unknown"
            | "order-accepted"
            | "order-ready"
            | "order-rejected"
            | "order-cancelled"
            | "order-expired"
            | "order-uncollected"
            | "order-collected"
            | "order-glimpse"
            | "orders"
            | "orders-none"
            | "problem-page"
            | "problem-product"
            | "problem-fault"
            | "problem-sign-in"
            | "counter-sign-in" => {
                assert!(tokens <= posts, "{name}")
            }
            other => panic!("{other} is in no list: is it personal or shared?"),
        }
    }
}

#[test]
fn previews_come_first_and_say_nothing_personal() {
    for (name, html) in pages() {
        let page = name.split('.').next().unwrap();
        let previewed = ["location", "link", "stores", "store-shared", "category-shared", "product"];
        let head = html.split("<style>").next().unwrap();
        if previewed.contains(&page) {
            for tag in ["og:title", "og:description", "og:url", "og:image"] {
                assert!(head.contains(&format!("property=\"{tag}\"")), "{name} lacks {tag}");
            }
            let picture = tags(head, "meta").into_iter().find(|tag| tag.contains("og:image")).unwrap();
            assert!(picture.contains("content=\"https://shop.example/preview/"), "{name}: {picture}");
            assert!(picture.ends_with(".png\""), "{name}: {picture}");
        } else {
            assert!(head.contains("content=\"noindex\"") || head.contains("og:title"), "{name}");
        }
        assert!(!head.contains("Asha") && !head.contains("4321"), "{name} tells who it is for");
        if page.starts_with("link") {
            assert!(head.contains("content=\"noindex\""), "{name}");
        }
        let orders = page.starts_with("order") || page.starts_with("cart") || page.starts_with("checkout");
        assert!(!orders || !head.contains("og:"), "{name} has a preview");
    }
}

#[test]
fn every_field_has_a_name_and_errors_stand_beside_it() {
    for (name, html) in pages() {
        let fields = tags(&html, "input").into_iter().chain(tags(&html, "select"));
        for field in fields.filter(|field| !field.contains("hidden") && !field.contains("radio")) {
            let id = values(field, "id").first().copied().unwrap_or_default();
            let labelled = field.contains("aria-label=") || html.contains(&format!("for=\"{id}\""));
            assert!(labelled, "{name}: {field}");
        }
        for described in values(&html, "aria-describedby").iter().flat_map(|ids| ids.split(' ')) {
            assert!(html.contains(&format!("id=\"{described}\"")), "{name} lacks {described}");
        }
        assert_eq!(html.matches("<h1>").count(), 1, "{name}");
        assert_eq!(html.matches("id=\"main\"").count(), 1, "{name}");
        for picture in tags(&html, "img") {
            assert!(picture.contains("alt=") && picture.contains("width=") && picture.contains("height="));
        }
    }
}

#[test]
fn ids_are_unique() {
    for (name, html) in pages() {
        let mut ids = values(&html, "id");
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{name}");
    }
}

#[test]
fn the_earliest_slot_is_chosen_beforehand_and_full_ones_cannot_be() {
    let pages = pages();
    let (_, checkout) = pages.iter().find(|(name, _)| name == "checkout.en").unwrap();
    let slots: Vec<_> =
        tags(checkout, "input").into_iter().filter(|tag| tag.contains("type=\"radio\"")).collect();
    assert!(slots.len() > 5);
    assert!(slots[0].contains("checked") && slots[1..].iter().all(|slot| !slot.contains("checked")));
    assert_eq!(slots.iter().filter(|slot| slot.contains("disabled")).count(), 1);
    for field in ["name=\"key\"", "name=\"cart\"", "name=\"expected_total\" value=\"38000\"", "name=\"name\""]
    {
        assert!(checkout.contains(field), "{field}");
    }
    // A change is shown in the form, above the button that accepts it.
    let (_, changed) = pages.iter().find(|(name, _)| name == "checkout-changed.en").unwrap();
    let notice = changed.find("role=\"alert\"").unwrap();
    let form = changed.find("action=\"/checkout\"").unwrap();
    let button = changed.rfind("<button class=\"btn main\"").unwrap();
    assert!(form < notice && notice < button && changed[notice..button].contains("Cucumber"));
    assert!(changed[form..].contains("name=\"accept\" value=\"1\""));
    assert!(!changed.contains("action=\"/cart/changes\""));
    for (name, html) in &pages {
        assert_eq!(html.contains("name=\"accept\""), name.starts_with("checkout-changed"), "{name}");
    }
}

#[test]
fn an_anonymous_visitor_sees_the_store_and_the_state_only() {
    for (_, html) in pages().into_iter().filter(|(name, _)| name.starts_with("order-glimpse")) {
        for hidden in ["Asha", "4719", "₹", "Tomato", "टमाटर", "142"] {
            assert!(!html.contains(hidden), "{hidden}");
        }
        assert!(html.contains("Shree Ganesh Kirana"));
    }
}

#[test]
fn the_code_is_shown_once_the_order_is_ready_and_not_before() {
    let pages = pages();
    let of = |page: &str| &pages.iter().find(|(name, _)| name == page).unwrap().1;
    assert!(of("order-ready.en").contains("4719"));
    assert!(!of("order-placed.en").contains("4719"));
    assert!(!of("order-collected.en").contains("4719"));
    assert!(of("order-placed.en").contains("Not ready yet"));
    assert!(of("order-placed.en").contains("/cancel"));
    assert!(!of("order-ready.en").contains("/cancel"));
}
