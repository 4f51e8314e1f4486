// Migration 1: the shop's first schema, for SQLite. Text only; must not know who runs it.
// Times are UTC milliseconds, money is minor units of the market's currency, grades and markets are
// stored by name ("VERY_GOOD", "FR"), publications by number (0 incomplete to 4 archived).
// Every table of a merchant has the merchant first in its key. Directory tables (session,
// api_token, login_throttle) are found by a secret or an address before the merchant is known.
#pragma once

#include <string_view>

namespace stall::storage {

inline constexpr std::string_view kShopSchema = R"sql(
create table merchant (
    merchant_id integer primary key,
    uuid text not null unique,
    name text not null,
    country text not null,
    time_zone text not null,
    quality integer not null check (quality between 1 and 1000000),
    commission_vat_basis_points integer not null check (commission_vat_basis_points between 0 and 10000),
    created_at integer not null
) strict;

-- Where a merchant sells, the home market first (place 0), and the delivery it offers there.
create table merchant_market (
    merchant_id integer not null references merchant,
    market text not null,
    place integer not null,
    shipping_minor integer not null check (shipping_minor >= 0),
    shipping_delay_hours integer not null check (shipping_delay_hours between 1 and 72),
    shipping_cost_minor integer not null check (shipping_cost_minor >= 0),
    primary key (merchant_id, market)
) strict, without rowid;

-- The last id given in each of a merchant's series: listing, task, journal, user, token.
create table id_series (
    merchant_id integer not null,
    series text not null,
    last_value integer not null,
    primary key (merchant_id, series)
) strict, without rowid;

create table user_account (
    merchant_id integer not null references merchant,
    user_id integer not null,
    email text not null,
    email_folded text not null unique,
    name text not null,
    role text not null check (role in ('owner', 'agent', 'accountant', 'read_only')),
    password_hash text not null,
    created_at integer not null,
    disabled_at integer,
    primary key (merchant_id, user_id)
) strict, without rowid;

create table session (
    digest text primary key,
    merchant_id integer not null,
    user_id integer not null,
    created_at integer not null,
    idle_expires_at integer not null,
    absolute_expires_at integer not null,
    foreign key (merchant_id, user_id) references user_account on delete cascade
) strict, without rowid;
create index session_by_user on session (merchant_id, user_id);

create table api_token (
    digest text primary key,
    merchant_id integer not null references merchant,
    token_id integer not null,
    prefix text not null,
    name text not null,
    created_at integer not null,
    last_used_at integer,
    revoked_at integer,
    unique (merchant_id, token_id)
) strict, without rowid;

create table login_throttle (
    subject text primary key,
    failures integer not null,
    window_started_at integer not null
) strict, without rowid;

create table category (
    category_id integer primary key,
    parent_id integer references category,
    name text not null,
    commission_basis_points integer not null check (commission_basis_points between 0 and 10000),
    attributes text not null default '[]'
) strict;
create index category_by_parent on category (parent_id);

create table product (
    product_id integer primary key,
    uuid text not null unique,
    title text not null,
    ean text not null default '',
    brand text not null,
    category_id integer not null references category,
    attributes text not null default '{}',
    created_at integer not null
) strict;
create index product_by_ean on product (ean) where ean <> '';

create table product_market (
    product_id integer not null references product,
    market text not null,
    new_price_minor integer not null check (new_price_minor > 0),
    primary key (product_id, market)
) strict, without rowid;

create table listing (
    merchant_id integer not null references merchant,
    listing_id integer not null,
    uuid text not null,
    sku text not null,
    sku_folded text not null,
    product_id integer not null references product,
    grade text not null check (grade in ('PREMIUM', 'EXCELLENT', 'VERY_GOOD', 'GOOD', 'FAIR')),
    quantity integer not null check (quantity between 0 and 1000000),
    version integer not null check (version > 0),
    listed_at integer not null,
    primary key (merchant_id, listing_id),
    unique (merchant_id, uuid),
    unique (merchant_id, sku_folded)
) strict, without rowid;
create index listing_by_product on listing (product_id, grade);

create table listing_market (
    merchant_id integer not null,
    listing_id integer not null,
    market text not null,
    publication integer not null check (publication between 0 and 4),
    price_minor integer not null check (price_minor >= 0),
    floor_minor integer check (floor_minor > 0),
    maximum_minor integer check (maximum_minor > 0),
    unit_cost_minor integer check (unit_cost_minor >= 0),
    warranty_months integer not null check (warranty_months >= 12),
    comment text not null default '',
    primary key (merchant_id, listing_id, market),
    check (floor_minor is null or price_minor = 0 or price_minor >= floor_minor),
    foreign key (merchant_id, listing_id) references listing on delete cascade
) strict, without rowid;

-- What the marketplace tells a merchant of each ad in each market.
create table buybox (
    merchant_id integer not null,
    listing_id integer not null,
    market text not null,
    standing text not null
        check (standing in ('absent', 'losing', 'winning', 'won_by_your_other_ad')),
    price_to_win_minor integer,
    winner_price_minor integer,
    rivals integer not null check (rivals >= 0),
    computed_at integer not null,
    primary key (merchant_id, listing_id, market),
    foreign key (merchant_id, listing_id, market) references listing_market on delete cascade
) strict, without rowid;

-- Offers of merchants who are not on this node. Known to the marketplace side only.
create table rival_offer (
    product_id integer not null references product,
    grade text not null,
    market text not null,
    offer_id integer not null,
    rival_id integer not null,
    price_minor integer not null check (price_minor > 0),
    shipping_minor integer not null check (shipping_minor >= 0),
    shipping_delay_hours integer not null,
    maximum_minor integer,
    quality integer not null check (quality between 1 and 1000000),
    quantity integer not null check (quantity >= 0),
    publication integer not null check (publication between 0 and 4),
    listed_at integer not null,
    primary key (product_id, grade, market, offer_id)
) strict, without rowid;

-- Each change, written with it. before and after: [{"listing":12,"fields":{…}}].
create table journal (
    merchant_id integer not null,
    sequence integer not null,
    at integer not null,
    actor_user_id integer,
    actor text not null,
    kind text not null,
    listing_ids text not null default '[]',
    before text not null default '[]',
    after text not null default '[]',
    primary key (merchant_id, sequence)
) strict, without rowid;

create table idempotency (
    merchant_id integer not null,
    request_key text not null,
    request_digest text not null,
    status integer not null,
    headers text not null,
    body text not null,
    expires_at integer not null,
    primary key (merchant_id, request_key)
) strict, without rowid;
create index idempotency_by_expiry on idempotency (expires_at);

create table task (
    merchant_id integer not null,
    task_id integer not null,
    kind text not null,
    state text not null check (state in ('waiting', 'running', 'done', 'failed')),
    actor_user_id integer,
    actor text not null,
    market text not null,
    file_name text not null,
    catalog text not null,
    delimiter text not null,
    quote text not null,
    total integer not null default 0,
    processed integer not null default 0,
    created integer not null default 0,
    changed integer not null default 0,
    unchanged integer not null default 0,
    failure text not null default '',
    created_at integer not null,
    updated_at integer not null,
    primary key (merchant_id, task_id)
) strict, without rowid;
create index task_unfinished on task (state) where state in ('waiting', 'running');

create table task_line (
    merchant_id integer not null,
    task_id integer not null,
    line integer not null,
    listing_id integer not null,
    outcome text not null check (outcome in ('created', 'changed', 'unchanged')),
    primary key (merchant_id, task_id, line),
    foreign key (merchant_id, task_id) references task on delete cascade
) strict, without rowid;

create table task_refusal (
    merchant_id integer not null,
    task_id integer not null,
    ordinal integer not null,
    line integer not null,
    sku text not null,
    column_name text not null,
    got text not null,
    code text not null,
    wanted text not null,
    primary key (merchant_id, task_id, ordinal),
    foreign key (merchant_id, task_id) references task on delete cascade
) strict, without rowid;
)sql";

} // namespace stall::storage
