#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "core/base/result.h"

namespace dowel::vision {

/// The operations that the pose networks are made of.
enum class OpKind {
  kConv2d,           ///< inputs: picture, filter (out, h, w, in), bias (out)
  kDepthwiseConv2d,  ///< inputs: picture, filter (1, h, w, channels), bias (channels)
  kAdd,              ///< inputs: two of the same shape
  kPad,              ///< zeros around any axis
  kResizeBilinear,   ///< to the output's height and width, half-pixel centres
  kMaxPool,
  kDepthToSpace,  ///< block size = output height ÷ input height
  kConcat,        ///< only where the parts lie one after the other in memory
  kReshape,
  kLogistic,
};

enum class Activation { kNone, kRelu, kRelu6 };

/// A value in the graph. Pictures are (1, height, width, channels).
struct Tensor {
  std::vector<int> shape;
  std::vector<float> values;  ///< constants only, row by row; empty for what is computed
  std::vector<int> integers;  ///< integer constants (pad amounts) only

  std::size_t size() const;
  bool is_constant() const { return !values.empty(); }
};

/// One operation. Fields that a kind does not use keep their default.
struct Op {
  OpKind kind = OpKind::kAdd;
  std::vector<int> inputs;  ///< indices into `Graph::tensors`, see `OpKind`
  int output = 0;
  Activation activation = Activation::kNone;
  bool same_padding = false;  ///< output size = input size ÷ stride, rounded up
  int stride_h = 1;
  int stride_w = 1;
  int dilation_h = 1;
  int dilation_w = 1;
  int window_h = 1;  ///< max pool
  int window_w = 1;
  int axis = 0;  ///< concat
  /// Zeros before and after, per axis; also around the input of a convolution.
  std::array<std::array<int, 2>, 4> pad{};
};

/// A network as plain data, in an order in which it can be computed.
struct Graph {
  std::vector<Tensor> tensors;
  std::vector<Op> ops;
  std::vector<int> inputs;
  std::vector<int> outputs;
};

/// Checks every index, shape and size, so that whoever computes the graph need not: each
/// operation's inputs are known before it, and its output has the shape that follows from them.
/// @returns error kUnreadable that names the operation
Result<void> check(const Graph& graph);

/// Lets convolutions pad their own input where the graph spends an operation on it.
/// @param graph  checked, and still so afterwards
void fold_padding(Graph& graph);

}  // namespace dowel::vision
