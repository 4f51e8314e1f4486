// Statements are prepared once for each connection and text, lent to a cursor and taken back.
// Must not know any engine.
#include "server/storage/database.hpp"

#include <utility>

namespace stall::storage {

Cursor::Cursor(Database& database, std::string sql, std::unique_ptr<Statement> statement)
    : database_(&database), sql_(std::move(sql)), statement_(std::move(statement)) {}

Cursor::~Cursor() {
    if (statement_) database_->give_back(std::move(sql_), std::move(statement_));
}

std::optional<std::int64_t> Cursor::optional_integer(int column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

Result<std::unique_ptr<Statement>> Database::take_statement(const std::string& sql) {
    const auto found = idle_.find(sql);
    if (found == idle_.end() || found->second.empty()) return prepare(sql);
    std::unique_ptr<Statement> statement = std::move(found->second.back());
    found->second.pop_back();
    return statement;
}

void Database::give_back(std::string sql, std::unique_ptr<Statement> statement) {
    statement->reset();
    idle_[std::move(sql)].push_back(std::move(statement));
}

Result<Cursor> Database::query(std::string_view sql, std::span<const Value> values) {
    std::string text(sql);
    auto statement = TRY(take_statement(text));
    Cursor cursor(*this, std::move(text), std::move(statement));
    TRY(cursor.bind(values));
    return cursor;
}

Result<Cursor> Database::query(std::string_view sql, std::initializer_list<Value> values) {
    return query(sql, std::span(values.begin(), values.size()));
}

Result<std::int64_t> Database::execute(std::string_view sql, std::span<const Value> values) {
    Cursor cursor = TRY(query(sql, values));
    while (TRY(cursor.next())) {
    }
    return changed_rows();
}

Result<std::int64_t> Database::execute(std::string_view sql, std::initializer_list<Value> values) {
    return execute(sql, std::span(values.begin(), values.size()));
}

Result<std::int64_t> Database::integer_of(std::string_view sql, std::initializer_list<Value> values,
                                          std::int64_t otherwise) {
    Cursor cursor = TRY(query(sql, values));
    if (!TRY(cursor.next()) || cursor.is_null(0)) return otherwise;
    return cursor.integer(0);
}

} // namespace stall::storage
