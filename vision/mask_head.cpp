#include "vision/mask_head.h"

#include <algorithm>
#include <utility>

#include "core/base/assert.h"

namespace dowel::vision {
namespace {

constexpr int kChannels = MaskHead::kChannels;
constexpr int kCoarse = 64;
constexpr int kMiddle = 128;
constexpr int kFine = 256;

using Block = MaskHead::Block;
using Final = MaskHead::Final;

// ---- recognising the part in the graph ----

// The operation that computes a tensor, if it is of that kind.
const Op* maker_of(const Graph& graph, int tensor, OpKind kind) {
  const auto op = std::ranges::find(graph.ops, tensor, &Op::output);
  return op == graph.ops.end() || op->kind != kind ? nullptr : &*op;
}

bool is_same_3x3(const Graph& graph, const Op& op) {
  const std::vector<int>& filter = graph.tensors[op.inputs[1]].shape;
  return filter[1] == 3 && filter[2] == 3 && op.same_padding && op.stride_h == 1 &&
         op.stride_w == 1 && op.dilation_h == 1 && op.dilation_w == 1;
}

void copy_rows(const Tensor& tensor, std::array<MaskHead::Channels, 9>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::copy_n(tensor.values.begin() + static_cast<std::ptrdiff_t>(i) * kChannels, kChannels,
                rows[i].begin());
  }
}

// @returns the block's input tensor
std::optional<int> read_block(const Graph& graph, int tensor, Block& block) {
  const Op* sum = maker_of(graph, tensor, OpKind::kAdd);
  if (sum == nullptr || sum->activation != Activation::kRelu6) return std::nullopt;
  for (const auto& [kept, branch] : {std::pair{0, 1}, std::pair{1, 0}}) {
    const Op* mix = maker_of(graph, sum->inputs[branch], OpKind::kConv2d);
    if (mix == nullptr || mix->activation != Activation::kNone) continue;
    const Tensor& weights = graph.tensors[mix->inputs[1]];
    const Op* depthwise = maker_of(graph, mix->inputs[0], OpKind::kDepthwiseConv2d);
    if (weights.shape != std::vector{kChannels, 1, 1, kChannels} || mix->stride_h != 1 ||
        mix->stride_w != 1 || depthwise == nullptr || depthwise->activation != Activation::kRelu6 ||
        depthwise->inputs[0] != sum->inputs[kept] || !is_same_3x3(graph, *depthwise)) {
      continue;
    }
    copy_rows(graph.tensors[depthwise->inputs[1]], block.taps);
    std::ranges::copy(graph.tensors[depthwise->inputs[2]].values, block.tap_bias.begin());
    std::ranges::copy(graph.tensors[mix->inputs[2]].values, block.mix_bias.begin());
    for (int out = 0; out < kChannels; ++out) {
      for (int in = 0; in < kChannels; ++in) {
        block.mix[in][out] = weights.values[out * kChannels + in];
      }
    }
    return sum->inputs[kept];
  }
  return std::nullopt;
}

bool has_shape(const Graph& graph, int tensor, int side, int channels) {
  return graph.tensors[tensor].shape == std::vector{1, side, side, channels};
}

std::optional<int> read_upsampling(const Graph& graph, int tensor, int from, int to) {
  const Op* resize = maker_of(graph, tensor, OpKind::kResizeBilinear);
  if (resize == nullptr || !has_shape(graph, tensor, to, kChannels) ||
      !has_shape(graph, resize->inputs[0], from, kChannels)) {
    return std::nullopt;
  }
  return resize->inputs[0];
}

std::optional<int> read_blocks(const Graph& graph, int tensor, std::array<Block, 2>& blocks) {
  const std::optional<int> between = read_block(graph, tensor, blocks[1]);
  return between ? read_block(graph, *between, blocks[0]) : std::nullopt;
}

bool read_final(const Graph& graph, const Op* op, Final& last) {
  if (op == nullptr || op->activation != Activation::kNone || !is_same_3x3(graph, *op) ||
      graph.tensors[op->inputs[1]].shape != std::vector{1, 3, 3, kChannels}) {
    return false;
  }
  copy_rows(graph.tensors[op->inputs[1]], last.taps);
  last.bias = graph.tensors[op->inputs[2]].values[0];
  return true;
}

// ---- computing it ----

// A few neighbouring rows of eight channels with a zero pixel at both ends, and zero rows beyond.
class Rows {
 public:
  explicit Rows(int size) : size_(size), length_(std::size_t(size + 2) * kChannels) {
    data_.assign(kKept * length_, 0.0F);
    zeros_.assign(length_, 0.0F);
  }
  // First pixel of row y; what lies beyond the picture reads as zero.
  const float* read(int y) const {
    return (y < 0 || y >= size_ ? zeros_.data() : start(y)) + kChannels;
  }
  float* write(int y) { return const_cast<float*>(start(y)) + kChannels; }

 private:
  static constexpr std::size_t kKept = 4;
  const float* start(int y) const { return data_.data() + (y % kKept) * length_; }
  int size_;
  std::size_t length_;
  std::vector<float> data_;
  std::vector<float> zeros_;
};

// Vectors of eight that the compiler turns into one register with AVX and two without.
typedef float Eight __attribute__((vector_size(32)));
typedef float LooseEight __attribute__((vector_size(32), aligned(4), may_alias));

#define DOWEL_INLINE static inline __attribute__((always_inline))
#define LOAD8(p) (*reinterpret_cast<const LooseEight*>(p))
#define STORE8(p, v) (*reinterpret_cast<LooseEight*>(p) = (v))

DOWEL_INLINE void relu6(Eight& v) {
  const Eight zero = {};
  const Eight six = zero + 6.0F;
  v = v > zero ? v : zero;
  v = v < six ? v : six;
}

// Doubles a row between two coarse rows: out[2i] and out[2i + 1] lie a quarter off pixel i.
DOWEL_INLINE void upsample_row(const float* near, const float* far, const float* skip, int coarse,
                               float* blended, float* out) {
  for (int i = 0; i < coarse * kChannels; ++i) blended[i] = 0.75F * near[i] + 0.25F * far[i];
  for (int i = 0; i < coarse; ++i) {
    const Eight here = LOAD8(blended + i * kChannels);
    const Eight left = LOAD8(blended + std::max(i - 1, 0) * kChannels);
    const Eight right = LOAD8(blended + std::min(i + 1, coarse - 1) * kChannels);
    Eight even = 0.75F * here + 0.25F * left;
    Eight odd = 0.75F * here + 0.25F * right;
    if (skip != nullptr) {
      even += LOAD8(skip + 2 * i * kChannels);
      odd += LOAD8(skip + (2 * i + 1) * kChannels);
    }
    STORE8(out + 2 * i * kChannels, even);
    STORE8(out + (2 * i + 1) * kChannels, odd);
  }
}

DOWEL_INLINE void block_row(const Block& block, const float* const rows[3], int size,
                            float* between, float* out) {
  for (int x = 0; x < size; ++x) {
    Eight sum = LOAD8(block.tap_bias.data());
    for (int tap = 0; tap < 9; ++tap) {
      sum += LOAD8(block.taps[tap].data()) * LOAD8(rows[tap / 3] + (x + tap % 3 - 1) * kChannels);
    }
    relu6(sum);
    STORE8(between + x * kChannels, sum);
  }
  for (int x = 0; x < size; ++x) {
    Eight sum = LOAD8(block.mix_bias.data());
    for (int in = 0; in < kChannels; ++in) {
      sum += between[x * kChannels + in] * LOAD8(block.mix[in].data());
    }
    sum += LOAD8(rows[1] + x * kChannels);
    relu6(sum);
    STORE8(out + x * kChannels, sum);
  }
}

DOWEL_INLINE void final_row(const Final& last, const float* const rows[3], int size, float* out) {
  for (int x = 0; x < size; ++x) {
    Eight sum = {};
    for (int tap = 0; tap < 9; ++tap) {
      sum += LOAD8(last.taps[tap].data()) * LOAD8(rows[tap / 3] + (x + tap % 3 - 1) * kChannels);
    }
    out[x] = last.bias +
             (((sum[0] + sum[4]) + (sum[2] + sum[6])) + ((sum[1] + sum[5]) + (sum[3] + sum[7])));
  }
}

// Everything that one doubling of the size needs.
struct Stage {
  const float* coarse;  // shape (size / 2, size / 2, 8)
  const float* skip;    // shape (size, size, 8) or null
  int size;
  const std::array<Block, 2>* blocks;
  const Final* last;  // null: `out` receives eight channels
  float* out;
};

// Row r of the enlarged picture makes row r − 1 of the first block possible, that makes row r − 2
// of the second possible, and that row r − 3 of the final layer.
DOWEL_INLINE void run_stage(const Stage& stage) {
  const int size = stage.size;
  const int half = size / 2;
  Rows enlarged(size);
  Rows first(size);
  Rows second(size);
  std::vector<float> scratch(std::size_t(size) * kChannels);
  const auto around = [](const Rows& rows, int y, const float* out[3]) {
    for (int i = 0; i < 3; ++i) out[i] = rows.read(y + i - 1);
  };
  const float* rows[3];
  for (int r = 0; r < size + 3; ++r) {
    if (r < size) {
      const int near = r / 2;
      const int far = std::clamp(r % 2 == 0 ? near - 1 : near + 1, 0, half - 1);
      upsample_row(stage.coarse + std::size_t(near) * half * kChannels,
                   stage.coarse + std::size_t(far) * half * kChannels,
                   stage.skip == nullptr ? nullptr : stage.skip + std::size_t(r) * size * kChannels,
                   half, scratch.data(), enlarged.write(r));
    }
    if (const int y = r - 1; y >= 0 && y < size) {
      around(enlarged, y, rows);
      block_row((*stage.blocks)[0], rows, size, scratch.data(), first.write(y));
    }
    if (const int y = r - 2; y >= 0 && y < size) {
      around(first, y, rows);
      float* out =
          stage.last != nullptr ? second.write(y) : stage.out + std::size_t(y) * size * kChannels;
      block_row((*stage.blocks)[1], rows, size, scratch.data(), out);
    }
    if (const int y = r - 3; stage.last != nullptr && y >= 0) {
      around(second, y, rows);
      final_row(*stage.last, rows, size, stage.out + std::size_t(y) * size);
    }
  }
}

void run_stage_plain(const Stage& stage) { run_stage(stage); }

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) void run_stage_avx2(const Stage& stage) { run_stage(stage); }

using RunStage = void (*)(const Stage&);
RunStage choose_run_stage() {
  const bool fast = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
  return fast ? run_stage_avx2 : run_stage_plain;
}
#else
auto choose_run_stage() { return run_stage_plain; }
#endif

}  // namespace

std::optional<MaskHead> MaskHead::find(const Graph& graph, int mask_tensor) {
  MaskHead head;
  const Op* last = maker_of(graph, mask_tensor, OpKind::kConv2d);
  if (!has_shape(graph, mask_tensor, kFine, 1) || !read_final(graph, last, head.final_)) {
    return std::nullopt;
  }
  const std::optional<int> fine = read_blocks(graph, last->inputs[0], head.fine_);
  if (!fine) return std::nullopt;
  const std::optional<int> middle = read_upsampling(graph, *fine, kMiddle, kFine);
  if (!middle) return std::nullopt;
  const std::optional<int> joined = read_blocks(graph, *middle, head.middle_);
  const Op* join = joined ? maker_of(graph, *joined, OpKind::kAdd) : nullptr;
  if (join == nullptr || join->activation != Activation::kNone) return std::nullopt;
  for (const auto& [grown, kept] : {std::pair{0, 1}, std::pair{1, 0}}) {
    const std::optional<int> coarse = read_upsampling(graph, join->inputs[grown], kCoarse, kMiddle);
    if (!coarse) continue;
    head.coarse_tensor_ = *coarse;
    head.skip_tensor_ = join->inputs[kept];
    head.middle_plane_.resize(std::size_t(kMiddle) * kMiddle * kChannels);
    head.logits_.resize(std::size_t(kFine) * kFine);
    return head;
  }
  return std::nullopt;
}

std::span<const float> MaskHead::run(std::span<const float> coarse, std::span<const float> skip) {
  DOWEL_ASSERT(coarse.size() == std::size_t(kCoarse) * kCoarse * kChannels);
  DOWEL_ASSERT(skip.size() == std::size_t(kMiddle) * kMiddle * kChannels);
  static const auto stage = choose_run_stage();
  stage({coarse.data(), skip.data(), kMiddle, &middle_, nullptr, middle_plane_.data()});
  stage({middle_plane_.data(), nullptr, kFine, &fine_, &final_, logits_.data()});
  return logits_;
}

}  // namespace dowel::vision
