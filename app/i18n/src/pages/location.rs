//! The landing page, which asks where the customer is.

messages! {
    in pages::location;
    /// Also the preview's title.
    title();
    /// Under the title.
    tagline();
    /// Preview of the shop.
    description();
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
    /// Error: the chosen locality is unknown.
    choose_again();
}
