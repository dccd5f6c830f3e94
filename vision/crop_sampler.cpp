#include "vision/crop_sampler.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "core/base/assert.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dowel::vision {
namespace {

constexpr int kLargestSize = 512;
// Horizontal weights are kept in 14 bits, so that 8-bit pixels times weights fit 16-bit products
// that SSE2 adds in pairs; finer than half a grey level in sixteen thousand.
constexpr int kWeightOne = 1 << 14;

// Where the samples of one row fall: the pixel up and left of each, and the distance from it.
struct RowPlaces {
  std::array<int, kLargestSize> offset;  // bytes from the picture's first pixel
  std::array<int, kLargestSize> weight_right;
  std::array<float, kLargestSize> weight_below;
};

// Beyond the edge the nearest pixel counts: clamping does it without a branch.
void place_row(const GridToPicture& grid, int row, int size, const Frame& frame, RowPlaces& at) {
  const float right = static_cast<float>(frame.width_px - 1);
  const float bottom = static_cast<float>(frame.height_px - 1);
  const int stride = frame.width_px * 4;
  const float v = static_cast<float>(row) + 0.5F;
  const float x0 = grid.origin.x_px + v * grid.v_axis.x_px - 0.5F;
  const float y0 = grid.origin.y_px + v * grid.v_axis.y_px - 0.5F;
  for (int i = 0; i < size; ++i) {
    const float u = static_cast<float>(i) + 0.5F;
    const float x = std::clamp(x0 + u * grid.u_axis.x_px, 0.0F, right);
    const float y = std::clamp(y0 + u * grid.u_axis.y_px, 0.0F, bottom);
    const int xi = std::min(static_cast<int>(x), frame.width_px - 2);
    const int yi = std::min(static_cast<int>(y), frame.height_px - 2);
    at.offset[i] = yi * stride + xi * 4;
    at.weight_right[i] = static_cast<int>((x - static_cast<float>(xi)) * kWeightOne);
    at.weight_below[i] = y - static_cast<float>(yi);
  }
}

#if defined(__SSE2__)

// Two neighbouring pixels blended: blue, green, red, unused as floats, times kWeightOne.
__m128 blend_pair(const std::uint8_t* pixels, __m128i weights) {
  const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(pixels));
  const __m128i words = _mm_unpacklo_epi8(bytes, _mm_setzero_si128());
  const __m128i pairs = _mm_unpacklo_epi16(words, _mm_unpackhi_epi64(words, words));
  return _mm_cvtepi32_ps(_mm_madd_epi16(pairs, weights));
}

void sample_row(const Frame& frame, const RowPlaces& at, int size, ColourRange range, float* rgb) {
  const int stride = frame.width_px * 4;
  const float scale = (range.white - range.black) / (255.0F * kWeightOne);
  const __m128 scales = _mm_set1_ps(scale);
  const __m128 black = _mm_set1_ps(range.black);
  alignas(16) std::array<float, 4> bgrx{};
  for (int i = 0; i < size; ++i) {
    const std::uint8_t* upper = frame.bgrx.data() + at.offset[i];
    const int right = at.weight_right[i];
    const __m128i weights = _mm_set1_epi32((kWeightOne - right) | right << 16);
    const __m128 top = blend_pair(upper, weights);
    const __m128 bottom = blend_pair(upper + stride, weights);
    const __m128 below = _mm_set1_ps(at.weight_below[i]);
    const __m128 mixed = _mm_add_ps(top, _mm_mul_ps(below, _mm_sub_ps(bottom, top)));
    const __m128 colour = _mm_add_ps(_mm_mul_ps(mixed, scales), black);
    const __m128 reversed = _mm_shuffle_ps(colour, colour, _MM_SHUFFLE(3, 0, 1, 2));
    if (i + 1 < size) {
      _mm_storeu_ps(rgb + 3 * i, reversed);  // the fourth is overwritten by the next sample
    } else {
      _mm_store_ps(bgrx.data(), reversed);
      std::memcpy(rgb + 3 * i, bgrx.data(), 3 * sizeof(float));
    }
  }
}

#else

void sample_row(const Frame& frame, const RowPlaces& at, int size, ColourRange range, float* rgb) {
  const int stride = frame.width_px * 4;
  const float scale = (range.white - range.black) / (255.0F * kWeightOne);
  for (int i = 0; i < size; ++i) {
    const std::uint8_t* upper = frame.bgrx.data() + at.offset[i];
    const std::uint8_t* lower = upper + stride;
    const int right = at.weight_right[i];
    for (int channel = 0; channel < 3; ++channel) {
      const int c = 2 - channel;
      const int top = upper[c] * (kWeightOne - right) + upper[c + 4] * right;
      const int bottom = lower[c] * (kWeightOne - right) + lower[c + 4] * right;
      const float mixed =
          static_cast<float>(top) + at.weight_below[i] * static_cast<float>(bottom - top);
      rgb[3 * i + channel] = mixed * scale + range.black;
    }
  }
}

#endif

// Blackens the samples of one row whose centres lie beyond the picture.
void blacken_beyond(const GridToPicture& grid, int row, int size, const Frame& frame, float black,
                    float* rgb) {
  for (int i = 0; i < size; ++i) {
    const ContourPoint at = grid(static_cast<float>(i) + 0.5F, static_cast<float>(row) + 0.5F);
    const bool inside = at.x_px >= 0 && at.y_px >= 0 &&
                        at.x_px <= static_cast<float>(frame.width_px) &&
                        at.y_px <= static_cast<float>(frame.height_px);
    if (!inside) std::fill_n(rgb + 3 * i, 3, black);
  }
}

}  // namespace

void sample_crop(const Frame& frame, const Roi& roi, int size, Border border, ColourRange range,
                 std::span<float> rgb) {
  DOWEL_ASSERT(frame.width_px >= 2 && frame.height_px >= 2);
  DOWEL_ASSERT(size >= 1 && size <= kLargestSize && rgb.size() == std::size_t(3) * size * size);
  const GridToPicture grid = grid_of(roi, size);
  RowPlaces places;
  for (int row = 0; row < size; ++row) {
    float* out = rgb.data() + std::size_t(3) * size * row;
    place_row(grid, row, size, frame, places);
    sample_row(frame, places, size, range, out);
    if (border == Border::kBlack) blacken_beyond(grid, row, size, frame, range.black, out);
  }
}

}  // namespace dowel::vision
