// What each effect of the app does to the browser. Must not know why it is asked.
#include "web/platform/null/browser.hpp"
#include "web/runtime/effects.hpp"

#include <doctest/doctest.h>

namespace stall::runtime {

using platform::null::browser;
using namespace app;

TEST_CASE("effects become calls of the browser") {
    platform::null::open_new_browser();
    perform(effect::ShowRoute{"/ads?q=a", effect::ShowRoute::History::replace});
    perform(effect::SetTitle{"Ads"});
    perform(effect::Keep{"theme", "dark"});
    perform(effect::ChooseFile{".csv"});
    perform(effect::Download{"ads.csv", "text/csv", "sku\n"});
    perform(effect::Copy{"SKU-1"});
    perform(effect::Wait{9, 300});
    CHECK(browser().shown_routes == std::vector<std::pair<std::string, platform::HistoryEntry>>{
                                        {"/ads?q=a", platform::HistoryEntry::replace}});
    CHECK(browser().title == "Ads");
    CHECK(browser().kept["theme"] == "dark");
    CHECK(browser().choosers == std::vector<std::string>{".csv"});
    CHECK(browser().downloads ==
          std::vector<platform::null::Download>{{"ads.csv", "text/csv", "sku\n"}});
    CHECK(browser().clipboard == "SKU-1");
    CHECK(browser().timers.at({platform::Timer::app, 9}) == 300);
    perform(effect::Keep{"theme", ""});
    CHECK(browser().kept.empty());
    perform(effect::KeepBytes{"pictures", std::string("\0png", 4)});
    perform(effect::ReadBytes{5, "pictures"});
    CHECK(browser().kept_bytes["pictures"] == std::string("\0png", 4));
    CHECK(browser().bytes_asked ==
          std::vector<std::pair<std::int64_t, std::string>>{{5, "pictures"}});
    perform(effect::ShrinkPicture{6, "JFIF", 80});
    CHECK(browser().shrunk_pictures ==
          std::vector<std::pair<std::int64_t, std::string>>{{6, "JFIF"}});
    perform(effect::KeepBytes{"pictures", ""});
    CHECK(browser().kept_bytes.empty());
    perform(effect::LoadParts{});
    perform(effect::LookForNewer{});
    perform(effect::Reload{});
    CHECK(browser().part_loads == 1);
    CHECK(browser().looks_for_newer == 1);
    CHECK(browser().reloads == 1);
}

TEST_CASE("only the stream of changes is endless") {
    platform::null::open_new_browser();
    effect::Fetch changes{1,  "GET", "/desk/v1/changes?after=3",
                          {}, "",    effect::Fetch::Delivery::lines};
    effect::Fetch load{2, "GET", "/desk/v1/listings", {}, "", effect::Fetch::Delivery::lines};
    perform(changes);
    perform(load);
    perform(effect::Fetch{3, "PATCH", "/desk/v1/listings/7", {{"if-match", "3"}}, "{}"});
    using Request = platform::Request;
    REQUIRE(browser().requests.size() == 3);
    CHECK(browser().requests[0].end == Request::End::endless);
    CHECK(browser().requests[1].end == Request::End::awaited);
    CHECK(browser().requests[1].delivery == Request::Delivery::lines);
    CHECK(browser().requests[2].delivery == Request::Delivery::whole);
    CHECK(browser().requests[2].headers == platform::Headers{{"if-match", "3"}});
    perform(effect::Abort{2});
    CHECK(browser().aborted == std::vector<std::int64_t>{2});
    CHECK(browser().find("GET", "/desk/v1/listings") == nullptr);
}

} // namespace stall::runtime
