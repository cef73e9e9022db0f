//! What the server gives an island: a short text for the phone to read, and the markup it begins with.
//!
//! Every island is one element (the style sheet gives it no box). What is inside it the server writes, words and all, and the phone leaves it
//! as it is until something moves; so neither words nor markup are linked into the WASM, and a page that a
//! proxy or an extension has touched comes alive all the same.

use leptos::html;
use leptos::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use web_sys::Element;

/// An island's property. Travels to the phone as its text alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// What the phone reads: fields with a mark between them.
    told: String,
    /// What stands in it.
    inside: String,
}

impl Given {
    /// What the server gives: what the phone reads, and what stands in the element.
    #[cfg(feature = "ssr")]
    pub fn new(told: String, inside: impl RenderHtml) -> Self {
        Self { told, inside: inside.to_html() }
    }

    /// The element. On the phone `wake` gets it together with what was told.
    pub fn element(self, wake: fn(Element, String)) -> impl IntoView {
        let Self { told, inside } = self;
        let wake = (wake, told);
        let run = |element: Element, (wake, told): (fn(Element, String), String)| wake(element, told);
        html::div().inner_html(inside).directive(run, wake)
    }
}

impl Serialize for Given {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.told)
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let told = String::deserialize(deserializer)?;
        Ok(Self { told, ..Self::default() })
    }
}
