#include "vision/tflite_weights.h"

#include <array>
#include <bit>
#include <cstddef>
#include <utility>

#include "core/base/assert.h"

namespace dowel::vision {

void half_to_float(std::span<const std::uint16_t> halves, std::span<float> floats) {
  DOWEL_ASSERT(halves.size() == floats.size());
  // Without branches, so that the compiler turns the loop into vector code: the exponent is moved
  // by a multiplication, which also makes subnormals right; infinities and NaN get theirs back.
  constexpr float kExponentShift = 0x1p112F;
  for (std::size_t i = 0; i < halves.size(); ++i) {
    const std::uint32_t half = halves[i];
    const std::uint32_t magnitude = (half & 0x7FFFU) << 13;
    std::uint32_t bits =
        std::bit_cast<std::uint32_t>(std::bit_cast<float>(magnitude) * kExponentShift);
    bits |= (half & 0x7C00U) == 0x7C00U ? 0x7F800000U : 0U;
    floats[i] = std::bit_cast<float>(bits | (half & 0x8000U) << 16);
  }
}

namespace {

constexpr std::size_t kMostLevels = 8;
// A weight tensor of a pose network holds less than a million values. A shape that claims more, or
// far more than the file keeps values for, is a damaged one: its product may even wrap round.
constexpr std::size_t kMostValues = std::size_t{1} << 24;
constexpr std::size_t kMostValuesPerKept = 1024;

class Densifier {
 public:
  Densifier(std::span<const float> kept, const Sparsity& sparsity, const std::vector<int>& shape)
      : kept_(kept), sparsity_(sparsity), shape_(shape), index_(sparsity.axes.size()) {}

  std::optional<std::vector<float>> run() {
    if (!layout_is_sane()) return std::nullopt;
    std::size_t size = 1;
    for (const int dimension : shape_) {
      if (dimension < 1 || static_cast<std::size_t>(dimension) > kMostValues / size) {
        return std::nullopt;
      }
      size *= static_cast<std::size_t>(dimension);
    }
    if (size / kMostValuesPerKept > kept_.size()) return std::nullopt;
    dense_.assign(size, 0.0F);
    if (!spread(0, 0) || next_ != kept_.size()) return std::nullopt;
    return std::move(dense_);
  }

 private:
  bool layout_is_sane() {
    const std::size_t rank = shape_.size();
    const std::size_t levels = rank + sparsity_.block_map.size();
    if (levels > kMostLevels || sparsity_.traversal_order.size() != levels ||
        sparsity_.axes.size() != levels) {
      return false;
    }
    std::vector<bool> seen(levels);
    for (std::size_t level = 0; level < levels; ++level) {
      const int axis = sparsity_.traversal_order[level];
      if (axis < 0 || static_cast<std::size_t>(axis) >= levels || seen[axis]) return false;
      // Blocks come after the axes, in their own order.
      if (level >= rank && static_cast<std::size_t>(axis) < rank) return false;
      seen[axis] = true;
      const SparseAxis& along = sparsity_.axes[level];
      if (!along.compressed && (along.dense_size < 1 || along.dense_size > 1 << 16)) return false;
      if (level >= rank && along.compressed) return false;
    }
    for (const int axis : sparsity_.block_map) {
      if (axis < 0 || static_cast<std::size_t>(axis) >= rank) return false;
    }
    return true;
  }

  bool spread(std::size_t level, std::size_t parent) {
    if (level == index_.size()) return place();
    const SparseAxis& along = sparsity_.axes[level];
    if (!along.compressed) {
      for (int i = 0; i < along.dense_size; ++i) {
        index_[level] = i;
        if (!spread(level + 1, parent * along.dense_size + i)) return false;
      }
      return true;
    }
    if (parent + 1 >= along.segments.size()) return false;
    for (int i = along.segments[parent]; i < along.segments[parent + 1]; ++i) {
      if (i < 0 || static_cast<std::size_t>(i) >= along.indices.size()) return false;
      index_[level] = along.indices[i];
      if (!spread(level + 1, static_cast<std::size_t>(i))) return false;
    }
    return true;
  }

  bool place() {
    const std::size_t rank = shape_.size();
    std::array<long, kMostLevels> at{};
    for (std::size_t level = 0; level < rank; ++level) {
      at[sparsity_.traversal_order[level]] = index_[level];
    }
    for (std::size_t level = rank; level < index_.size(); ++level) {
      const std::size_t block = sparsity_.traversal_order[level] - rank;
      long& along = at[sparsity_.block_map[block]];
      along = along * sparsity_.axes[level].dense_size + index_[level];
    }
    std::size_t flat = 0;
    for (std::size_t axis = 0; axis < rank; ++axis) {
      if (at[axis] < 0 || at[axis] >= shape_[axis]) return false;
      flat = flat * shape_[axis] + at[axis];
    }
    if (next_ >= kept_.size()) return false;
    dense_[flat] = kept_[next_++];
    return true;
  }

  std::span<const float> kept_;
  const Sparsity& sparsity_;
  const std::vector<int>& shape_;
  std::vector<int> index_;
  std::vector<float> dense_;
  std::size_t next_ = 0;
};

}  // namespace

std::optional<std::vector<float>> densify(std::span<const float> kept, const Sparsity& sparsity,
                                          const std::vector<int>& shape) {
  return Densifier(kept, sparsity, shape).run();
}

}  // namespace dowel::vision
