// Migration 5: how many ads of a market have each publication and stock, kept by the engine itself,
// so that no count reads the ads. Takes the place of the plain number of migration 3. Text only.
// Must not know who runs it.
#pragma once

#include <string_view>

namespace stall::storage {

inline constexpr std::string_view kStockCountsSchema = R"sql(
drop trigger market_ad_added;
drop trigger market_ad_removed;
drop table market_ad_count;

create table stock_count (
    merchant_id integer not null,
    market text not null,
    publication integer not null,
    quantity integer not null,
    ads integer not null check (ads >= 0),
    primary key (merchant_id, market, publication, quantity)
) strict, without rowid;
insert into stock_count (merchant_id, market, publication, quantity, ads)
    select m.merchant_id, m.market, m.publication, l.quantity, count(*)
    from listing_market m join listing l
        on l.merchant_id = m.merchant_id and l.listing_id = m.listing_id
    group by m.merchant_id, m.market, m.publication, l.quantity;

create trigger stock_count_ad_added after insert on listing_market begin
    insert into stock_count (merchant_id, market, publication, quantity, ads)
        select new.merchant_id, new.market, new.publication, quantity, 1 from listing
            where merchant_id = new.merchant_id and listing_id = new.listing_id
        on conflict (merchant_id, market, publication, quantity) do update set ads = ads + 1;
end;
create trigger stock_count_ad_removed after delete on listing_market begin
    update stock_count set ads = ads - 1
        where merchant_id = old.merchant_id and market = old.market
            and publication = old.publication
            and quantity = (select quantity from listing
                where merchant_id = old.merchant_id and listing_id = old.listing_id);
end;
create trigger stock_count_ad_published after update of publication on listing_market
    when new.publication <> old.publication begin
    update stock_count set ads = ads - 1
        where merchant_id = old.merchant_id and market = old.market
            and publication = old.publication
            and quantity = (select quantity from listing
                where merchant_id = old.merchant_id and listing_id = old.listing_id);
    insert into stock_count (merchant_id, market, publication, quantity, ads)
        select new.merchant_id, new.market, new.publication, quantity, 1 from listing
            where merchant_id = new.merchant_id and listing_id = new.listing_id
        on conflict (merchant_id, market, publication, quantity) do update set ads = ads + 1;
end;
create trigger stock_count_stock_changed after update of quantity on listing
    when new.quantity <> old.quantity begin
    update stock_count set ads = ads - 1
        where merchant_id = old.merchant_id and quantity = old.quantity
            and (market, publication) in (select market, publication from listing_market
                where merchant_id = old.merchant_id and listing_id = old.listing_id);
    insert into stock_count (merchant_id, market, publication, quantity, ads)
        select merchant_id, market, publication, new.quantity, 1 from listing_market
            where merchant_id = new.merchant_id and listing_id = new.listing_id
        on conflict (merchant_id, market, publication, quantity) do update set ads = ads + 1;
end;
-- The ad's markets go after it, when its stock is no longer known.
create trigger stock_count_removed before delete on listing begin
    update stock_count set ads = ads - 1
        where merchant_id = old.merchant_id and quantity = old.quantity
            and (market, publication) in (select market, publication from listing_market
                where merchant_id = old.merchant_id and listing_id = old.listing_id);
end;
)sql";

} // namespace stall::storage
