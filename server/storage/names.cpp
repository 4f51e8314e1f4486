// Tables of the spellings. Must not know statements.
#include "server/storage/names.hpp"

#include <array>
#include <span>
#include <string>
#include <utility>

namespace stall::storage {
namespace {

template <typename Enum> using Spelling = std::pair<Enum, std::string_view>;

constexpr std::array<Spelling<listings::Standing>, 4> kStandings = {{
    {listings::Standing::absent, "absent"},
    {listings::Standing::losing, "losing"},
    {listings::Standing::winning, "winning"},
    {listings::Standing::won_by_your_other_ad, "won_by_your_other_ad"},
}};
constexpr std::array<Spelling<wire::Role>, 4> kRoles = {{
    {wire::Role::owner, "owner"},
    {wire::Role::agent, "agent"},
    {wire::Role::accountant, "accountant"},
    {wire::Role::read_only, "read_only"},
}};
constexpr std::array<Spelling<wire::Task::State>, 4> kTaskStates = {{
    {wire::Task::State::waiting, "waiting"},
    {wire::Task::State::running, "running"},
    {wire::Task::State::done, "done"},
    {wire::Task::State::failed, "failed"},
}};
constexpr std::array<Spelling<wire::Task::Kind>, 5> kTaskKinds = {{
    {wire::Task::Kind::import, "import"},
    {wire::Task::Kind::bulk, "bulk"},
    {wire::Task::Kind::undo, "undo"},
    {wire::Task::Kind::orders, "orders"},
    {wire::Task::Kind::trackings, "trackings"},
}};

template <typename Enum, std::size_t kCount>
std::string_view spelling(const std::array<Spelling<Enum>, kCount>& table, Enum wanted) {
    for (const auto& [value, name] : table) {
        if (value == wanted) return name;
    }
    return table.front().second;
}

Error unknown_name(std::string_view name) {
    return error_of({Failure::Kind::corrupt, "unknown name " + std::string(name)});
}

template <typename Enum, std::size_t kCount>
Result<Enum> meaning(const std::array<Spelling<Enum>, kCount>& table, std::string_view wanted) {
    for (const auto& [value, name] : table) {
        if (name == wanted) return value;
    }
    return unknown_name(wanted);
}

} // namespace

std::string_view name_of(listings::Standing standing) { return spelling(kStandings, standing); }
std::string_view name_of(wire::Role role) { return spelling(kRoles, role); }
std::string_view name_of(wire::Task::State state) { return spelling(kTaskStates, state); }
std::string_view name_of(wire::Task::Kind kind) { return spelling(kTaskKinds, kind); }

Result<listings::Standing> read_standing(std::string_view name) {
    return meaning(kStandings, name);
}
Result<wire::Role> read_role(std::string_view name) { return meaning(kRoles, name); }
Result<wire::Task::State> read_task_state(std::string_view name) {
    return meaning(kTaskStates, name);
}
Result<wire::Task::Kind> read_task_kind(std::string_view name) { return meaning(kTaskKinds, name); }

Result<listings::Grade> read_grade(std::string_view name) {
    const auto grade = listings::parse_grade(name);
    if (!grade.ok()) return unknown_name(name);
    return grade.value();
}

Result<listings::Market> read_market(std::string_view code) {
    const auto market = listings::parse_market(code);
    if (!market.ok()) return unknown_name(code);
    return market.value();
}

} // namespace stall::storage
