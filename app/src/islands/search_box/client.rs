//! The search box in the browser.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use commerce::Language;
use leptos::leptos_dom::helpers::{TimeoutHandle, location, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlInputElement, KeyboardEvent, Node};

use super::state::{Selection, search_query};
use crate::islands::cart::paise;
use crate::islands::response::{ProductList, ProductView, get, language};
use crate::islands::{dom, toast};
use crate::links::{self, Page};

/// How long typing is debounced.
const DEBOUNCE: Duration = Duration::from_millis(180);

struct Client {
    store: String,
    field: HtmlInputElement,
    list: Element,
    status: Element,
    selection: Cell<Selection>,
    timer: RefCell<Option<TimeoutHandle>>,
}

/// Makes the box search while the customer types.
pub fn hydrate(root: Element, store: String) {
    let elements = (dom::find(&root, "input"), dom::find(&root, ".found"), dom::find(&root, "p"));
    let (Some(field), Some(list), Some(status)) = elements else { return };
    // A press must not take the focus from the field: the list would close under the finger.
    dom::listen(&list, "mousedown", Box::new(|event: Event| event.prevent_default()));
    let client = Rc::new(Client {
        store,
        field: field.unchecked_into(),
        list,
        status,
        selection: Cell::default(),
        timer: RefCell::default(),
    });
    let input = client.clone();
    dom::listen(&root, "input", Box::new(move |_| Client::on_input(&input)));
    let keys = client.clone();
    dom::listen(&root, "keydown", Box::new(move |event| keys.on_key(event.unchecked_ref())));
    let container = root.clone();
    let on_focus_out = move |event: Event| {
        let target = event.unchecked_ref::<FocusEvent>().related_target();
        if !container.contains(target.as_ref().map(|target| target.unchecked_ref::<Node>())) {
            client.close();
        }
    };
    dom::listen(&root, "focusout", Box::new(on_focus_out));
}

impl Client {
    fn on_input(client: &Rc<Self>) {
        let searching = client.clone();
        let search = move || spawn_local(async move { searching.search().await });
        let timer = set_timeout_with_handle(search, DEBOUNCE).ok();
        if let Some(earlier) = client.timer.replace(timer) {
            earlier.clear();
        }
    }

    async fn search(&self) {
        let typed = self.field.value();
        let Some(query) = search_query(&typed) else { return self.close() };
        let Ok(store) = self.store.parse() else { return };
        let address = [&links::api::products(&store, query), "&limit=8&typing=1&lang=", &language()].concat();
        let Ok(response) = get(&address).await else {
            return self.status.set_text_content(Some(&toast::text("data-offline")));
        };
        // A response to an earlier query is outdated.
        if response.status == 200
            && search_query(&self.field.value()) == Some(query)
            && let Some(products) = response.view::<ProductList>()
        {
            let products = products.items();
            self.render(products.iter().map(|product| product.unchecked_into()));
            let no_results = self.status.get_attribute("data-no-results");
            let no_results = no_results.filter(|_| products.length() == 0);
            self.status.set_text_content(no_results.as_deref());
        }
    }

    fn close(&self) {
        self.render(std::iter::empty());
        self.status.set_text_content(None);
    }

    fn render(&self, products: impl Iterator<Item = ProductView>) {
        self.list.set_text_content(None);
        for product in products {
            let index = self.list.child_element_count();
            drop(self.suggestion(index, &product).map(|row| self.list.append_child(&row)));
        }
        let count = self.list.child_element_count();
        dom::toggle_attribute(&self.list, "hidden", count == 0);
        dom::set_attribute(&self.field, "aria-expanded", if count == 0 { "false" } else { "true" });
        self.selection.set(Selection::new(count));
        self.select(Selection::new(count));
    }

    /// `<a role="option">` with name, pack size and price. Texts are set as texts, so they cannot be markup.
    fn suggestion(&self, index: u32, view: &ProductView) -> Option<Element> {
        let (store, product) = (self.store.parse().ok()?, view.product().parse().ok()?);
        let language = Language::from_code(&language()).unwrap_or_default();
        let row = document().create_element("a").ok()?;
        let id = ["found-", &index.to_string()].concat();
        let attributes = [
            ("role", "option"),
            ("tabindex", "-1"),
            ("id", id.as_str()),
            ("href", &Page::Product { store, product }.href(language)),
        ];
        for (name, value) in attributes {
            dom::set_attribute(&row, name, value);
        }
        let price = paise(view.price()).to_string();
        for (tag, text) in [("span", view.name()), ("small", view.pack()), ("b", price)] {
            let part = document().create_element(tag).ok()?;
            part.set_text_content(Some(&text));
            row.append_child(&part).ok()?;
        }
        Some(row)
    }

    fn selected(&self) -> Option<Element> {
        self.list.children().item(self.selection.get().selected?)
    }

    fn select(&self, selection: Selection) {
        if let Some(before) = self.selected() {
            dom::set_attribute(&before, "aria-selected", "false");
        }
        self.selection.set(selection);
        let row = self.selected();
        let id = row.as_ref().map(Element::id).unwrap_or_default();
        dom::set_attribute(&self.field, "aria-activedescendant", &id);
        if let Some(row) = row {
            dom::set_attribute(&row, "aria-selected", "true");
            row.scroll_into_view_with_bool(false);
        }
    }

    fn on_key(&self, event: &KeyboardEvent) {
        let selection = self.selection.get();
        if selection.count == 0 || event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => self.select(selection.next()),
            "ArrowUp" => self.select(selection.previous()),
            "Escape" => self.close(),
            "Enter" => match self.selected().and_then(|row| row.get_attribute("href")) {
                Some(href) => drop(location().assign(&href)),
                None => return,
            },
            _ => return,
        }
        event.prevent_default();
    }
}
