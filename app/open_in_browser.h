#pragma once

#include <string>

namespace dowel::app {

/// Whether somebody sits before this program on a desktop: at a terminal, with a screen for
/// windows.
bool on_a_desktop();

/// Shows an address in the browser that the desktop chooses (`xdg-open`), without waiting for it.
/// @returns whether it could be started; where not, the address must be told in words
bool open_in_browser(const std::string& address);

}  // namespace dowel::app
