#include "core/reps/move_edges.h"

#include <algorithm>
#include <string>

namespace dowel {
namespace {

std::size_t nearest_frame(const std::vector<double>& time_s, double wanted_s) {
  const auto after = std::ranges::lower_bound(time_s, wanted_s);
  if (after == time_s.begin()) return 0;
  const auto before = std::prev(after);
  const bool later = after != time_s.end() && *after - wanted_s < wanted_s - *before;
  return static_cast<std::size_t>((later ? after : before) - time_s.begin());
}

}  // namespace

Result<void> move_edges(const RepEdges& edges, const std::vector<double>& time_s, Rep& rep) {
  Rep moved = rep;
  if (edges.start_s) moved.start_frame = nearest_frame(time_s, *edges.start_s);
  if (edges.bottom_s) moved.bottom_frame = nearest_frame(time_s, *edges.bottom_s);
  if (edges.end_s) moved.end_frame = nearest_frame(time_s, *edges.end_s);
  // The ascent leaves the bottom and is over when the rep is, at the latest.
  if (edges.bottom_s) moved.ascent_from = moved.bottom_frame;
  moved.ascent_to = std::min(moved.ascent_to, moved.end_frame);
  if (moved.has_descent && moved.descent_first) {
    if (edges.start_s) moved.descent_from = moved.start_frame;
    moved.descent_to =
        edges.bottom_s ? moved.bottom_frame : std::min(moved.descent_to, moved.bottom_frame);
  } else if (moved.has_descent) {
    if (edges.end_s) moved.descent_to = moved.end_frame;
    moved.descent_from = std::clamp(moved.descent_from, moved.ascent_to, moved.descent_to);
  }
  const bool falls = moved.has_descent && moved.descent_first;
  const bool begins =
      moved.start_frame <= moved.bottom_frame && (!falls || moved.descent_from < moved.descent_to);
  if (!begins || moved.bottom_frame > moved.ascent_from || moved.ascent_from >= moved.ascent_to ||
      moved.ascent_to > moved.end_frame) {
    return fail(ErrorCode::kUsage,
                "rep " + std::to_string(edges.rep) +
                    " would turn before it begins, or end before it has risen",
                "put its beginning before its turn, and its end after the way up");
  }
  if (moved.has_descent) {
    moved.tempo.eccentric_s = time_s[moved.descent_to] - time_s[moved.descent_from];
  }
  if (falls) moved.tempo.bottom_pause_s = time_s[moved.ascent_from] - time_s[moved.descent_to];
  moved.tempo.concentric_s = time_s[moved.ascent_to] - time_s[moved.ascent_from];
  rep = moved;
  return {};
}

}  // namespace dowel
