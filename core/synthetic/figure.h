#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/synthetic/body.h"
#include "core/synthetic/camera.h"
#include "core/synthetic/motion.h"

namespace dowel {

/// A colour with its opacity, all 0 … 1.
struct FigureColour {
  double red = 0;
  double green = 0;
  double blue = 0;
  double alpha = 1;
};

/// How a shape is filled or stroked.
struct FigurePaint {
  enum class Kind { kFlat, kLinear, kRadial };
  struct Stop {
    double offset = 0;  ///< 0 … 1
    FigureColour colour;
  };
  Kind kind = Kind::kFlat;
  Vec2 from_px;             ///< linear: start; radial: centre
  Vec2 to_px;               ///< linear: end; radial: x radius, y radius
  std::vector<Stop> stops;  ///< flat: one
};

/// A polygon of the picture, y down [px].
struct FigureShape {
  std::vector<Vec2> outline_px;
  FigurePaint paint;
  double stroke_px = 0;  ///< 0: filled; else drawn as a line of this width
  bool closed = true;
};

struct FigureText {
  std::string text;
  Vec2 at_px;  ///< left end of the baseline
  double size_px = 12;
  FigureColour colour;
};

/// One picture of the lifter, painted in order: the room, then the lifter, then the text.
struct Figure {
  double time_s = 0;
  int width_px = 0;
  int height_px = 0;
  std::vector<FigureShape> shapes;
  std::vector<FigureText> texts;
};

/// What the lifter looks like.
struct FigureLook {
  FigureColour skin{0.80, 0.60, 0.48};
  FigureColour hair{0.16, 0.12, 0.10};
  FigureColour shirt{0.22, 0.36, 0.56};
  FigureColour shorts{0.13, 0.14, 0.17};
  FigureColour shoes{0.88, 0.88, 0.86};
  FigureColour iron{0.16, 0.45, 0.47};
};

/// Describes the pictures that belong to `film_synthetic_clip` of the same arguments: the same
/// lifter at the same times, drawn as a person in a room. Says SYNTHETIC LIFTER on every picture.
class FigureMaker {
 public:
  /// errors: those of `film_synthetic_clip`
  static Result<FigureMaker> make(const SyntheticBody& body, const SyntheticMotion& motion,
                                  const SyntheticCamera& camera, const FigureLook& look = {});
  ~FigureMaker();
  FigureMaker(FigureMaker&&) noexcept;
  FigureMaker& operator=(FigureMaker&&) noexcept;

  std::size_t frame_count() const;
  /// The empty room, the same behind every frame.
  Figure backdrop() const;
  /// The lifter alone, without the room.
  Figure lifter(std::size_t frame) const;

 private:
  struct State;
  explicit FigureMaker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dowel
