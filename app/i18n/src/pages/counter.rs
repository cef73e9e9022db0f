//! The storekeeper's pages.

messages! {
    /// The title.
    title(store: &str) { en: "Counter · {store}", hi: "काउंटर · {store}" }
    /// Orders come in.
    taking_orders() { en: "Taking orders", hi: "ऑर्डर चालू हैं" }
    /// None come in.
    paused() { en: "Paused: no new orders", hi: "नए ऑर्डर बंद हैं" }
    /// Orders since morning.
    today(count: u32) { en: "{count} today", hi: "आज {count}" }
    /// On the button.
    pause() { en: "Pause orders", hi: "ऑर्डर रोकें" }
    /// On the button.
    resume() { en: "Take orders again", hi: "फिर से ऑर्डर लें" }
    /// Reads the board again.
    refresh() { en: "Refresh", hi: "फिर से देखें" }
    /// A link to the shelf.
    shelf() { en: "Mark goods gone", hi: "ख़त्म सामान बताएँ" }
    /// On the button.
    leave() { en: "Leave the counter", hi: "काउंटर बंद करें" }
    /// Over new orders.
    new() { en: "New", hi: "नए" }
    /// Over orders being packed.
    packing() { en: "Packing", hi: "पैकिंग" }
    /// Over orders that wait.
    ready_column() { en: "Ready", hi: "तैयार" }
    /// A column with nothing in it.
    nothing_new() { en: "No new orders. They appear here.", hi: "कोई नया ऑर्डर नहीं है। आते ही यहाँ दिखेगा।" }
    /// A column with nothing in it.
    nothing_packing() { en: "Nothing to pack.", hi: "पैक करने के लिए कुछ नहीं है।" }
    /// A column with nothing in it.
    nothing_ready() { en: "Nothing waits to be collected.", hi: "पिक-अप के लिए कुछ नहीं रखा है।" }
    /// Less than a minute old.
    just_now() { en: "just now", hi: "अभी-अभी" }
    /// How long it waits.
    waits(minutes: i64) { en: "waiting {minutes} min", hi: "{minutes} मिनट से" }
    /// How long it waits, from an hour on.
    waits_hours(hours: i64) { en: "waiting {hours} h", hi: "{hours} घंटे से" }
    /// What is to be paid.
    at_the_store(sum: commerce::Paise) { en: "{sum} at the store", hi: "दुकान पर {sum}" }
    /// The code the customer shows.
    code(code: &str) { en: "code {code}", hi: "कोड {code}" }
    /// On the button.
    accept() { en: "Accept", hi: "ऑर्डर लें" }
    /// Opens the reasons.
    reject() { en: "Reject", hi: "मना करें" }
    /// Over the reasons.
    reject_why() { en: "Why?", hi: "क्यों?" }
    /// Before one is chosen.
    choose() { en: "Choose…", hi: "चुनिए…" }
    /// On the button.
    reject_yes() { en: "Reject order", hi: "ऑर्डर मना करें" }
    /// On the button.
    ready() { en: "Ready", hi: "तैयार है" }
    /// Over how it was paid.
    collected_paid() { en: "Collected, paid by", hi: "दे दिया, पैसे मिले" }
    /// The news was not sent yet.
    told_waiting() { en: "message waiting to be sent", hi: "संदेश भेजा जाना बाक़ी है" }
    /// Sent.
    told_sent() { en: "message sent", hi: "संदेश भेजा गया" }
    /// Delivered.
    told_delivered() { en: "message delivered", hi: "संदेश पहुँचा" }
    /// Read.
    told_read() { en: "message read", hi: "संदेश पढ़ा गया" }
    /// Not delivered.
    told_failed() { en: "message not delivered", hi: "संदेश नहीं पहुँचा" }
    /// An action was refused.
    refused(number: u32, why: &str) { en: "Order {number}: {why}", hi: "ऑर्डर {number}: {why}" }
    /// No reason chosen.
    reason_missing() { en: "choose a reason first.", hi: "पहले वजह चुनिए।" }
    /// No way of payment chosen.
    payment_missing() { en: "say how it was paid.", hi: "बताइए, भुगतान कैसे हुआ।" }
    /// The shelf's title.
    shelf_title() { en: "On the shelf", hi: "दुकान का सामान" }
    /// Names the search field.
    shelf_search() { en: "Find a product", hi: "सामान खोजें" }
    /// Nothing matches.
    shelf_nothing(query: &str) { en: "Nothing called “{query}”.", hi: "“{query}” नहीं मिला।" }
    /// Units on the shelf and promised.
    on_hand(on_hand: u32, held: u32) { en: "{on_hand} here, {held} ordered", hi: "दुकान में {on_hand}, ऑर्डर में {held}" }
    /// Marked gone.
    gone() { en: "Marked gone", hi: "ख़त्म बताया है" }
    /// On the button.
    mark_gone() { en: "Gone", hi: "ख़त्म" }
    /// The same, said to those who do not see the row.
    mark_gone_what(name: &str) { en: "Gone: {name}", hi: "ख़त्म: {name}" }
    /// On the button.
    mark_back() { en: "Back again", hi: "फिर आ गया" }
    /// The same, said to those who do not see the row.
    mark_back_what(name: &str) { en: "Back again: {name}", hi: "फिर आ गया: {name}" }
    /// How to sign in.
    sign_in_title() { en: "The counter", hi: "काउंटर" }
    /// How to sign in.
    sign_in() {
        en: "Write “counter” from the store's own phone. The answer is a link to its counter, and works for 10 minutes.",
        hi: "दुकान के फ़ोन से “काउंटर” लिखिए। जवाब में काउंटर का लिंक आएगा, जो 10 मिनट तक चलेगा।"
    }
    /// On the button.
    sign_in_chat() { en: "Write “counter” in WhatsApp", hi: "WhatsApp में “काउंटर” लिखें" }
}
