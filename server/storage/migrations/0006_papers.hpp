// Migration 6: what goes with orders: invoices that merchants upload for their customers, and the
// parcels that the marketplace's own label service carries, out and back. Text only.
// Must not know who runs it.
#pragma once

#include <string_view>

namespace stall::storage {

inline constexpr std::string_view kPapersSchema = R"sql(
-- content: base64.
create table order_invoice (
    merchant_id integer not null,
    order_id integer not null,
    ordinal integer not null,
    file_name text not null,
    media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
    byte_count integer not null check (byte_count > 0),
    content text not null,
    uploaded_at integer not null,
    primary key (merchant_id, order_id, ordinal),
    foreign key (merchant_id, order_id) references customer_order on delete cascade
) strict, without rowid;

-- direction: 'delivery' of an order (line_id 0: all of its lines), or 'return' of one line.
create table shipment (
    merchant_id integer not null,
    shipment_id integer not null,
    direction text not null check (direction in ('delivery', 'return')),
    order_id integer not null,
    line_id integer not null,
    carrier_id integer not null,
    carrier text not null,
    reference text not null,
    tracking_number text not null,
    tracking_url text not null,
    label_url text not null,
    is_scanned integer not null check (is_scanned in (0, 1)),
    currency text not null,
    invoiced_minor integer not null check (invoiced_minor >= 0),
    created_at integer not null,
    picked_up_at integer,
    delivered_at integer,
    pickup_id integer not null default 0,
    pickup_confirmation text not null default '',
    pickup_from integer,
    pickup_until integer,
    is_pickup_cancelled integer not null default 0 check (is_pickup_cancelled in (0, 1)),
    primary key (merchant_id, shipment_id),
    foreign key (merchant_id, order_id) references customer_order on delete cascade
) strict, without rowid;
create index shipment_by_order on shipment (merchant_id, order_id, direction);
create index shipment_by_time on shipment (merchant_id, direction, created_at, shipment_id);
)sql";

} // namespace stall::storage
