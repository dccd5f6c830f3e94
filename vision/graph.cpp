#include "vision/graph.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dowel::vision {
namespace {

constexpr int kLargestDimension = 1 << 16;
constexpr std::size_t kLargestTensor = std::size_t{1} << 26;
constexpr int kLargestStride = 16;

bool is_sane(const Tensor& tensor) {
  if (tensor.shape.size() > 4) return false;
  std::size_t size = 1;
  for (const int dimension : tensor.shape) {
    if (dimension < 1 || dimension > kLargestDimension) return false;
    size *= static_cast<std::size_t>(dimension);
    if (size > kLargestTensor) return false;
  }
  return tensor.values.empty() || tensor.values.size() == size;
}

bool is_picture(const Tensor& tensor) { return tensor.shape.size() == 4 && tensor.shape[0] == 1; }

// Output length of a window that slides along one axis; 0 when it does not fit.
int slide(int length, int window, int stride, int dilation, bool same_padding) {
  const int reach = (window - 1) * dilation + 1;
  if (same_padding) return (length + stride - 1) / stride;
  return length < reach ? 0 : (length - reach) / stride + 1;
}

bool steps_are_sane(const Op& op) {
  const auto within = [](int step) { return step >= 1 && step <= kLargestStride; };
  return within(op.stride_h) && within(op.stride_w) && within(op.dilation_h) &&
         within(op.dilation_w) && within(op.window_h) && within(op.window_w);
}

bool windows_match(const Op& op, const Tensor& in, const Tensor& out, int window_h, int window_w) {
  const auto padded = [&](std::size_t axis) {
    return in.shape[axis] + op.pad[axis][0] + op.pad[axis][1];
  };
  return steps_are_sane(op) && is_picture(in) && is_picture(out) &&
         out.shape[1] == slide(padded(1), window_h, op.stride_h, op.dilation_h, op.same_padding) &&
         out.shape[2] == slide(padded(2), window_w, op.stride_w, op.dilation_w, op.same_padding);
}

bool convolution_fits(const Graph& graph, const Op& op) {
  if (op.inputs.size() != 3) return false;
  const Tensor& in = graph.tensors[op.inputs[0]];
  const Tensor& filter = graph.tensors[op.inputs[1]];
  const Tensor& bias = graph.tensors[op.inputs[2]];
  const Tensor& out = graph.tensors[op.output];
  if (!filter.is_constant() || filter.shape.size() != 4 || !bias.is_constant()) return false;
  if (in.is_constant() || !windows_match(op, in, out, filter.shape[1], filter.shape[2])) {
    return false;
  }
  const int channels = out.shape[3];
  if (bias.values.size() != static_cast<std::size_t>(channels)) return false;
  if (op.kind == OpKind::kConv2d) {
    return filter.shape[0] == channels && filter.shape[3] == in.shape[3];
  }
  return filter.shape[0] == 1 && filter.shape[3] == channels && channels == in.shape[3];
}

bool padding_fits(const Op& op, const Tensor& in, const Tensor& out) {
  if (in.shape.size() != 4 || out.shape.size() != 4) return false;
  for (std::size_t axis = 0; axis < 4; ++axis) {
    const auto [before, after] = op.pad[axis];
    if (before < 0 || after < 0 || before > kLargestDimension || after > kLargestDimension ||
        out.shape[axis] != in.shape[axis] + before + after) {
      return false;
    }
  }
  return true;
}

bool depth_to_space_fits(const Tensor& in, const Tensor& out) {
  if (!is_picture(in) || !is_picture(out)) return false;
  const int block = out.shape[1] / in.shape[1];
  return block >= 2 && block <= kLargestStride && out.shape[1] == in.shape[1] * block &&
         out.shape[2] == in.shape[2] * block && in.shape[3] == out.shape[3] * block * block;
}

bool concat_fits(const Graph& graph, const Op& op) {
  const Tensor& out = graph.tensors[op.output];
  if (op.inputs.empty() || op.axis < 0 || op.axis >= static_cast<int>(out.shape.size())) {
    return false;
  }
  for (int axis = 0; axis < op.axis; ++axis) {
    if (out.shape[axis] != 1) return false;  // the parts would interleave
  }
  int length = 0;
  for (const int input : op.inputs) {
    std::vector<int> shape = graph.tensors[input].shape;
    if (graph.tensors[input].is_constant() || shape.size() != out.shape.size()) return false;
    length += std::exchange(shape[op.axis], out.shape[op.axis]);
    if (shape != out.shape) return false;
  }
  return length == out.shape[op.axis];
}

bool one_input_fits(const Graph& graph, const Op& op) {
  if (op.inputs.size() != 1 || graph.tensors[op.inputs[0]].is_constant()) return false;
  const Tensor& in = graph.tensors[op.inputs[0]];
  const Tensor& out = graph.tensors[op.output];
  switch (op.kind) {
    case OpKind::kPad:
      return padding_fits(op, in, out);
    case OpKind::kResizeBilinear:
      return is_picture(in) && is_picture(out) && in.shape[3] == out.shape[3];
    case OpKind::kMaxPool:
      return windows_match(op, in, out, op.window_h, op.window_w) && in.shape[3] == out.shape[3];
    case OpKind::kDepthToSpace:
      return depth_to_space_fits(in, out);
    case OpKind::kReshape:
      return in.size() == out.size();
    case OpKind::kLogistic:
      return in.shape == out.shape;
    default:
      return false;
  }
}

bool addition_fits(const Graph& graph, const Op& op) {
  if (op.inputs.size() != 2) return false;
  const Tensor& out = graph.tensors[op.output];
  for (const int input : op.inputs) {
    const Tensor& in = graph.tensors[input];
    if (in.is_constant() || in.shape != out.shape) return false;
  }
  return true;
}

bool shapes_fit(const Graph& graph, const Op& op) {
  switch (op.kind) {
    case OpKind::kConv2d:
    case OpKind::kDepthwiseConv2d:
      return convolution_fits(graph, op);
    case OpKind::kAdd:
      return addition_fits(graph, op);
    case OpKind::kConcat:
      return concat_fits(graph, op);
    default:
      return one_input_fits(graph, op);
  }
}

tl::unexpected<Error> broken(std::string what) {
  return fail(ErrorCode::kUnreadable, "the network is damaged: " + std::move(what),
              "run: make setup");
}

}  // namespace

std::size_t Tensor::size() const {
  std::size_t product = 1;
  for (const int dimension : shape) product *= static_cast<std::size_t>(dimension);
  return product;
}

Result<void> check(const Graph& graph) {
  const auto exists = [&](int index) {
    return index >= 0 && static_cast<std::size_t>(index) < graph.tensors.size();
  };
  std::vector<bool> known(graph.tensors.size());
  for (std::size_t i = 0; i < graph.tensors.size(); ++i) {
    if (!is_sane(graph.tensors[i])) {
      return broken("tensor " + std::to_string(i) + " has no sane shape");
    }
    known[i] = graph.tensors[i].is_constant();
  }
  for (const int input : graph.inputs) {
    if (!exists(input) || known[input]) return broken("an input does not fit");
    known[input] = true;
  }
  for (std::size_t i = 0; i < graph.ops.size(); ++i) {
    const Op& op = graph.ops[i];
    const std::string name = "operation " + std::to_string(i);
    for (const int input : op.inputs) {
      if (!exists(input) || !known[input]) return broken(name + " reads what is not there yet");
    }
    if (!exists(op.output) || known[op.output]) {
      return broken(name + " has no place for its result");
    }
    if (!shapes_fit(graph, op)) return broken(name + " has shapes that do not fit");
    known[op.output] = true;
  }
  if (graph.inputs.size() != 1 || graph.outputs.empty()) return broken("inputs or outputs lack");
  for (const int output : graph.outputs) {
    if (!exists(output) || !known[output]) return broken("an output is never computed");
  }
  return {};
}

void fold_padding(Graph& graph) {
  std::vector<int> uses(graph.tensors.size());
  for (const Op& op : graph.ops) {
    for (const int input : op.inputs) ++uses[input];
  }
  for (const int output : graph.outputs) ++uses[output];
  for (Op& op : graph.ops) {
    const bool pads_itself = op.kind == OpKind::kConv2d || op.kind == OpKind::kDepthwiseConv2d;
    if (!pads_itself || op.same_padding || uses[op.inputs[0]] != 1) continue;
    const auto pad = std::ranges::find(graph.ops, op.inputs[0], &Op::output);
    if (pad == graph.ops.end() || pad->kind != OpKind::kPad) continue;
    const std::array<int, 2> none{};
    if (pad->pad[0] != none || pad->pad[3] != none) continue;
    op.pad = pad->pad;
    op.inputs[0] = pad->inputs[0];
  }
  std::erase_if(graph.ops, [&](const Op& op) {
    return op.kind == OpKind::kPad && uses[op.output] == 1 &&
           std::ranges::none_of(graph.ops,
                                [&](const Op& user) {
                                  return std::ranges::find(user.inputs, op.output) !=
                                         user.inputs.end();
                                }) &&
           std::ranges::find(graph.outputs, op.output) == graph.outputs.end();
  });
}

}  // namespace dowel::vision
