// Each effect of the app as one call of the platform. Must not know why it is asked.
#include "web/runtime/effects.hpp"

#include "web/platform/clipboard.hpp"
#include "web/platform/fetch.hpp"
#include "web/platform/files.hpp"
#include "web/platform/frame.hpp"
#include "web/platform/history.hpp"
#include "web/platform/pictures.hpp"
#include "web/platform/storage.hpp"
#include "web/platform/surroundings.hpp"

namespace stall::runtime {
namespace {

using namespace app;

/// The stream of changes never ends by itself; a page that waits for it is idle all the same.
constexpr std::string_view kEndlessPath = "/desk/v1/changes";

void run(const effect::Fetch& fetch) {
    platform::Request request{fetch.request, fetch.method, fetch.path, fetch.headers, fetch.body};
    if (fetch.delivery == effect::Fetch::Delivery::lines) {
        request.delivery = platform::Request::Delivery::lines;
        if (fetch.path.starts_with(kEndlessPath)) request.end = platform::Request::End::endless;
    }
    platform::start_fetch(request);
}

void run(const effect::Abort& abort) { platform::abort_fetch(abort.request); }

void run(const effect::ShowRoute& route) {
    const bool is_push = route.history == effect::ShowRoute::History::push;
    platform::show_route(route.fragment,
                         is_push ? platform::HistoryEntry::push : platform::HistoryEntry::replace);
}

void run(const effect::SetTitle& title) { platform::set_title(title.title); }

void run(const effect::Keep& kept) { platform::keep(kept.key, kept.value); }

void run(const effect::KeepBytes& kept) { platform::keep_bytes(kept.key, kept.bytes); }
void run(const effect::ReadBytes& asked) { platform::read_bytes(asked.request, asked.key); }
void run(const effect::ShrinkPicture& picture) {
    platform::shrink_picture(picture.request, picture.file, picture.side);
}

void run(const effect::ChooseFile& choice) { platform::choose_file(choice.accept); }

void run(const effect::Download& file) {
    platform::download(file.file_name, file.media_type, file.bytes);
}

void run(const effect::Visit& visit) {
    platform::visit(visit.path, visit.how == effect::Visit::How::open ? platform::Visit::open
                                                                      : platform::Visit::save);
}

void run(const effect::Copy& copy) { platform::copy_text(copy.text); }

void run(const effect::Wait& wait) {
    platform::start_timer(platform::Timer::app, wait.timer, wait.delay_ms);
}

void run(const effect::LoadParts&) { platform::load_parts(); }
void run(const effect::LookForNewer&) { platform::look_for_newer(); }

void run(const effect::Reload&) { platform::reload(); }

} // namespace

void perform(const app::Effect& effect) {
    std::visit([](const auto& one) { run(one); }, effect);
}

} // namespace stall::runtime
