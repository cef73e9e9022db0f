//! Preview pictures.

messages! {
    in previews;
    /// On the picture of the shop.
    shop_title();
    /// Under `shop_title`.
    shop_subtitle();
    /// On a store's picture.
    order_and_collect();
}
