#include "vision/tflite_options.h"

namespace dowel::vision {
namespace {

bool read_activation(int number, Op& op) {
  switch (number) {
    case 0:
      op.activation = Activation::kNone;
      return true;
    case 1:
      op.activation = Activation::kRelu;
      return true;
    case 3:
      op.activation = Activation::kRelu6;
      return true;
    default:
      return false;
  }
}

template <class Table>
bool read_window(const Table* options, Op& op) {
  if (options == nullptr) return false;
  op.same_padding = options->padding() == 0;
  op.stride_h = options->stride_h();
  op.stride_w = options->stride_w();
  return read_activation(options->fused_activation(), op);
}

template <class Table>
bool read_convolution(const Table* options, Op& op) {
  if (!read_window(options, op)) return false;
  op.dilation_h = options->dilation_h();
  op.dilation_w = options->dilation_w();
  return true;
}

bool read_pool(const fb::PoolOptions* options, Op& op) {
  if (!read_window(options, op)) return false;
  op.window_h = options->filter_height();
  op.window_w = options->filter_width();
  return true;
}

bool read_resize(const fb::ResizeOptions* options) {
  return options != nullptr && !options->align_corners() && options->half_pixel_centers();
}

bool read_concat(const fb::ConcatOptions* options, Op& op) {
  if (options == nullptr) return false;
  op.axis = options->axis();
  return read_activation(options->fused_activation(), op) && op.activation == Activation::kNone;
}

bool read_pad(const std::vector<int>& amounts, Op& op) {
  if (amounts.size() != 8) return false;
  for (std::size_t axis = 0; axis < 4; ++axis) {
    op.pad[axis] = {amounts[2 * axis], amounts[2 * axis + 1]};
  }
  return true;
}

// The further inputs only say what the output's shape says too.
void keep_first(std::vector<int>& inputs) { inputs.erase(inputs.begin() + 1, inputs.end()); }

}  // namespace

bool read_options(const fb::Operator& table, int builtin, const Graph& graph, Op& op) {
  switch (builtin) {
    case kConvOp:
      op.kind = OpKind::kConv2d;
      return read_convolution(table.options_as_conv(), op);
    case kDepthwiseConvOp:
      op.kind = OpKind::kDepthwiseConv2d;
      return read_convolution(table.options_as_depthwise_conv(), op);
    case kAddOp:
      op.kind = OpKind::kAdd;
      return table.options_as_add() == nullptr ||
             read_activation(table.options_as_add()->fused_activation(), op);
    case kMaxPoolOp:
      op.kind = OpKind::kMaxPool;
      return read_pool(table.options_as_pool(), op);
    case kConcatOp:
      op.kind = OpKind::kConcat;
      return read_concat(table.options_as_concat(), op);
    case kPadOp: {
      op.kind = OpKind::kPad;
      if (op.inputs.size() != 2) return false;
      const int amounts = op.inputs[1];
      keep_first(op.inputs);
      return read_pad(graph.tensors[amounts].integers, op);
    }
    case kResizeBilinearOp:  // the new size is that of the output
      op.kind = OpKind::kResizeBilinear;
      keep_first(op.inputs);
      return read_resize(table.options_as_resize());
    case kReshapeOp:  // likewise
      op.kind = OpKind::kReshape;
      keep_first(op.inputs);
      return true;
    case kDepthToSpaceOp:
      op.kind = OpKind::kDepthToSpace;
      return true;
    case kLogisticOp:
      op.kind = OpKind::kLogistic;
      return true;
    default:
      return false;
  }
}

}  // namespace dowel::vision
