#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace dowel::vision {

/// IEEE 754 half precision to single precision, exactly, subnormals, infinities and NaN included.
void half_to_float(std::span<const std::uint16_t> halves, std::span<float> floats);

/// One traversed axis of a sparse tensor.
struct SparseAxis {
  bool compressed = false;
  int dense_size = 0;         ///< entries along the axis when not compressed
  std::vector<int> segments;  ///< compressed: where each parent's entries begin, and the end
  std::vector<int> indices;   ///< compressed: position of each entry along the axis
};

/// How the kept values of a sparse tensor are laid out. @source [TFLiteSchema] SparsityParameters
struct Sparsity {
  std::vector<int> traversal_order;  ///< axes and then blocks, outermost first
  std::vector<int> block_map;        ///< the tensor axis that each block divides
  std::vector<SparseAxis> axes;      ///< one per entry of traversal_order
};

/// Spreads the kept values of a sparse tensor over its full shape; the rest is zero.
/// @returns shape (product of `shape`), row by row; nothing when the layout contradicts itself
std::optional<std::vector<float>> densify(std::span<const float> kept, const Sparsity& sparsity,
                                          const std::vector<int>& shape);

}  // namespace dowel::vision
