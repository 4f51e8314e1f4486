// The orders that the palette's text may name; see finding.hpp.
// Must not know widgets.
#include "web/app/orders/finding.hpp"

#include "core/base/text.hpp"
#include "web/app/orders/loading.hpp"
#include "web/app/orders/question.hpp"

#include <algorithm>

namespace stall::app::orders {
namespace {

constexpr std::size_t kLengthMin = 3; // before that everything is meant
constexpr std::int32_t kTypingPauseMs = 250;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

} // namespace

void forget(Finding* finding) { delete finding; }

bool may_name_order(std::string_view typed) {
    typed = stall::orders::bare_number(typed);
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(typed, is_digit));
    // Digits among letters are a SKU's or a title's: those are found among the ads.
    return typed.size() >= kLengthMin && (digits == 0 || digits == typed.size());
}

stall::orders::OrderFilter filter_naming(std::string_view typed) {
    Question question;
    question.search = typed;
    return filter_of(question, time::Zone());
}

void find_typed(Turn& turn) {
    auto& palette = turn.model.palette;
    const auto typed = trim(palette.text);
    if (palette.finding) {
        if (palette.finding->state == Finding::State::ready && palette.finding->asked == typed)
            return;
        turn.abort(palette.finding->request);
        turn.model.errands.erase(palette.finding->timer);
    }
    if (!may_name_order(typed)) return palette.finding.reset();
    if (!palette.finding) palette.finding = HeldFinding(new Finding);
    palette.finding->state = Finding::State::asking;
    palette.finding->request = 0;
    palette.finding->timer = turn.wait({Purpose::orders_timer, 0}, kTypingPauseMs);
}

bool finding_waited(Turn& turn, std::int64_t timer) {
    auto& palette = turn.model.palette;
    if (!palette.finding || palette.finding->timer != timer) return false;
    palette.finding->timer = 0;
    effect::Fetch request;
    request.path =
        "/desk/v1/orders?" + parameters_of(filter_naming(trim(palette.text))) + "&limit=5";
    palette.finding->request = turn.fetch({Purpose::orders, 0}, std::move(request));
    return true;
}

bool finding_answered(Turn& turn, std::int64_t request, int status, std::string_view body) {
    auto& palette = turn.model.palette;
    if (!palette.finding || palette.finding->request != request) return false;
    auto& finding = *palette.finding;
    finding.request = 0;
    auto page = wire::decode_order_page(body);
    finding.state = status == 200 && page ? Finding::State::ready : Finding::State::failed;
    if (finding.state == Finding::State::failed) return true;
    finding.asked = trim(palette.text);
    finding.rows = std::move(page.value().rows);
    finding.has_more = !page.value().next.empty();
    return true;
}

} // namespace stall::app::orders
