// SQLite behind the Database interface: one connection, extended error codes turned into kinds.
// Source of the pragmas: server-stack.md 2.4. Must not know tables or who shares the connection.
#include "server/storage/sqlite_database.hpp"

#include <sqlite3.h>

#include <utility>

namespace stall::storage {
namespace {

Failure::Kind kind_of(int extended_code) {
    using Kind = Failure::Kind;
    switch (extended_code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return Kind::unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return Kind::foreign_key;
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_DATATYPE: return Kind::check;
    case SQLITE_CONSTRAINT_NOTNULL: return Kind::not_null;
    default: break;
    }
    switch (extended_code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Kind::busy;
    case SQLITE_FULL: return Kind::full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Kind::corrupt;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_READONLY: return Kind::connection;
    case SQLITE_MISUSE:
    case SQLITE_RANGE: return Kind::misuse;
    default: return Kind::other;
    }
}

/// Not what a disk does that is full or cannot write just now: the same connection goes on after
/// that.
bool tells_of_a_broken_file(int extended_code) {
    switch (extended_code) {
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_FSTAT:
    case SQLITE_IOERR_SHMOPEN:
    case SQLITE_IOERR_SHMMAP:
    case SQLITE_IOERR_SHMSIZE:
    case SQLITE_READONLY_DBMOVED: return true;
    default: break;
    }
    const int code = extended_code & 0xff;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_CANTOPEN;
}

Error failure_on(sqlite3* connection, std::string_view sql) {
    std::string message = sqlite3_errmsg(connection);
    message.append(" in: ").append(sql);
    return error_of({kind_of(sqlite3_extended_errcode(connection)), std::move(message)});
}

class SqliteStatement final : public Statement {
public:
    SqliteStatement(sqlite3* connection, sqlite3_stmt* statement, bool& is_suspect)
        : connection_(connection), statement_(statement), is_suspect_(is_suspect) {}
    ~SqliteStatement() override { sqlite3_finalize(statement_); }

    Result<void> bind(std::span<const Value> values) override {
        const int wanted = sqlite3_bind_parameter_count(statement_);
        if (static_cast<std::size_t>(wanted) != values.size()) {
            return error_of({Failure::Kind::misuse, "wrong number of values for: " + sql()});
        }
        for (int position = 1; position <= wanted; ++position) {
            const Value& value = values[static_cast<std::size_t>(position - 1)];
            if (bind_one(position, value) != SQLITE_OK) return failure_on(connection_, sql());
        }
        return {};
    }

    Result<bool> step() override {
        switch (sqlite3_step(statement_)) {
        case SQLITE_ROW: return true;
        case SQLITE_DONE: return false;
        default:
            is_suspect_ |= tells_of_a_broken_file(sqlite3_extended_errcode(connection_));
            return failure_on(connection_, sql());
        }
    }

    bool is_null(int column) const override {
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }
    std::int64_t integer(int column) const override {
        return sqlite3_column_int64(statement_, column);
    }
    std::string_view text(int column) const override {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        if (bytes == nullptr) return {};
        return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    void reset() override {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }

private:
    int bind_one(int position, const Value& value) {
        switch (value.type()) {
        case Value::Type::integer: return sqlite3_bind_int64(statement_, position, value.integer());
        case Value::Type::text: {
            // A null pointer would mean NULL to SQLite, and an empty view may have one.
            const char* bytes = value.text().empty() ? "" : value.text().data();
            return sqlite3_bind_text64(statement_, position, bytes, value.text().size(),
                                       SQLITE_TRANSIENT, SQLITE_UTF8);
        }
        case Value::Type::null: break;
        }
        return sqlite3_bind_null(statement_, position);
    }
    std::string sql() const { return sqlite3_sql(statement_); }

    sqlite3* connection_;
    sqlite3_stmt* statement_;
    bool& is_suspect_; ///< of the connection
};

class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(sqlite3* connection) : connection_(connection) {}
    ~SqliteDatabase() override {
        forget_statements();
        // What is in the log of a file that is not ours any more is not written into it.
        if (is_suspect_)
            sqlite3_db_config(connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        sqlite3_close(connection_);
    }

    Result<void> run_script(const std::string& sql) override {
        if (sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            return failed(sql);
        return {};
    }

    bool is_suspect() const override { return is_suspect_; }
    void suspect() override { is_suspect_ = true; }

    bool in_transaction() const override { return sqlite3_get_autocommit(connection_) == 0; }

protected:
    Result<std::unique_ptr<Statement>> prepare(const std::string& sql) override {
        sqlite3_stmt* statement = nullptr;
        const int code = sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()),
                                            SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK) {
            // Our statements are right: tables that are not there are another file's, or none's.
            is_suspect_ |= code == SQLITE_ERROR;
            return failed(sql);
        }
        if (statement == nullptr) return error_of({Failure::Kind::misuse, "no statement"});
        return std::unique_ptr<Statement>(new SqliteStatement(connection_, statement, is_suspect_));
    }
    std::int64_t changed_rows() const override { return sqlite3_changes64(connection_); }

private:
    Error failed(std::string_view sql) {
        is_suspect_ |= tells_of_a_broken_file(sqlite3_extended_errcode(connection_));
        return failure_on(connection_, sql);
    }

    bool is_suspect_ = false;
    sqlite3* connection_;
};

/// Emscripten's file system has neither shared memory for a WAL nor a second process.
#ifdef __EMSCRIPTEN__
constexpr const char* kSharing = "pragma journal_mode = truncate;";
#else
constexpr const char* kSharing = "pragma journal_mode = wal;";
#endif

constexpr const char* kPragmas = "pragma busy_timeout = 5000;"
                                 "pragma synchronous = full;"
                                 "pragma foreign_keys = on;"
                                 "pragma trusted_schema = off;"
                                 "pragma temp_store = memory;"
                                 "pragma cache_size = -32000;";

/// Changes of a large shop touch pages all over it: with a small cache each is written several
/// times before its commit. Readers are several, and the system's own cache is behind them.
constexpr const char* kWriterCache = "pragma cache_size = -128000;";

} // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, Access access) {
    sqlite3* connection = nullptr;
    const int mode =
        SQLITE_OPEN_READWRITE | (access == Access::read_write ? SQLITE_OPEN_CREATE : 0);
    const int code =
        sqlite3_open_v2(path.c_str(), &connection, mode | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
        const Error error = failure_on(connection, "open " + path);
        sqlite3_close(connection);
        return error;
    }
    sqlite3_extended_result_codes(connection, 1);
    // Plans do not depend on the values bound: else a statement is parsed again with each new one.
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    std::unique_ptr<Database> database(new SqliteDatabase(connection));
    TRY(database->run_script(kPragmas));
    // Of a file that must be there the mode stands in it, and nothing is written into a wrong one.
    if (access == Access::read_write) TRY(database->run_script(kSharing));
    if (access != Access::read_only) TRY(database->run_script(kWriterCache));
    // query_only, not a read-only handle: a reader of a WAL must be able to make its shared memory.
    if (access == Access::read_only) TRY(database->run_script("pragma query_only = on;"));
    return database;
}

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char letter : text) {
        out += letter;
        if (letter == '\'') out += '\'';
    }
    return out += "'";
}

} // namespace stall::storage
