//! The pick-up times of the checkout: the earliest, the usual one, and the others folded away.

use commerce::slot_offer::SlotGroup;
use commerce::{Slot, SlotAvailability};
use i18n::pages::checkout;
use i18n::times;
use leptos::prelude::*;

use super::{CheckoutPage, SlotFieldError};
use crate::components::notice::field_error;

impl CheckoutPage {
    /// The slot that the form orders as it is shown: the one chosen, else the earliest. After an error
    /// nothing is chosen for the customer.
    fn preselected(&self) -> Option<Slot> {
        match (self.selected_slot, self.slot_error) {
            (Some(start), _) => self.offer.find(start),
            (None, Some(_)) => None,
            (None, None) => self.offer.earliest,
        }
    }

    /// The text beside the button: when the order will be collected as the form is shown.
    pub(super) fn preselected_label(&self) -> Option<String> {
        let language = self.language;
        let slot = self.preselected()?;
        let when = self.slot_with_day(slot);
        let chosen =
            if self.offer.earliest == Some(slot) { checkout::earliest(language, &when) } else { when };
        Some(checkout::unless_changed(language, &chosen))
    }

    fn slot_with_day(&self, slot: Slot) -> String {
        times::format_slot_with_day(self.language, slot, self.store.now, &self.store.store)
    }

    /// The fields.
    pub(super) fn slot_fields(&self) -> AnyView {
        let language = self.language;
        let error = self.slot_error.map(|problem| match problem {
            SlotFieldError::NotChosen => checkout::slot_not_chosen(language),
            SlotFieldError::Full => checkout::slot_full(language),
            SlotFieldError::NotOffered => checkout::slot_not_offered(language),
        });
        if self.offer.is_empty() {
            return view! {
                <div class="box">
                    <h2>{checkout::pick_up_time(language)}</h2>
                    <p>{checkout::no_slots(language)}</p>
                </div>
            }
            .into_any();
        }
        let earliest = self.offer.earliest.map(|slot| {
            let label = checkout::earliest(language, &self.slot_with_day(slot));
            self.panel(slot, label, Some(checkout::earliest_note(language)))
        });
        let usual = self
            .offer
            .usual
            .map(|slot| self.panel(slot, checkout::usual(language, &self.slot_with_day(slot)), None));
        view! {
            <fieldset class="box">
                <legend>{checkout::pick_up_time(language)}</legend>
                {field_error("slot-err", error)}
                {earliest}
                {usual}
                {self.other_slots()}
            </fieldset>
        }
        .into_any()
    }

    /// The others. Browsers without `<details>` show them all.
    fn other_slots(&self) -> AnyView {
        let language = self.language;
        let zone = self.store.store.time_zone();
        let is_chosen =
            |group: &SlotGroup| group.slots.iter().any(|offer| Some(offer.slot.start) == self.selected_slot);
        let is_open = self.slot_error.is_some() || self.offer.others.iter().any(is_chosen);
        let groups = self.offer.others.iter().filter_map(|group| {
            let first = group.slots.first()?.slot.start;
            let day = times::relative_day(language, first, self.store.now, &zone);
            let chips = group.slots.iter().map(|offer| self.chip(*offer)).collect_view();
            Some(view! {
                <h3>{checkout::day_and_part(language, &day, checkout::day_part(language, group.part))}</h3>
                <div class="slots">{chips}</div>
            })
        });
        let groups = groups.collect_view();
        if self.offer.others.is_empty() {
            return ().into_any();
        }
        view! {
            <details class="later" open=is_open>
                <summary>{checkout::other_times(language)}</summary>
                {groups}
            </details>
        }
        .into_any()
    }

    fn radio(&self, slot: Slot, is_full: bool) -> AnyView {
        view! {
            <input
                type="radio"
                name="slot"
                value=slot.start.to_string()
                checked=!is_full && self.preselected() == Some(slot)
                disabled=is_full
                aria-describedby=self.slot_error.is_some().then_some("slot-err")
            />
        }
        .into_any()
    }

    fn panel(&self, slot: Slot, label: String, note: Option<String>) -> AnyView {
        view! {
            <label class="pick">
                {self.radio(slot, false)}
                <span><b>{label}</b>{note.map(|note| view! { " " <small>{note}</small> })}</span>
            </label>
        }
        .into_any()
    }

    fn chip(&self, offer: SlotAvailability) -> AnyView {
        let language = self.language;
        let full = offer.remaining == 0;
        let full_label = full.then(|| view! { <i class="sr">{format!(" {}", checkout::full(language))}</i> });
        view! {
            <label class="slot">
                {self.radio(offer.slot, full)}
                <span>{times::format_slot(language, offer.slot, &self.store.store.time_zone())}{full_label}</span>
            </label>
        }
        .into_any()
    }
}
