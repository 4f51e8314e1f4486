// Coding by the published tables of ISO/IEC 15417. Must not know paper or what is coded.
#include "server/documents/code128.hpp"

#include <algorithm>

namespace stall::documents {
namespace {

/// Six widths for each of the 106 symbols.
constexpr std::string_view kWidths =
    "212222222122222221121223121322131222122213122312132212221213221312"
    "231212112232122132122231113222123122123221223211221132221231213212"
    "223112312131311222321122321221312212322112322211212123212321232121"
    "111323131123131321112313132113132311211313231113231311112133112331"
    "132131113123113321133121313121211331231131213113213311213131311123"
    "311321331121312113312311332111314111221411431111111224111422121124"
    "121421141122141221112214112412122114122411142112142211241211221114"
    "413111241112134111111242121142121241114212124112124211411212421112"
    "421211212141214121412121111143111341131141114113114311411113411311"
    "113141114131311141411131211412211214211232";
static_assert(kWidths.size() == 106 * 6);
constexpr std::string_view kStop = "2331112";
constexpr int kToC = 99, kToB = 100, kStartB = 104, kStartC = 105;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::size_t digits_at(std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                    text.begin());
}

/// The symbols without check and stop. Digits go in pairs where four or more stand together.
std::vector<int> symbols_of(std::string_view text) {
    std::vector<int> symbols;
    bool in_pairs = false;
    while (!text.empty()) {
        const std::size_t digits = digits_at(text);
        const bool pairs = digits >= 4 || (in_pairs && digits >= 2);
        if (symbols.empty())
            symbols.push_back(pairs ? kStartC : kStartB);
        else if (pairs != in_pairs)
            symbols.push_back(pairs ? kToC : kToB);
        in_pairs = pairs;
        symbols.push_back(pairs ? (text[0] - '0') * 10 + text[1] - '0' : text[0] - ' ');
        text.remove_prefix(pairs ? 2 : 1);
    }
    return symbols;
}

} // namespace

std::vector<std::uint8_t> code128(std::string_view text) {
    const bool is_plain = std::all_of(text.begin(), text.end(),
                                      [](char letter) { return letter >= ' ' && letter < '\x7f'; });
    if (text.empty() || !is_plain) return {};
    std::vector<int> symbols = symbols_of(text);
    std::int64_t sum = symbols[0];
    for (std::size_t i = 1; i < symbols.size(); ++i)
        sum += static_cast<std::int64_t>(i) * symbols[i];
    symbols.push_back(static_cast<int>(sum % 103));
    std::vector<std::uint8_t> widths;
    const auto add = [&](std::string_view symbol) {
        for (const char width : symbol) widths.push_back(static_cast<std::uint8_t>(width - '0'));
    };
    for (const int symbol : symbols) add(kWidths.substr(static_cast<std::size_t>(symbol) * 6, 6));
    add(kStop);
    return widths;
}

} // namespace stall::documents
