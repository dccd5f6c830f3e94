#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/result.h"

/// A film as browsers play it. Phones film in what many cannot play (HEVC, ten bits, on its side);
/// what they are given instead has the same frames at the same times.
namespace dowel::app {

/// Where to write what is made of a film.
struct RenditionPaths {
  std::filesystem::path play{};   ///< H.264, upright, at most 1920 px
  std::filesystem::path scrub{};  ///< at most 640 px, a key frame every 12: quick to jump about in
  std::filesystem::path
      index{};  ///< `dowel.frames/1`: times of all frames, and where both have them
};

/// Makes both renditions, stored in the order they are shown, and then their index.
/// @param turn_deg  clockwise on top of the film's own flag: 0, 90, 180 or 270
/// @param on_progress  frames written so far, and those expected in all where that is known
/// @returns errors: as `VideoReader` and `VideoWriter`; kCancelled
Result<void> make_renditions(
    const std::string& clip, const RenditionPaths& paths, int turn_deg, const std::stop_token& stop,
    const std::function<void(std::int64_t, std::optional<std::int64_t>)>& on_progress);

/// Writes the frame shown at a time as JPEG. @returns errors: as `grab_frames`, kWriteFailed
Result<void> write_still(const std::string& clip, double time_s, int longest_side_px, int turn_deg,
                         const std::filesystem::path& target);

}  // namespace dowel::app
