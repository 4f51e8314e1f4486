// The table without a screen: only what is seen is drawn; sort, selection and cells edited.
// Must not know the shop.
#include "web/kit/kit.hpp"

#include "web/kit/headless_stage.hpp"

#include <doctest/doctest.h>
#include <map>
#include <set>

using namespace stall;
using namespace stall::kit;
using mirror::Role;
using Kind = mirror::Action::Kind;

namespace {

const TableColumn kColumns[] = {
    {.key = "title", .title = "Ad", .width = 200, .stretches = true},
    {.key = "price", .title = "Price", .align = Align::right},
    {.key = "win", .title = "To win", .align = Align::right},
};

/// A list of numbers whose prices can be typed.
struct List {
    Key key = "ads";
    std::size_t count = 20;
    std::map<std::size_t, std::string> prices;
    std::vector<SortBy> sort;
    TableResult last;
    std::set<std::size_t> asked;
    std::vector<CellEdit> edits;
    std::vector<TableResult> events;

    void draw() {
        Table setup;
        setup.name = "Ads";
        setup.columns = kColumns;
        setup.sort = sort;
        setup.row_count = count;
        setup.row = [](std::size_t row) {
            TableRow one;
            one.id = row + 100;
            one.name = "Ad " + std::to_string(row);
            return one;
        };
        setup.cell = [this](std::size_t row, std::size_t column) {
            asked.insert(row);
            TableCell cell;
            const std::string price = prices.contains(row) ? prices[row] : "10.00";
            cell.text = column == 0 ? "Ad " + std::to_string(row) : column == 1 ? price : "9.00";
            cell.kind = column == 1   ? CellKind::editable
                        : column == 2 ? CellKind::advice
                                      : CellKind::words;
            cell.name = column == 2 ? "Apply 9.00 to " + std::to_string(row) : "";
            return cell;
        };
        last = table(key, setup);
        if (last.edit) {
            edits.push_back(*last.edit);
            prices[last.edit->row] = last.edit->text;
        }
        if (last.sort) {
            sort = *last.sort;
        }
        if (last.opened || last.selection || last.advice) {
            events.push_back(last);
        }
    }
};

const mirror::Node* cell_at(int row, int column) {
    for (const mirror::Node& node : record().nodes()) {
        if (node.role == Role::gridcell && node.row_index == row && node.column_index == column) {
            return &node;
        }
    }
    return nullptr;
}

} // namespace

TEST_CASE("of a million rows only those seen are asked for and mirrored") {
    List list;
    list.count = 1'000'000;
    HeadlessStage stage([&] { list.draw(); });
    REQUIRE(stage.settle());
    CHECK(list.asked.size() < 30);
    CHECK(list.last.visible_count < 30);
    CHECK(stage.find(Role::grid, "Ads")->row_count == 1'000'001);
    CHECK(record().nodes().size() < 300);
}

TEST_CASE("the last of a million rows stands whole at the bottom") {
    List list;
    list.count = 1'000'000;
    HeadlessStage stage([&] { list.draw(); });
    REQUIRE(stage.settle());
    REQUIRE(cell_at(2, 1) != nullptr);
    record().act({Kind::focus, cell_at(2, 1)->id, {}, 0});
    REQUIRE(stage.settle());
    stage.key(ImGuiKey_End);
    const mirror::Node* cell = cell_at(1'000'001, 1);
    REQUIRE(cell != nullptr);
    CHECK(cell->name == "Ad 999999");
    CHECK(cell->rect.y + cell->rect.height <= 901);
}

TEST_CASE("a cell is edited character by character and committed by Enter") {
    List list;
    HeadlessStage stage([&] { list.draw(); });
    REQUIRE(stage.settle());
    record().act({Kind::press, cell_at(3, 2)->id, {}, 0});
    REQUIRE(stage.settle());
    REQUIRE(stage.find(Role::textbox, "Price") != nullptr);
    CHECK(stage.type("4"));
    CHECK(stage.type("7"));
    stage.key(ImGuiKey_Enter);
    REQUIRE(list.edits.size() == 4);
    using Phase = CellEdit::Phase;
    CHECK(list.edits[0].phase == Phase::started);
    CHECK(list.edits[1].phase == Phase::changed);
    CHECK(list.edits[1].text == "4");
    CHECK(list.edits[2].text == "47");
    CHECK(list.edits[3].phase == Phase::committed);
    CHECK(list.edits[3].row_id == 101);
    CHECK(list.edits[3].text == "47");
    CHECK(stage.find(Role::textbox, "Price") == nullptr);
}

TEST_CASE("an edit is not taken up again by rows that come where others went") {
    List list;
    list.key = "of two shops";
    bool is_shown = true; // the sign-in page stands there otherwise
    HeadlessStage stage([&] {
        if (is_shown) list.draw();
    });
    REQUIRE(stage.settle());
    record().act({Kind::press, cell_at(3, 2)->id, {}, 0});
    REQUIRE(stage.settle());
    stage.type("47");
    is_shown = false;
    REQUIRE(stage.settle());
    is_shown = true;
    list.prices.clear();
    const auto before = list.edits.size();
    REQUIRE(stage.settle());
    CHECK(list.edits.size() == before);
    CHECK(cell_at(3, 2)->name == "10.00");
    CHECK(stage.find(Role::textbox, "Price") == nullptr);
}

TEST_CASE("Escape cancels the edit of a cell") {
    List list;
    HeadlessStage stage([&] { list.draw(); });
    REQUIRE(stage.settle());
    record().act({Kind::press, cell_at(2, 2)->id, {}, 0});
    stage.settle();
    stage.type("9");
    stage.key(ImGuiKey_Escape);
    REQUIRE_FALSE(list.edits.empty());
    CHECK(list.edits.back().phase == CellEdit::Phase::cancelled);
    CHECK(list.edits.back().text == "10.00");
}

TEST_CASE("a title sorts upwards then downwards then not") {
    List list;
    HeadlessStage stage([&] { list.draw(); });
    REQUIRE(stage.settle());
    CHECK(stage.press(Role::columnheader, "Price"));
    REQUIRE(list.sort.size() == 1);
    CHECK(stage.find(Role::columnheader, "Price")->sorted == mirror::Sorted::ascending);
    stage.press(Role::columnheader, "Price");
    CHECK(stage.find(Role::columnheader, "Price")->sorted == mirror::Sorted::descending);
    stage.press(Role::columnheader, "Price");
    CHECK(list.sort.empty());
}

TEST_CASE("rows are opened advice is pressed and all are selected by the mirror") {
    List list;
    HeadlessStage stage([&] { list.draw(); });
    REQUIRE(stage.settle());
    CHECK(stage.press(Role::row, "Ad 2"));
    CHECK(stage.press(Role::button, "Apply 9.00 to 4"));
    CHECK(stage.press(Role::checkbox, "Select all"));
    CHECK(stage.press(Role::checkbox, "Select row Ad 1"));
    REQUIRE(list.events.size() == 4);
    CHECK(list.events[0].opened == 2);
    CHECK(list.events[1].advice->row == 4);
    CHECK(list.events[2].selection->kind == SelectionChange::Kind::all);
    CHECK(list.events[3].selection->kind == SelectionChange::Kind::add);
    CHECK(list.events[3].selection->first == 1);
}

TEST_CASE("a press with the mouse edits a cell or presses the advice or opens the row") {
    List list;
    HeadlessStage stage([&] { list.draw(); });
    REQUIRE(stage.settle());
    CHECK(stage.click(Role::button, "Apply 9.00 to 3"));
    REQUIRE(list.events.size() == 1);
    CHECK(list.events[0].advice->row == 3);
    const std::string third = "Ad 2";
    CHECK(stage.click(Role::gridcell, third));
    REQUIRE(list.events.size() == 2);
    CHECK(list.events[1].opened == 2);
}

namespace {

std::string keyboard_at() {
    for (const mirror::Node& node : record().nodes())
        if (node.is_focused) return node.name.empty() ? node.value : node.name;
    return "nothing";
}

} // namespace

TEST_CASE("Tab goes through a dialog with a table to its buttons") {
    List list;
    HeadlessStage stage([&] {
        Dialog dialog("ask", {.title = "Import", .width = 800, .height = 600});
        list.draw();
        dialog.footer();
        (void)button("close", {.label = "Cancel"}); // the cross has a key of its own
        (void)button("go", {.label = "Go"});
    });
    REQUIRE(stage.settle());
    std::string way;
    for (int step = 0; step < 9; ++step) {
        stage.key(ImGuiKey_Tab);
        way += keyboard_at() + ", ";
    }
    CHECK(way == "Close, Select all, Ad, Price, To win, Ad 0, Cancel, Go, Close, ");
}

TEST_CASE("Tab goes from one cell that is edited to the next and stays in the table") {
    List list;
    int left = 0;
    HeadlessStage stage([&] { list.draw(); });
    REQUIRE(stage.settle());
    record().act({Kind::press, cell_at(2, 2)->id, {}, 0});
    REQUIRE(stage.settle());
    stage.type("11");
    const auto tab = [&] {
        ImGui::GetIO().AddKeyEvent(ImGuiKey_Tab, true);
        for (int frame = 0; frame < 3; ++frame) left += stage.frame().tab_left ? 1 : 0;
        ImGui::GetIO().AddKeyEvent(ImGuiKey_Tab, false);
        stage.settle();
    };
    tab();
    CHECK(list.prices[0] == "11");
    REQUIRE(stage.find(Role::textbox, "Price") != nullptr);
    CHECK(stage.find(Role::textbox, "Price")->is_focused);
    stage.type("12");
    tab();
    CHECK(list.prices[1] == "12");
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    tab();
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    stage.type("13");
    stage.key(ImGuiKey_Enter);
    CHECK(list.prices[1] == "13");
    CHECK(left == 0);
}

TEST_CASE("the first Tab on a page enters it and the one after the last leaves it") {
    List list;
    list.key = "untouched";
    HeadlessStage stage([&] {
        (void)button("first", {.label = "First"});
        list.draw();
    });
    REQUIRE(stage.settle());
    std::string way;
    for (bool has_left = false; !has_left && way.size() < 200;) {
        ImGui::GetIO().AddKeyEvent(ImGuiKey_Tab, true);
        for (int frame = 0; frame < 3 && !has_left; ++frame) has_left = stage.frame().tab_left;
        ImGui::GetIO().AddKeyEvent(ImGuiKey_Tab, false);
        stage.settle();
        way += has_left ? "out" : keyboard_at() + ", ";
    }
    CHECK(way == "First, Select all, Ad, Price, To win, Ad 0, out");
}

TEST_CASE("the last column leaves the scroll bar its room where rows are more than are seen") {
    const auto right_edge = [](std::size_t count) {
        List list;
        list.count = count;
        HeadlessStage stage([&] { list.draw(); });
        REQUIRE(stage.settle());
        const auto& rect = stage.find(Role::columnheader, "To win")->rect;
        return rect.x + rect.width;
    };
    CHECK(right_edge(200) < right_edge(3) - 7);
}
