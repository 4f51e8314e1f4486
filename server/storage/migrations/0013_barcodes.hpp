// Migration 13: each barcode in its kept form (catalog::check_barcode), so that the spellings of
// one number are one article; what has no right check digit stays as it is. Products that
// have a barcode, and those of before migration 2, are indexed anew, by each spelling, when the
// file is opened. Text only. Must not know who runs it.
#pragma once

#include <string_view>

namespace stall::storage {

inline constexpr std::string_view kBarcodesSchema = R"sql(
create table barcode_kept (product_id integer primary key, kept text not null) strict;
insert into barcode_kept (product_id, kept)
    select product_id, case when length(number) <= 8 then substr(n, -8)
                            when length(number) <= 13 then substr(n, -13) else n end
    from (select product_id, ltrim(ean, '0') as number,
                 substr('00000000000000' || ean, -14) as n
          from product where length(ean) in (8, 12, 13, 14) and ean not glob '*[^0-9]*')
    where cast(substr(n, 14, 1) as integer) = (10 - (
        3 * (substr(n, 1, 1) + substr(n, 3, 1) + substr(n, 5, 1) + substr(n, 7, 1)
             + substr(n, 9, 1) + substr(n, 11, 1) + substr(n, 13, 1))
        + substr(n, 2, 1) + substr(n, 4, 1) + substr(n, 6, 1) + substr(n, 8, 1)
        + substr(n, 10, 1) + substr(n, 12, 1)) % 10) % 10;
update product set ean = kept, likeness = ''
    from barcode_kept where barcode_kept.product_id = product.product_id;
drop table barcode_kept;
)sql";

} // namespace stall::storage
