// What the browser keeps for the page; see kept.hpp.
// Must not know what is kept.
#include "web/app/kept.hpp"

#include "core/base/whole_number.hpp"
#include "web/app/turn.hpp"

namespace stall::app {
namespace {

/// By Kept: before the merchant's number, and behind it.
struct Name {
    std::string_view before;
    std::string_view behind;
};
constexpr Name kNames[] = {{"theme", ""},
                           {"language", ""},
                           {"columns", ""},
                           {"orders.columns", ""},
                           {"views", ""},
                           {"drafts", ""},
                           {"writes", ""},
                           {"new_ad", ""},
                           {"new_sheet", ""},
                           {"new_sheet", ".pictures"},
                           {"orders.views", ""},
                           {"orders.drafts", ""},
                           {"orders.carrier", ""},
                           {"import-columns", ""},
                           {"orders.trackings-columns", ""}};
static_assert(std::size(kNames) == static_cast<std::size_t>(Kept::tracking_columns) + 1);

const Name& name_of(Kept kept) { return kNames[static_cast<std::size_t>(kept)]; }

MerchantId signed_in(const Model& model) { return model.sign_in.session.merchant; }

} // namespace

std::string kept_name(Kept kept, MerchantId merchant) {
    const auto& name = name_of(kept);
    std::string text(name.before);
    if (kept < Kept::views) return text;
    if (!merchant.exists()) return "";
    return text.append(".").append(std::to_string(merchant.value)).append(name.behind);
}

std::string_view kept_text(const Model& model, Kept kept) {
    const auto found = model.kept.find(kept_name(kept, signed_in(model)));
    return found == model.kept.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<MerchantId> merchants_with(const Model& model, Kept kept) {
    const auto& name = name_of(kept);
    std::vector<MerchantId> merchants;
    for (const auto& [key, value] : model.kept) {
        if (value.empty() || !key.starts_with(name.before)) continue;
        auto digits = std::string_view(key).substr(name.before.size());
        if (!digits.starts_with('.') || !digits.ends_with(name.behind)) continue;
        digits = digits.substr(1, digits.size() - 1 - name.behind.size());
        if (const auto number = whole_number(digits)) merchants.emplace_back(*number);
    }
    return merchants;
}

void take_kept(Turn& turn, const std::vector<std::pair<std::string, std::string>>& kept) {
    for (const auto& [key, value] : kept) {
        bool is_nobodys = false;
        for (auto at = static_cast<std::size_t>(Kept::views); at < std::size(kNames); ++at)
            is_nobodys = is_nobodys || key == kNames[at].before;
        if (is_nobodys)
            turn.effects.push_back(effect::Keep{key, ""});
        else
            turn.model.kept[key] = value;
    }
}

void Turn::keep(Kept what, std::string value) {
    auto key = kept_name(what, signed_in(model));
    if (key.empty()) return;
    auto& kept = model.kept[key];
    if (kept == value) return;
    kept = value;
    effects.push_back(effect::Keep{std::move(key), std::move(value)});
}

void Turn::keep_bytes(Kept what, std::string bytes) {
    auto key = kept_name(what, signed_in(model));
    if (!key.empty()) effects.push_back(effect::KeepBytes{std::move(key), std::move(bytes)});
}

std::int64_t Turn::read_bytes(Errand errand, Kept what) {
    const auto request = next_number();
    model.errands[request] = errand;
    effects.push_back(effect::ReadBytes{request, kept_name(what, signed_in(model))});
    return request;
}

void Turn::drop_bytes(Kept what, MerchantId merchant) {
    const auto key = kept_name(what, merchant);
    model.kept[key].clear();
    effects.push_back(effect::Keep{key, ""});
    effects.push_back(effect::KeepBytes{key, ""});
}

} // namespace stall::app
