//! Line drawings beside or instead of words.

use leptos::prelude::*;

/// A line drawing in the colour of the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Back,
    Shop,
    Categories,
    Orders,
    Message,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Back => "M15 5l-7 7 7 7",
            Self::Shop => "M4 10v10h16V10M2 10l2-6h16l2 6zM10 20v-6h5v6",
            Self::Categories => "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z",
            Self::Message => "M4 5h16v11H9l-5 4zM8 9h8M8 12h5",
            Self::Orders => "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6",
        }
    }
}

/// The drawing, which screen readers pass over.
pub fn icon(icon: Icon) -> AnyView {
    view! {
        <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path d=icon.path() /></svg>
    }
    .into_any()
}
