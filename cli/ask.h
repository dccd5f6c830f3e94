#pragma once

#include <string>

/// Questions to whoever sits before the program.
namespace dowel::cli {

/// Whether somebody sits before the program and can be asked.
bool can_ask();
/// Asks on the terminal. @returns the trimmed answer, empty at the end of the input
std::string ask(const std::string& question);
/// Asks for a plain yes.
bool ask_yes(const std::string& question);

}  // namespace dowel::cli
