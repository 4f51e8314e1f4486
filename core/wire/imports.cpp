// Codecs of a file of ads on its way in, and of the task that takes it.
#include "core/base/shortened.hpp"
#include "core/wire/listings.hpp"
#include "core/wire/names.hpp"
#include "core/wire/text_limits.hpp"

namespace stall::wire {
namespace {

constexpr std::array kTaskStateNames =
    std::to_array<std::string_view>({"waiting", "running", "done", "failed", "stopped"});

constexpr std::array kTaskKindNames =
    std::to_array<std::string_view>({"import", "bulk", "undo", "orders", "trackings"});

void write_refusal(Writer& writer, const Refusal& refusal) {
    writer.begin_object();
    writer.field("line", refusal.line);
    writer.field("sku", refusal.sku);
    writer.field("code", refusal.error.code);
    writer.field("column", refusal.error.where);
    writer.field("got", refusal.error.got);
    writer.field("wanted", refusal.error.wanted);
    writer.end_object();
}

Refusal read_refusal(Fields& fields) {
    Refusal refusal;
    fields.read_not_negative("line", refusal.line);
    fields.read("sku", refusal.sku);
    fields.read("code", refusal.error.code);
    fields.read("column", refusal.error.where);
    fields.read("got", refusal.error.got);
    fields.read("wanted", refusal.error.wanted);
    return refusal;
}

} // namespace

std::string encode_import(const ImportRequest& request) {
    Writer writer(request.catalog.size() + request.catalog.size() / 16 + 256);
    writer.begin_object();
    writer.field("market", code_of(request.market));
    writer.field("file_name", shortened(request.file_name));
    writer.field("catalog", request.catalog);
    writer.field("delimiter", std::string_view(&request.delimiter, 1));
    writer.field("quote", std::string_view(&request.quote, 1));
    if (!request.columns.empty()) writer.texts("columns", request.columns);
    writer.end_object();
    return writer.take();
}

Result<ImportRequest> decode_import(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        ImportRequest request;
        read_market(fields, request.market);
        read_text(fields, "file_name", kFileNameLettersMax, request.file_name);
        fields.read("catalog", request.catalog);
        fields.read_character("delimiter", request.delimiter);
        fields.read_character("quote", request.quote);
        if (fields.has("columns")) read_columns(fields, "columns", request.columns);
        return request;
    });
}

std::string encode_task(const Task& task) {
    Writer writer(160 * (task.refusals.size() + 2));
    writer.begin_object();
    writer.field("task", task.id.value);
    writer.field("kind", name_in(kTaskKindNames, task.kind));
    if (task.undoes.exists()) writer.field("undoes", task.undoes.value);
    if (task.undone_by.exists()) writer.field("undone_by", task.undone_by.value);
    writer.field("state", name_in(kTaskStateNames, task.state));
    writer.field("total", task.total);
    writer.field("processed", task.processed);
    writer.field("created", task.created);
    writer.field("changed", task.changed);
    writer.field("unchanged", task.unchanged);
    writer.key("refusals");
    writer.begin_array();
    for (const Refusal& refusal : task.refusals) write_refusal(writer, refusal);
    writer.end_array();
    writer.end_object();
    return writer.take();
}

Result<Task> decode_task(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        Task task;
        fields.read("task", task.id);
        fields.read_enum("kind", kTaskKindNames, task.kind);
        if (fields.has("undoes")) fields.read("undoes", task.undoes);
        if (fields.has("undone_by")) fields.read("undone_by", task.undone_by);
        fields.read_enum("state", kTaskStateNames, task.state);
        fields.read_not_negative("total", task.total);
        fields.read_not_negative("processed", task.processed);
        fields.read_not_negative("created", task.created);
        fields.read_not_negative("changed", task.changed);
        fields.read_not_negative("unchanged", task.unchanged);
        fields.read_each("refusals", task.refusals, read_refusal);
        return task;
    });
}

} // namespace stall::wire
