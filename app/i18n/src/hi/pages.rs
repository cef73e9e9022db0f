//! Hindi: pages.

pub(crate) mod cart {
    use commerce::CouponRejection;

    texts! {
        full(max: usize) = "कार्ट भर गया है: ज़्यादा से ज़्यादा {max} तरह का सामान।";
        changed_elsewhere() = "यह पन्ना खुलने के बाद कार्ट बदल गया है। एक बार देखकर फिर ऑर्डर कीजिए।";
        title() = "कार्ट";
        pick_up_at(store: &str) = "{store} · पिक-अप";
        empty() = "आपका कार्ट ख़ाली है";
        empty_hint() = "पास की दुकान चुनिए और सामान जोड़िए।";
        find_stores() = "दुकानें देखें";
        go_to_store(store: &str) = "{store} में जाएँ";
        mrp_total() = "कुल MRP";
        you_save() = "आपकी बचत";
        taxes_included() = "इसमें शामिल टैक्स";
        total() = "कुल देना है";
        checkout() = "पिक-अप का समय चुनें";
        coupon_row(code: &str) = "कूपन {code}";
        coupon_ask() = "कूपन है?";
        coupon_code() = "कूपन कोड";
        coupon_apply() = "लगाएँ";
        coupon_remove(code: &str) = "{code} हटाएँ";
        coupon_changed() = "कूपन की छूट अब बदल गई है। कुल रक़म देखकर फिर ऑर्डर कीजिए।";
        below_minimum_template() = "यहाँ ऑर्डर के लिए {{}} का सामान और जोड़िए";
        changes_title() = "कार्ट में कुछ बदल गया है";
        sold_out(name: &str) = "{name} ख़त्म हो गया है, इसलिए कार्ट से हटा दिया।";
        quantity_reduced(name: &str, available: u32, requested: u32) = "{name}: {requested} में से सिर्फ़ {available} बाक़ी।";
        price_changed(name: &str, seen: commerce::Paise, now: commerce::Paise) = "{name} का दाम अब {now} है, पहले {seen} था।";
        accept_changes() = "ठीक है, आगे बढ़ें";
        store_paused() = "यह दुकान अभी ऑर्डर नहीं ले रही। आपका कार्ट सुरक्षित है।";
        switch_title() = "दुकान बदलें?";
        switch_why(items: &str, from: &str, to: &str) = "आपके कार्ट में {from} का सामान है ({items})। एक कार्ट एक ही दुकान का होता है: {to} से लेने पर यह ख़ाली हो जाएगा।";
        switch_yes(product: &str) = "ख़ाली करें और {product} जोड़ें";
        switch_no() = "मेरा कार्ट रहने दें";
    }

    pub(crate) fn coupon_rejection(code: &str, rejection: CouponRejection) -> String {
        match rejection {
            CouponRejection::Unknown => format!("“{code}” इस दुकान का कूपन नहीं है।"),
            CouponRejection::NotYet { .. } => format!("{code} अभी शुरू नहीं हुआ है।"),
            CouponRejection::Expired => format!("{code} की तारीख़ निकल गई है।"),
            CouponRejection::FirstOrderOnly => format!("{code} सिर्फ़ पहले ऑर्डर पर चलता है।"),
            CouponRejection::UsedAlready => format!("{code} आप पहले ही इस्तेमाल कर चुके हैं।"),
            CouponRejection::UsedUp => format!("{code} अब ख़त्म हो गया है।"),
            CouponRejection::BelowMinimum { minimum } => {
                format!("{code} {minimum} या उससे ज़्यादा के सामान पर चलता है।")
            }
        }
    }
}

pub(crate) mod catalog {
    texts! {
        store_description(locality: &str) = "{locality} में ताज़ी सब्ज़ी, किराना और घर का सामान। यहाँ ऑर्डर, दुकान से पिक-अप।";
        category_description(category: &str, store: &str) = "{store} में {category}: आज के दाम देखिए, ऑर्डर कीजिए, तैयार होने पर ले जाइए।";
        title_at_store(what: &str, store: &str) = "{what}, {store}";
        product_description(price: commerce::Paise, store: &str) = "{store} में {price}। यहाँ ऑर्डर, दुकान से पिक-अप।";
        see_all(count: usize) = "सभी {count} देखें";
        categories_label() = "सामान की क़िस्में";
        search_in(store: &str) = "{store} में खोजें";
        search_placeholder() = "खोजें: दाल, aloo, साबुन…";
        search() = "खोजें";
        results_title(query: &str) = "“{query}”";
        result_count(count: usize) = "नतीजे: {count}";
        showing_results_for(words: &str) = "“{words}” के नतीजे।";
        nothing_for(words: &str) = "“{words}” यहाँ नहीं मिला।";
        search_title() = "क्या चाहिए?";
        no_results(query: &str) = "इस दुकान में “{query}” नहीं मिला।";
        no_results_short() = "कुछ नहीं मिला";
        no_results_hint() = "छोटा शब्द लिखकर देखिए, या नीचे से चुनिए।";
        add() = "जोड़ें";
        add_label(name: &str) = "जोड़ें: {name}";
        remove_one(name: &str) = "एक कम करें: {name}";
        add_one(name: &str) = "एक और: {name}";
        out_of_stock() = "ख़त्म हो गया";
        only_left(available: u32) = "सिर्फ़ {available} बाक़ी";
        reduced_template() = "सिर्फ़ {{}} बाक़ी";
        mrp() = "MRP";
        regular_price() = "आम दाम";
        mrp_with_taxes(mrp: commerce::Paise) = "MRP {mrp}, टैक्स शामिल";
        sold_loose() = "खुला सामान: दुकान पर तौलकर दिया जाएगा।";
        other_sizes() = "दूसरे साइज़";
        best_value() = "सबसे सस्ता पड़े";
        shop_by_category() = "सामान की क़िस्में";
        pack_sizes() = "पैक का साइज़";
        more_in(category: &str) = "{category}: और देखें";
        in_stock() = "उपलब्ध है";
        category_empty() = "आज यहाँ कुछ नहीं है।";
        buy_again() = "फिर से ख़रीदें";
        daily_basics() = "रोज़ का सामान";
        offers() = "ऑफ़र";
        sort_by() = "क्रम";
        sort_popular() = "सबसे ज़्यादा बिकने वाले";
        sort_price() = "कम दाम पहले";
        sort_unit_price() = "प्रति किलो/लीटर कम दाम";
        sort_saving() = "सबसे ज़्यादा बचत";
        filters() = "छाँटें";
        only_in_stock() = "उपलब्ध";
        price_up_to(limit: commerce::Paise) = "{limit} तक";
        clear_filters() = "सब दिखाएँ";
        filters_match_nothing() = "इन शर्तों का कोई सामान नहीं मिला।";
        pages() = "पन्ने";
        offer_until(day: &str) = "{day} तक";
    }
}

pub(crate) mod checkout {
    use commerce::{DayPart, IfMissing};

    texts! {
        title() = "पिक-अप और ऑर्डर";
        name() = "पिक-अप के लिए नाम";
        name_empty() = "पिक-अप के लिए नाम लिखिए।";
        name_invalid() = "कृपया सिर्फ़ अक्षर लिखिए।";
        name_too_long() = "नाम बहुत लंबा है: 60 अक्षर तक लिखिए।";
        pick_up_time() = "आप कब आएँगे?";
        earliest(when: &str) = "सबसे जल्दी: {when}";
        earliest_note() = "पैक होते ही हम संदेश भेज देंगे।";
        usual(when: &str) = "आपका हमेशा का समय: {when}";
        other_times() = "दूसरे समय";
        day_and_part(day: &str, part: &str) = "{day}, {part}";
        unless_changed(when: &str) = "{when}, या जो समय आप ऊपर चुनें";
        full() = "भर गया";
        no_slots() = "इस दुकान में अभी पिक-अप का कोई समय ख़ाली नहीं है। थोड़ी देर बाद देखिए।";
        slot_not_chosen() = "पिक-अप का समय चुनिए।";
        slot_full() = "वह समय अभी-अभी भर गया। दूसरा समय चुनिए।";
        slot_not_offered() = "वह समय अब नहीं मिल सकता। दूसरा समय चुनिए।";
        too_many_open_orders(max: u32) = "आपके {max} ऑर्डर पहले से खुले हैं। कृपया एक ले जाइए या रद्द कीजिए, फिर ऑर्डर कीजिए।";
        too_many_orders_in_slot(max: u32) = "इस समय के लिए आप पहले ही ऑर्डर कर चुके हैं (ज़्यादा से ज़्यादा {max})। कृपया दूसरा समय चुनिए।";
        too_much_of_product(name: &str, max: u32) = "{name}: एक बार में ज़्यादा से ज़्यादा {max} ले सकते हैं, ताकि सबको मिल सके।";
        total_too_high(max: commerce::Paise) = "जब तक आप एक ऑर्डर ले नहीं जाते, एक ऑर्डर {max} तक का हो सकता है।";
        note() = "दुकान के लिए संदेश";
        note_example() = "टमाटर आज के लिए पके हुए दीजिए";
        note_too_long(max: usize) = "संदेश बहुत लंबा है: {max} अक्षर तक लिखिए।";
        if_missing_title() = "कुछ न मिले तो दुकान आपको फ़ोन करेगी। बदलें";
        pay() = "भुगतान";
        pay_at_store() = "दुकान पर, सामान लेते समय";
        pay_with() = "नकद, UPI या कार्ड";
        place_order(sum: commerce::Paise) = "ऑर्डर करें · {sum}";
        ordering_as(masked: &str) = "ऑर्डर की ख़बर {masked} पर WhatsApp में आएगी।";
        continue_why() = "ऑर्डर करने के लिए WhatsApp में आगे बढ़िए। वहाँ लिखा संदेश भेज दीजिए, जवाब में आपका कार्ट मिलेगा।";
        continue_in_chat() = "WhatsApp में आगे बढ़ें";
        your_order() = "आपका ऑर्डर";
        change_cart() = "बदलें";
    }

    pub(crate) const fn if_missing(choice: IfMissing) -> &'static str {
        match choice {
            IfMissing::CallMe => "पहले मुझे फ़ोन करें",
            IfMissing::NearestMatch => "मिलता-जुलता दे दें",
            IfMissing::LeaveOut => "रहने दें",
        }
    }

    pub(crate) const fn day_part(part: DayPart) -> &'static str {
        match part {
            DayPart::Morning => "सुबह",
            DayPart::Afternoon => "दोपहर",
            DayPart::Evening => "शाम",
            DayPart::Night => "रात",
        }
    }
}

pub(crate) mod layout {
    texts! {
        shop_name() = "नुक्कड़";
        skip() = "सीधे मुख्य हिस्से पर जाएँ";
        more_links() = "और";
        change_place() = "जगह बदलें";
        my_orders() = "मेरे ऑर्डर";
        back_to_chat() = "चैट पर वापस";
        back_to(place: &str) = "वापस: {place}";
        cart() = "कार्ट";
        store_bar() = "दुकान";
        shop_tab() = "दुकान";
        categories_tab() = "श्रेणियाँ";
        orders_tab() = "ऑर्डर";
        one_item_template() = "{{}} आइटम";
        many_items_template() = "{{}} आइटम";
        saving_template() = "आपकी बचत {{}}";
        show_more() = "और देखें";
        first_page() = "शुरू से";
        close() = "बंद करें";
        sign_out() = "साइन आउट";
        sign_out_everywhere() = "सभी जगह से साइन आउट";
        no_network() = "नेटवर्क नहीं है। नेटवर्क आने पर फिर से कोशिश कीजिए।";
        no_network_queued() = "नेटवर्क नहीं है। नेटवर्क आते ही हम इसे जोड़ देंगे।";
    }
}

pub(crate) mod counter {
    texts! {
        title(store: &str) = "काउंटर · {store}";
        taking_orders() = "ऑर्डर चालू हैं";
        paused() = "नए ऑर्डर बंद हैं";
        today(count: u32) = "आज {count}";
        pause() = "ऑर्डर रोकें";
        resume() = "फिर से ऑर्डर लें";
        refresh() = "फिर से देखें";
        shelf_link() = "स्टॉक अपडेट करें";
        column_new() = "नए";
        column_packing() = "पैकिंग";
        column_ready() = "तैयार";
        empty_new() = "कोई नया ऑर्डर नहीं है। आते ही यहाँ दिखेगा।";
        empty_packing() = "पैक करने के लिए कुछ नहीं है।";
        empty_ready() = "कोई ऑर्डर तैयार नहीं है।";
        just_now() = "अभी-अभी";
        waiting_minutes(minutes: i64) = "{minutes} मिनट से";
        waiting_hours(hours: i64) = "{hours} घंटे से";
        due_at_store(sum: commerce::Paise) = "दुकान पर {sum}";
        code(code: &str) = "कोड {code}";
        note() = "संदेश:";
        accept() = "ऑर्डर लें";
        reject() = "मना करें";
        reject_reason_title() = "क्यों?";
        choose() = "चुनिए…";
        reject_confirm() = "ऑर्डर मना करें";
        ready() = "तैयार है";
        collected_paid_by() = "दे दिया, पैसे मिले";
        notification_waiting() = "संदेश भेजना बाक़ी है";
        notification_sent() = "संदेश भेज दिया";
        notification_delivered() = "संदेश पहुँच गया";
        notification_read() = "ग्राहक ने पढ़ लिया";
        notification_failed() = "संदेश नहीं पहुँचा";
        order_error(number: u32, why: &str) = "ऑर्डर {number}: {why}";
        reason_missing() = "पहले वजह चुनिए।";
        payment_missing() = "बताइए, भुगतान कैसे हुआ।";
        low_ratings(count: usize) = "ग्राहक ख़ुश नहीं थे · {count}";
        shelf_title() = "दुकान का सामान";
        shelf_search() = "सामान खोजें";
        shelf_nothing(query: &str) = "“{query}” नहीं मिला।";
        on_hand(on_hand: u32, reserved: u32) = "दुकान में {on_hand}, ऑर्डर में {reserved}";
        marked_out_of_stock() = "स्टॉक में नहीं";
        mark_out_of_stock() = "ख़त्म";
        mark_out_of_stock_label(name: &str) = "ख़त्म: {name}";
        mark_in_stock() = "फिर आ गया";
        mark_in_stock_label(name: &str) = "फिर आ गया: {name}";
        sign_in_title() = "काउंटर";
        sign_in() = "दुकान के फ़ोन से “काउंटर” लिखकर भेजिए। जवाब में काउंटर का लिंक आएगा, जो 10 मिनट के अंदर एक बार खुलेगा।";
        sign_in_chat() = "WhatsApp में “काउंटर” भेजें";
    }
}

pub(crate) mod error {
    texts! {
        page_not_found() = "यह पन्ना नहीं मिला";
        page_not_found_hint() = "पता शायद ग़लत लिखा है, या पन्ना हट गया है।";
        store_not_found() = "यह दुकान हमें नहीं मिली";
        store_not_found_hint() = "हो सकता है वह बंद हो गई हो। पास में और दुकानें हैं।";
        product_not_found() = "यह सामान नहीं मिला";
        product_not_found_hint() = "हो सकता है इस दुकान में न हो, या नाम कुछ और हो: खोजकर देखिए।";
        category_not_found() = "यह क़िस्म नहीं मिली";
        category_not_found_hint() = "इस दुकान में अब ऐसी कोई क़िस्म नहीं है। सारी क़िस्में दुकान के पहले पन्ने पर हैं।";
        order_not_found() = "यह ऑर्डर हमें नहीं मिला";
        order_not_found_hint() = "इसे अपनी चैट से खोलिए, या अपने सब ऑर्डर देखिए।";
        link_not_found() = "यह लिंक नहीं मिला";
        link_not_found_hint() = "WhatsApp पर “Hi” भेजिए, नया लिंक आ जाएगा।";
        sign_in_required() = "इसे WhatsApp से खोलिए";
        sign_in_required_hint() = "यह पन्ना सिर्फ़ आपका है, इसलिए पहचान ज़रूरी है: अपनी चैट का लिंक खोलिए।";
        form_rejected() = "यह नहीं हो पाया";
        form_rejected_hint() = "पन्ना पुराना था, या फ़ॉर्म किसी और साइट से आया। कुछ नहीं बदला। वापस जाइए, पन्ना फिर से खोलिए और दोबारा कोशिश कीजिए।";
        malformed() = "यह हम समझ नहीं सके";
        malformed_hint() = "कुछ छूट गया या ग़लत लिखा था। कुछ नहीं बदला।";
        too_large() = "यह बहुत बड़ा है";
        too_large_hint() = "कृपया छोटा करके फिर कोशिश कीजिए।";
        outdated() = "इस बीच कुछ बदल गया है";
        outdated_hint() = "आपने जो पन्ना देखा वह पुराना था। फिर से देख लीजिए।";
        overloaded() = "अभी बहुत भीड़ है";
        overloaded_hint() = "एक मिनट बाद फिर कोशिश कीजिए। आपका कार्ट सुरक्षित है।";
        internal_error() = "हमारी तरफ़ से कुछ गड़बड़ हुई";
        internal_error_hint() = "आपका कार्ट और ऑर्डर सुरक्षित हैं। एक मिनट बाद फिर कोशिश कीजिए।";
        to_stores() = "पास की दुकानें";
        to_store() = "दुकान में जाएँ";
        to_cart() = "मेरा कार्ट देखें";
    }
}

pub(crate) mod link {
    texts! {
        continue_as(who: &str) = "{who} के नाम से आगे बढ़ें?";
        continue_here() = "इसी ब्राउज़र में आगे बढ़ें?";
        open_shop() = "हाँ, दुकान खोलें";
        cart_waiting(items: &str) = "आपका कार्ट रखा है: {items}।";
        to_last_store(store: &str) = "आप सीधे {store} पहुँचेंगे, जहाँ से पिछली बार लिया था।";
        open_order(number: &str) = "ऑर्डर {number} दिखाएँ";
        counter_title(store: &str) = "{store} का काउंटर खोलें?";
        open_counter() = "काउंटर खोलें";
        counter_warning() = "यह सिर्फ़ दुकान में काम करने वालों के लिए है। यहाँ खोलने पर ऑर्डर लिए या मना किए जा सकते हैं।";
        not_you() = "यह आप नहीं हैं? तो यह लिंक किसी और का है। WhatsApp पर “Hi” भेजिए, आपको अपना लिंक मिलेगा।";
        expired() = "इस लिंक का समय पूरा हो गया";
        expired_why() = "लिंक 30 मिनट तक ही चलता है, ताकि कोई और उसे न खोल सके। आपका कार्ट सुरक्षित है।";
        counter_expired_why() = "काउंटर का लिंक 10 मिनट के अंदर, एक ही बार खुलता है। नए लिंक के लिए दुकान के फ़ोन से “काउंटर” भेजिए।";
        new_link() = "WhatsApp में नया लिंक लें";
    }
}

pub(crate) mod location {
    texts! {
        title() = "आपकी किराना दुकान, आपके आने तक तैयार";
        tagline() = "न लाइन, न ऐप। पैसे दुकान पर दीजिए।";
        description() = "ताज़ी सब्ज़ी, किराना, किताबें, ब्यूटी और घर का सामान, पास की दुकानों से।";
        welcome_back_by_name(name: &str) = "नमस्ते, {name}";
        welcome_back() = "नमस्ते";
        go_to_your_store() = "अपनी दुकान में जाएँ";
        find_title() = "अपनी दुकान ढूँढ़िए";
        elsewhere_title() = "आज कहीं और हैं?";
        how_title() = "यह कैसे चलता है";
        step_choose() = "अपनी दुकान से सामान चुनिए";
        step_packed() = "पैक होते ही हम बता देंगे";
        step_pick_up() = "दुकान से लीजिए, पैसे वहीं दीजिए";
        privacy_title() = "आपकी जानकारी किस काम आती है";
        field_label() = "पिन कोड, इलाक़ा या स्टेशन";
        placeholder() = "400703 या वाशी";
        show_stores() = "देखें";
        purpose() = "आपका फ़ोन नंबर सिर्फ़ ऑर्डर की ख़बर देने के लिए है, और आपकी लोकेशन सिर्फ़ पास की दुकानें ढूँढ़ने के लिए।";
        choose_locality() = "इनमें से कौन-सा?";
        pin_and_district(pin: &str, district: &str) = "{pin} · {district}";
        query_missing() = "अपना पिन कोड या इलाक़े का नाम लिखिए।";
        pin_invalid() = "पिन कोड में छह अंक होते हैं।";
        pin_unknown(typed: &str) = "पिन कोड {typed} नहीं मिला। एक बार जाँच लीजिए।";
        locality_unknown(typed: &str) = "“{typed}” नाम की कोई जगह नहीं मिली। पिन कोड लिखकर देखिए।";
        area_missing(typed: &str) = "“{typed}” कई इलाक़ों में है। साथ में इलाक़े का नाम लिखिए, जैसे वाशी।";
        choose_again() = "कृपया फिर से चुनिए।";
    }
}

pub(crate) mod order {
    use commerce::{IfMissing, OrderState, PaymentMethod, RejectReason, TransitionError};

    texts! {
        title(number: &str) = "ऑर्डर {number}";
        when_and_sum(when: &str, sum: commerce::Paise) = "{when} · दुकान पर {sum}";
        when_and_paid(when: &str, sum: commerce::Paise) = "{when} · {sum} का भुगतान हुआ";
        show_code() = "काउंटर पर यह दिखाइए";
        not_ready() = "अभी तैयार नहीं है। तैयार होते ही हम चैट में बता देंगे।";
        steps() = "ऑर्डर कहाँ तक पहुँचा";
        open_maps() = "नक़्शे में देखें";
        bill() = "बिल (PDF)";
        lines_title() = "आपने क्या मँगाया";
        your_note() = "आपका संदेश:";
        paid(how: &str) = "भुगतान हुआ · {how}";
        rejected_because(why: &str) = "{why}, इसलिए दुकान यह ऑर्डर नहीं ले सकी। कुछ देना नहीं है।";
        cancel() = "ऑर्डर रद्द करें";
        cancel_explained() = "दुकान पैकिंग रोक देगी और आपको कुछ देना नहीं होगा।";
        cancel_confirm() = "हाँ, रद्द करें";
        public_note() = "पूरा ऑर्डर सिर्फ़ उसी को दिखता है जिसने मँगाया है। अपनी चैट का लिंक खोलिए।";
        public_title() = "एक ऑर्डर";
        last_order(items: &str, total: commerce::Paise) = "आपका पिछला ऑर्डर: {items}, {total}";
        again() = "फिर से यही";
        rate() = "सामान कैसा रहा?";
        rated() = "शुक्रिया! 7 दिन तक इसे बदल सकते हैं।";
        stars(stars: u8) = "5 में से {stars}";
        rating_comment() = "दुकान को कुछ बताना हो तो लिखिए (ज़रूरी नहीं)";
        rating_send() = "भेजें";
        again_changes() = "पिछली बार से अलग";
        again_unavailable(name: &str) = "{name} अभी नहीं है, इसलिए कार्ट में नहीं है।";
        older() = "पुराने ऑर्डर";
        newest() = "सबसे नए ऑर्डर पर वापस";
        list_title() = "मेरे ऑर्डर";
        list_empty() = "आपने अभी तक कुछ नहीं मँगाया";
    }

    pub(crate) const fn if_missing(choice: IfMissing) -> &'static str {
        match choice {
            IfMissing::CallMe => "न हो तो पहले फ़ोन करें",
            IfMissing::NearestMatch => "न हो तो मिलता-जुलता दे दें",
            IfMissing::LeaveOut => "न हो तो रहने दें",
        }
    }

    pub(crate) const fn step_label(state: OrderState) -> &'static str {
        match state {
            OrderState::Placed => "ऑर्डर दिया गया",
            OrderState::Accepted => "दुकान ने लिया",
            OrderState::Ready => "पिक-अप के लिए तैयार",
            OrderState::Collected => "सामान मिल गया",
            OrderState::Rejected => "दुकान ने मना किया",
            OrderState::Cancelled => "आपने रद्द किया",
            OrderState::Expired => "समय पर जवाब नहीं मिला",
            OrderState::Uncollected => "समय पर नहीं लिया गया",
        }
    }

    pub(crate) const fn state_label(state: OrderState) -> &'static str {
        match state {
            OrderState::Placed => "दुकान के जवाब का इंतज़ार",
            OrderState::Accepted => "पैक हो रहा है",
            OrderState::Ready => "तैयार है",
            OrderState::Collected => "सामान मिल गया",
            OrderState::Rejected => "दुकान ने मना किया",
            OrderState::Cancelled => "रद्द",
            OrderState::Expired => "जवाब नहीं मिला",
            OrderState::Uncollected => "नहीं लिया गया",
        }
    }

    pub(crate) const fn ending_text(state: OrderState) -> &'static str {
        match state {
            OrderState::Rejected => "दुकान यह ऑर्डर नहीं ले सकी। कुछ देना नहीं है।",
            OrderState::Cancelled => "कुछ देना नहीं है।",
            OrderState::Expired => "दुकान ने समय पर जवाब नहीं दिया। कुछ देना नहीं है; दूसरी दुकान देखिए।",
            OrderState::Uncollected => "कोई लेने नहीं आया, इसलिए दुकान ने सामान वापस रख दिया। कुछ देना नहीं है।",
            OrderState::Collected => "धन्यवाद, फिर आइएगा।",
            OrderState::Placed | OrderState::Accepted | OrderState::Ready => "",
        }
    }

    pub(crate) const fn reject_reason(reason: RejectReason) -> &'static str {
        match reason {
            RejectReason::OutOfStock => "कुछ सामान ख़त्म है",
            RejectReason::TooBusy => "अभी बहुत भीड़ है",
            RejectReason::ClosingEarly => "आज दुकान जल्दी बंद होगी",
            RejectReason::Other => "कोई और वजह",
        }
    }

    pub(crate) const fn payment_method(paid_by: PaymentMethod) -> &'static str {
        match paid_by {
            PaymentMethod::Cash => "नकद",
            PaymentMethod::Upi => "UPI",
            PaymentMethod::Card => "कार्ड",
        }
    }

    pub(crate) const fn action_error(refused: TransitionError) -> &'static str {
        match refused {
            TransitionError::AlreadyDone => "यह पहले ही हो चुका है।",
            TransitionError::NotPermitted => "यह आप नहीं कर सकते।",
            TransitionError::TooEarly => "अभी यह नहीं हो सकता।",
            TransitionError::TooLate => "अब यह नहीं हो सकता।",
            TransitionError::PaymentRequired => "कृपया चुनिए कि पैसे कैसे मिले।",
        }
    }
}

pub(crate) mod stores {
    texts! {
        title(place: &str) = "{place} के पास की दुकानें";
        description(place: &str) = "{place} के पास की किराना दुकानें: अभी ऑर्डर कीजिए, तैयार होने पर ले जाइए।";
        out_of_range(place: &str) = "{place} के पास अभी हमारी कोई दुकान नहीं है। कोई और जगह देखिए।";
        no_stores() = "अभी कोई दुकान ऑर्डर नहीं ले रही।";
        open_till(hour: &str) = "{hour} बजे तक खुली";
        closed() = "बंद";
        opens(when: &str) = "{when} बजे खुलेगी";
        paused() = "अभी ऑर्डर नहीं ले रही";
        ready_from(when: &str) = "{when} बजे से तैयार";
        open_till_midnight() = "रात 12 बजे तक खुली";
        open_all_day() = "दिन-रात खुली";
        your_store() = "आपकी दुकान";
        range(count: u32) = "{count} तरह का सामान";
        closed_now(count: usize) = "अभी बंद: {count}";
        day_and_hour(day: &str, hour: &str) = "{day} {hour}";
        all_stores() = "दुकानें";
    }
}
