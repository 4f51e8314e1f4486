// Codecs of signing in and of problems.
#include "core/wire/session.hpp"

#include "core/base/text.hpp"
#include "core/wire/text_limits.hpp"
#include "core/wire/writer.hpp"

namespace stall::wire {
namespace {

constexpr std::array kRoleNames =
    std::to_array<std::string_view>({"owner", "agent", "accountant", "read_only"});

void write_field_error(Writer& writer, const Error& error) {
    writer.begin_object();
    writer.field("pointer", error.where);
    writer.field("code", error.code);
    writer.field("got", error.got);
    writer.field("wanted", error.wanted);
    writer.end_object();
}

Error read_field_error(Fields& fields) {
    Error error;
    fields.read("pointer", error.where);
    fields.read("code", error.code);
    fields.read("got", error.got);
    fields.read("wanted", error.wanted);
    return error;
}

/// `current` is written only when it is JSON, so that a problem always is.
void write_current(Writer& writer, std::string_view json) {
    const Result<Document> document = Document::parse(json);
    if (!document.ok()) return;
    writer.key("current");
    writer.raw(document.value().json(document.value().root()));
}

} // namespace

std::string_view read_email(std::string_view typed) { return trim(typed); }

std::string encode_credentials(const Credentials& credentials) {
    Writer writer;
    writer.begin_object();
    writer.field("email", read_email(credentials.email));
    writer.field("password", credentials.password);
    writer.end_object();
    return writer.take();
}

Result<Credentials> decode_credentials(std::string_view json) {
    auto credentials = decode_object(json, [](Fields& fields) {
        Credentials read;
        read_text(fields, "email", kEmailLettersMax, read.email);
        fields.read("password", read.password);
        read.email = read_email(read.email);
        return read;
    });
    if (credentials.ok() || credentials.error().where != "/password") return credentials;
    Error error = credentials.error();
    error.got.clear(); // never say a password again
    return error;
}

std::string encode_session(const Session& session) {
    Writer writer;
    writer.begin_object();
    writer.field("user", session.user.value);
    writer.field("user_name", session.user_name);
    writer.field("email", session.email);
    writer.field("role", kRoleNames[static_cast<std::size_t>(session.role)]);
    writer.field("merchant", session.merchant.value);
    writer.field("merchant_name", session.merchant_name);
    writer.field("country", session.country);
    writer.field("time_zone", session.time_zone);
    writer.key("markets");
    writer.begin_array();
    for (const std::string& market : session.markets) writer.text(market);
    writer.end_array();
    writer.end_object();
    return writer.take();
}

Result<Session> decode_session(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        Session session;
        fields.read("user", session.user);
        fields.read("user_name", session.user_name);
        fields.read("email", session.email);
        fields.read_enum("role", kRoleNames, session.role);
        fields.read("merchant", session.merchant);
        fields.read("merchant_name", session.merchant_name);
        fields.read("country", session.country);
        fields.read("time_zone", session.time_zone);
        fields.read_texts("markets", session.markets);
        return session;
    });
}

std::string encode_problem(const Problem& problem) {
    Writer writer(512 + problem.current_json.size());
    writer.begin_object();
    writer.field("status", problem.status);
    writer.field("code", problem.code);
    writer.field("title", problem.title);
    writer.field("request_id", problem.request_id);
    writer.key("fields");
    writer.begin_array();
    for (const Error& error : problem.fields) write_field_error(writer, error);
    writer.end_array();
    write_current(writer, problem.current_json);
    writer.end_object();
    return writer.take();
}

Result<Problem> decode_problem(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        Problem problem;
        std::int32_t status = 0;
        fields.read("status", status);
        problem.status = status;
        fields.read("code", problem.code);
        fields.read("title", problem.title);
        fields.read("request_id", problem.request_id);
        fields.read_each("fields", problem.fields, read_field_error);
        if (fields.has("current")) fields.read_raw("current", problem.current_json);
        return problem;
    });
}

} // namespace stall::wire
