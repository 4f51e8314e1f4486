// Migration 2: what ads need to be complete: sheets that wait for validation, pictures, the search
// over titles, price history, undoing of tasks, and repricing rules. Text only.
// Must not know who runs it.
#pragma once

#include <string_view>

namespace stall::storage {

inline constexpr std::string_view kAdsSchema = R"sql(
alter table category add column name_fr text not null default '';

alter table product add column description text not null default '';
alter table product add column weight_grams integer not null default 0;
alter table product add column state text not null default 'validated'
    check (state in ('waiting', 'validated'));
alter table product add column proposer_id integer;
alter table product add column version integer not null default 1;
-- What two sheets of the same product share; '' until the product is indexed for search.
alter table product add column likeness text not null default '';
create index product_by_likeness on product (likeness) where likeness <> '';
create index product_unindexed on product (product_id) where likeness = '';
create index product_waiting on product (created_at) where state = 'waiting';
create index product_by_category on product (category_id);

-- Content is base64: the database interface knows texts and integers.
create table picture (
    picture_id integer primary key,
    product_id integer not null references product on delete cascade,
    place integer not null,
    media_type text not null,
    byte_count integer not null,
    content text not null
) strict;
create index picture_by_product on picture (product_id, place);

-- The folded words of title, brand and barcode; the row is the product's number.
create virtual table product_search using fts5(
    words, content='', contentless_delete=1, detail=none, prefix='1 2 3',
    tokenize='ascii');
-- Every word of them, to find the ones that a slip of the finger meant.
create table product_word (
    word_id integer primary key,
    word text not null unique
) strict;
create virtual table product_word_search using fts5(
    word, content='', detail=none, tokenize='trigram');

-- How the price of an ad and its buybox stood from an instant on.
create table price_point (
    merchant_id integer not null,
    listing_id integer not null,
    market text not null,
    at integer not null,
    price_minor integer not null,
    price_to_win_minor integer,
    winner_price_minor integer,
    standing text not null,
    cause text not null,
    primary key (merchant_id, listing_id, market, at),
    foreign key (merchant_id, listing_id) references listing on delete cascade
) strict, without rowid;

alter table task add column undoes_task_id integer;
alter table task add column undone_by_task_id integer;
-- Names for the columns of the file, each ended by a unit separator (31).
alter table task add column mapping text not null default '';
-- The changed part of each ad before and after a line of a task.
create table task_undo (
    merchant_id integer not null,
    task_id integer not null,
    line integer not null,
    listing_id integer not null,
    before text not null,
    after text not null,
    primary key (merchant_id, task_id, line),
    foreign key (merchant_id, task_id) references task on delete cascade
) strict, without rowid;

create table repricing (
    merchant_id integer primary key references merchant,
    is_on integer not null check (is_on in (0, 1)),
    share_basis_points_max integer not null,
    depth_basis_points_max integer not null,
    prices_min integer not null,
    journal_cursor integer not null
) strict;
create table repricing_rule (
    merchant_id integer not null references merchant,
    rule_id integer not null,
    market text not null,
    is_enabled integer not null check (is_enabled in (0, 1)),
    wish text not null,
    stopped_by text not null default '',
    changed_at integer not null,
    moved_at integer,
    primary key (merchant_id, rule_id)
) strict, without rowid;
create index repricing_rule_enabled on repricing_rule (merchant_id) where is_enabled = 1;
create table repricing_move (
    merchant_id integer not null,
    move_id integer not null,
    at integer not null,
    rule_id integer not null,
    rule_name text not null,
    listing_id integer not null,
    market text not null,
    before_minor integer not null,
    after_minor integer not null,
    reason text not null,
    primary key (merchant_id, move_id)
) strict, without rowid;
create index repricing_move_by_ad on repricing_move (merchant_id, listing_id, market, at);
create index repricing_move_by_rule on repricing_move (merchant_id, rule_id, at);
)sql";

} // namespace stall::storage
