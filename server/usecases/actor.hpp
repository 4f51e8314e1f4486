// On whose behalf something is done. Must not know how they proved who they are.
#pragma once

#include "core/base/ids.hpp"
#include "core/wire/session.hpp"

#include <string>

namespace stall::usecases {

struct Actor {
    MerchantId merchant;
    UserId user;      ///< none for a program
    std::string name; ///< of the person or of the token, as the journal shows it
    wire::Role role = wire::Role::read_only;
};

} // namespace stall::usecases
