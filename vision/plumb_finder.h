#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/motion/plumb_line.h"
#include "vision/frame.h"

namespace dowel::vision {

/// A straight edge on a picture that might be plumb: its middle, and how it leans.
struct PlumbEdge {
  Vec2 middle_px;
  double length_px = 0;
  double lean_rad = 0;  ///< clockwise from upward
};

/// What most of the edges agree on, by their lengths.
/// @param looks  pictures that the edges were seen on, all from the same place
/// @returns nothing where they are too few, or do not agree
std::optional<PlumbLine> plumb_from_edges(const std::vector<PlumbEdge>& edges, int width_px,
                                          int height_px, int looks);

/// Finds out which way is up from walls, doors, posts and racks: straight edges that lean little
/// and alike. Frames go in, in order; one a second is looked at, of the first so many.
class PlumbFinder {
 public:
  PlumbFinder();
  PlumbFinder(PlumbFinder&&) noexcept;
  PlumbFinder& operator=(PlumbFinder&&) noexcept;
  ~PlumbFinder();

  void add(const Frame& frame);
  /// Of a camera that stood. @returns nothing where the pictures do not tell
  std::optional<PlumbLine> finish() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dowel::vision
