//! Stores nearby, and how a store stands.

messages! {
    /// The title.
    near(place: &str) { en: "Stores near {place}", hi: "{place} के पास की दुकानें" }
    /// For a preview.
    description(place: &str) {
        en: "Kiranas near {place}: order now, pick up when it is ready.",
        hi: "{place} के पास की किराना दुकानें: अभी ऑर्डर कीजिए, तैयार होने पर ले जाइए।"
    }
    /// The place is too far from any store.
    outside(place: &str) {
        en: "We are not in {place} yet. These stores are the nearest.",
        hi: "{place} में हम अभी नहीं पहुँचे हैं। सबसे पास की दुकानें ये हैं।"
    }
    /// There is no store at all.
    none() { en: "No store is open to orders yet.", hi: "अभी कोई दुकान ऑर्डर नहीं ले रही।" }
    /// Open, and closing at an hour.
    open_till(hour: &str) { en: "Open till {hour}", hi: "{hour} बजे तक खुली" }
    /// Closed for now.
    closed() { en: "Closed", hi: "बंद" }
    /// Closed, and opening later.
    opens(when: &str) { en: "Opens {when}", hi: "{when} बजे खुलेगी" }
    /// Takes no orders.
    paused() { en: "Not taking orders right now", hi: "अभी ऑर्डर नहीं ले रही" }
    /// The first pick-up time with room.
    ready_from(when: &str) { en: "ready from {when}", hi: "{when} बजे से तैयार" }
    /// How far.
    away(distance: &str) { en: "{distance} away", hi: "{distance} दूर" }
    /// A day with an hour.
    day_and_hour(day: &str, hour: &str) { en: "{day}, {hour}", hi: "{day} {hour}" }
    /// Up from a store.
    all_stores() { en: "Stores", hi: "दुकानें" }
}
