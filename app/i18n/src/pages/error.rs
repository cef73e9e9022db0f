//! Error pages: a title, a hint under it, and where to go next.

messages! {
    in pages::error;
    page_not_found();
    page_not_found_hint();
    store_not_found();
    store_not_found_hint();
    product_not_found();
    product_not_found_hint();
    category_not_found();
    category_not_found_hint();
    order_not_found();
    order_not_found_hint();
    link_not_found();
    link_not_found_hint();
    sign_in_required();
    sign_in_required_hint();
    form_rejected();
    form_rejected_hint();
    malformed();
    malformed_hint();
    too_large();
    too_large_hint();
    outdated();
    outdated_hint();
    overloaded();
    overloaded_hint();
    internal_error();
    internal_error_hint();
    to_stores();
    to_store();
    to_cart();
}
