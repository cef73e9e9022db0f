//! Hindi: what customers look for and do not find.

texts! {
    ask_store(words: &str) = "दुकान से “{words}” के बारे में पूछें";
    ask_store_hint() = "हम दुकान तक बात पहुँचा देंगे। जवाब आपकी चैट में आएगा।";
    ask_store_sign_in(words: &str) = "दुकान से “{words}” के बारे में पूछने के लिए पहले WhatsApp में आगे बढ़िए।";
    waiting_for_store(words: &str) = "हमने दुकान से “{words}” के बारे में पूछ लिया है। जवाब आपकी चैट में आएगा और यहाँ भी दिखेगा।";
    store_has(words: &str) = "दुकान का जवाब: “{words}” मिल जाएगा। आने पर माँग लीजिए।";
    store_has_not(words: &str) = "दुकान का जवाब: माफ़ कीजिए, “{words}” अभी नहीं है।";
    limit_reached() = "आज के लिए इतना ही पूछ सकते हैं। कल फिर पूछिए।";
    to_store(words: &str) = "एक ग्राहक को “{words}” चाहिए। क्या आपके पास है? काउंटर पर बता दीजिए।";
    chat_available(store: &str, words: &str) = "{store}: जी हाँ, “{words}” मिल जाएगा। आने पर माँग लीजिए।";
    chat_unavailable(store: &str, words: &str) = "{store}: माफ़ कीजिए, “{words}” अभी नहीं है।";
    counter_title(count: usize) = "ग्राहकों ने पूछा: {count}";
    customers(count: usize) = "{count} ग्राहक";
    we_have_it() = "हमारे पास है";
    we_have_it_label(words: &str) = "हमारे पास है: {words}";
    not_available() = "नहीं है";
    not_available_label(words: &str) = "नहीं है: {words}";
    tell_me() = "दुकान खुले तो मुझे बताइए";
    tell_me_short() = "मुझे बताइए";
    tell_me_hint() = "पास में दुकान खुलते ही हम एक बार बता देंगे।";
    will_tell(place: &str) = "{place} के पास दुकान खुलते ही हम आपको बता देंगे।";
    tell_me_sign_in() = "WhatsApp में आगे बढ़िए, पास में दुकान खुलते ही हम बता देंगे।";
    tell_me_limit() = "हम पहले से इतनी ही जगहों पर आपके लिए नज़र रख सकते हैं।";
    ask_pin(pin: &str) = "नमस्ते, मेरा पिन कोड {pin} है";
    store_opened(place: &str, store: &str, distance: &str) = "ख़ुशख़बरी: {place} के पास अब दुकान है। {store}, {distance} दूर।";
}
