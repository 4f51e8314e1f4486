// What lies over the page: dialogs, drawers, menus, popovers.
// Must not know what they ask.
#pragma once

#include "web/kit/basics.hpp"
#include "web/kit/button.hpp"
#include "web/kit/layout.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace stall::kit {

struct DialogSetup {
    std::string_view title = {};
    float width = 480;
    float height = 0; ///< 0: as its content needs, at most the page
};

/// Modal. Draw it each frame while the model says so: `Dialog ask("archive", {…}); … ask.footer();
/// … if (ask.dismissed()) send(…);` Escape, the cross and a press beside it dismiss; the keyboard
/// goes back to where it was. On a narrow page it covers everything.
class Dialog {
public:
    Dialog(Key key, const DialogSetup& setup);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;
    /// Buttons drawn from here on stand at the bottom, to the right; the last is the main one.
    void footer();
    bool dismissed() const { return dismissed_; }

private:
    bool dismissed_ = false;
    bool is_open_ = false;
    std::optional<Row> footer_;
};

struct DrawerSetup {
    std::string_view title = {};
    std::string_view subtitle = {};
    float width = 0; ///< 0: tokens().space.drawer
};

/// The detail beside a list: a card at the right of what is left; on a narrow page it covers the
/// list. Draw the list first into available_width() less drawer_width(), both inside a Row.
class Drawer {
public:
    Drawer(Key key, const DrawerSetup& setup);
    ~Drawer();
    Drawer(const Drawer&) = delete;
    Drawer& operator=(const Drawer&) = delete;
    /// The cross, or Escape while the keyboard is in it.
    bool closed() const { return closed_; }

private:
    bool closed_ = false;
};
/// Width of a drawer with the gap before it; 0 when it covers the list (narrow page).
float drawer_width(float width = 0);
/// What Dialog::footer() takes at the end of a dialog that fills the page.
float dialog_footer_height();

struct MenuItem {
    std::string_view key = {};
    std::string_view label = {};
    Icon icon = kNoIcon;
    std::string_view shortcut = {};
    std::string_view disabled_because = {};
    std::optional<bool> checked = {}; ///< ticked by itself: pressed, the menu stays open
    std::optional<bool> chosen = {};  ///< one of those of which one is chosen
    bool is_dangerous = false;
    bool has_line_before = false;
};
/// A button with a drop-down: the index chosen.
[[nodiscard]] std::optional<std::size_t> menu_button(Key key, const Button& setup,
                                                     std::span<const MenuItem> items);

/// A button with a panel of the caller's own under it: draw inside while `is_open()`.
class Popover {
public:
    Popover(Key key, const Button& setup, float width = 280);
    ~Popover();
    Popover(const Popover&) = delete;
    Popover& operator=(const Popover&) = delete;
    bool is_open() const { return is_open_; }
    void close();

private:
    bool is_open_ = false;
};

/// For the widget drawn just before.
void tooltip(std::string_view words, std::string_view shortcut = {});

} // namespace stall::kit
