//! Labels of buttons. They hold at most 20 characters (Cloud API, interactive messages): a test counts those of
//! every label that is declared here.

macro_rules! labels {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        messages! {
            in chat;
            $($(#[$doc])* $name();)*
        }

        #[cfg(test)]
        const ALL: &[fn(commerce::Language) -> String] = &[$($name),*];
    };
}

labels! {
    /// Opens the shop.
    open_shop;
    /// Opens a cart filled in a browser.
    open_cart;
    /// Opens an order.
    open_order;
    /// Asks for a location message.
    share_location;
    /// Lists the orders.
    my_orders;
    /// Opens the list of languages.
    choose_language;
    /// Opens the counter.
    open_counter;
    /// Accepts an order.
    button_accept;
    /// Rejects an order.
    button_reject;
    /// The order is ready.
    button_ready;
    /// The order is collected.
    button_collected;
}

#[cfg(test)]
mod tests {
    use commerce::{Language, PaymentMethod, RejectReason};

    use super::ALL;
    use crate::chat::{payment_method, reject_reason};

    #[test]
    fn labels_fit_their_buttons() {
        for language in Language::ALL {
            let declared = ALL.iter().map(|label| label(language));
            let methods = PaymentMethod::ALL.map(|method| payment_method(language, method).to_owned());
            let reasons = RejectReason::ALL.map(|reason| reject_reason(language, reason).to_owned());
            let own_name = language.endonym().to_owned();
            for label in declared.chain(methods).chain(reasons).chain([own_name]) {
                assert!((1..=20).contains(&label.chars().count()), "{label}");
            }
        }
    }
}
