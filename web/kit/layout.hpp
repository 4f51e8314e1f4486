// Where things stand: panes, rows, the gap between, what is left of the width.
// Must not know what is put where.
#pragma once

#include "web/kit/basics.hpp"
#include "web/mirror/node.hpp"

namespace stall::kit {

float available_width();
float available_height();
/// Empty height between two things one under the other.
void gap(float height);
/// A low-contrast line over the whole width.
void divider();

enum class PaneLook : std::uint8_t { plain, card, surface, sunk };
enum class Scrolling : std::uint8_t { none, vertical };

struct PaneSetup {
    float width = kFill;
    float height = kFill; ///< 0: as high as its content
    PaneLook look = PaneLook::plain;
    float padding = 0; ///< inside, on all sides; tokens().space.card is usual for cards
    Scrolling scrolling = Scrolling::none;
    mirror::Role role = mirror::Role::group;
    std::string_view name = {}; ///< for the mirror; a group without name is not recorded
};

/// A rectangle with content of its own: `Pane card("summary", {.look = PaneLook::card});`
class Pane {
public:
    Pane(Key key, const PaneSetup& setup = {});
    ~Pane();
    Pane(const Pane&) = delete;
    Pane& operator=(const Pane&) = delete;

private:
    bool is_recorded_ = false;
    bool has_auto_height_ = false;
};

/// The section's content beside the navigation, below the header; role main.
class MainArea {
public:
    MainArea();
    ~MainArea();
    MainArea(const MainArea&) = delete;
    MainArea& operator=(const MainArea&) = delete;
};

enum class Across : std::uint8_t { centred, top };

/// What is drawn while a Row lives stands side by side, centred on the highest of its line or with
/// its tops in line; what does not fit goes on in a line below.
class Row {
public:
    explicit Row(Key key, float between = 8, Across across = Across::centred);
    ~Row();
    Row(const Row&) = delete;
    Row& operator=(const Row&) = delete;
    /// What follows is pushed to the right edge.
    void push_right();
};

/// What is drawn while a Column lives stands one under the other, as one thing inside a Row.
class Column {
public:
    explicit Column(float width = 0);
    ~Column();
    Column(const Column&) = delete;
    Column& operator=(const Column&) = delete;
};

/// Everything inside is pale and cannot be pressed; `reason` is its tooltip.
class Disabled {
public:
    explicit Disabled(std::string_view reason);
    ~Disabled();
    Disabled(const Disabled&) = delete;
    Disabled& operator=(const Disabled&) = delete;
};

} // namespace stall::kit
