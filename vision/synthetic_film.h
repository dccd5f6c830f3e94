#pragma once

#include "core/synthetic/figure.h"
#include "vision/frame.h"

namespace dowel::vision {

/// Paints figures one over the other, the first one as the ground.
/// @param ground  the room  @param lifter  same size; its time becomes the frame's
/// errors: bad_data when the sizes differ or Cairo cannot make a picture of that size
Result<Frame> paint_figure(const Figure& ground, const Figure& lifter);

/// The synthetic lifter as a film, one picture at a time.
class SyntheticFilm {
 public:
  /// errors: those of `FigureMaker::make` and `paint_figure`
  static Result<SyntheticFilm> make(const SyntheticBody& body, const SyntheticMotion& motion,
                                    const SyntheticCamera& camera, const FigureLook& look = {});

  std::size_t frame_count() const { return maker_.frame_count(); }
  /// @param index  0 … frame_count() − 1
  Result<Frame> frame(std::size_t index) const;

 private:
  SyntheticFilm(FigureMaker maker, Frame ground);

  FigureMaker maker_;
  Frame ground_;  // the empty room, painted once
};

}  // namespace dowel::vision
