// One connection to a database: prepared statements with checked arguments, rows read by column.
// The SQL of its callers is common to SQLite and PostgreSQL ('?' marks an argument).
// Must not know tables, transactions' owners or threads; a connection is used by one at a time.
#pragma once

#include "core/base/ids.hpp"
#include "server/storage/failure.hpp"

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stall::storage {

/// One argument of a statement. Text is not copied: it must live until query or execute returns.
class Value {
public:
    enum class Type : std::uint8_t { null, integer, text };

    Value(std::nullptr_t) {}
    template <std::integral T> Value(T number) : type_(Type::integer), integer_(number) {}
    Value(std::string_view text) : type_(Type::text), text_(text) {}
    Value(const std::string& text) : Value(std::string_view(text)) {}
    Value(const char* text) : Value(std::string_view(text)) {}
    template <typename Tag> Value(Id<Tag> id) : Value(id.value) {}
    Value(Instant instant) : Value(instant.utc_ms) {}
    /// Nothing becomes NULL.
    template <typename T> Value(const std::optional<T>& maybe) {
        if (maybe) *this = Value(*maybe);
    }

    Type type() const { return type_; }
    std::int64_t integer() const { return integer_; }
    std::string_view text() const { return text_; }

private:
    Type type_ = Type::null;
    std::int64_t integer_ = 0;
    std::string_view text_;
};

/// A prepared statement of one engine.
class Statement {
public:
    virtual ~Statement() = default;
    /// Fails with "storage_misuse" unless there is exactly one value for each '?'.
    virtual Result<void> bind(std::span<const Value> values) = 0;
    /// True when a row stands ready.
    virtual Result<bool> step() = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual void reset() = 0;
};

class Database;

/// The rows of one query, read forward. Gives its statement back when it goes.
class Cursor {
public:
    Cursor(Database& database, std::string sql, std::unique_ptr<Statement> statement);
    Cursor(Cursor&&) = default;
    Cursor& operator=(Cursor&&) = delete;
    ~Cursor();

    /// True when there is another row, which the readers below then read. Columns count from 0.
    Result<bool> next() { return statement_->step(); }
    bool is_null(int column) const { return statement_->is_null(column); }
    std::int64_t integer(int column) const { return statement_->integer(column); }
    std::optional<std::int64_t> optional_integer(int column) const;
    /// Valid until the next call of next().
    std::string_view text(int column) const { return statement_->text(column); }

private:
    friend class Database;
    Result<void> bind(std::span<const Value> values) { return statement_->bind(values); }

    Database* database_;
    std::string sql_;
    std::unique_ptr<Statement> statement_;
};

class Database {
public:
    Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    virtual ~Database() = default;

    /// Prepares (or finds prepared), binds and hands out the rows.
    Result<Cursor> query(std::string_view sql, std::span<const Value> values);
    Result<Cursor> query(std::string_view sql, std::initializer_list<Value> values = {});

    /// Runs one statement to its end; the number of rows it inserted, changed or deleted.
    Result<std::int64_t> execute(std::string_view sql, std::span<const Value> values);
    Result<std::int64_t> execute(std::string_view sql, std::initializer_list<Value> values = {});

    /// The first column of the first row as an integer; `otherwise` where there is no row or NULL.
    Result<std::int64_t> integer_of(std::string_view sql, std::initializer_list<Value> values,
                                    std::int64_t otherwise);

    /// Several statements without arguments: schema, pragmas, begin and commit.
    virtual Result<void> run_script(const std::string& sql) = 0;

    /// The file under this connection is not what it was: unreadable, damaged or gone. It must be
    /// opened anew.
    virtual bool is_suspect() const { return false; }
    virtual void suspect() {}

    /// False also when the engine itself gave a transaction up, as it does when the disk fails.
    virtual bool in_transaction() const = 0;

protected:
    virtual Result<std::unique_ptr<Statement>> prepare(const std::string& sql) = 0;
    virtual std::int64_t changed_rows() const = 0;
    /// Before the connection closes: statements may not outlive it.
    void forget_statements() { idle_.clear(); }

private:
    friend class Cursor;
    Result<std::unique_ptr<Statement>> take_statement(const std::string& sql);
    void give_back(std::string sql, std::unique_ptr<Statement> statement);

    std::map<std::string, std::vector<std::unique_ptr<Statement>>, std::less<>> idle_;
};

} // namespace stall::storage
