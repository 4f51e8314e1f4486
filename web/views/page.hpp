// The whole page as a function of the model: call between kit::begin_frame and kit::finish_frame.
// Must not know HTTP, a browser or how messages are handled.
#pragma once

#include "web/app/message.hpp"
#include "web/app/model.hpp"
#include "web/kit/frame.hpp"

#include <functional>

namespace stall::views {

using Send = std::function<void(app::Message)>;

void page_ui(const app::Model& model, const Send& send);

/// How the kit is to draw this model: scheme and the words that widgets say by themselves.
kit::FrameSetup frame_setup(const app::Model& model, kit::Motion motion);

/// "en", "fr": for the document's lang.
const char* language_tag(const app::Model& model);

} // namespace stall::views
