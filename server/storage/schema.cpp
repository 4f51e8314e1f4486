// Applies migrations. Must not know queries of the shop.
#include "server/storage/schema.hpp"

#include "server/storage/sqlite_database.hpp"

namespace stall::storage {
namespace {

constexpr const char* kVersionTable =
    "create table if not exists schema_version ("
    "version integer primary key, name text not null,"
    "checksum integer not null, applied_at integer not null) strict;";

Result<void> check_history(Database& database, std::span<const Migration> steps) {
    Cursor rows =
        TRY(database.query("select version, checksum from schema_version order by version"));
    while (TRY(rows.next())) {
        for (const Migration& step : steps) {
            if (step.version == rows.integer(0) && checksum_of(step) != rows.integer(1)) {
                return Error{"storage_edited", std::string(step.name), "", ""};
            }
        }
    }
    return {};
}

Result<void> apply_step(Database& database, const Migration& step, Instant now) {
    TRY(database.run_script(std::string(step.sqlite)));
    TRY(database.execute("insert into schema_version (version, name, checksum, applied_at)"
                         " values (?, ?, ?, ?)",
                         {step.version, step.name, checksum_of(step), now}));
    return {};
}

Result<void> copy_file(Database& database, const std::string& path, std::int64_t version) {
    const std::string copy = path + ".before-v" + std::to_string(version);
    return database.run_script("vacuum into " + quoted(copy));
}

} // namespace

Result<std::int64_t> version_of(Database& database) {
    const auto tables = TRY(database.integer_of(
        "select count(*) from sqlite_master where type = 'table' and name = 'schema_version'", {},
        0));
    if (tables == 0) return std::int64_t{0};
    return database.integer_of("select max(version) from schema_version", {}, 0);
}

Result<void> bring_up_to_date(Database& database, const std::string& path,
                              std::span<const Migration> steps, Instant now) {
    const std::int64_t ours = steps.back().version;
    const std::int64_t theirs = TRY(version_of(database));
    if (theirs > ours) {
        return Error{"storage_too_new", path, std::to_string(theirs), std::to_string(ours)};
    }
    if (theirs > 0) TRY(check_history(database, steps));
    if (theirs == ours) return {};
    if (theirs > 0 && path != ":memory:") TRY(copy_file(database, path, ours));
    for (const Migration& step : steps) {
        if (step.version <= theirs) continue;
        TRY(database.run_script("begin exclusive"));
        auto applied = database.run_script(kVersionTable);
        if (applied.ok()) applied = apply_step(database, step, now);
        if (applied.ok()) applied = database.run_script("commit");
        if (!applied.ok()) {
            const auto undone = database.run_script("rollback");
            (void)undone;
            return applied;
        }
    }
    return {};
}

} // namespace stall::storage
