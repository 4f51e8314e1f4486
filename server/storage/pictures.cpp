// Statements over the pictures of products. Must not know what a picture shows.
#include "server/storage/products.hpp"

namespace stall::storage {

Result<PictureId> insert_picture(Transaction& transaction, const Picture& picture) {
    Database& database = transaction.database();
    const PictureId id(TRY(database.integer_of("select max(picture_id) from picture", {}, 0)) + 1);
    const std::int64_t place = TRY(database.integer_of(
        "select max(place) + 1 from picture where product_id = ?", {picture.product}, 0));
    TRY(database.execute(
        "insert into picture (picture_id, product_id, place, media_type, byte_count, content)"
        " values (?, ?, ?, ?, ?, ?)",
        {id, picture.product, place, picture.media_type, picture.byte_count, picture.content}));
    return id;
}

Result<void> copy_pictures(Transaction& transaction, ProductId from, ProductId to) {
    TRY(transaction.database().execute(
        "insert into picture (picture_id, product_id, place, media_type, byte_count, content)"
        " select (select coalesce(max(picture_id), 0) from picture)"
        " + row_number() over (order by place, picture_id),"
        " ?, place, media_type, byte_count, content from picture where product_id = ?",
        {to, from}));
    return {};
}

Result<void> order_pictures(Transaction& transaction, ProductId product,
                            const std::vector<PictureId>& pictures) {
    Database& database = transaction.database();
    TRY(database.execute("update picture set place = -1 where product_id = ?", {product}));
    for (std::size_t place = 0; place < pictures.size(); ++place)
        TRY(database.execute("update picture set place = ? where product_id = ? and picture_id = ?",
                             {static_cast<std::int64_t>(place), product, pictures[place]}));
    TRY(database.execute("delete from picture where product_id = ? and place = -1", {product}));
    return {};
}

Result<std::optional<Picture>> load_picture(Database& database, MerchantId merchant, PictureId id) {
    Cursor row = TRY(
        database.query("select k.product_id, k.media_type, k.byte_count, k.content from picture k"
                       " join product p on p.product_id = k.product_id"
                       " where k.picture_id = ? and (p.state = 'validated' or p.proposer_id = ?)",
                       {id, merchant}));
    if (!TRY(row.next())) return std::optional<Picture>();
    return std::optional(Picture{id, ProductId(row.integer(0)), std::string(row.text(1)),
                                 row.integer(2), std::string(row.text(3))});
}

} // namespace stall::storage
