// Names of files from outside: what is kept of them.
#include "core/base/file_name.hpp"

#include <doctest/doctest.h>

#include <utility>

using namespace stall;

TEST_CASE("a file name keeps what can be seen and nothing that turns it around") {
    for (const auto& [name, kept] : std::initializer_list<std::pair<std::string, std::string>>{
             {"", ""},
             {"facture é.pdf", "facture é.pdf"},
             {"../../etc/passwd", "passwd"},
             {"C:\\fakepath\\ads.csv", "ads.csv"},
             {"folder/", ""},
             {"a\r\nb\xFF.pdf", "ab.pdf"},
             {"a\x7F\xC2\x85.csv", "a.csv"},
             {"invoice\u202Efdp.exe", "invoicefdp.exe"},
             {"\u2066ads\u2069\u200F.csv", "ads.csv"},
             {"\uFEFFa\u200Bd\u00ADs.csv", "ads.csv"},
             {"a\u2028b.csv", "ab.csv"},
             {"מחירים.csv", "מחירים.csv"},
             {std::string(300, 'x'), std::string(100, 'x')},
         }) {
        CAPTURE(name);
        CHECK(kept_file_name(name) == kept);
    }
}
