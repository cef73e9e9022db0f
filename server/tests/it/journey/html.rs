//! Reads pages as a browser without script does: their words, links and forms.

use std::collections::BTreeMap;

use crate::browser::{Browser, Response};

/// A tag as it stands in a page.
#[derive(Clone, Debug)]
pub struct Tag {
    /// `input`, `/form`.
    pub name: String,
    /// Its attributes, entities resolved; empty values for those without one.
    pub attributes: BTreeMap<String, String>,
    /// The words up to the end of the element, for buttons and links: set by [`elements`].
    pub text: String,
    end: usize,
}

impl Tag {
    /// An attribute; empty when absent.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Whether it has an attribute.
    pub fn has_attribute(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }
}

/// Every tag of a page, in order.
fn parse_tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|start| at + start + 1) {
        let mut end = start;
        let mut quoted = false;
        for (offset, letter) in html[start..].char_indices() {
            match letter {
                '"' => quoted = !quoted,
                '>' if !quoted => {
                    end = start + offset;
                    break;
                }
                _ => {}
            }
        }
        assert!(end > start || html[start..].starts_with('>'), "a tag that never ends: {}", &html[start..]);
        found.push(parse_tag(&html[start..end], end + 1));
        at = end + 1;
    }
    found
}

fn parse_tag(inside: &str, end: usize) -> Tag {
    let inside = inside.trim_end_matches('/');
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut attributes = BTreeMap::new();
    while let Some(first) = rest.trim_start().chars().next() {
        rest = rest.trim_start();
        assert_ne!(first, '"', "an attribute without a name: {inside}");
        let stop = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(stop);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(value) => value.split_once('"').expect("a quoted value"),
            None => ("", after.trim_start_matches('=')),
        };
        attributes.insert(name.to_owned(), decode_entities(value));
        rest = after;
    }
    Tag { name: name.to_owned(), attributes, text: String::new(), end }
}

/// Text without entities.
fn decode_entities(text: &str) -> String {
    let mut text = text.to_owned();
    for (entity, letter) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")]
    {
        text = text.replace(entity, letter);
    }
    text
}

/// The words between two places of a page, spaces squeezed.
fn text_of(html: &str) -> String {
    let mut written = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        written.push_str(before);
        written.push(' ');
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    written.push_str(rest);
    decode_entities(&written).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every element of a kind, with its words.
pub fn find_elements(html: &str, name: &str) -> Vec<Tag> {
    let closing = format!("</{name}>");
    let inside = |tag: &Tag| html[tag.end..].split(&closing).next().map(text_of).unwrap_or_default();
    parse_tags(html)
        .into_iter()
        .filter(|tag| tag.name == name)
        .map(|tag| Tag { text: inside(&tag), ..tag })
        .collect()
}

/// A form as somebody would send it.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it leads.
    pub action: String,
    /// What would be sent: hidden fields, typed ones, chosen radios, the pressed button.
    pub fields: Vec<(String, String)>,
    /// Radio buttons: name, value, whether they can be chosen.
    pub choices: Vec<(String, String, bool)>,
    button_labels: Vec<Tag>,
}

impl Form {
    /// A field as it would be sent; empty when absent.
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Types into a field, or meddles with a hidden one.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Chooses a radio button, the `index`th of those that can be chosen.
    pub fn choose(self, name: &str, index: usize) -> Self {
        let open = self.enabled_choices(name);
        let value = open.get(index).unwrap_or_else(|| panic!("{name}: {open:?}")).clone();
        self.with(name, &value)
    }

    /// The values of the radio buttons that can be chosen.
    pub fn enabled_choices(&self, name: &str) -> Vec<String> {
        let open = self.choices.iter().filter(|(choice, _, open)| choice == name && *open);
        open.map(|(_, value, _)| value.clone()).collect()
    }

    /// Presses the button with these words, or that says them to those who listen.
    pub fn press(self, words: &str) -> Self {
        let says = |button: &&Tag| button.text == words || button.attribute("aria-label").starts_with(words);
        let button =
            self.button_labels.iter().find(says).unwrap_or_else(|| panic!("no {words} in {self:?}")).clone();
        assert!(!button.has_attribute("disabled"), "{words} is disabled");
        if button.has_attribute("name") {
            self.with(button.attribute("name"), button.attribute("value"))
        } else {
            self
        }
    }

    /// The words on its buttons.
    pub fn buttons(&self) -> Vec<&str> {
        self.button_labels
            .iter()
            .filter(|button| !button.has_attribute("hidden"))
            .map(|button| button.text.as_str())
            .collect()
    }
}

/// Every form of a page that posts.
fn parse_forms(html: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut open = false;
    for tag in parse_tags(html) {
        match (tag.name.as_str(), open.then(|| forms.last_mut()).flatten()) {
            ("form", None) if tag.attribute("method") == "post" => {
                open = true;
                let action = tag.attribute("action").to_owned();
                forms.push(Form {
                    action,
                    fields: Vec::new(),
                    choices: Vec::new(),
                    button_labels: Vec::new(),
                });
            }
            ("/form", _) => open = false,
            ("input", Some(form)) if tag.attribute("type") == "radio" => {
                let (name, value) = (tag.attribute("name").to_owned(), tag.attribute("value").to_owned());
                if tag.has_attribute("checked") {
                    form.fields.push((name.clone(), value.clone()));
                }
                form.choices.push((name, value, !tag.has_attribute("disabled")));
            }
            ("input", Some(form)) => {
                form.fields.push((tag.attribute("name").to_owned(), tag.attribute("value").to_owned()))
            }
            ("button", Some(form)) => {
                let inside = html[tag.end..].split("</button>").next().map(text_of).unwrap_or_default();
                form.button_labels.push(Tag { text: inside, ..tag });
            }
            _ => {}
        }
    }
    forms
}

impl Response {
    /// The page's words, its head and hidden fields left out.
    pub fn text(&self) -> String {
        text_of(self.body.split("<body>").nth(1).unwrap_or_else(|| panic!("no page: {}", self.body)))
    }

    /// The forms of the page that lead to an address.
    pub fn forms(&self, action: &str) -> Vec<Form> {
        parse_forms(&self.body).into_iter().filter(|form| form.action == action).collect()
    }

    /// The form of the page that leads to an address; there is one.
    pub fn form(&self, action: &str) -> Form {
        let mut found = self.forms(action);
        assert_eq!(found.len(), 1, "{action} in {}", self.text());
        found.remove(0)
    }

    /// The stepper of a product.
    pub fn stepper(&self, product: &str) -> Form {
        let mut found = self.forms("/cart/lines").into_iter().filter(|form| form.field("product") == product);
        found.next().unwrap_or_else(|| panic!("no stepper of {product}: {}", self.text()))
    }

    /// Where the link with these words leads.
    pub fn link(&self, words: &str) -> String {
        let links = find_elements(&self.body, "a");
        let link = links.iter().find(|link| link.text.starts_with(words));
        link.unwrap_or_else(|| panic!("no link {words}: {}", self.text())).attribute("href").to_owned()
    }

    /// Where every link of the page leads.
    pub fn links(&self) -> Vec<String> {
        find_elements(&self.body, "a").iter().map(|link| link.attribute("href").to_owned()).collect()
    }

    /// The words beside a field that is wrong: those of the element its `aria-describedby` names.
    pub fn field_error(&self, field: &str) -> String {
        let inputs = find_elements(&self.body, "input");
        let input = inputs.iter().find(|input| input.attribute("name") == field).expect("the field");
        let described = input.attribute("aria-describedby");
        let id = described.split(' ').find(|id| id.ends_with("-err"));
        let id = id.unwrap_or_else(|| panic!("nothing is wrong with {field}: {}", self.text()));
        let at = self.body.find(&format!("id=\"{id}\"")).expect("the complaint itself");
        let from = self.body[at..].find('>').unwrap() + at + 1;
        self.body[from..].split('<').next().map(decode_entities).unwrap_or_default()
    }

    /// Asserts a status, showing the page when it is another.
    #[track_caller]
    pub fn assert_status(self, status: u16) -> Self {
        assert_eq!(
            self.status,
            status,
            "{}",
            self.body.split("<body>").last().map(text_of).unwrap_or_default()
        );
        self
    }
}

impl Browser {
    /// Opens a page that is there.
    pub async fn open(&mut self, path: &str) -> Response {
        let answer = self.get(path).await;
        answer.assert_status(200)
    }

    /// Sends a form.
    pub async fn submit(&mut self, form: &Form) -> Response {
        let fields: Vec<_> =
            form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post_form(&form.action, &fields).await
    }

    /// Sends a form that works, and opens the page it leads to.
    pub async fn submit_and_follow(&mut self, form: &Form) -> Response {
        let answer = self.submit(form).await;
        self.follow(&answer).await
    }

    /// Opens the page that an answer leads to.
    pub async fn follow(&mut self, answer: &Response) -> Response {
        assert_eq!(answer.status, 303, "{}", text_of(&answer.body));
        let path = answer.header("location").split('#').next().unwrap_or_default().to_owned();
        self.open(&path).await
    }
}
