#include "vision/picture_converter.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace dowel::vision {

int Orientation::clockwise_deg() const {
  if (swaps_axes) return flips_x ? 90 : 270;
  // Taking the mirror (x' = −x) out first leaves both axes flipped, or neither.
  return flips_y ? 180 : 0;
}

bool Orientation::mirrored() const { return swaps_axes ? flips_x == flips_y : flips_x != flips_y; }

Orientation Orientation::turned(int clockwise_deg) const {
  Orientation out = *this;
  // A quarter turn: x'' = −y', y'' = x'.
  for (int done = 0; done < clockwise_deg; done += 90) {
    out = {!out.swaps_axes, !out.flips_y, out.flips_x};
  }
  return out;
}

Orientation orientation_of(const std::int32_t* matrix) {
  if (matrix == nullptr) return {};
  // x' = a·x + c·y, y' = b·x + d·y
  const std::int64_t a = matrix[0], b = matrix[1], c = matrix[3], d = matrix[4];
  if (std::llabs(a) + std::llabs(d) >= std::llabs(b) + std::llabs(c)) return {false, a < 0, d < 0};
  return {true, c < 0, b < 0};
}

PictureConverter::PictureConverter(int width_px, int height_px, Orientation orientation)
    : width_px_(width_px),
      height_px_(height_px),
      orientation_(orientation),
      stored_width_px_(orientation.swaps_axes ? height_px : width_px),
      stored_height_px_(orientation.swaps_axes ? width_px : height_px),
      stored_stride_bytes_((stored_width_px_ * 4 + 127) / 64 * 64) {}

bool PictureConverter::prepare_scaler(const AVFrame& picture) {
  const int matrix = libav::colour_matrix(picture.colorspace, picture.height);
  const int full_range = picture.color_range == AVCOL_RANGE_JPEG ? 1 : 0;
  const std::array<int, 5> key = {picture.width, picture.height, picture.format, matrix,
                                  full_range};
  if (scaler_ && key == scaler_key_) return true;
  const auto format = static_cast<AVPixelFormat>(picture.format);
  if (!sws_isSupportedInput(format)) return false;
  scaler_.reset(sws_getContext(picture.width, picture.height, format, stored_width_px_,
                               stored_height_px_, AV_PIX_FMT_BGR0, SWS_BILINEAR, nullptr, nullptr,
                               nullptr));
  if (!scaler_) return false;
  // libav keeps the deprecated yuvj formats' full range whatever the argument says.
  const bool is_yuvj = format == AV_PIX_FMT_YUVJ420P || format == AV_PIX_FMT_YUVJ422P ||
                       format == AV_PIX_FMT_YUVJ444P || format == AV_PIX_FMT_YUVJ440P ||
                       format == AV_PIX_FMT_YUVJ411P;
  sws_setColorspaceDetails(scaler_.get(), sws_getCoefficients(matrix), is_yuvj ? 1 : full_range,
                           sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, 1 << 16, 1 << 16);
  scaler_key_ = key;
  return true;
}

bool PictureConverter::convert(const AVFrame& picture, Frame& out) {
  if (!prepare_scaler(picture)) return false;
  out.width_px = width_px_;
  out.height_px = height_px_;
  out.bgrx.resize(static_cast<std::size_t>(width_px_) * static_cast<std::size_t>(height_px_) * 4);
  const bool upright = !orientation_.swaps_axes && !orientation_.flips_x && !orientation_.flips_y;
  const bool straight_into_frame = upright && stored_width_px_ % 16 == 0;
  if (!straight_into_frame) {
    stored_.resize(static_cast<std::size_t>(stored_stride_bytes_) *
                   static_cast<std::size_t>(stored_height_px_));
  }
  std::uint8_t* target[4] = {straight_into_frame ? out.bgrx.data() : stored_.data()};
  const int stride[4] = {straight_into_frame ? stored_width_px_ * 4 : stored_stride_bytes_};
  const int rows =
      sws_scale(scaler_.get(), picture.data, picture.linesize, 0, picture.height, target, stride);
  if (rows != stored_height_px_) return false;
  if (!straight_into_frame) turn_upright(out);
  return true;
}

void PictureConverter::turn_upright(Frame& out) const {
  // Shown pixel (x, y) sits in the stored picture at origin + x·step_x + y·step_y.
  const std::ptrdiff_t along = 4, down = stored_stride_bytes_;
  std::ptrdiff_t step_x = orientation_.swaps_axes ? down : along;
  std::ptrdiff_t step_y = orientation_.swaps_axes ? along : down;
  const std::uint8_t* origin = stored_.data();
  if (orientation_.flips_x) {
    origin += (width_px_ - 1) * step_x;
    step_x = -step_x;
  }
  if (orientation_.flips_y) {
    origin += (height_px_ - 1) * step_y;
    step_y = -step_y;
  }
  if (step_x == along) {
    for (int y = 0; y < height_px_; ++y) {
      std::memcpy(out.row(y), origin + y * step_y, static_cast<std::size_t>(width_px_) * 4);
    }
    return;
  }
  // Square tiles, so that neither side of a quarter turn walks through the cache.
  constexpr int kTile = 32;
  for (int top = 0; top < height_px_; top += kTile) {
    for (int left = 0; left < width_px_; left += kTile) {
      for (int y = top; y < std::min(top + kTile, height_px_); ++y) {
        std::uint8_t* to = out.row(y) + left * 4;
        const std::uint8_t* from = origin + y * step_y + left * step_x;
        for (int x = left; x < std::min(left + kTile, width_px_); ++x, to += 4, from += step_x) {
          std::memcpy(to, from, 4);
        }
      }
    }
  }
}

}  // namespace dowel::vision
