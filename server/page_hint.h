#pragma once

#include <string>

namespace dowel::server {

/// What to do, for somebody at the page: a hint that names a command or an option of the terminal
/// names the place in the page instead; where there is none, that clause is left out.
/// @param hint  as `Error::hint` has it: clauses parted by "; "; may be empty
/// @returns the hint without commands and options; empty where nothing else was said
std::string page_hint(std::string hint);

}  // namespace dowel::server
