//! The landing page, which asks where the customer is.

messages! {
    in pages::location;
    /// Also the preview's title.
    title();
    /// Under the title.
    tagline();
    /// Preview of the shop.
    description();
    /// Greets a customer who shopped here before.
    welcome_back_by_name(name: &str);
    /// Greets a browser that shopped here before.
    welcome_back();
    /// On the button beside the last store.
    go_to_your_store();
    /// Over the form.
    find_title();
    /// Over the form, for someone with a store.
    elsewhere_title();
    /// Over the three steps, for screen readers.
    how_title();
    step_choose();
    step_packed();
    step_pick_up();
    /// Over what phone number and location are used for.
    privacy_title();
    field_label();
    /// In the empty field.
    placeholder();
    /// On the button.
    show_stores();
    /// What phone number and location are used for.
    purpose();
    /// Over the localities that match.
    choose_locality();
    /// Under a locality's name.
    pin_and_district(pin: &str, district: &str);
    /// Error: nothing was typed.
    query_missing();
    /// Error: digits, but not six.
    pin_invalid();
    /// Error: no such PIN code.
    pin_unknown(typed: &str);
    /// Error: no such locality.
    locality_unknown(typed: &str);
    /// Error: a sector or a station road, but of which area?
    area_missing(typed: &str);
    /// Error: the chosen locality is unknown.
    choose_again();
}
