#include "formats/recordings.h"

#include <algorithm>

namespace dowel::formats {

bool is_recording_name(std::string_view name) {
  constexpr std::size_t kUuid = 36;
  return name.size() == kUuid && std::ranges::all_of(name, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
         });
}

std::string recording_type(std::string_view bytes) {
  constexpr std::size_t kBrand = 4;  // a size stands before it
  if (bytes.starts_with("\x1A\x45\xDF\xA3")) return "audio/webm";
  if (bytes.starts_with("OggS")) return "audio/ogg";
  if (bytes.size() > kBrand && bytes.substr(kBrand).starts_with("ftyp")) return "audio/mp4";
  return "";
}

Result<void> check_recording(const Recording& recording) {
  if (is_recording_name(recording.name) && !recording_type(recording.bytes).empty()) return {};
  return fail(ErrorCode::kUnreadable, "a recording of the file is none",
              "the file was changed or comes from another Dowel; export it anew", "recordings");
}

}  // namespace dowel::formats
