//! The suite that every engine passes, written against the trait alone.
//!
//! An engine gives a [`StorageFactory`], which opens one storage again and again, and calls [`contract_suite!`] with it in a
//! test file; each case becomes a test of its own, on a fresh factory:
//!
//! ```ignore
//! storage::contract_suite!(MyFactory::new());
//! ```
//!
//! Add a case as a function in the module of its subject, and its name in [`contract_suite!`].

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "these are tests, only in another crate's binary; their names say what they check"
)]

use std::sync::Arc;

use async_trait::async_trait;

use crate::{Mode, Result, Storage, StorageKey};

pub mod batch_reads;
pub mod carts;
pub mod catalog;
pub mod concurrency;
pub mod coupons;
pub mod coverage;
pub mod customers;
pub mod durability;
pub mod fixtures;
pub mod messages;
pub mod model;
pub mod place_order;
pub mod product_requests;
pub mod ratings;
pub mod transitions;

/// Opens one storage: empty at first, and the same at every opening.
#[async_trait]
pub trait StorageFactory: Send + Sync {
    /// Opens the storage; one that was opened before has been closed.
    async fn open(&self, mode: Mode, key: StorageKey) -> Result<Arc<dyn Storage>>;
}

/// Runs a case to its end.
pub fn run(case: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_time()
        .build()
        .unwrap()
        .block_on(case);
}

/// Makes a test of every case, each on a site of its own.
#[macro_export]
macro_rules! contract_suite {
    ($new_site:expr) => {
        $crate::contract_suite! { @cases $new_site;
            catalog {
                an_import_counts_what_it_does
                an_import_in_many_parts_is_one
                a_second_import_changes_nothing
                an_import_preserves_held_stock_and_pauses
                rows_of_unknown_stores_and_products_are_rejected
                a_phone_belongs_to_one_store
                an_order_prefix_belongs_to_one_store
                what_is_imported_comes_back
                a_pause_is_seen
                a_product_can_be_gone
                categories_have_two_levels
                an_offer_counts_for_its_time
                orders_of_a_product_are_counted
                what_stores_have_on_sale
            }
            customers {
                a_new_sender_becomes_a_customer
                a_known_identity_is_the_same_customer
                two_identities_in_one_message_merge_two_customers
                a_merged_customer_has_all_orders_links_and_sessions
                a_phone_with_a_new_owner_is_a_new_customer
                the_window_never_moves_back
                a_store_is_known_by_its_phone
                names_languages_places_and_carts_are_stored
                a_link_is_found_by_its_token
                a_conversation_knows_when_its_last_link_was_sent
                a_session_lives_until_it_expires
                a_session_has_its_scope_and_what_is_its_customers
                a_new_session_replaces_the_one_before
                a_single_use_link_starts_one_session
                a_party_can_sign_out_everywhere
            }
            carts {
                a_line_is_set_changed_and_removed
                more_than_is_left_is_lowered
                a_product_off_sale_is_out_of_stock_at_every_store
                what_is_not_to_be_had_is_refused
                a_cart_stays_at_its_store
                a_cart_holds_no_more_than_it_may
                changes_can_be_accepted
                an_earlier_order_is_added_as_far_as_available
                an_ordered_cart_is_closed
            }
            place_order {
                an_order_is_priced_numbered_and_stored
                a_note_and_choices_are_stored_with_the_order
                an_order_notifies_customer_and_store
                numbers_are_consecutive_at_each_store
                a_refused_order_changes_nothing
                changes_are_reported
                a_full_slot_takes_no_more
                the_same_key_is_the_same_order
                a_key_is_not_for_another_request
                one_cart_makes_one_order
                the_first_answer_is_repeated_after_every_step
                orders_are_listed_newest_first
                what_was_bought_can_be_bought_again
                a_customer_holds_no_more_than_the_limits_allow
                a_first_order_is_no_higher_than_the_limit
                a_cart_of_another_customer_is_not_ordered
            }
            transitions {
                every_transition_is_stored_with_its_actor
                collected_takes_the_stock
                every_other_end_gives_stock_and_slot_back
                a_rejected_action_changes_nothing
                time_finds_the_orders_that_are_due
                the_board_shows_what_is_open_and_done
                each_transition_notifies_whom_it_should
            }
            concurrency {
                ten_pieces_go_to_exactly_ten_of_sixty_four
                a_slot_is_never_overbooked
                one_key_at_once_makes_one_order
                one_cart_at_once_makes_one_order
                an_order_ends_once
                an_import_does_not_stop_the_shop
            }
            coupons {
                a_coupon_is_imported_and_changed
                a_cart_carries_its_coupon
                an_order_costs_what_was_shown_with_the_coupon
                an_order_that_comes_to_nothing_gives_the_use_back
                a_coupon_is_never_used_too_often
                a_store_takes_no_order_below_its_minimum
            }
            ratings {
                an_order_has_one_rating
                a_board_shows_low_ratings
            }
            messages {
                an_event_is_stored_once
                events_come_oldest_first_until_answered
                a_failed_event_blocks_its_ordering_key
                an_answer_counts_once
                each_party_is_written_to_in_order
                an_order_message_does_not_wait_for_an_answer_in_the_chat
                a_party_that_waits_blocks_no_other
                a_failed_message_lets_the_next_pass
                a_status_never_goes_back
                a_status_may_come_before_the_answer
                statuses_end_their_events
                the_counter_sees_how_far_the_notification_got
                a_message_is_written_once
            }
            product_requests {
                a_request_is_stored_once_and_sent_to_an_open_chat
                a_closed_chat_gets_no_request_and_no_answer
                an_answer_reaches_everyone_who_looked_for_it
                requests_have_limits
                requests_are_deleted_after_a_month
            }
            coverage {
                an_area_is_requested_once
                a_notice_is_sent_once_while_the_chat_is_open
                the_next_message_is_answered_with_the_notice_once
                merged_customers_are_notified_once
                coverage_requests_have_an_end
            }
            batch_reads {
                slots_of_many_stores_are_one_query
                notification_statuses_of_many_orders_are_one_query
            }
            durability {
                all_of_it_is_there_after_reopening
                the_other_mode_is_refused
                another_key_is_refused
                a_closed_storage_fails_every_call
                what_waits_is_finished_before_closing
                what_has_expired_is_deleted
                a_clock_that_jumps_ahead_deletes_nothing
                an_ownerless_cart_lives_a_day
                a_storage_that_works_is_ready
            }
            model {
                random_histories_agree_with_the_model
            }
        }
    };
    (@cases $new_site:expr; $($subject:ident { $($case:ident)* })*) => {
        $(mod $subject {
            #[allow(unused_imports, reason = "the expression that makes a site may need what stands around it")]
            use super::*;

            $(#[test]
            fn $case() {
                $crate::contract::run(async { $crate::contract::$subject::$case(&$new_site).await });
            })*
        })*
    };
}
