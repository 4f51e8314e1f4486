// Migration 4: orders with their lines, addresses and past, the terms that the search looks up, the
// merchant's money as a journal of signed entries, and tickets of after-sales. Text only.
// Must not know who runs it.
#pragma once

#include <string_view>

namespace stall::storage {

inline constexpr std::string_view kOrdersSchema = R"sql(
-- state and the flags follow from the lines, and are kept for the lists. words and skus are folded;
-- each word has a blank before it, each SKU a unit separator (31).
create table customer_order (
    merchant_id integer not null references merchant,
    order_id integer not null,
    version integer not null check (version > 0),
    state integer not null check (state in (0, 1, 3, 8, 9, 10)),
    is_shipped integer not null check (is_shipped in (0, 1)),
    is_given_back integer not null check (is_given_back in (0, 1)),
    open_tickets integer not null default 0 check (open_tickets >= 0),
    market text not null,
    currency text not null,
    price_minor integer not null check (price_minor >= 0),
    shipping_minor integer not null check (shipping_minor >= 0),
    refunded_minor integer not null check (refunded_minor >= 0),
    customer text not null,
    words text not null,
    skus text not null,
    city text not null,
    country text not null,
    payment_method text not null,
    carrier text not null default '',
    tracking_number text not null default '',
    tracking_url text not null default '',
    stated_day text not null default '',
    created_at integer not null,
    modified_at integer not null,
    paid_at integer,
    accepted_at integer,
    shipped_at integer,
    delivered_at integer,
    confirm_by integer,
    dispatch_by integer,
    calendar_version text not null default '',
    primary key (merchant_id, order_id)
) strict, without rowid;
create index order_by_time on customer_order (merchant_id, created_at, order_id);
create index order_by_change on customer_order (merchant_id, modified_at, order_id);
create index order_by_state on customer_order (merchant_id, state, created_at, order_id);
create index order_by_country on customer_order (merchant_id, country, created_at, order_id);
create index order_given_back on customer_order (merchant_id, created_at, order_id)
    where is_given_back = 1;
create index order_after_sales on customer_order (merchant_id, created_at, order_id)
    where open_tickets > 0;
create index order_on_its_way on customer_order (merchant_id, shipped_at)
    where shipped_at is not null and delivered_at is null;
create index order_awaiting_payment on customer_order (merchant_id, created_at)
    where state in (0, 10);

create table order_line (
    merchant_id integer not null,
    order_id integer not null,
    line_id integer not null,
    state integer not null check (state between 0 and 9),
    listing_id integer not null,
    product_id integer not null,
    sku text not null,
    title text not null,
    brand text not null,
    grade text not null,
    quantity integer not null check (quantity > 0),
    price_minor integer not null check (price_minor >= 0),
    shipping_minor integer not null check (shipping_minor >= 0),
    shipping_delay_hours integer not null,
    warranty_months integer not null,
    commission_basis_points integer not null check (commission_basis_points between 0 and 10000),
    commission_vat_basis_points integer not null,
    refunded_price_minor integer not null default 0
        check (refunded_price_minor between 0 and price_minor),
    refunded_shipping_minor integer not null default 0
        check (refunded_shipping_minor between 0 and shipping_minor),
    reason integer,
    message text not null default '',
    imei text not null default '',
    serial text not null default '',
    primary key (merchant_id, order_id, line_id),
    unique (merchant_id, line_id),
    foreign key (merchant_id, order_id) references customer_order on delete cascade
) strict, without rowid;
create index order_line_by_imei on order_line (merchant_id, imei) where imei <> '';
create index order_line_by_serial on order_line (merchant_id, serial) where serial <> '';
create index order_line_by_listing on order_line (merchant_id, listing_id, order_id);

create table order_address (
    merchant_id integer not null,
    order_id integer not null,
    kind text not null check (kind in ('shipping', 'billing')),
    first_name text not null,
    last_name text not null,
    company text not null,
    street text not null,
    street2 text not null,
    postal_code text not null,
    city text not null,
    state text not null,
    country text not null,
    phone text not null,
    email text not null,
    primary key (merchant_id, order_id, kind),
    foreign key (merchant_id, order_id) references customer_order on delete cascade
) strict, without rowid;

-- What the search looks up: 'c' and a word of the customer's name, 's' and a SKU, all folded.
create table order_term (
    merchant_id integer not null,
    term text not null,
    created_at integer not null,
    order_id integer not null,
    primary key (merchant_id, term, created_at, order_id)
) strict, without rowid;

-- line_ids: each followed by a comma; '' for the whole order.
create table order_event (
    merchant_id integer not null,
    order_id integer not null,
    ordinal integer not null,
    at integer not null,
    actor text not null,
    kind text not null,
    line_ids text not null default '',
    note text not null default '',
    primary key (merchant_id, order_id, ordinal),
    foreign key (merchant_id, order_id) references customer_order on delete cascade
) strict, without rowid;

-- The merchant's money: only ever added to.
create table money_entry (
    merchant_id integer not null,
    entry_id integer not null,
    at integer not null,
    order_id integer not null,
    line_id integer not null,
    kind text not null,
    amount_minor integer not null check (amount_minor <> 0),
    currency text not null,
    primary key (merchant_id, entry_id)
) strict, without rowid;
create index money_entry_by_order on money_entry (merchant_id, order_id, entry_id);
create index money_entry_by_time on money_entry (merchant_id, at, entry_id);

create table ticket (
    merchant_id integer not null references merchant,
    ticket_id integer not null,
    order_id integer not null,
    line_id integer not null,
    subject text not null,
    state text not null check (state in ('open', 'solved')),
    opened_by text not null,
    opened_at integer not null,
    primary key (merchant_id, ticket_id),
    foreign key (merchant_id, order_id) references customer_order on delete cascade
) strict, without rowid;
create index ticket_by_order on ticket (merchant_id, order_id, ticket_id);
create unique index ticket_open_of_line on ticket (merchant_id, line_id) where state = 'open';
create table ticket_message (
    merchant_id integer not null,
    ticket_id integer not null,
    ordinal integer not null,
    at integer not null,
    side text not null check (side in ('merchant', 'customer', 'marketplace')),
    author text not null,
    text text not null,
    primary key (merchant_id, ticket_id, ordinal),
    foreign key (merchant_id, ticket_id) references ticket on delete cascade
) strict, without rowid;

-- How many orders each segment holds.
create table order_count (
    merchant_id integer not null,
    segment text not null,
    orders integer not null check (orders >= 0),
    primary key (merchant_id, segment)
) strict, without rowid;

alter table journal add column order_ids text not null default '[]';
alter table task_line add column order_id integer not null default 0;
)sql";

} // namespace stall::storage
