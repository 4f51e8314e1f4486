// An instant as the merchant's own clock shows it.
// Must not know what happened then.
#pragma once

#include "web/app/dates.hpp"
#include "web/views/context.hpp"

namespace stall::views {

/// "20 Nov 10:31", with the year when it is not this one.
inline std::string moment_words(const Context& context, Instant at) {
    const auto zone = time::find_zone(context.model.sign_in.session.time_zone);
    return app::format_short_moment(context.model.language, zone ? zone.value() : time::Zone(), at,
                                    context.model.now);
}

} // namespace stall::views
