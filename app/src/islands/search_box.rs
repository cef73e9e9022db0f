//! Search at a store, while one types.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use commerce::Language;
#[cfg(feature = "ssr")]
use commerce::StoreCode;
use leptos::leptos_dom::helpers::{TimeoutHandle, location, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlInputElement, KeyboardEvent, Node};

use super::answer::Answer;
use super::call::{call, language};
use super::dom;
use super::given::element;
#[cfg(feature = "ssr")]
use super::given::give;
use crate::links::{self, Page};

/// How long typing rests before the words are looked up.
const REST: Duration = Duration::from_millis(180);

/// What the search says.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchWords {
    /// What the field is for, for those who listen.
    pub label: String,
    /// An example in the empty field.
    pub hint: String,
    /// On the button.
    pub go: String,
    /// When there is nothing.
    pub nothing: String,
}

/// A search at a store: a form that leads to the page of results.
#[cfg(feature = "ssr")]
#[component]
pub fn SearchBox(
    /// Where.
    store: StoreCode,
    /// The page's language.
    language: Language,
    /// What was searched for; empty on other pages.
    query: String,
    /// What it says.
    words: SearchWords,
) -> impl IntoView {
    let results = Page::Search { store: store.clone(), query: String::new(), after: None }.href(language);
    // A form writes its own query.
    let action = results.split('?').next().unwrap_or_default().to_owned();
    let label = words.label.clone();
    let inside = view! {
        <form class="search" role="search" action=action>
            <input
                type="search"
                name="q"
                value=query
                placeholder=words.hint
                aria-label=words.label
                autocomplete="off"
                maxlength="80"
                role="combobox"
                aria-autocomplete="list"
                aria-controls="found"
                aria-expanded="false"
            />
            <button>{words.go}</button>
            <div id="found" class="found" role="listbox" aria-label=label hidden></div>
            <p role="status" data-nothing=words.nothing></p>
        </form>
    };
    give(store.to_string(), inside, LiveSearchBox)
}

/// Searches while one types. Told: the store's code.
#[island]
pub fn LiveSearchBox() -> impl IntoView {
    element(wake)
}

/// The list below the field. The focus stays in the field; arrow keys choose a row.
struct List {
    store: String,
    field: HtmlInputElement,
    found: Element,
    status: Element,
    timer: RefCell<Option<TimeoutHandle>>,
}

fn wake(root: Element, store: String) {
    let parts = (dom::find(&root, "input"), dom::find(&root, ".found"), dom::find(&root, "p"));
    let (Some(field), Some(found), Some(status)) = parts else { return };
    let list = Rc::new(List {
        store,
        field: field.unchecked_into(),
        found: found.clone(),
        status,
        timer: RefCell::default(),
    });
    let typed = list.clone();
    dom::listen(&root, "input", Box::new(move |_| List::typed(&typed)));
    let pressed = list.clone();
    dom::listen(&root, "keydown", Box::new(move |event| pressed.press(event.unchecked_ref())));
    // The press must not take the focus from the field: the list would close under the finger.
    dom::listen(&found, "mousedown", Box::new(|event: Event| event.prevent_default()));
    let inside = root.clone();
    let left = move |event: Event| {
        let to = event.unchecked_ref::<FocusEvent>().related_target();
        if !inside.contains(to.as_ref().map(|to| to.unchecked_ref::<Node>())) {
            list.close();
        }
    };
    dom::listen(&root, "focusout", Box::new(left));
}

impl List {
    fn words(&self) -> String {
        self.field.value().trim().to_owned()
    }

    fn typed(list: &Rc<Self>) {
        let looked_up = list.clone();
        let look = move || spawn_local(async move { looked_up.look_up().await });
        let timer = set_timeout_with_handle(look, REST).ok();
        if let Some(earlier) = list.timer.replace(timer) {
            earlier.clear();
        }
    }

    async fn look_up(&self) {
        let words = self.words();
        // One letter finds half the shop.
        if words.chars().take(2).count() < 2 {
            return self.close();
        }
        let Ok(store) = self.store.parse() else { return };
        let address = [&links::api::products(&store, &words), "&limit=8&lang=", &language()].concat();
        let answer = call("GET", &address, None).await;
        // An answer to earlier words is no answer.
        if let Ok((200, answer)) = answer
            && self.words() == words
        {
            self.show(&answer.items);
            let nothing = self.status.get_attribute("data-nothing").filter(|_| answer.items.is_empty());
            self.status.set_text_content(nothing.as_deref());
        }
    }

    fn close(&self) {
        self.show(&[]);
        self.status.set_text_content(None);
    }

    fn show(&self, items: &[Answer]) {
        self.found.set_text_content(None);
        for (place, item) in items.iter().enumerate() {
            drop(self.row(place, item).map(|row| self.found.append_child(&row)));
        }
        dom::turn(&self.found, "hidden", items.is_empty());
        dom::set(&self.field, "aria-expanded", if items.is_empty() { "false" } else { "true" });
        self.choose(None);
    }

    /// `<a role="option">` with name, pack and price. Texts are set as texts, so nothing in them is markup.
    fn row(&self, place: usize, item: &Answer) -> Option<Element> {
        let (store, product) = (self.store.parse().ok()?, item.product.parse().ok()?);
        let language = Language::from_code(&language()).unwrap_or_default();
        let row = document().create_element("a").ok()?;
        let id = ["found-", &place.to_string()].concat();
        let attributes = [
            ("role", "option"),
            ("tabindex", "-1"),
            ("id", id.as_str()),
            ("href", &Page::Product { store, product }.href(language)),
        ];
        for (name, value) in attributes {
            dom::set(&row, name, value);
        }
        let price = item.price.to_string();
        for (tag, text) in [("span", &item.name), ("small", &item.pack), ("b", &price)] {
            let part = document().create_element(tag).ok()?;
            part.set_text_content(Some(text));
            row.append_child(&part).ok()?;
        }
        Some(row)
    }

    fn chosen(&self) -> Option<Element> {
        dom::find(&self.found, "[aria-selected=true]")
    }

    fn choose(&self, row: Option<Element>) {
        if let Some(before) = self.chosen() {
            dom::set(&before, "aria-selected", "false");
        }
        let id = row.as_ref().map(Element::id).unwrap_or_default();
        dom::set(&self.field, "aria-activedescendant", &id);
        if let Some(row) = row {
            dom::set(&row, "aria-selected", "true");
            row.scroll_into_view_with_bool(false);
        }
    }

    fn press(&self, event: &KeyboardEvent) {
        if self.found.child_element_count() == 0 || event.is_composing() {
            return;
        }
        let chosen = self.chosen();
        match event.key().as_str() {
            "ArrowDown" => self.choose(match chosen {
                Some(row) => row.next_element_sibling(),
                None => self.found.first_element_child(),
            }),
            "ArrowUp" => self.choose(match chosen {
                Some(row) => row.previous_element_sibling(),
                None => self.found.last_element_child(),
            }),
            "Escape" => self.close(),
            "Enter" => match chosen.and_then(|row| row.get_attribute("href")) {
                Some(href) => drop(location().assign(&href)),
                None => return,
            },
            _ => return,
        }
        event.prevent_default();
    }
}
