// /desk/v1/openapi.yaml: the contract, as the repository has it. Must not know what it says.
#include "generated/openapi_text.hpp"

#include "server/api/handlers.hpp"

namespace stall::api {

Response get_contract(Call&) {
    return {200,
            {{"Content-Type", "application/yaml; charset=utf-8"}, {"Cache-Control", "no-cache"}},
            std::string(kOpenapiText)};
}

} // namespace stall::api
