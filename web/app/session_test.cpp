// Signing in: what is typed and what is sent of it. Must not know views.
#include "web/app/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using app::fixture::fetch_of;

TEST_CASE("an address is sent without what stands around it and a password as it is") {
    struct Row {
        const char* typed;
        const char* sent; ///< "" where it is missing
    };
    for (const Row& row :
         {Row{"owner@example.test", "owner@example.test"},
          Row{"owner@example.test ", "owner@example.test"},
          Row{"\t owner@example.test\r\n", "owner@example.test"},
          Row{"\u00A0owner@example.test\u3000", "owner@example.test"}, Row{" \u2003 ", ""}}) {
        CAPTURE(row.typed);
        Model model;
        (void)fixture::reply(model, *fetch_of(fixture::start(model), "GET"), 401, "{}");
        (void)update(model, message::EmailTyped{row.typed});
        (void)update(model, message::PasswordTyped{" secret "});
        const auto effects = update(model, message::SignInPressed{});
        const auto* posted = fetch_of(effects, "POST");
        REQUIRE((posted != nullptr) == (*row.sent != 0));
        if (!posted) {
            CHECK(model.sign_in.error == Error{"email_missing", "/email", "", ""});
            continue;
        }
        const auto sent = wire::decode_credentials(posted->body);
        REQUIRE(sent);
        CHECK(sent.value() == wire::Credentials{row.sent, " secret "});
        CHECK(posted->body == wire::encode_credentials(sent.value()));
    }
}
