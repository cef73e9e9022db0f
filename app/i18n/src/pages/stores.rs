//! Stores nearby, and the status of a store.

messages! {
    in pages::stores;
    title(place: &str);
    /// Preview of the list.
    description(place: &str);
    /// No store is near enough.
    out_of_range(place: &str);
    /// The network has no store.
    no_stores();
    open_till(hour: &str);
    open_till_midnight();
    /// It never closes.
    open_all_day();
    closed();
    opens(when: &str);
    paused();
    /// The first pick-up time with room.
    ready_from(when: &str);
    /// On the store where the customer shopped last.
    your_store();
    /// How many products a store sells.
    range(count: u32);
    /// Over the stores that are closed or take no orders.
    closed_now(count: usize);
    day_and_hour(day: &str, hour: &str);
    /// On the link from a store to the list.
    all_stores();
}
