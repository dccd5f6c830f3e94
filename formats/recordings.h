#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

/// What is spoken to films: recordings of a browser, which comments name.
namespace dowel::formats {

struct Recording {
  std::string name{};   ///< as its comment names it
  std::string bytes{};  ///< the file

  bool operator==(const Recording&) const = default;
};

/// Whether that is a name Dowel gives: nothing else is looked for on a disk.
bool is_recording_name(std::string_view name);

/// "audio/webm", "audio/ogg" or "audio/mp4", as browsers record, told from the first bytes; empty:
/// nothing that is heard.
std::string recording_type(std::string_view bytes);

/// Refuses what came from elsewhere and is no recording of Dowel's. @returns errors: unreadable
Result<void> check_recording(const Recording& recording);

}  // namespace dowel::formats
