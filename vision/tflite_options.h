#pragma once

#include "vision/graph.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include "vision/tflite_subset_generated.h"
#pragma GCC diagnostic pop

namespace dowel::vision {

/// Operator numbers of the format. @source [TFLiteSchema] BuiltinOperator
enum Builtin : int {
  kAddOp = 0,
  kConcatOp = 2,
  kConvOp = 3,
  kDepthwiseConvOp = 4,
  kDepthToSpaceOp = 5,
  kDequantizeOp = 6,
  kLogisticOp = 14,
  kMaxPoolOp = 17,
  kReshapeOp = 22,
  kResizeBilinearOp = 23,
  kPadOp = 34,
  kDensifyOp = 124,
};

/// Fills what an operation needs beyond its inputs and output.
/// @param table  whose inputs and output are already in `op`
/// @param graph  its tensors so far; the pad amounts are among them
/// @returns false when the operation is not one of `OpKind`
bool read_options(const fb::Operator& table, int builtin, const Graph& graph, Op& op);

}  // namespace dowel::vision
