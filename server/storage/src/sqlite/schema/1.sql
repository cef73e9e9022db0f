-- The schema. Identifiers are 16 bytes whose first 12 bits are their home, the shard of the row; instants
-- are microseconds since 1970 (UTC), amounts paise, flags 0 or 1. "sealed" columns are encrypted, "_hash"
-- columns keyed hashes of what is encrypted. In PostgreSQL a column "home" leads every key; SQLite carries
-- it inside the identifiers only. No foreign keys: shards could not check them.
-- A migration that has been released is never changed; add the next number instead.

CREATE TABLE storage (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    mode TEXT NOT NULL,
    key_check BLOB NOT NULL,
    stores_version INTEGER NOT NULL,
    products_version INTEGER NOT NULL,
    heartbeats INTEGER NOT NULL, -- counts health checks, each a committed write
    purged_at INTEGER -- the clock at the last purge
) STRICT;

-- The catalogue: small, written by imports.

CREATE TABLE products (
    id TEXT NOT NULL PRIMARY KEY,
    details TEXT NOT NULL -- JSON of the product
) STRICT;

-- Of two levels: a category without a parent, and those below it.
CREATE TABLE categories (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT,
    details TEXT NOT NULL -- JSON of the category
) STRICT;

CREATE TABLE stores (
    code TEXT NOT NULL PRIMARY KEY,
    details TEXT NOT NULL, -- JSON of the store without phone and pause
    phone_sealed BLOB NOT NULL,
    phone_hash BLOB NOT NULL UNIQUE,
    order_prefix TEXT UNIQUE, -- also in the details
    paused INTEGER NOT NULL
) STRICT;

-- What every order of a store counts up, apart from the store's long row.
CREATE TABLE store_sequences (
    store TEXT NOT NULL PRIMARY KEY,
    last_order_number INTEGER NOT NULL,
    listings_version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE listings (
    store TEXT NOT NULL,
    product TEXT NOT NULL,
    mrp INTEGER NOT NULL,
    price INTEGER NOT NULL,
    offer_starts_at INTEGER, -- the price counts from here until offer_ends_at, else always
    offer_ends_at INTEGER,
    on_hand INTEGER NOT NULL,
    held INTEGER NOT NULL,
    is_available INTEGER NOT NULL,
    order_count INTEGER NOT NULL, -- orders that contained it
    PRIMARY KEY (store, product),
    CHECK (held >= 0 AND held <= on_hand)
) STRICT, WITHOUT ROWID;

-- Few, and of the whole network: an order with a coupon counts up "used" here, every other order touches none of it.
CREATE TABLE coupons (
    code TEXT NOT NULL PRIMARY KEY,
    details TEXT NOT NULL, -- JSON of the coupon
    used INTEGER NOT NULL CHECK (used >= 0)
) STRICT;

-- Orders: all of it has the store's home.

CREATE TABLE slots (
    store TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    booked INTEGER NOT NULL CHECK (booked >= 0),
    PRIMARY KEY (store, starts_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE carts (
    id BLOB NOT NULL PRIMARY KEY,
    store TEXT NOT NULL,
    customer BLOB, -- whose it is, once that is known
    lines TEXT NOT NULL, -- JSON of the lines, in the order they were first chosen
    coupon TEXT, -- the code that was entered
    revision INTEGER NOT NULL, -- grows with every change; a change names the one it was decided on
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX carts_by_update ON carts (updated_at);

CREATE TABLE orders (
    id BLOB NOT NULL PRIMARY KEY,
    store TEXT NOT NULL,
    number INTEGER NOT NULL,
    customer BLOB NOT NULL,
    cart BLOB NOT NULL,
    contact_name_sealed BLOB NOT NULL,
    note_sealed BLOB,
    snapshot TEXT NOT NULL, -- JSON of the order when it was placed, without name, note and number; never changed
    state TEXT NOT NULL,
    slot_starts_at INTEGER NOT NULL,
    total INTEGER NOT NULL,
    coupon TEXT, -- its code, where it took something off
    bill_revision INTEGER NOT NULL,
    reject_reason TEXT,
    rating INTEGER, -- stars, 1 to 5
    rating_comment_sealed BLOB,
    rated_at INTEGER,
    placed_at INTEGER NOT NULL,
    deadline INTEGER,
    ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX orders_by_number ON orders (store, number);
CREATE UNIQUE INDEX orders_by_cart ON orders (cart);
CREATE INDEX orders_by_customer ON orders (customer, placed_at, id);
CREATE INDEX orders_by_day ON orders (store, placed_at);
CREATE INDEX orders_open ON orders (store, placed_at, number) WHERE ended_at IS NULL;
CREATE INDEX orders_ended ON orders (store, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX orders_due ON orders (deadline) WHERE deadline IS NOT NULL;

CREATE INDEX orders_rated_low ON orders (store, rated_at) WHERE rating < 3;

CREATE TABLE order_transitions (
    order_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;

-- Money received for an order.
CREATE TABLE payments (
    order_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    store TEXT NOT NULL,
    method TEXT NOT NULL,
    amount INTEGER NOT NULL,
    paid_at INTEGER NOT NULL,
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX payments_by_day ON payments (store, paid_at);

-- Claims of idempotency keys: each customer has their own, whatever store they are used at.
CREATE TABLE idempotency_keys (
    customer BLOB NOT NULL,
    key_hash BLOB NOT NULL,
    store TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    order_id BLOB NOT NULL,
    used_at INTEGER NOT NULL,
    PRIMARY KEY (customer, key_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_keys_by_use ON idempotency_keys (used_at);

-- What customers looked for and a store does not list: has the store's home.
CREATE TABLE product_requests (
    id BLOB NOT NULL PRIMARY KEY,
    store TEXT NOT NULL,
    customer BLOB NOT NULL,
    words_sealed BLOB NOT NULL,
    key_hash BLOB NOT NULL, -- of the words as they are compared
    requested_at INTEGER NOT NULL,
    answer TEXT, -- of the store
    UNIQUE (store, key_hash, customer)
) STRICT;
CREATE INDEX product_requests_waiting ON product_requests (store, requested_at) WHERE answer IS NULL;
CREATE INDEX product_requests_by_customer ON product_requests (customer, requested_at);
CREATE INDEX product_requests_by_age ON product_requests (requested_at);

-- Customers: all of it has the customer's home.

CREATE TABLE customers (
    id BLOB NOT NULL PRIMARY KEY,
    given_name_sealed BLOB,
    profile_name_sealed BLOB,
    place_sealed BLOB,
    cart BLOB,
    created_at INTEGER NOT NULL,
    merged_into BLOB -- the customer who this one turned out to be
) STRICT;
CREATE INDEX customers_merged ON customers (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX customers_by_cart ON customers (cart) WHERE cart IS NOT NULL;

-- A directory: the home of a row is that of its own hash.
CREATE TABLE identities (
    hash BLOB NOT NULL PRIMARY KEY,
    customer BLOB NOT NULL,
    channel TEXT NOT NULL,
    kind TEXT NOT NULL, -- phone or user_id
    sealed BLOB NOT NULL,
    verified_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX identities_by_customer ON identities (customer, kind, verified_at);

-- "owner", "party": c: and a customer's id, or s: and a store's code.
CREATE TABLE conversations (
    owner TEXT NOT NULL,
    channel TEXT NOT NULL,
    language TEXT,
    last_inbound_at INTEGER,
    last_link_at INTEGER,
    PRIMARY KEY (owner, channel)
) STRICT, WITHOUT ROWID;

-- Who wants to be notified of a store near a place outside the served area.
CREATE TABLE coverage_requests (
    id BLOB NOT NULL PRIMARY KEY,
    customer BLOB NOT NULL,
    area_hash BLOB NOT NULL, -- of the area of about 1 km
    place_sealed BLOB NOT NULL,
    requested_at INTEGER NOT NULL,
    UNIQUE (customer, area_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX coverage_requests_by_age ON coverage_requests (requested_at);

CREATE TABLE links (
    token_hash BLOB NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    purpose TEXT NOT NULL, -- shop, order or counter
    cart BLOB,
    order_id BLOB,
    language TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    consumed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_owner ON links (owner);
CREATE INDEX links_by_expiry ON links (expires_at);

CREATE TABLE sessions (
    token_hash BLOB NOT NULL PRIMARY KEY,
    owner TEXT, -- absent in an anonymous session
    order_id BLOB, -- the only order that it opens
    cart BLOB, -- of an anonymous browser
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_owner ON sessions (owner) WHERE owner IS NOT NULL;
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
CREATE INDEX sessions_by_cart ON sessions (cart) WHERE cart IS NOT NULL;

-- Messages. "position" is the microsecond of writing, raised by the writing process so that it rises with
-- every row even when the clock does not.

CREATE TABLE inbox (
    id BLOB NOT NULL PRIMARY KEY,
    channel TEXT NOT NULL,
    key_hash BLOB NOT NULL UNIQUE,
    event_sealed BLOB, -- deleted once it is done and old
    ordering_key_hash BLOB,
    position INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    done_at INTEGER
) STRICT;
CREATE INDEX inbox_pending ON inbox (position, id) WHERE done_at IS NULL;
CREATE INDEX inbox_ordered ON inbox (ordering_key_hash, position, id) WHERE done_at IS NULL;
CREATE INDEX inbox_done ON inbox (received_at) WHERE done_at IS NOT NULL;
CREATE INDEX inbox_unpurged ON inbox (received_at) WHERE done_at IS NOT NULL AND event_sealed IS NOT NULL;

-- A message's owner is the store whose order it is about, else the party it goes to; messages of one owner
-- to one party are sent in order.
CREATE TABLE outbox (
    id BLOB NOT NULL PRIMARY KEY,
    channel TEXT NOT NULL,
    owner TEXT NOT NULL,
    party TEXT NOT NULL,
    position INTEGER NOT NULL,
    status TEXT NOT NULL,
    item_sealed BLOB, -- deleted once it is sent and old
    order_id BLOB,
    is_status_notice INTEGER NOT NULL, -- it notifies a customer of an order's state
    created_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    last_error TEXT,
    external_id_sealed BLOB,
    external_id_hash BLOB,
    status_at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_waiting ON outbox (owner, party, position, id) WHERE status = 'waiting';
CREATE INDEX outbox_due ON outbox (not_before, position) WHERE status = 'waiting';
CREATE INDEX outbox_by_external_id ON outbox (external_id_hash) WHERE external_id_hash IS NOT NULL;
CREATE INDEX outbox_by_order ON outbox (order_id, position) WHERE is_status_notice = 1;
CREATE INDEX outbox_unpurged ON outbox (status_at) WHERE status <> 'waiting' AND item_sealed IS NOT NULL;

-- Statuses that arrived before the chat service's answer to the message itself.
CREATE TABLE early_statuses (
    external_id_hash BLOB NOT NULL,
    status TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (external_id_hash, status)
) STRICT, WITHOUT ROWID;
CREATE INDEX early_statuses_by_age ON early_statuses (at);
