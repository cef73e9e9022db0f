//! A store's front page, categories, products and search.

messages! {
    in pages::catalog;
    /// Preview of a store.
    store_description(locality: &str);
    /// Preview of a category.
    category_description(category: &str, store: &str);
    /// Preview title: a category at a store.
    title_at_store(what: &str, store: &str);
    /// Preview of a product.
    product_description(price: commerce::Paise, store: &str);
    /// Link to a category, with its number of products.
    see_all(count: usize);
    /// Names the row of categories, for screen readers.
    categories_label();
    /// Label of the search field.
    search_in(store: &str);
    /// In the empty search field.
    search_placeholder();
    /// On the search button.
    search();
    /// Title of the results.
    results_title(query: &str);
    result_count(count: usize);
    /// Above the results, when the query was written otherwise.
    showing_results_for(words: &str);
    /// Above the results, with the words of the query that none of them has.
    nothing_for(words: &str);
    /// Title of the search page without a query.
    search_title();
    no_results(query: &str);
    /// Under the search field while typing.
    no_results_short();
    /// Under `no_results`.
    no_results_hint();
    /// On the button that adds the first unit.
    add();
    /// The same button, for screen readers.
    add_label(name: &str);
    /// On the minus button, for screen readers.
    remove_one(name: &str);
    /// On the plus button, for screen readers.
    add_one(name: &str);
    out_of_stock();
    /// A few are left.
    only_left(available: u32);
    /// The same; `{}` stays in, for the browser to replace.
    reduced_template();
    mrp();
    /// The usual price of loose goods, which have no MRP.
    regular_price();
    mrp_with_taxes(mrp: commerce::Paise);
    /// On a product sold by weight.
    sold_loose();
    /// On the pack size of a card, from which the others open; for screen readers.
    other_sizes();
    /// On the pack size with the lowest unit price.
    best_value();
    /// Over the categories of a store's front.
    shop_by_category();
    /// Names the pack sizes, for screen readers.
    pack_sizes();
    /// On the link to a product's category.
    more_in(category: &str);
    in_stock();
    category_empty();
    /// Over what the customer has bought at this store before.
    buy_again();
    /// Over what is bought most.
    daily_basics();
    /// Over what is cheaper than usual.
    offers();
    /// Names the choice of the order of a list, for screen readers.
    sort_by();
    sort_popular();
    sort_price();
    sort_unit_price();
    sort_saving();
    /// Names the filters of a list, for screen readers.
    filters();
    only_in_stock();
    price_up_to(limit: commerce::Paise);
    /// Link that shows the whole list again.
    clear_filters();
    /// When the filters leave nothing.
    filters_match_nothing();
    /// Names the page numbers, for screen readers.
    pages();
    /// The last day of an offer.
    offer_until(day: &str);
}
