// Gives the tests the texts of every language before they start; the page loads the one it speaks.
// Must not know what a text says.
#include "web/app/texts.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace {

const bool kInstalled = [] {
    using namespace stall;
    using namespace stall::app;
    for (std::size_t i = 0; i < kLanguageTags.size(); ++i) {
        std::ifstream file(std::string(STALL_GENERATED "/texts.") + std::string(kLanguageTags[i]) +
                           ".txt");
        if (!install_texts(static_cast<Language>(i), {std::istreambuf_iterator<char>(file), {}}))
            std::abort();
    }
    return true;
}();

} // namespace
