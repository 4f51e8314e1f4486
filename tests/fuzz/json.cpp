// Fuzz target: every JSON codec of core/wire; the first byte chooses it.
// Holds: what is decoded is encoded and decoded to the same; every error is worded; no crash.
#include "core/wire/ad_files.hpp"
#include "core/wire/catalogue.hpp"
#include "core/wire/listings.hpp"

#include "core/wire/seller_listings.hpp"
#include "core/wire/seller_tasks.hpp"
#include "core/wire/session.hpp"
#include "tests/fuzz/property.hpp"

using namespace stall;

namespace {

template <typename T> void hold_worded_error(const Result<T>& result) {
    if (!result.ok()) fuzz::hold_worded(result.error());
}

template <typename Decode, typename Encode>
void hold_round_trip(std::string_view json, Decode decode, Encode encode) {
    const auto first = decode(json);
    if (!first.ok()) return fuzz::hold_worded(first.error());
    const std::string written = encode(first.value());
    const auto second = decode(written);
    fuzz::hold(second.ok(), "what is written can be read", written);
    fuzz::hold(second.value() == first.value(), "reading gives what was written", written);
}

/// Whatever bytes a problem holds, its JSON can be read, and reading it again changes nothing more.
void hold_any_text_can_be_written(std::string_view bytes) {
    wire::Problem problem;
    problem.title = std::string(bytes);
    problem.fields.push_back({"json_type", std::string(bytes), std::string(bytes), ""});
    const std::string written = wire::encode_problem(problem);
    const auto read = wire::decode_problem(written);
    fuzz::hold(read.ok(), "a problem with any text can be read", written);
    fuzz::hold(wire::encode_problem(read.value()) == written, "and is the same again", written);
}

using Target = void (*)(std::string_view);
constexpr Target kTargets[] = {
    [](std::string_view json) { hold_round_trip(json, wire::decode_ad_row, wire::encode_ad_row); },
    [](std::string_view json) { hold_round_trip(json, wire::decode_patch, wire::encode_patch); },
    [](std::string_view json) {
        hold_round_trip(json, wire::decode_workspace_head, wire::encode_workspace_head);
    },
    [](std::string_view json) { hold_round_trip(json, wire::decode_change, wire::encode_change); },
    [](std::string_view json) { hold_round_trip(json, wire::decode_rows, wire::encode_rows); },
    [](std::string_view json) {
        hold_round_trip(json, wire::decode_ladder, [](const std::vector<wire::LadderStep>& steps) {
            return wire::encode_ladder(steps, Currency::of("EUR"));
        });
    },
    [](std::string_view json) { hold_round_trip(json, wire::decode_import, wire::encode_import); },
    [](std::string_view json) { hold_round_trip(json, wire::decode_task, wire::encode_task); },
    [](std::string_view json) {
        hold_round_trip(json, wire::decode_credentials, wire::encode_credentials);
    },
    [](std::string_view json) {
        hold_round_trip(json, wire::decode_session, wire::encode_session);
    },
    [](std::string_view json) {
        hold_round_trip(json, wire::decode_problem, wire::encode_problem);
    },
    [](std::string_view json) { hold_worded_error(wire::decode_seller_batch(json)); },
    [](std::string_view json) {
        for (const listings::Market market : {listings::Market::FR, listings::Market::GB})
            hold_worded_error(wire::decode_seller_change(json, market));
    },
    [](std::string_view json) { hold_worded_error(wire::decode_catalogue_line(json)); },
    hold_any_text_can_be_written,
    [](std::string_view json) {
        hold_round_trip(json, wire::decode_line_questions, wire::encode_line_questions);
    },
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const fuzz::Input input = fuzz::input_of(bytes, size, std::size(kTargets));
    kTargets[input.choice](input.rest);
    return 0;
}
