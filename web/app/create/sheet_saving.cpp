// A sheet on its way to the server; see sheet_saving.hpp. Once the form is there the sheet is one
// that waits, so whatever fails later is tried again as a change of it.
// Must not know widgets.
#include "web/app/create/sheet_saving.hpp"

#include "web/app/create/keeping.hpp"
#include "web/app/create/searching.hpp"
#include "web/app/create/selling.hpp"
#include "web/app/create/sheet_judging.hpp"
#include "web/app/create/sheet_pictures.hpp"

#include <algorithm>

namespace stall::app::create::sheet {
namespace {

using Origin = SheetPlace::Origin;

void send(Turn& turn, Step step, const char* method, std::string path, std::string key,
          std::string body) {
    auto& sheet = turn.model.create->sheet;
    effect::Fetch request;
    request.method = method;
    request.path = "/desk/v1/products" + std::move(path);
    request.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", std::move(key)}};
    if (step == Step::sheet && sheet.form.place.origin == Origin::change)
        request.headers.emplace_back("If-Match",
                                     "\"" + std::to_string(sheet.source->version.value) + "\"");
    request.body = std::move(body);
    sheet.step = step;
    sheet.sending = turn.fetch({Purpose::create, 0}, std::move(request));
}

std::string path_of(const Sheet& sheet) { return "/" + std::to_string(sheet.form.place.of.value); }

/// The sheet is whole: on to the ad.
void finish(Turn& turn) {
    auto& model = turn.model;
    const auto product = model.create->sheet.form.place.of;
    forget_sheet(turn);
    model.create->sheet = Sheet{};
    model.route.sheet = {};
    model.route.selling = product;
    model.create->form = create::Form{}; // what was foreseen of it may have changed
    turn.show_route(effect::ShowRoute::History::replace);
    open_form(turn);
    turn.toast(Toast::Tone::success, std::string(turn.text("sheet.sent")));
}

void send_pictures(Turn& turn) {
    auto& sheet = turn.model.create->sheet;
    const auto next = std::ranges::find_if(
        sheet.pictures, [](const Picture& picture) { return !picture.id.exists(); });
    if (next != sheet.pictures.end()) {
        if (next->idempotency_key.empty()) {
            next->idempotency_key = turn.next_key();
            keep_pictures(turn); // sent again after a reload it is the same one
        }
        return send(turn, Step::picture, "POST", path_of(sheet) + "/pictures",
                    next->idempotency_key, wire::encode_picture(next->content));
    }
    std::vector<PictureId> order;
    for (const auto& picture : sheet.pictures) order.push_back(picture.id);
    const auto& present = sheet.source->pictures;
    // A copy's own pictures follow those that came along.
    const bool differs = !std::ranges::equal(order, present, {}, {}, &wire::PictureInfo::picture);
    if (!differs || sheet.step == Step::order || sheet.keeps_pictures) return finish(turn);
    send(turn, Step::order, "PUT", path_of(sheet) + "/pictures", turn.next_key(),
         wire::encode_picture_order(order));
}

void take(Turn& turn, wire::ProductSheet saved) {
    auto& sheet = turn.model.create->sheet;
    if (sheet.form.place.origin == Origin::copy) sheet.keeps_pictures = true;
    sheet.idempotency_key.clear();
    sheet.form.place = {Origin::change, saved.product};
    turn.model.route.sheet = sheet.form.place;
    if (sheet.step == Step::picture && !saved.pictures.empty()) {
        const auto id = saved.pictures.back().picture;
        // One that was sent before a reload already stands here twice by now.
        std::erase_if(sheet.pictures, [&](const Picture& picture) { return picture.id == id; });
        const auto sent = std::ranges::find_if(
            sheet.pictures, [](const Picture& picture) { return !picture.id.exists(); });
        if (sent != sheet.pictures.end()) {
            sent->id = id;
            sent->content.clear();
        }
    }
    sheet.source = std::move(saved);
    keep_pictures(turn);
    keep_sheet(turn);
    send_pictures(turn);
}

void refuse(Turn& turn, int status, std::string_view body) {
    auto& sheet = turn.model.create->sheet;
    turn.show_route(effect::ShowRoute::History::replace); // it may be a change by now
    if (status == 0) {
        sheet.refusals = {{"network", "", "", ""}};
        return;
    }
    sheet.idempotency_key.clear(); // a refusal is no effect: the next attempt is another
    for (auto& picture : sheet.pictures) picture.idempotency_key.clear();
    auto problem = problem_of(status, body);
    sheet.refusals = std::move(problem.fields);
    if (sheet.refusals.empty()) sheet.refusals = {{problem.code, "", "", ""}};
}

} // namespace

void submit(Turn& turn) {
    auto& sheet = turn.model.create->sheet;
    if (sheet.sending != 0) return;
    sheet.was_tried = true;
    const auto judged = judge(sheet, turn.model.language);
    if (!judged.errors.empty()) return;
    const bool is_change = sheet.form.place.origin == Origin::change;
    if ((is_change && !sheet.source) || sheet.reading_pictures != 0) return; // not loaded yet
    sheet.refusals.clear();
    if (sheet.idempotency_key.empty()) sheet.idempotency_key = turn.next_key();
    send(turn, Step::sheet, is_change ? "PUT" : "POST", is_change ? path_of(sheet) : "",
         sheet.idempotency_key, wire::encode_product_request(request_of(sheet, judged)));
}

void submit_answered(Turn& turn, int status, std::string_view body) {
    auto& sheet = turn.model.create->sheet;
    sheet.sending = 0;
    auto saved = wire::decode_product_sheet(body);
    if (status < 200 || status > 299 || !saved) return refuse(turn, status, body);
    take(turn, std::move(saved).value());
}

} // namespace stall::app::create::sheet
