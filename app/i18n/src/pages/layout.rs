//! What several pages share.

messages! {
    in pages::layout;
    /// The default name of the shop.
    shop_name();
    /// On the first link of a page, for keyboards.
    skip();
    /// Names the links at the end of a page, for screen readers.
    more_links();
    /// On the link to the landing page.
    change_place();
    my_orders();
    back_to_chat();
    /// On the link to the page above, for screen readers.
    back_to(place: &str);
    /// On the link to the cart.
    cart();
    /// Names the bar of a store's pages, for screen readers.
    store_bar();
    /// The tab that leads to the store's front page.
    shop_tab();
    /// The tab that leads to the store's categories.
    categories_tab();
    /// The tab that leads to the customer's orders.
    orders_tab();
    /// `{}` stays in, for the browser to replace.
    one_item_template();
    /// `{}` stays in, for the browser to replace.
    many_items_template();
    /// `{}` stays in, for the browser to replace.
    saving_template();
    /// On the link to the next page of a list.
    show_more();
    /// On the link to the first page of a list.
    first_page();
    /// On the button that closes a dialog, for screen readers.
    close();
    sign_out();
    sign_out_everywhere();
    /// What was pressed cannot be loaded or sent now.
    no_network();
    /// A change of the cart waits for the network.
    no_network_queued();
}
