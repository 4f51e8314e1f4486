// What one step of a bulk write leaves to do. Must not know threads or what is written.
#pragma once

#include <cstdint>

namespace stall::usecases {

enum class Step : std::uint8_t {
    over, ///< nothing is left
    more,
    rest, ///< the disk failed and nothing of the step was kept: the same again a while later
};

} // namespace stall::usecases
