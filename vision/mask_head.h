#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "vision/graph.h"

namespace dowel::vision {

/// The last part of the landmark network, which draws the mask at full size with eight channels.
///
/// Through XNNPACK it takes as long as a third of the whole network, because layers so wide and
/// thin are bound by memory and by the bookkeeping per pixel. Here eight channels are one vector,
/// and all layers move down the picture together, row by row, so that nothing leaves the cache.
class MaskHead {
 public:
  /// Recognises the part in a graph, from the mask's tensor backwards; nothing when it is built
  /// otherwise: the network then has to run whole.
  static std::optional<MaskHead> find(const Graph& graph, int mask_tensor);

  int coarse_tensor() const { return coarse_tensor_; }  ///< input, shape (1, 64, 64, 8)
  int skip_tensor() const { return skip_tensor_; }      ///< input, shape (1, 128, 128, 8)

  /// @param coarse  shape (64, 64, 8)  @param skip  shape (128, 128, 8)
  /// @returns logits, shape (256, 256), valid until the next run
  std::span<const float> run(std::span<const float> coarse, std::span<const float> skip);

  static constexpr int kChannels = 8;
  using Channels = std::array<float, kChannels>;

  /// x + pointwise(depthwise 3×3(x)), ReLU6 after both.
  struct Block {
    std::array<Channels, 9> taps;  ///< by tap, then channel
    Channels tap_bias;
    std::array<Channels, kChannels> mix;  ///< by channel in, then channel out
    Channels mix_bias;
  };
  /// 3×3 from eight channels to one.
  struct Final {
    std::array<Channels, 9> taps;
    float bias = 0;
  };

 private:
  MaskHead() = default;
  int coarse_tensor_ = 0;
  int skip_tensor_ = 0;
  std::array<Block, 2> middle_;  ///< at 128 × 128
  std::array<Block, 2> fine_;    ///< at 256 × 256
  Final final_;
  std::vector<float> middle_plane_;
  std::vector<float> logits_;
};

}  // namespace dowel::vision
