// Whether the process lives, and whether it can serve. Must not know merchants.
#include "server/api/handlers.hpp"
#include "server/api/problem.hpp"
#include "server/storage/migrations.hpp"
#include "server/storage/schema.hpp"

namespace stall::api {
namespace {

Result<bool> is_database_ready(storage::Store& store) {
    storage::Reader reader = TRY(store.read());
    return TRY(storage::version_of(reader.database())) == storage::newest_version();
}

Response not_ready(const char* reason) {
    return json_response(503, std::string("{\"ready\":false,\"reason\":\"") + reason + "\"}");
}

} // namespace

Response get_healthz(Call&) { return json_response(200, "{\"alive\":true}"); }

Response get_readyz(Call& call) {
    if (call.context.is_draining) return not_ready("draining");
    const auto ready = is_database_ready(call.store());
    if (!ready.ok()) return not_ready("database");
    if (!ready.value()) return not_ready("schema");
    return json_response(200, "{\"ready\":true}");
}

} // namespace stall::api
