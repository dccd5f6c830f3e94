#pragma once

#include <string>
#include <string_view>

#include "core/base/reason.h"
#include "core/base/remedy.h"

namespace dowel::report {

/// Where words are read: at a terminal one types a command, on the page one goes to a place.
enum class Surface { kTerminal, kPage };

/// The command that does what a remedy asks for, as it is typed: "dowel explain K-14".
std::string command_for(const Remedy& remedy);

/// What a remedy is called where it is read: the command, or the place of the page that it stands
/// in, "Today"; an entry is called by its id there.
std::string words_for(const Remedy& remedy, Surface surface);

/// "explain", "tell-pain" …: what a remedy is, for programs.
std::string_view key_of(RemedyKind kind);

/// The words with its command, or its place, in the place of every remedy.
std::string said(const Advice& advice, Surface surface = Surface::kTerminal);
std::string said(const Reason& reason, Surface surface = Surface::kTerminal);

}  // namespace dowel::report
