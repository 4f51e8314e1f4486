// Slips as PDF, read back by other people's programs: poppler (pdftotext, pdfinfo) and qpdf.
#include "server/documents/pdf/pdf_printer.hpp"

#include "server/documents/tried_slip.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace stall;
using namespace stall::documents;

namespace {

/// A PDF in a file of its own, gone with the test. STALL_KEEP_PDFS=FOLDER keeps them to be looked
/// at.
class PdfFile {
public:
    PdfFile(const char* name, const std::string& bytes) {
        const char* const kept = std::getenv("STALL_KEEP_PDFS");
        is_kept_ = kept != nullptr;
        const std::filesystem::path folder =
            is_kept_ ? std::filesystem::path(kept) : std::filesystem::temp_directory_path();
        path_ = folder /
                (std::string(name) + "-" + (is_kept_ ? "" : std::to_string(getpid())) + ".pdf");
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~PdfFile() {
        if (!is_kept_) std::filesystem::remove(path_);
    }
    PdfFile(const PdfFile&) = delete;
    PdfFile& operator=(const PdfFile&) = delete;

    /// What a program says of the file, on both of its outputs.
    std::string asked(const std::string& command, const char* behind = "") const {
        const std::string whole = command + " '" + path_.string() + "' " + behind + " 2>&1";
        std::FILE* const pipe = popen(whole.c_str(), "r");
        REQUIRE(pipe != nullptr);
        std::string said;
        std::array<char, 4096> piece;
        while (const std::size_t length = std::fread(piece.data(), 1, piece.size(), pipe))
            said.append(piece.data(), length);
        said += "exit " + std::to_string(pclose(pipe));
        return said;
    }
    std::string text() const { return asked("pdftotext -layout -enc UTF-8", "-"); }

private:
    std::filesystem::path path_;
    bool is_kept_ = false;
};

Printer& printer() {
    static const std::unique_ptr<Printer> opened = [] {
        auto result = open_pdf_printer();
        REQUIRE(result.ok());
        return std::move(result).value();
    }();
    return *opened;
}

std::string printed(const Document& document) {
    auto result = printer().print(document);
    REQUIRE(result.ok());
    CHECK(result.value().media_type == "application/pdf");
    return std::move(result).value().bytes;
}

std::string note_of(const SlipOrder& slip, Language language = Language::en) {
    const auto note = delivery_note(tried::seller(), slip, language, tried::kPrintedAt);
    REQUIRE(note.ok());
    return printed(note.value());
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

} // namespace

TEST_CASE("a delivery note says who what and how much and other readers agree") {
    const PdfFile file("note", note_of(tried::slip()));
    const std::string text = file.text();
    for (const char* part :
         {"Delivery note", "20417733", "Reprise Paris SAS", "Zoé Müller-Łukaszewicz",
          "12 rue de l’Échiquier", "75010 Paris", "France", "iPhone 12 64 Go – Noir – Débloqué",
          "IMEI 356938035643809", "€249.90", "€39.90", "€289.80", "€4.90", "€294.70", "Page 1 of 1",
          "27 March 2026, 17:00"}) {
        CAPTURE(part);
        CHECK(has(text, part));
    }
    const std::string verdict = file.asked("qpdf --check");
    CHECK(has(verdict, "No syntax or stream encoding errors found"));
    const std::string facts = file.asked("pdfinfo");
    CHECK(has(facts, "Tagged:          yes"));
    CHECK(has(facts, "A4"));
    CHECK(has(facts, "Delivery note – order 20417733"));
    const std::string structure = file.asked("pdfinfo -struct-text");
    for (const char* element : {"H1", "Table", "TR", "TH", "TD"}) CHECK(has(structure, element));
    CHECK(has(file.asked("qpdf --json --json-key=qpdf"), "\"/Lang\": \"u:en\""));
}

TEST_CASE("a packing slip has boxes to tick and pieces and no prices") {
    SlipOrder slip = tried::slip();
    slip.order.lines.back().state = orders::LineState::cancelled;
    const PdfFile file(
        "packing", printed(packing_slip(tried::seller(), slip, Language::fr, tried::kPrintedAt)));
    const std::string text = file.text();
    CHECK(has(text, "Bon de préparation"));
    CHECK(has(text, "IP12-64-BLK-VG"));
    CHECK(has(text, "Pièces à emballer"));
    CHECK(has(text, "Absent de ce colis"));
    CHECK_FALSE(has(text, "Chargeur"));
    CHECK_FALSE(has(text, "249"));
    CHECK_FALSE(has(text, "€"));
}

TEST_CASE("a long order runs over pages with its header and number on each") {
    const PdfFile file("long", note_of(tried::long_slip(60)));
    const std::string text = file.text();
    CHECK(has(file.asked("pdfinfo"), "Pages:           6"));
    CHECK(count(text, "Page 3 of 6") == 1);
    CHECK(count(text, "Delivery note – order 20417733") == 5);
    CHECK(count(text, "Quantity") == 6);
    for (int line = 1; line <= 60; ++line)
        CHECK(count(text, "LINE-" + std::to_string(line) + "-END") == 1);
    CHECK(has(text, "€15,288.00"));
    CHECK(has(file.asked("qpdf --check"), "No syntax or stream encoding errors found"));
}

TEST_CASE("names of every script are drawn and read back") {
    struct Named {
        const char* first;
        const char* last;
    };
    for (const Named& name : {Named{"Ελένη", "Παπαδοπούλου"}, Named{"Екатерина", "Щербакова"},
                              Named{"Žofia", "Kováčová"}, Named{"Çağrı", "Şahin"},
                              Named{"花子", "山田"}, Named{"Nguyễn", "Thị Ánh"}}) {
        SlipOrder slip = tried::slip();
        slip.shipping.first_name = name.first;
        slip.shipping.last_name = name.last;
        const PdfFile file("script", note_of(slip));
        CAPTURE(name.first);
        CHECK(has(file.text(), std::string(name.first) + " " + name.last));
        CHECK(has(file.asked("pdffonts"), "Inter"));
    }
}

TEST_CASE("right to left names keep their letters and break nothing") {
    SlipOrder slip = tried::slip();
    slip.shipping.first_name = "שרה";
    slip.shipping.last_name = "כהן";
    slip.shipping.street = "شارع الحمراء 12";
    slip.shipping.country = "IL";
    const PdfFile file("rtl", note_of(slip));
    const std::string text = file.text();
    CHECK(has(text, "שרה"));
    CHECK(has(text, "כהן"));
    CHECK(has(text, "الحمراء"));
    CHECK(has(text, "Israel"));
    CHECK(has(file.asked("qpdf --check"), "No syntax or stream encoding errors found"));
    CHECK_FALSE(has(file.asked("pdffonts"), "no  no"));
}

TEST_CASE("the same document gives the same bytes and another instant others") {
    const std::string first = note_of(tried::slip());
    CHECK(note_of(tried::slip()) == first);
    const auto later = delivery_note(tried::seller(), tried::slip(), Language::en,
                                     Instant{tried::kPrintedAt.utc_ms + 60'000});
    CHECK(printed(later.value()) != first);
    CHECK(first.size() < 40'000);
}

TEST_CASE("texts of any length and any bytes stay on the page") {
    SlipOrder slip = tried::slip();
    slip.order.lines.front().title = std::string(200, 'W');
    slip.order.lines.front().sku = std::string(200, 'm');
    slip.shipping.first_name = "a\xFF"
                               "b\n\x01";
    slip.shipping.city = std::string(200, 'x');
    for (const std::string& pdf :
         {note_of(slip),
          printed(packing_slip(tried::seller(), slip, Language::en, tried::kPrintedAt))}) {
        const PdfFile file("edges", pdf);
        CHECK(has(file.asked("qpdf --check"), "No syntax or stream encoding errors found"));
        CHECK(has(file.text(), "a\uFFFDb"));
        CHECK_FALSE(has(file.text(), "m-")); // a SKU is not hyphenated
        CHECK(has(file.asked("pdfinfo"), "Pages:           1"));
    }
}
