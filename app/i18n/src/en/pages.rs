//! English: pages.

pub(crate) mod cart {
    use commerce::CouponRejection;

    texts! {
        full(max: usize) = "Your cart is full: up to {max} different items.";
        changed_elsewhere() = "Your cart has changed since you opened this page. Please check it and order again.";
        title() = "Cart";
        pick_up_at(store: &str) = "{store} · pick-up";
        empty() = "Your cart is empty";
        empty_hint() = "Find a store near you and start shopping.";
        find_stores() = "Find stores";
        go_to_store(store: &str) = "Go to {store}";
        mrp_total() = "MRP total";
        you_save() = "You save";
        taxes_included() = "Taxes included";
        total() = "To pay";
        checkout() = "Choose pick-up time";
        coupon_row(code: &str) = "Coupon {code}";
        coupon_ask() = "Have a coupon?";
        coupon_code() = "Coupon code";
        coupon_apply() = "Apply";
        coupon_remove(code: &str) = "Remove {code}";
        coupon_changed() = "The coupon takes off a different amount now. Please check the total and order again.";
        below_minimum_template() = "{{}} more to order here";
        changes_title() = "Something changed in your cart";
        sold_out(name: &str) = "{name} is sold out and was removed.";
        quantity_reduced(name: &str, available: u32, requested: u32) = "{name}: only {available} of {requested} left.";
        price_changed(name: &str, seen: commerce::Paise, now: commerce::Paise) = "{name} now costs {now} (it was {seen}).";
        accept_changes() = "OK, continue";
        store_paused() = "This store is not taking orders right now. Your cart is saved.";
        switch_title() = "Change store?";
        switch_why(items: &str, from: &str, to: &str) = "Your cart has {items} from {from}. A cart is for one store, so starting one at {to} empties it.";
        switch_yes(product: &str) = "Empty it and add {product}";
        switch_no() = "Keep my cart";
    }

    pub(crate) fn coupon_rejection(code: &str, rejection: CouponRejection) -> String {
        match rejection {
            CouponRejection::Unknown => format!("“{code}” is not a coupon for this store."),
            CouponRejection::NotYet { .. } => format!("{code} cannot be used yet."),
            CouponRejection::Expired => format!("{code} has expired."),
            CouponRejection::FirstOrderOnly => format!("{code} is for a first order only."),
            CouponRejection::UsedAlready => format!("You have used {code} already."),
            CouponRejection::UsedUp => format!("{code} has been used up."),
            CouponRejection::BelowMinimum { minimum } => format!("{code} works from {minimum}."),
        }
    }
}

pub(crate) mod catalog {
    texts! {
        store_description(locality: &str) = "Fresh, groceries, books, beauty and home in {locality}. Order here, pick up at the store.";
        category_description(category: &str, store: &str) = "{category} at {store}: see today's prices, order, and pick up when it is ready.";
        title_at_store(what: &str, store: &str) = "{what} at {store}";
        product_description(price: commerce::Paise, store: &str) = "{price} at {store}. Order here, pick up at the store.";
        see_all(count: usize) = "See all {count}";
        categories_label() = "Categories";
        search_in(store: &str) = "Search in {store}";
        search_placeholder() = "Search dal, aloo, साबुन…";
        search() = "Search";
        results_title(query: &str) = "“{query}”";
        result_count(count: usize) = "{count} found";
        showing_results_for(words: &str) = "Showing results for “{words}”.";
        nothing_for(words: &str) = "Nothing here for “{words}”.";
        search_title() = "What are you looking for?";
        no_results(query: &str) = "No results for “{query}” in this store.";
        no_results_short() = "No results";
        no_results_hint() = "Try a shorter word, or browse categories.";
        add() = "Add";
        add_label(name: &str) = "Add {name}";
        remove_one(name: &str) = "One less: {name}";
        add_one(name: &str) = "One more: {name}";
        out_of_stock() = "Out of stock";
        only_left(available: u32) = "Only {available} left";
        reduced_template() = "Only {{}} left";
        mrp() = "MRP";
        regular_price() = "Regular price";
        mrp_with_taxes(mrp: commerce::Paise) = "MRP {mrp}, taxes included";
        sold_loose() = "Sold loose: weighed for you at the store.";
        other_sizes() = "other pack sizes";
        best_value() = "Best value";
        shop_by_category() = "Shop by category";
        pack_sizes() = "Pack sizes";
        more_in(category: &str) = "More in {category}";
        in_stock() = "In stock";
        category_empty() = "Nothing here today.";
        buy_again() = "Buy again";
        daily_basics() = "Daily basics";
        offers() = "Offers";
        sort_by() = "Sort by";
        sort_popular() = "Popular first";
        sort_price() = "Lowest price";
        sort_unit_price() = "Lowest price per kg or litre";
        sort_saving() = "Biggest saving";
        filters() = "Filters";
        only_in_stock() = "In stock";
        price_up_to(limit: commerce::Paise) = "Up to {limit}";
        clear_filters() = "Show all";
        filters_match_nothing() = "Nothing here matches all of that.";
        pages() = "Pages";
        offer_until(day: &str) = "until {day}";
    }
}

pub(crate) mod checkout {
    use commerce::{DayPart, IfMissing};

    texts! {
        title() = "Pick-up and order";
        name() = "Name for pick-up";
        name_empty() = "Enter a name for pick-up.";
        name_invalid() = "Please use letters and spaces only.";
        name_too_long() = "That name is too long: 60 letters at most.";
        pick_up_time() = "When will you come?";
        earliest(when: &str) = "Earliest: {when}";
        earliest_note() = "We will message you as soon as it is packed.";
        usual(when: &str) = "Your usual time: {when}";
        other_times() = "Other times";
        day_and_part(day: &str, part: &str) = "{day}, {part}";
        unless_changed(when: &str) = "{when}, unless you choose another time";
        full() = "full";
        no_slots() = "This store has no pick-up times right now. Please check again later.";
        slot_not_chosen() = "Choose a pick-up time.";
        slot_full() = "That time just filled up. Please choose another.";
        slot_not_offered() = "That time is no longer available. Please choose another.";
        too_many_open_orders(max: u32) = "You have {max} open orders already. Please pick one up or cancel it, then order again.";
        too_many_orders_in_slot(max: u32) = "You have ordered for this time already ({max} at most). Please choose another time.";
        too_much_of_product(name: &str, max: u32) = "You can order {max} of {name} at most, so that there is some for everyone.";
        total_too_high(max: commerce::Paise) = "Until you have picked up an order, one order can be up to {max}.";
        note() = "Note to the store";
        note_example() = "Ripe tomatoes for today, please";
        note_too_long(max: usize) = "That note is too long: {max} letters at most.";
        if_missing_title() = "If something is missing, the store calls you. Change";
        pay() = "Pay";
        pay_at_store() = "At the store, when you pick up";
        pay_with() = "Cash, UPI or card";
        place_order(sum: commerce::Paise) = "Place order · {sum}";
        ordering_as(masked: &str) = "We will send updates to {masked} on WhatsApp.";
        continue_why() = "To order, continue in WhatsApp. Tap Send there; we will reply with your cart.";
        continue_in_chat() = "Continue in WhatsApp";
        your_order() = "Your order";
        change_cart() = "Change";
    }

    pub(crate) const fn if_missing(choice: IfMissing) -> &'static str {
        match choice {
            IfMissing::CallMe => "Call me first",
            IfMissing::NearestMatch => "Nearest match",
            IfMissing::LeaveOut => "Leave it out",
        }
    }

    pub(crate) const fn day_part(part: DayPart) -> &'static str {
        match part {
            DayPart::Morning => "morning",
            DayPart::Afternoon => "afternoon",
            DayPart::Evening => "evening",
            DayPart::Night => "night",
        }
    }
}

pub(crate) mod layout {
    texts! {
        shop_name() = "Nukkad";
        skip() = "Skip to content";
        more_links() = "More";
        change_place() = "Change location";
        my_orders() = "My orders";
        back_to_chat() = "Back to the chat";
        back_to(place: &str) = "Back to {place}";
        cart() = "Cart";
        store_bar() = "Store";
        shop_tab() = "Shop";
        categories_tab() = "Browse";
        orders_tab() = "Orders";
        one_item_template() = "{{}} item";
        many_items_template() = "{{}} items";
        saving_template() = "You save {{}}";
        show_more() = "Show more";
        first_page() = "Back to the start";
        close() = "Close";
        sign_out() = "Sign out";
        sign_out_everywhere() = "Sign out everywhere";
        no_network() = "No network. Please try again when it is back.";
        no_network_queued() = "No network. We will add it when it is back.";
    }
}

pub(crate) mod counter {
    texts! {
        title(store: &str) = "Counter · {store}";
        taking_orders() = "Taking orders";
        paused() = "Paused: no new orders";
        today(count: u32) = "{count} today";
        pause() = "Pause orders";
        resume() = "Take orders again";
        refresh() = "Refresh";
        shelf_link() = "Mark out of stock";
        column_new() = "New";
        column_packing() = "Packing";
        column_ready() = "Ready";
        empty_new() = "No new orders. They appear here.";
        empty_packing() = "Nothing to pack.";
        empty_ready() = "No orders ready.";
        just_now() = "just now";
        waiting_minutes(minutes: i64) = "waiting {minutes} min";
        waiting_hours(hours: i64) = "waiting {hours} h";
        due_at_store(sum: commerce::Paise) = "{sum} at the store";
        code(code: &str) = "code {code}";
        note() = "Note:";
        accept() = "Accept";
        reject() = "Reject";
        reject_reason_title() = "Why?";
        choose() = "Choose…";
        reject_confirm() = "Reject order";
        ready() = "Ready";
        collected_paid_by() = "Collected, paid by";
        notification_waiting() = "message waiting to be sent";
        notification_sent() = "message sent";
        notification_delivered() = "message delivered";
        notification_read() = "message read";
        notification_failed() = "message not delivered";
        order_error(number: u32, why: &str) = "Order {number}: {why}";
        reason_missing() = "choose a reason first.";
        payment_missing() = "choose how it was paid.";
        low_ratings(count: usize) = "Customers were not happy · {count}";
        shelf_title() = "Stock";
        shelf_search() = "Find a product";
        shelf_nothing(query: &str) = "No product matches “{query}”.";
        on_hand(on_hand: u32, reserved: u32) = "{on_hand} in stock, {reserved} ordered";
        marked_out_of_stock() = "Marked out of stock";
        mark_out_of_stock() = "Out of stock";
        mark_out_of_stock_label(name: &str) = "Out of stock: {name}";
        mark_in_stock() = "In stock again";
        mark_in_stock_label(name: &str) = "In stock again: {name}";
        sign_in_title() = "The counter";
        sign_in() = "Send “counter” from the store's own phone. We will reply with a link that works once, within 10 minutes.";
        sign_in_chat() = "Send “counter” in WhatsApp";
    }
}

pub(crate) mod error {
    texts! {
        page_not_found() = "Page not found";
        page_not_found_hint() = "The address may be mistyped, or the page has moved.";
        store_not_found() = "Store not found";
        store_not_found_hint() = "It may have closed. There are other stores near you.";
        product_not_found() = "Product not found";
        product_not_found_hint() = "This store may not have it, or may call it something else. Try searching, or browse categories.";
        category_not_found() = "Category not found";
        category_not_found_hint() = "This store has no such category now. Its front page shows all of them.";
        order_not_found() = "Order not found";
        order_not_found_hint() = "Open it from your chat, or see all your orders.";
        link_not_found() = "Link not found";
        link_not_found_hint() = "Send “Hi” on WhatsApp, and we will reply with a new one.";
        sign_in_required() = "Open this from WhatsApp";
        sign_in_required_hint() = "This page is only for you. Open the link in your chat, so that we know it is you.";
        form_rejected() = "We could not accept that";
        form_rejected_hint() = "The page was too old, or the form came from another site. Nothing has changed. Go back, reload, and try again.";
        malformed() = "We could not understand that";
        malformed_hint() = "Something was missing or mistyped. Nothing has changed.";
        too_large() = "That is too large";
        too_large_hint() = "Please shorten it and try again.";
        outdated() = "Something has changed";
        outdated_hint() = "The page you saw was out of date. Please check again.";
        overloaded() = "Too many people right now";
        overloaded_hint() = "Please try again in a minute. Your cart is safe.";
        internal_error() = "Something went wrong on our side";
        internal_error_hint() = "Your cart and your orders are safe. Please try again in a minute.";
        to_stores() = "Stores near me";
        to_store() = "To the store";
        to_cart() = "See my cart";
    }
}

pub(crate) mod link {
    texts! {
        continue_as(who: &str) = "Continue as {who}?";
        continue_here() = "Continue in this browser?";
        open_shop() = "Yes, open the shop";
        cart_waiting(items: &str) = "Your cart with {items} is waiting.";
        to_last_store(store: &str) = "You go straight to {store}, where you shopped last.";
        open_order(number: &str) = "Show order {number}";
        counter_title(store: &str) = "Open the counter of {store}?";
        open_counter() = "Open the counter";
        counter_warning() = "Only for the people who work at this store. Anyone who opens it here can accept and reject orders.";
        not_you() = "Not you? Then this link was sent to someone else. Send “Hi” on WhatsApp to get your own.";
        expired() = "This link has expired";
        expired_why() = "Links work for 30 minutes, so that nobody else can use them. Your cart is saved.";
        counter_expired_why() = "Counter links work once, within 10 minutes. Send “counter” from the store's phone for a new one.";
        new_link() = "Get a new link in WhatsApp";
    }
}

pub(crate) mod location {
    texts! {
        title() = "Your kirana, ready when you come";
        tagline() = "No queue and no app. You pay at the shop.";
        description() = "Fresh vegetables, groceries, books, beauty and home from kiranas near you.";
        welcome_back_by_name(name: &str) = "Namaste, {name}";
        welcome_back() = "Namaste";
        go_to_your_store() = "Go to your store";
        find_title() = "Find your kirana";
        elsewhere_title() = "Somewhere else today?";
        how_title() = "How it works";
        step_choose() = "Choose from your own shop";
        step_packed() = "We message you when it is packed";
        step_pick_up() = "Pick up and pay there";
        privacy_title() = "How we use your data";
        field_label() = "PIN code, locality or station";
        placeholder() = "400703 or Vashi";
        show_stores() = "Go";
        purpose() = "We use your phone number only to message you about your order, and your location only to find stores near you.";
        choose_locality() = "Which one is it?";
        pin_and_district(pin: &str, district: &str) = "{pin} · {district}";
        query_missing() = "Enter your PIN code or locality.";
        pin_invalid() = "A PIN code has six digits.";
        pin_unknown(typed: &str) = "We could not find PIN code {typed}. Please check it.";
        locality_unknown(typed: &str) = "We could not find “{typed}”. Try your PIN code.";
        area_missing(typed: &str) = "“{typed}” is found in many areas. Add yours, for example Vashi.";
        choose_again() = "Please choose again.";
    }
}

pub(crate) mod order {
    use commerce::{IfMissing, OrderState, PaymentMethod, RejectReason, TransitionError};

    texts! {
        title(number: &str) = "Order {number}";
        when_and_sum(when: &str, sum: commerce::Paise) = "{when} · {sum} at the store";
        when_and_paid(when: &str, sum: commerce::Paise) = "{when} · {sum} paid";
        show_code() = "Show this at the counter";
        not_ready() = "Not ready yet. We will message you in the chat when it is.";
        steps() = "Order progress";
        open_maps() = "Open in Maps";
        bill() = "Bill (PDF)";
        lines_title() = "What you ordered";
        your_note() = "Your note:";
        paid(how: &str) = "Paid · {how}";
        rejected_because(why: &str) = "{why}, so the store could not take this order. No payment is due.";
        cancel() = "Cancel the order";
        cancel_explained() = "The store will stop packing, and no payment is due.";
        cancel_confirm() = "Yes, cancel it";
        public_note() = "Only the person who placed this order can see the details. Open the link in your chat.";
        public_title() = "An order";
        last_order(items: &str, total: commerce::Paise) = "Your last order: {items}, {total}";
        again() = "Same again";
        rate() = "How was it?";
        rated() = "Thank you! You can change it for 7 days.";
        stars(stars: u8) = "{stars} of 5";
        rating_comment() = "Anything the store should know? (optional)";
        rating_send() = "Send";
        again_changes() = "Different from last time";
        again_unavailable(name: &str) = "{name} is not available now, so it is not in your cart.";
        older() = "Older orders";
        newest() = "Back to the newest";
        list_title() = "My orders";
        list_empty() = "You have not ordered yet";
    }

    pub(crate) const fn if_missing(choice: IfMissing) -> &'static str {
        match choice {
            IfMissing::CallMe => "if missing, call first",
            IfMissing::NearestMatch => "if missing, nearest match",
            IfMissing::LeaveOut => "if missing, leave it out",
        }
    }

    pub(crate) const fn step_label(state: OrderState) -> &'static str {
        match state {
            OrderState::Placed => "Placed",
            OrderState::Accepted => "Accepted by the store",
            OrderState::Ready => "Ready to collect",
            OrderState::Collected => "Collected",
            OrderState::Rejected => "Rejected by the store",
            OrderState::Cancelled => "Cancelled by you",
            OrderState::Expired => "Expired",
            OrderState::Uncollected => "Not picked up in time",
        }
    }

    pub(crate) const fn state_label(state: OrderState) -> &'static str {
        match state {
            OrderState::Placed => "Waiting for the store",
            OrderState::Accepted => "Being packed",
            OrderState::Ready => "Ready to collect",
            OrderState::Collected => "Collected",
            OrderState::Rejected => "Rejected",
            OrderState::Cancelled => "Cancelled",
            OrderState::Expired => "Expired",
            OrderState::Uncollected => "Not collected",
        }
    }

    pub(crate) const fn ending_text(state: OrderState) -> &'static str {
        match state {
            OrderState::Rejected => "The store could not take this order. No payment is due.",
            OrderState::Cancelled => "No payment is due.",
            OrderState::Expired => {
                "The store did not answer, so the order expired. No payment is due; please try another store."
            }
            OrderState::Uncollected => {
                "It was not picked up in time, so the store has closed the order. No payment is due."
            }
            OrderState::Collected => "Thank you, and see you again.",
            OrderState::Placed | OrderState::Accepted | OrderState::Ready => "",
        }
    }

    pub(crate) const fn reject_reason(reason: RejectReason) -> &'static str {
        match reason {
            RejectReason::OutOfStock => "Something is out of stock",
            RejectReason::TooBusy => "Too busy right now",
            RejectReason::ClosingEarly => "Closing early today",
            RejectReason::Other => "Another reason",
        }
    }

    pub(crate) const fn payment_method(paid_by: PaymentMethod) -> &'static str {
        match paid_by {
            PaymentMethod::Cash => "Cash",
            PaymentMethod::Upi => "UPI",
            PaymentMethod::Card => "Card",
        }
    }

    pub(crate) const fn action_error(refused: TransitionError) -> &'static str {
        match refused {
            TransitionError::AlreadyDone => "That is already done.",
            TransitionError::NotPermitted => "That is not yours to do.",
            TransitionError::TooEarly => "That is not possible yet.",
            TransitionError::TooLate => "That is no longer possible.",
            TransitionError::PaymentRequired => "Please choose how it was paid.",
        }
    }
}

pub(crate) mod stores {
    texts! {
        title(place: &str) = "Stores near {place}";
        description(place: &str) = "Kiranas near {place}: order now, pick up when it is ready.";
        out_of_range(place: &str) = "We are not near {place} yet. Please try another location.";
        no_stores() = "No store is taking orders yet.";
        open_till(hour: &str) = "Open till {hour}";
        closed() = "Closed";
        opens(when: &str) = "Opens {when}";
        paused() = "Not taking orders right now";
        ready_from(when: &str) = "ready from {when}";
        open_till_midnight() = "Open till midnight";
        open_all_day() = "Open day and night";
        your_store() = "Your store";
        closed_now(count: usize) = "Closed right now: {count}";
        day_and_hour(day: &str, hour: &str) = "{day}, {hour}";
        all_stores() = "Stores";
    }

    pub(crate) fn range(count: u32) -> String {
        if count == 1 { "1 product".to_owned() } else { format!("{count} products") }
    }
}
