//! Orders, as their customer sees them.

use commerce::{IfMissing, OrderState, PaymentMethod, RejectReason, TransitionError};

messages! {
    in pages::order;
    title(number: &str);
    /// Under the title.
    when_and_sum(when: &str, sum: commerce::Paise);
    /// Under the title, once paid.
    when_and_paid(when: &str, sum: commerce::Paise);
    /// Over the pick-up code.
    show_code();
    /// Before the order is ready.
    not_ready();
    /// Names the list of steps, for screen readers.
    steps();
    open_maps();
    bill();
    /// Over the lines.
    lines_title();
    /// Before the note that the customer wrote to the store.
    your_note();
    /// Beside a line: what the store shall do when it is missing.
    if_missing(choice: IfMissing) -> &'static str;
    /// Beside the total, once paid.
    paid(how: &str);
    /// Why the store rejected, and what follows.
    rejected_because(why: &str);
    /// Opens the question.
    cancel();
    /// What cancelling does.
    cancel_explained();
    /// On the button.
    cancel_confirm();
    /// To a visitor who is not the order's customer.
    public_note();
    /// Title for such a visitor.
    public_title();
    /// Beside the button: what it orders.
    last_order(items: &str, total: commerce::Paise);
    /// Asks how the order was.
    rate();
    /// Thanks for a rating.
    rated();
    /// A number of stars, 1 to 5.
    stars(stars: u8);
    /// Label of the comment to a rating.
    rating_comment();
    /// On the button that sends the comment.
    rating_send();
    /// On the button that adds an order's lines to the cart.
    again();
    /// Over what is different from the order whose lines were added.
    again_changes();
    /// A line of the order is not available now.
    again_unavailable(name: &str);
    /// On the link to the next page of the list.
    older();
    /// On the link to the first page of the list.
    newest();
    list_title();
    list_empty();
    /// A step in the order's progress.
    step_label(state: OrderState) -> &'static str;
    /// The state in a list, or for the public.
    state_label(state: OrderState) -> &'static str;
    /// What an end means; empty before the end.
    ending_text(state: OrderState) -> &'static str;
    reject_reason(reason: RejectReason) -> &'static str;
    payment_method(paid_by: PaymentMethod) -> &'static str;
    /// Why an action failed.
    action_error(refused: TransitionError) -> &'static str;
}
