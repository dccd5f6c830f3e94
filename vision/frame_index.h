#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace dowel::vision {

/// One coded frame within its file.
struct FramePlace {
  double time_s = 0;         ///< shown then, by the container
  std::uint64_t offset = 0;  ///< of its bytes in the file
  std::uint32_t size = 0;    ///< [bytes]
  bool key = false;          ///< decodes without any other
};

/// Where every frame of a film's video lies, for a decoder that is fed by hand.
struct FrameIndex {
  int width_px = 0, height_px = 0;  ///< as coded
  std::string codec;                ///< as RFC 6381 names it: "avc1.64001f"
  std::string configuration;        ///< the decoder's, as the container holds it (avcC)
  std::vector<FramePlace> frames;   ///< in the order they are stored
};

/// Reads the index of a film of this program's own making (`VideoWriter`).
/// @returns errors: kUnreadable for anything that is no H.264 in MP4
Result<FrameIndex> index_frames(const std::filesystem::path& film);

}  // namespace dowel::vision
