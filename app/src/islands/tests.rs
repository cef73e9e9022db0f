//! What the server writes for islands: working forms and links, whatever a name contains.

use std::sync::Arc;

use commerce::{Language, OrderId, OrderState, Paise};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use super::*;

const HOSTILE: &str = r#""><script>alert('{}')</script>&amp;<b title="x"#;

fn html<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    owner.with(|| view().into_view().to_html())
}

fn steppers(name: &str, quantity: u32, available: u32, form_token: Option<&str>) -> String {
    let line = StepperLine {
        product: "tomato-1kg".parse().expect("an id"),
        name: name.to_owned(),
        price: Paise(3850),
        quantity,
        available,
    };
    let form = StepperForm {
        store: "shree-ganesh-vashi".parse().expect("a code"),
        language: Language::Hindi,
        back: "/hi/s/shree-ganesh-vashi/search?q=a&after=\"b".to_owned(),
        form_token: form_token.map(str::to_owned),
        on_cart_page: false,
    };
    let labels = StepperLabels {
        add: "जोड़ें".to_owned(),
        add_template: "जोड़ें: {}".to_owned(),
        more_template: "एक और: {}".to_owned(),
        fewer_template: "एक कम: {}".to_owned(),
        sold_out: "ख़त्म".to_owned(),
        reduced_template: "सिर्फ़ {}".to_owned(),
        sizes: "साइज़".to_owned(),
        close: "बंद करें".to_owned(),
    };
    html(|| {
        let stepper = stepper_view(&line, &labels);
        view! { <SteppersForm form labels /> {stepper} }
    })
}

/// The attributes of the first tag that holds `mark`.
fn tag<'html>(html: &'html str, mark: &str) -> &'html str {
    let place = html.find(mark).unwrap_or_else(|| panic!("no {mark} in {html}"));
    let start = html[..place].rfind('<').expect("a tag");
    let end = place + html[place..].find('>').expect("its end");
    &html[start..=end]
}

fn assert_one_island(html: &str) {
    assert_eq!(html.matches("<leptos-island").count(), 1, "{html}");
    assert!(html.starts_with("<leptos-island") && html.ends_with("</leptos-island>"), "{html}");
    assert!(!html.contains("leptos-children"), "{html}");
}

fn assert_tame(html: &str) {
    assert!(!html.contains("<script") && !html.contains("<b title"), "{html}");
    // Inside an attribute the quote is what must not stand.
    assert!(!html.contains(r#""">"#), "{html}");
}

#[test]
fn a_stepper_is_buttons_of_a_form_that_works_by_itself() {
    let html = steppers("टमाटर", 2, 9, Some("t0k3n"));
    let form = tag(&html, "<form");
    assert!(form.contains(r#"method="post""#) && form.contains(r#"action="/cart/lines""#), "{form}");
    for (name, value) in [("store", "shree-ganesh-vashi"), ("lang", "hi"), ("form_token", "t0k3n")] {
        let field = tag(&html, &format!("name=\"{name}\""));
        assert!(field.contains(r#"type="hidden""#), "{field}");
        assert!(field.contains(&format!("value=\"{value}\"")), "{field}");
    }
    assert!(tag(&html, r#"name="back""#).contains("?q=a&amp;after=&quot;b"), "{html}");
    assert!(tag(&html, "data-stock").contains("in-cart"), "{html}");
    for (class, value) in [("fewer", "tomato-1kg:1:3850"), ("more", "tomato-1kg:3:3850")] {
        let button = tag(&html, &format!("class=\"{class}\""));
        assert!(button.contains(r#"form="lines" name="line""#), "{button}");
        assert!(button.contains(&format!("value=\"{value}\"")), "{button}");
    }
    assert!(form.contains(r#"id="lines""#), "{form}");
    assert!(tag(&html, r#"class="more""#).contains(r#"aria-label="एक और: टमाटर""#), "{html}");
    assert!(html.contains("<output>2</output>"), "{html}");
}

#[test]
fn the_browser_reads_every_hidden_field_of_the_steppers_form() {
    let html = steppers("टमाटर", 2, 9, Some("t0k3n"));
    let hidden = html.matches(r#"type="hidden""#).count();
    assert_eq!(hidden, stepper::FIELDS.len(), "{html}");
    for name in stepper::FIELDS {
        assert!(tag(&html, &format!("name=\"{name}\"")).contains(r#"type="hidden""#), "{name} in {html}");
    }
}

#[test]
fn a_stepper_begins_with_add() {
    let html = steppers("टमाटर", 0, 9, None);
    assert!(!tag(&html, "data-stock").contains("in-cart"), "{html}");
    assert!(tag(&html, r#"class="fewer""#).contains("hidden"), "{html}");
    let more = tag(&html, r#"class="more""#);
    assert!(more.contains(":1:3850") && more.contains(r#"aria-label="जोड़ें: टमाटर""#), "{more}");
    assert!(!more.contains("disabled"), "{more}");
    assert!(html.contains(">जोड़ें</button>"), "{html}");
    assert!(!html.contains("form_token"), "a shared page has no token: {html}");
}

#[test]
fn what_is_out_of_stock_cannot_be_added_but_removed() {
    let gone = steppers("टमाटर", 0, 0, None);
    assert!(tag(&gone, r#"class="more""#).contains("disabled"), "{gone}");
    assert!(gone.contains(">ख़त्म</button>"), "{gone}");
    let fewer_left = steppers("टमाटर", 5, 3, None);
    assert!(tag(&fewer_left, r#"class="more""#).contains("disabled"), "{fewer_left}");
    assert!(tag(&fewer_left, r#"class="fewer""#).contains(":3:3850"), "{fewer_left}");
    assert!(!tag(&fewer_left, r#"class="fewer""#).contains("disabled"), "{fewer_left}");
}

#[test]
fn a_hostile_name_stays_a_name() {
    let html = steppers(HOSTILE, 1, 9, None);
    assert_tame(&html);
}

fn bar(units: u32, total: Paise, savings: Paise) -> String {
    let labels = CartBarLabels {
        one_item_template: "{} item".to_owned(),
        many_items_template: "{} items".to_owned(),
        savings_template: "You save {}".to_owned(),
        open: "Cart".to_owned(),
    };
    html(|| view! { <CartBar item_count=units total savings href="/cart".to_owned() labels /> })
}

#[test]
fn the_bar_summarizes_the_cart_and_links_to_it() {
    let html = bar(3, Paise(13_050), Paise(3350));
    assert_one_island(&html);
    let link = tag(&html, "<a ");
    assert!(link.contains(r#"href="/cart""#) && !link.contains("hidden"), "{link}");
    assert!(html.contains("<b>3 items · ₹130.50</b>"), "{html}");
    assert!(html.contains("<small>You save ₹33.50</small>"), "{html}");
    assert!(bar(1, Paise(3800), Paise::ZERO).contains("<b>1 item · ₹38</b>"));
}

#[test]
fn the_bar_hides_while_the_cart_is_empty_or_unknown() {
    assert!(tag(&bar(0, Paise::ZERO, Paise::ZERO), "<a ").contains("hidden"));
    assert!(tag(&bar(1, Paise(3800), Paise::ZERO), "<small").contains("hidden"));
}

#[test]
fn the_search_is_a_form_that_leads_to_the_results() {
    let labels = SearchBoxLabels {
        field: HOSTILE.to_owned(),
        placeholder: "Search dal".to_owned(),
        submit: "Search".to_owned(),
        no_results: HOSTILE.to_owned(),
    };
    let store: commerce::StoreCode = "shree-ganesh-vashi".parse().expect("a code");
    let html = html(|| {
        view! { <SearchBox store language=Language::Hindi query=HOSTILE.to_owned() labels /> }
    });
    assert_one_island(&html);
    assert_tame(&html);
    let form = tag(&html, "<form");
    assert!(form.contains(r#"action="/hi/s/shree-ganesh-vashi/search""#), "{form}");
    assert!(!form.contains("method"), "a search is a GET: {form}");
    assert!(tag(&html, r#"name="q""#).contains(r#"type="search""#), "{html}");
    assert!(tag(&html, r#"id="found""#).contains("hidden"), "{html}");
}

#[test]
fn an_amount_is_a_text() {
    let html = html(|| view! { <Amount of=AmountOf::Total now=Paise(41_850) /> });
    assert_one_island(&html);
    assert!(html.contains("₹418.50"), "{html}");
}

#[test]
fn the_watch_names_order_and_state_and_shows_nothing() {
    let html = html(|| view! { <OrderWatch order=OrderId(7) state=OrderState::Accepted /> });
    assert_one_island(&html);
    let props = format!("data-props=\"{}:accepted\"", OrderId(7));
    assert!(tag(&html, "data-props").contains(&props), "{html}");
    assert!(html.contains("></div></leptos-island>"), "{html}");
}
