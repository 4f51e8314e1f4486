// The two-way mapping between a database's failure and an Error. Must not know any engine.
#include "server/storage/failure.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace stall::storage {
namespace {

using Kind = Failure::Kind;

constexpr std::array<std::pair<Kind, std::string_view>, 11> kCodes = {{
    {Kind::unique, "storage_unique"},
    {Kind::foreign_key, "storage_foreign_key"},
    {Kind::check, "storage_check"},
    {Kind::not_null, "storage_not_null"},
    {Kind::busy, "storage_busy"},
    {Kind::serialization, "storage_serialization"},
    {Kind::connection, "storage_connection"},
    {Kind::full, "storage_full"},
    {Kind::corrupt, "storage_corrupt"},
    {Kind::misuse, "storage_misuse"},
    {Kind::other, "storage_other"},
}};

/// Why a database does not open and what to do; {path}, {where}, {got} and {wanted} are filled in.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kSentences = {{
    {"storage_too_new",
     "the database {path} was written by a newer Stallkeeper (schema {got}, this program knows"
     " {wanted}). Start the newer program, or give another folder with --data DIR."},
    {"storage_edited",
     "the database {path} was made by another build: its schema step \"{where}\" differs from this"
     " program's. Start that build, or give another folder with --data DIR."},
    {"storage_incomplete",
     "the database {path} is not whole: it lacks {where}. Put a copy in its place (each upgrade "
     "left"
     " one beside it, named .before-v…), or give another folder with --data DIR."},
    {"storage_foreign",
     "{path} is the database of another program (it has \"{where}\"). Name another file with"
     " --database FILE, or give another folder with --data DIR."},
    {"storage_full",
     "the disk that holds {path} is full. Make room there and start again; nothing was lost."},
    {"storage_corrupt", "{path} is not a whole Stallkeeper database ({where}). Put a copy in its "
                        "place, or name another"
                        " file with --database FILE or another folder with --data DIR."},
    {"storage_busy",
     "another program has the database {path} locked ({where}). End it and start again."},
    {"storage_connection",
     "the database {path} cannot be read and written ({where}). Look whether its folder is there,"
     " belongs to the user who starts this, and whether its disk is well."},
}};
constexpr std::string_view kOtherwise = "the database {path} cannot be opened ({where}). Put a "
                                        "copy in its place, or give another folder"
                                        " with --data DIR.";

} // namespace

std::string sentence_for(const Error& error, std::string_view path) {
    std::string sentence(kOtherwise);
    for (const auto& [code, words] : kSentences)
        if (code == error.code) sentence = words;
    const std::array<std::pair<std::string_view, std::string_view>, 4> facts = {
        {{"{where}", error.where},
         {"{got}", error.got},
         {"{wanted}", error.wanted},
         {"{path}", path}}};
    for (const auto& [name, fact] : facts)
        if (const auto at = sentence.find(name); at != sentence.npos)
            sentence.replace(at, name.size(), fact);
    return sentence;
}

Error error_of(const Failure& failure) {
    for (const auto& [kind, code] : kCodes) {
        if (kind == failure.kind)
            return Error{std::string(code), failure.message, failure.statement, ""};
    }
    return Error{"storage_other", failure.message, failure.statement, ""};
}

std::optional<Failure> failure_of(const Error& error) {
    for (const auto& [kind, code] : kCodes) {
        if (code == error.code) return Failure{kind, error.where, error.got};
    }
    return std::nullopt;
}

bool may_pass(const Error& error) {
    const auto failure = failure_of(error);
    if (!failure) return false;
    using Kind = Failure::Kind;
    return failure->kind == Kind::full || failure->kind == Kind::connection ||
           failure->kind == Kind::busy;
}

} // namespace stall::storage
