// Applies migrations. Must not know queries of the shop.
#include "server/storage/schema.hpp"

#include "server/storage/sqlite_database.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <map>
#include <vector>

namespace stall::storage {
namespace {

constexpr const char* kVersionTable =
    "create table if not exists schema_version ("
    "version integer primary key, name text not null,"
    "checksum integer not null, applied_at integer not null) strict;";

/// Tables, columns, indexes and triggers by name, sorted: `column "sku" of "listing"`.
constexpr const char* kParts =
    "select type || ' \"' || name || '\"' as part from sqlite_master where name not like "
    "'sqlite!_%'"
    " escape '!' union all select 'column \"' || c.name || '\" of \"' || m.name || '\"'"
    " from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'"
    " and m.name not like 'sqlite!_%' escape '!' order by part";

Result<std::vector<std::string>> texts_of(Database& database, const char* question) {
    std::vector<std::string> texts;
    Cursor rows = TRY(database.query(question));
    while (TRY(rows.next())) texts.emplace_back(rows.text(0));
    return texts;
}

/// Each step up to `version` is on record, and none is another build's.
Result<void> check_history(Database& database, std::span<const Migration> steps,
                           std::int64_t version) {
    std::map<std::int64_t, std::int64_t> checksums;
    Cursor rows = TRY(database.query("select version, checksum from schema_version"));
    while (TRY(rows.next())) checksums[rows.integer(0)] = rows.integer(1);
    for (const Migration& step : steps) {
        if (step.version > version) continue;
        const auto found = checksums.find(step.version);
        if (found == checksums.end())
            return Error{"storage_incomplete", "its schema step " + std::to_string(step.version),
                         "", ""};
        if (checksum_of(step) != found->second)
            return Error{"storage_edited", std::string(step.name), "", ""};
    }
    return {};
}

/// It has all that a new file of its version has. What somebody added does not harm.
Result<void> check_parts(Database& database, std::span<const Migration> steps,
                         std::int64_t version) {
    const auto whole = TRY(open_sqlite(":memory:", Access::read_write));
    TRY(whole->run_script(kVersionTable));
    for (const Migration& step : steps)
        if (step.version <= version) TRY(whole->run_script(std::string(step.sqlite)));
    const auto wanted = TRY(texts_of(*whole, kParts));
    const auto there = TRY(texts_of(database, kParts));
    std::vector<std::string> missing;
    std::ranges::set_difference(wanted, there, std::back_inserter(missing));
    if (missing.empty()) return {};
    const auto table = std::ranges::find_if( // its columns and indexes are missing with it
        missing, [](const std::string& part) { return part.starts_with("table"); });
    return Error{"storage_incomplete", table != missing.end() ? *table : missing.front(), "", ""};
}

/// Is there a table for our record of steps? Others may have one of that name.
Result<bool> has_record(Database& database) {
    const auto columns =
        TRY(database.integer_of("select count(*) from pragma_table_info('schema_version')"
                                " where name in ('version', 'name', 'checksum', 'applied_at')",
                                {}, 0));
    return columns == 4;
}

/// A file without a step on our record is ours when it is empty.
Result<void> check_is_ours(Database& database) {
    if (TRY(has_record(database))) return Error{"storage_incomplete", "all of its schema", "", ""};
    const auto tables = TRY(
        texts_of(database, "select name from sqlite_master where type = 'table' and name not like"
                           " 'sqlite!_%' escape '!' order by name = 'schema_version', name"));
    if (tables.empty()) return {};
    return Error{"storage_foreign", tables.front(), "", ""};
}

Result<void> apply_step(Database& database, const Migration& step, Instant now) {
    TRY(database.run_script(std::string(step.sqlite)));
    TRY(database.execute("insert into schema_version (version, name, checksum, applied_at)"
                         " values (?, ?, ?, ?)",
                         {step.version, step.name, checksum_of(step), now}));
    return {};
}

/// Under its name there are whole copies only: one that was broken off has another, and goes. An
/// older whole copy stays, and the new one gets the next number.
Result<void> copy_file(Database& database, const std::string& path, std::int64_t version) {
    const std::string name = path + ".before-v" + std::to_string(version);
    const std::string unfinished = name + "-unfinished";
    std::string copy = name;
    for (int number = 2; std::filesystem::exists(copy); ++number)
        copy = name + "-" + std::to_string(number);
    std::remove(unfinished.c_str());
    TRY(database.run_script("vacuum into " + storage::quoted(unfinished)));
    if (std::rename(unfinished.c_str(), copy.c_str()) == 0) return {};
    return error_of({Failure::Kind::connection, "the copy before an upgrade cannot be named"});
}

} // namespace

Result<std::int64_t> version_of(Database& database) {
    if (!TRY(has_record(database))) return std::int64_t{0};
    return database.integer_of("select max(version) from schema_version", {}, 0);
}

Result<void> bring_up_to_date(Database& database, const std::string& path,
                              std::span<const Migration> steps, Instant now) {
    const std::int64_t ours = steps.back().version;
    const std::int64_t theirs = TRY(version_of(database));
    if (theirs > ours) {
        return Error{"storage_too_new", path, std::to_string(theirs), std::to_string(ours)};
    }
    if (theirs == 0) TRY(check_is_ours(database));
    if (theirs > 0) {
        TRY(check_history(database, steps, theirs));
        TRY(check_parts(database, steps, theirs));
    }
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
