//! Pages as a browser without script reads them: text, links and forms.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Selector};

use crate::browser::{Browser, Response};

/// An element of a page.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// Its attributes, by name.
    pub attributes: BTreeMap<String, String>,
    /// Its text, white space collapsed.
    pub text: String,
}

impl Element {
    fn of(element: ElementRef<'_>) -> Self {
        let attributes = element.value().attrs();
        Self {
            attributes: attributes.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            text: text_of(element),
        }
    }

    /// An attribute; empty when absent.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Whether it has an attribute.
    pub(super) fn has_attribute(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

/// The text in an element; that of neighbouring elements is separated by a space.
fn text_of(element: ElementRef<'_>) -> String {
    element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// Every element that a CSS selector finds, in order.
pub(super) fn find_elements(html: &str, css: &str) -> Vec<Element> {
    Html::parse_document(html).select(&selector(css)).map(Element::of).collect()
}

/// A form as a browser would send it.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// Where it is sent.
    pub action: String,
    /// What would be sent: hidden fields, typed ones, chosen radios, the pressed button.
    pub fields: Vec<(String, String)>,
    /// Radio buttons: name, value, whether they can be chosen.
    pub choices: Vec<(String, String, bool)>,
    buttons: Vec<Element>,
}

impl Form {
    /// A form with its controls, those elsewhere on the page included.
    fn of(form: ElementRef<'_>, page: &Html) -> Self {
        let action = form.value().attr("action").unwrap_or_default().to_owned();
        let mut found = Self { action, fields: Vec::new(), choices: Vec::new(), buttons: Vec::new() };
        let controls = selector("input, button");
        let elsewhere = form.value().attr("id").map(|id| selector(&format!("button[form={id}]")));
        let elsewhere = elsewhere.iter().flat_map(|owned| page.select(owned));
        for element in form.select(&controls).chain(elsewhere) {
            let control = Element::of(element);
            let field = (control.attribute("name").to_owned(), control.attribute("value").to_owned());
            match (element.value().name(), control.attribute("type")) {
                ("button", _) => found.buttons.push(control),
                (_, "radio") => {
                    if control.has_attribute("checked") {
                        found.fields.push(field.clone());
                    }
                    found.choices.push((field.0, field.1, !control.has_attribute("disabled")));
                }
                _ => found.fields.push(field),
            }
        }
        found
    }

    /// A field as it would be sent; empty when absent.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Sets a field, typed or hidden.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Chooses a radio button, the `index`th of those that can be chosen.
    pub(crate) fn choose(self, name: &str, index: usize) -> Self {
        let enabled = self.enabled_choices(name);
        let value = enabled.get(index).unwrap_or_else(|| panic!("{name}: {enabled:?}")).clone();
        self.with(name, &value)
    }

    /// Sent to another address, as a button with a `formaction` does.
    pub(crate) fn to(mut self, action: &str) -> Self {
        action.clone_into(&mut self.action);
        self
    }

    /// The values of the radio buttons that can be chosen.
    pub(crate) fn enabled_choices(&self, name: &str) -> Vec<String> {
        let enabled = self.choices.iter().filter(|(choice, _, enabled)| choice == name && *enabled);
        enabled.map(|(_, value, _)| value.clone()).collect()
    }

    /// Presses the button with this label, shown or for screen readers.
    pub(crate) fn press(self, label: &str) -> Self {
        let has_label =
            |button: &&Element| button.text == label || button.attribute("aria-label").starts_with(label);
        let found = self.buttons.iter().find(has_label);
        let button = found.unwrap_or_else(|| panic!("no {label} in {self:?}")).clone();
        assert!(!button.has_attribute("disabled"), "{label} is disabled");
        if button.has_attribute("name") {
            self.with(button.attribute("name"), button.attribute("value"))
        } else {
            self
        }
    }

    /// Sets what the pressed button of a stepper asks for.
    pub(crate) fn with_line(self, product: &str, quantity: &str, price: &str) -> Self {
        self.with("line", &format!("{product}:{quantity}:{price}"))
    }

    /// How many units the pressed button of a stepper asks for.
    pub(crate) fn quantity(&self) -> u32 {
        self.field("line").split(':').nth(1).and_then(|quantity| quantity.parse().ok()).expect("a quantity")
    }

    /// The labels of its visible buttons.
    pub(crate) fn button_labels(&self) -> Vec<&str> {
        let visible = self.buttons.iter().filter(|button| !button.has_attribute("hidden"));
        visible.map(|button| button.text.as_str()).collect()
    }
}

impl Response {
    /// The text of the page's body.
    pub(crate) fn text(&self) -> String {
        text_of(Html::parse_document(&self.body).select(&selector("body")).next().expect("a page"))
    }

    /// The forms of the page that are posted to an address.
    pub(crate) fn forms(&self, action: &str) -> Vec<Form> {
        let (page, posts) = (Html::parse_document(&self.body), selector("form[method=post]"));
        let forms = page.select(&posts).map(|form| Form::of(form, &page));
        forms.filter(|form| form.action == action).collect()
    }

    /// The form of the page that is posted to an address; there is one.
    pub(crate) fn form(&self, action: &str) -> Form {
        let mut found = self.forms(action);
        assert_eq!(found.len(), 1, "{action} in {}", self.text());
        found.remove(0)
    }

    /// The form of the steppers with the buttons of one product.
    pub(crate) fn stepper(&self, product: &str) -> Form {
        let found = self.steppers().into_iter().find(|(of, _)| of == product);
        found.unwrap_or_else(|| panic!("no stepper of {product}: {}", self.text())).1
    }

    /// Every product with a stepper, and the form with its buttons, in their order.
    pub(crate) fn steppers(&self) -> Vec<(String, Form)> {
        let Some(form) = self.forms("/cart/lines").pop() else { return Vec::new() };
        let of =
            |button: &Element| button.attribute("value").split(':').next().unwrap_or_default().to_owned();
        let mut products: Vec<String> = Vec::new();
        for product in form.buttons.iter().map(of).filter(|product| !product.is_empty()) {
            if !products.contains(&product) {
                products.push(product);
            }
        }
        let only = |product: String| {
            let mut form = form.clone();
            form.buttons.retain(|button| of(button) == product);
            (product, form)
        };
        products.into_iter().map(only).collect()
    }

    /// Where the link that begins with this text leads.
    pub(crate) fn link(&self, text: &str) -> String {
        let links = find_elements(&self.body, "a");
        let link = links.iter().find(|link| link.text.starts_with(text));
        link.unwrap_or_else(|| panic!("no link {text}: {}", self.text())).attribute("href").to_owned()
    }

    /// Where every link of the page leads.
    pub(crate) fn links(&self) -> Vec<String> {
        find_elements(&self.body, "a").iter().map(|link| link.attribute("href").to_owned()).collect()
    }

    /// The error beside a field: the text of the element that its `aria-describedby` names.
    pub(crate) fn field_error(&self, field: &str) -> String {
        let inputs = find_elements(&self.body, &format!("input[name={field}]"));
        let described = inputs.first().expect("the field").attribute("aria-describedby");
        let id = described.split(' ').find(|id| id.ends_with("-err"));
        let id = id.unwrap_or_else(|| panic!("{field} has no error: {}", self.text()));
        find_elements(&self.body, &format!("[id={id}]")).remove(0).text
    }

    /// Asserts a status, showing the page when it is another.
    #[track_caller]
    pub(crate) fn assert_status(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }
}

impl Browser {
    /// Opens a page that exists.
    pub(crate) async fn open(&mut self, path: &str) -> Response {
        self.get(path).await.assert_status(200)
    }

    /// Sends a form.
    pub(crate) async fn submit(&mut self, form: &Form) -> Response {
        let fields: Vec<_> =
            form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post_form(&form.action, &fields).await
    }

    /// Sends a form that is accepted, and opens the page it leads to.
    pub(crate) async fn submit_and_follow(&mut self, form: &Form) -> Response {
        let response = self.submit(form).await;
        self.follow(&response).await
    }

    /// Opens the page that a response redirects to.
    pub(crate) async fn follow(&mut self, response: &Response) -> Response {
        assert_eq!(response.status, 303, "{}", response.text());
        let path = response.header("location").split('#').next().unwrap_or_default().to_owned();
        self.open(&path).await
    }
}
