-- The first schema. Identifiers are 16 random bytes, instants microseconds since 1970 (UTC), amounts
-- paise, flags 0 or 1. "sealed" columns are encrypted, "_hash" columns keyed hashes of what is sealed.
-- A migration that has been released is never changed; add the next number instead.

CREATE TABLE storage (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    mode TEXT NOT NULL,
    key_check BLOB NOT NULL,
    stores_version INTEGER NOT NULL,
    products_version INTEGER NOT NULL
) STRICT;

-- The network.

CREATE TABLE products (
    id TEXT NOT NULL PRIMARY KEY,
    details TEXT NOT NULL -- JSON of the product
) STRICT;

CREATE TABLE stores (
    code TEXT NOT NULL PRIMARY KEY,
    details TEXT NOT NULL, -- JSON of the store without phone and pause
    phone_sealed BLOB NOT NULL,
    phone_hash BLOB NOT NULL UNIQUE,
    paused INTEGER NOT NULL
) STRICT;

-- What every order of a store counts up, apart from the store's long row.
CREATE TABLE store_counters (
    store TEXT NOT NULL PRIMARY KEY REFERENCES stores (code),
    last_number INTEGER NOT NULL,
    listings_version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE listings (
    store TEXT NOT NULL REFERENCES stores (code),
    product TEXT NOT NULL REFERENCES products (id),
    mrp INTEGER NOT NULL,
    price INTEGER NOT NULL,
    on_hand INTEGER NOT NULL,
    held INTEGER NOT NULL,
    offered INTEGER NOT NULL,
    PRIMARY KEY (store, product),
    CHECK (held >= 0 AND held <= on_hand)
) STRICT, WITHOUT ROWID;

-- Buying: all of it leads with the store.

CREATE TABLE slots (
    store TEXT NOT NULL REFERENCES stores (code),
    starts_at INTEGER NOT NULL,
    taken INTEGER NOT NULL CHECK (taken >= 0),
    PRIMARY KEY (store, starts_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE carts (
    store TEXT NOT NULL REFERENCES stores (code),
    id BLOB NOT NULL,
    lines TEXT NOT NULL, -- JSON of the lines, in the order they were first chosen
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (store, id)
) STRICT;
CREATE INDEX carts_by_id ON carts (id);
CREATE INDEX carts_by_change ON carts (changed_at);

CREATE TABLE orders (
    store TEXT NOT NULL REFERENCES stores (code),
    id BLOB NOT NULL,
    number INTEGER NOT NULL,
    customer BLOB NOT NULL,
    cart BLOB NOT NULL,
    contact_name_sealed BLOB NOT NULL,
    as_placed TEXT NOT NULL, -- JSON of the order when it was placed, without the name; never changed
    state TEXT NOT NULL,
    slot_starts_at INTEGER NOT NULL,
    total INTEGER NOT NULL,
    bill_revision INTEGER NOT NULL,
    reject_reason TEXT,
    placed_at INTEGER NOT NULL,
    due_at INTEGER,
    ended_at INTEGER,
    PRIMARY KEY (store, id)
) STRICT;
CREATE UNIQUE INDEX orders_by_number ON orders (store, number);
CREATE UNIQUE INDEX orders_by_cart ON orders (cart, store);
CREATE INDEX orders_by_id ON orders (id);
CREATE INDEX orders_by_customer ON orders (customer, placed_at, id);
CREATE INDEX orders_by_day ON orders (store, placed_at);
CREATE INDEX orders_open ON orders (store, placed_at, number) WHERE ended_at IS NULL;
CREATE INDEX orders_ended ON orders (store, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX orders_due ON orders (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE order_steps (
    store TEXT NOT NULL,
    order_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (store, order_id, position),
    FOREIGN KEY (store, order_id) REFERENCES orders (store, id)
) STRICT, WITHOUT ROWID;

-- Money received for an order.
CREATE TABLE payments (
    store TEXT NOT NULL,
    order_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    method TEXT NOT NULL,
    amount INTEGER NOT NULL, -- paise
    paid_at INTEGER NOT NULL,
    PRIMARY KEY (store, order_id, position),
    FOREIGN KEY (store, order_id) REFERENCES orders (store, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX payments_by_day ON payments (store, paid_at);

-- A key counts within the customer's own, at whatever store it was used: it is written with the
-- store's order, and looked up by customer.
CREATE TABLE order_keys (
    store TEXT NOT NULL,
    customer BLOB NOT NULL,
    key_hash BLOB NOT NULL,
    request BLOB NOT NULL,
    order_id BLOB NOT NULL,
    used_at INTEGER NOT NULL,
    PRIMARY KEY (store, customer, key_hash),
    FOREIGN KEY (store, order_id) REFERENCES orders (store, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_keys_by_customer ON order_keys (customer, key_hash);
CREATE INDEX order_keys_by_use ON order_keys (used_at);

-- People: all of it leads with the customer.

CREATE TABLE customers (
    id BLOB NOT NULL PRIMARY KEY,
    given_name_sealed BLOB,
    profile_name_sealed BLOB,
    place_sealed BLOB,
    cart BLOB,
    met_at INTEGER NOT NULL,
    joined_into BLOB REFERENCES customers (id) -- who this customer turned out to be
) STRICT;
CREATE INDEX customers_joined ON customers (joined_into) WHERE joined_into IS NOT NULL;

CREATE TABLE identities (
    customer BLOB NOT NULL REFERENCES customers (id),
    kind TEXT NOT NULL, -- phone or user_id
    hash BLOB NOT NULL,
    sealed BLOB NOT NULL,
    proven_at INTEGER NOT NULL,
    PRIMARY KEY (customer, kind, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX identities_by_hash ON identities (hash);

-- "owner", "party": c: and a customer's id, or s: and a store's code.
CREATE TABLE conversations (
    owner TEXT NOT NULL PRIMARY KEY,
    language TEXT,
    last_inbound_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE links (
    owner TEXT NOT NULL,
    token_hash BLOB NOT NULL,
    purpose TEXT NOT NULL, -- shop, order or counter
    cart BLOB,
    order_id BLOB,
    language TEXT NOT NULL,
    expires_at INTEGER,
    PRIMARY KEY (owner, token_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_token ON links (token_hash);
CREATE INDEX links_by_expiry ON links (expires_at);

CREATE TABLE sessions (
    owner TEXT NOT NULL, -- empty while nobody is known
    token_hash BLOB NOT NULL,
    counter TEXT,
    cart BLOB,
    place_sealed BLOB,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (owner, token_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_token ON sessions (token_hash);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- Messages.

CREATE TABLE inbox (
    id INTEGER NOT NULL PRIMARY KEY, -- microsecond of arrival, later when it is taken: rises with every event
    key_hash BLOB NOT NULL UNIQUE,
    event_sealed BLOB, -- gone once it is done and old
    received_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    done_at INTEGER
) STRICT;
CREATE INDEX inbox_pending ON inbox (id) WHERE done_at IS NULL;
CREATE INDEX inbox_done ON inbox (received_at) WHERE done_at IS NOT NULL;
CREATE INDEX inbox_unforgotten ON inbox (received_at) WHERE done_at IS NOT NULL AND event_sealed IS NOT NULL;

-- A message leads with its owner: the store whose order it tells of, else the party it goes to.
CREATE TABLE outbox (
    owner TEXT NOT NULL,
    id BLOB NOT NULL,
    party TEXT NOT NULL,
    position INTEGER NOT NULL, -- rises within the party's waiting messages
    is_next INTEGER NOT NULL, -- the oldest waiting message of its party
    status TEXT NOT NULL,
    notice_sealed BLOB, -- gone once it is sent and old
    order_id BLOB,
    tells_state INTEGER NOT NULL, -- it tells a customer where the order stands
    written_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    trouble TEXT,
    wamid_sealed BLOB,
    wamid_hash BLOB,
    status_at INTEGER NOT NULL,
    PRIMARY KEY (owner, id)
) STRICT;
CREATE INDEX outbox_by_id ON outbox (id);
CREATE INDEX outbox_waiting ON outbox (party, position) WHERE status = 'waiting';
CREATE INDEX outbox_next ON outbox (not_before, position) WHERE is_next = 1;
CREATE INDEX outbox_by_wamid ON outbox (wamid_hash) WHERE wamid_hash IS NOT NULL;
CREATE INDEX outbox_by_order ON outbox (order_id, position) WHERE tells_state = 1;
CREATE INDEX outbox_unforgotten ON outbox (status_at) WHERE status <> 'waiting' AND notice_sealed IS NOT NULL;

-- Statuses that came before the chat's answer to the message itself.
CREATE TABLE early_statuses (
    wamid_hash BLOB NOT NULL,
    status TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (wamid_hash, status)
) STRICT, WITHOUT ROWID;
CREATE INDEX early_statuses_by_age ON early_statuses (at);
