// Migration 3: pages of a market's ads without reading all of them: an index in the order of the
// pages, and how many ads there are, kept by the engine itself. Text only.
// Must not know who runs it.
#pragma once

#include <string_view>

namespace stall::storage {

inline constexpr std::string_view kPagesSchema = R"sql(
create index listing_market_page on listing_market (merchant_id, market, listing_id, publication);

create table market_ad_count (
    merchant_id integer not null,
    market text not null,
    ads integer not null check (ads >= 0),
    primary key (merchant_id, market)
) strict, without rowid;
insert into market_ad_count (merchant_id, market, ads)
    select merchant_id, market, count(*) from listing_market group by merchant_id, market;
create trigger market_ad_added after insert on listing_market begin
    insert into market_ad_count (merchant_id, market, ads) values (new.merchant_id, new.market, 1)
        on conflict (merchant_id, market) do update set ads = ads + 1;
end;
create trigger market_ad_removed after delete on listing_market begin
    update market_ad_count set ads = ads - 1
        where merchant_id = old.merchant_id and market = old.market;
end;
)sql";

} // namespace stall::storage
