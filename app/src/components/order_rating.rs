//! The rating of a collected order: five buttons, thanks, and a comment afterwards.

use commerce::{Language, Order};
use i18n::pages::order as messages;
use jiff::Timestamp;
use leptos::prelude::*;

use super::fields::hidden_fields;
use crate::links::{FormAction, ORDER_RATING};

/// The forms; nothing while the order cannot be rated, or no longer.
pub fn order_rating(language: Language, form_token: &str, order: &Order, now: Timestamp) -> AnyView {
    if order.check_ratable(now).is_err() {
        return ().into_any();
    }
    let action = FormAction::OrderAction { order: order.id, action: ORDER_RATING }.to_string();
    let given = order.rating.as_ref();
    let buttons = (1..=5_u8).map(|stars| {
        let is_given = given.is_some_and(|rating| rating.stars == stars);
        view! {
            <button
                class="btn"
                name="stars"
                value=stars.to_string()
                aria-label=messages::stars(language, stars)
                aria-pressed=is_given.then_some("true")
            >
                {format!("{stars} ★")}
            </button>
            " "
        }
    });
    let buttons = buttons.collect_view();
    let title = match given {
        None => messages::rate(language),
        Some(_) => messages::rated(language),
    };
    let comment = given.map(|rating| {
        view! {
            <form method="post" action=action.clone()>
                {hidden_fields(language, Some(form_token))}
                <input type="hidden" name="stars" value=rating.stars.to_string() />
                <label for="comment">{messages::rating_comment(language)}</label>
                <input
                    id="comment"
                    name="comment"
                    type="text"
                    maxlength="200"
                    value=rating.comment.clone().unwrap_or_default()
                />
                <button class="btn">{messages::rating_send(language)}</button>
            </form>
        }
    });
    view! {
        <section class="box" data-rating=given.map(|rating| rating.stars.to_string()).unwrap_or_default()>
            <h2>{title}</h2>
            <form class="pair" method="post" action=action>
                {hidden_fields(language, Some(form_token))}
                {buttons}
            </form>
            {comment}
        </section>
    }
    .into_any()
}
