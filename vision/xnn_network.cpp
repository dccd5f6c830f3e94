#include "vision/xnn_network.h"

#include <cpuinfo.h>
#include <xnnpack.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <new>
#include <string>
#include <utility>

#include "core/base/assert.h"

namespace dowel::vision {
namespace {

struct SubgraphDeleter {
  void operator()(xnn_subgraph_t subgraph) const { xnn_delete_subgraph(subgraph); }
};
struct RuntimeDeleter {
  void operator()(xnn_runtime_t runtime) const { xnn_delete_runtime(runtime); }
};
using Subgraph = std::unique_ptr<xnn_subgraph, SubgraphDeleter>;
using Runtime = std::unique_ptr<xnn_runtime, RuntimeDeleter>;

constexpr float kInfinity = std::numeric_limits<float>::infinity();

std::pair<float, float> range_of(Activation activation) {
  switch (activation) {
    case Activation::kRelu:
      return {0.0F, kInfinity};
    case Activation::kRelu6:
      return {0.0F, 6.0F};
    default:
      return {-kInfinity, kInfinity};
  }
}

// What must be computed for the wanted outputs, found by walking back from them.
std::vector<bool> find_needed(const Graph& graph, const std::vector<int>& wanted) {
  std::vector<bool> needed(graph.tensors.size());
  for (const int tensor : wanted) needed[tensor] = true;
  for (auto op = graph.ops.rbegin(); op != graph.ops.rend(); ++op) {
    if (!needed[op->output]) continue;
    for (const int input : op->inputs) needed[input] = true;
  }
  return needed;
}

std::array<std::size_t, 4> dims_of(const Tensor& tensor) {
  std::array<std::size_t, 4> dims{};
  std::copy(tensor.shape.begin(), tensor.shape.end(), dims.begin());
  return dims;
}

// Zeros above, right, below, left of the input.
std::array<std::uint32_t, 4> padding_of(const Op& op) {
  const auto zeros = [&](std::size_t axis, std::size_t end) {
    return static_cast<std::uint32_t>(op.pad[axis][end]);
  };
  return {zeros(1, 0), zeros(2, 1), zeros(1, 1), zeros(2, 0)};
}

// XNNPACK counts its initialisations; once for the life of the program is enough.
//
// On processors with FMA but without AVX-512 this release takes a matrix kernel of 5×16, which
// needs one register more than there are: as Debian compiles it, every step waits for memory and
// the networks take nearly twice as long. On the first Zen it takes one of 4×16, which fits; so
// we let it believe to be there. Other choices do not depend on this.
xnn_status initialise_once() {
  static const xnn_status status = [] {
    if (cpuinfo_initialize() && cpuinfo_has_x86_fma3()) {
      const_cast<cpuinfo_core*>(cpuinfo_get_core(0))->uarch = cpuinfo_uarch_zen;
    }
    return xnn_initialize(nullptr);
  }();
  return status;
}

// XNNPACK may read a little past the end of its inputs.
constexpr std::size_t kSlack = XNN_EXTRA_BYTES / sizeof(float);

}  // namespace

struct XnnNetwork::State {
  std::shared_ptr<const Graph> graph;
  std::vector<float> input;
  std::vector<std::vector<float>> outputs;  // as wanted
  Runtime runtime;
};

namespace {

// Builds the XNNPACK subgraph, one value per tensor with the same number.
class SubgraphBuilder {
 public:
  SubgraphBuilder(const Graph& graph, std::vector<bool> needed)
      : graph_(graph), needed_(std::move(needed)), external_(graph.tensors.size()) {}

  // The tensor's memory is given from outside, at `data`.
  void place(int tensor, float* data, std::uint32_t flag) {
    external_[tensor] = flag;
    placed_.push_back({static_cast<std::uint32_t>(tensor), data});
  }

  // A concatenation costs nothing when its parts are written side by side to begin with.
  bool place_output(int tensor, float* data) {
    const auto op = std::ranges::find_if(
        graph_.ops, [&](const Op& o) { return o.output == tensor && o.kind == OpKind::kConcat; });
    if (op == graph_.ops.end()) {
      place(tensor, data, XNN_VALUE_FLAG_EXTERNAL_OUTPUT);
      return true;
    }
    for (const int part : op->inputs) {
      if (external_[part] != 0) return false;
      place(part, data, XNN_VALUE_FLAG_EXTERNAL_OUTPUT);
      data += graph_.tensors[part].size();
    }
    joined_.push_back(tensor);
    return true;
  }

  const std::vector<xnn_external_value>& placed() const { return placed_; }

  Subgraph build() {
    xnn_subgraph_t raw = nullptr;
    const auto count = static_cast<std::uint32_t>(graph_.tensors.size());
    if (xnn_create_subgraph(count, 0, &raw) != xnn_status_success) return nullptr;
    Subgraph subgraph(raw);
    for (std::uint32_t i = 0; i < count; ++i) {
      if (needed_[i] && !is_joined(static_cast<int>(i)) && !define_value(raw, i)) return nullptr;
    }
    for (const Op& op : graph_.ops) {
      if (!needed_[op.output] || is_joined(op.output)) continue;
      if (define(raw, op) != xnn_status_success) return nullptr;
    }
    return subgraph;
  }

 private:
  bool is_joined(int tensor) const { return std::ranges::find(joined_, tensor) != joined_.end(); }

  bool define_value(xnn_subgraph_t subgraph, std::uint32_t id) const {
    const Tensor& tensor = graph_.tensors[id];
    const auto dims = dims_of(tensor);
    std::uint32_t defined = 0;
    return xnn_define_tensor_value(subgraph, xnn_datatype_fp32, tensor.shape.size(), dims.data(),
                                   tensor.is_constant() ? tensor.values.data() : nullptr, id,
                                   external_[id], &defined) == xnn_status_success;
  }

  xnn_status define(xnn_subgraph_t subgraph, const Op& op) const {
    const auto in = static_cast<std::uint32_t>(op.inputs[0]);
    const auto out = static_cast<std::uint32_t>(op.output);
    const auto [low, high] = range_of(op.activation);
    const std::uint32_t same = op.same_padding ? XNN_FLAG_TENSORFLOW_SAME_PADDING : 0;
    const auto shape = dims_of(graph_.tensors[op.output]);
    switch (op.kind) {
      case OpKind::kConv2d:
        return define_convolution(subgraph, op);
      case OpKind::kDepthwiseConv2d:
        return define_depthwise(subgraph, op);
      case OpKind::kAdd:
        return xnn_define_add2(subgraph, low, high, in, static_cast<std::uint32_t>(op.inputs[1]),
                               out, 0);
      case OpKind::kPad:
        return define_pad(subgraph, op);
      case OpKind::kResizeBilinear:
        return xnn_define_static_resize_bilinear_2d(subgraph, shape[1], shape[2], in, out, 0);
      case OpKind::kMaxPool:
        return xnn_define_max_pooling_2d(
            subgraph, 0, 0, 0, 0, static_cast<std::uint32_t>(op.window_h),
            static_cast<std::uint32_t>(op.window_w), static_cast<std::uint32_t>(op.stride_h),
            static_cast<std::uint32_t>(op.stride_w), 1, 1, low, high, in, out, same);
      case OpKind::kDepthToSpace:
        return xnn_define_depth_to_space(
            subgraph, in, out,
            static_cast<std::uint32_t>(shape[1] / dims_of(graph_.tensors[op.inputs[0]])[1]), 0);
      case OpKind::kReshape:
        return xnn_define_static_reshape(subgraph, graph_.tensors[op.output].shape.size(),
                                         shape.data(), in, out, 0);
      case OpKind::kLogistic:
        return xnn_define_sigmoid(subgraph, in, out, 0);
      case OpKind::kConcat:  // only as an output, where it costs nothing
        return xnn_status_unsupported_parameter;
    }
    return xnn_status_unsupported_parameter;
  }

  xnn_status define_convolution(xnn_subgraph_t subgraph, const Op& op) const {
    const auto filter = dims_of(graph_.tensors[op.inputs[1]]);
    const auto pad = padding_of(op);
    const auto [low, high] = range_of(op.activation);
    return xnn_define_convolution_2d(
        subgraph, pad[0], pad[1], pad[2], pad[3], static_cast<std::uint32_t>(filter[1]),
        static_cast<std::uint32_t>(filter[2]), static_cast<std::uint32_t>(op.stride_h),
        static_cast<std::uint32_t>(op.stride_w), static_cast<std::uint32_t>(op.dilation_h),
        static_cast<std::uint32_t>(op.dilation_w), 1, filter[3], filter[0], low, high,
        static_cast<std::uint32_t>(op.inputs[0]), static_cast<std::uint32_t>(op.inputs[1]),
        static_cast<std::uint32_t>(op.inputs[2]), static_cast<std::uint32_t>(op.output),
        op.same_padding ? XNN_FLAG_TENSORFLOW_SAME_PADDING : 0);
  }

  xnn_status define_depthwise(xnn_subgraph_t subgraph, const Op& op) const {
    const auto filter = dims_of(graph_.tensors[op.inputs[1]]);
    const auto pad = padding_of(op);
    const auto [low, high] = range_of(op.activation);
    return xnn_define_depthwise_convolution_2d(
        subgraph, pad[0], pad[1], pad[2], pad[3], static_cast<std::uint32_t>(filter[1]),
        static_cast<std::uint32_t>(filter[2]), static_cast<std::uint32_t>(op.stride_h),
        static_cast<std::uint32_t>(op.stride_w), static_cast<std::uint32_t>(op.dilation_h),
        static_cast<std::uint32_t>(op.dilation_w), 1, filter[3], low, high,
        static_cast<std::uint32_t>(op.inputs[0]), static_cast<std::uint32_t>(op.inputs[1]),
        static_cast<std::uint32_t>(op.inputs[2]), static_cast<std::uint32_t>(op.output),
        op.same_padding ? XNN_FLAG_TENSORFLOW_SAME_PADDING : 0);
  }

  static xnn_status define_pad(xnn_subgraph_t subgraph, const Op& op) {
    std::array<std::size_t, 4> before{};
    std::array<std::size_t, 4> after{};
    for (std::size_t axis = 0; axis < 4; ++axis) {
      before[axis] = static_cast<std::size_t>(op.pad[axis][0]);
      after[axis] = static_cast<std::size_t>(op.pad[axis][1]);
    }
    return xnn_define_static_constant_pad(subgraph, before.data(), after.data(), 0.0F,
                                          static_cast<std::uint32_t>(op.inputs[0]),
                                          static_cast<std::uint32_t>(op.output), 0);
  }

  const Graph& graph_;
  std::vector<bool> needed_;
  std::vector<std::uint32_t> external_;
  std::vector<int> joined_;
  std::vector<xnn_external_value> placed_;
};

}  // namespace

Result<XnnNetwork> XnnNetwork::create(std::shared_ptr<const Graph> graph,
                                      const std::vector<int>& wanted) {
  if (initialise_once() != xnn_status_success) {
    return fail(ErrorCode::kUnusable, "the pose networks cannot run on this processor",
                "use a 64-bit x86 or ARM computer");
  }
  const auto refused = [](xnn_status why = xnn_status_invalid_parameter) {
    if (why == xnn_status_out_of_memory) throw std::bad_alloc();
    return fail(ErrorCode::kUnusable, "the neural network library refuses this network",
                "run: make setup");
  };
  auto state = std::make_unique<State>();
  state->graph = std::move(graph);
  const Graph& net = *state->graph;
  state->input.resize(net.tensors[net.inputs[0]].size() + kSlack);
  SubgraphBuilder builder(net, find_needed(net, wanted));
  builder.place(net.inputs[0], state->input.data(), XNN_VALUE_FLAG_EXTERNAL_INPUT);
  for (const int tensor : wanted) {
    state->outputs.emplace_back(net.tensors[tensor].size() + kSlack);
    if (!builder.place_output(tensor, state->outputs.back().data())) return refused();
  }
  const Subgraph subgraph = builder.build();
  xnn_runtime_t runtime = nullptr;
  if (!subgraph) return refused();
  const xnn_status made = xnn_create_runtime_v2(subgraph.get(), nullptr, 0, &runtime);
  if (made != xnn_status_success) return refused(made);
  state->runtime.reset(runtime);
  const xnn_status set_up =
      xnn_setup_runtime(runtime, builder.placed().size(), builder.placed().data());
  if (set_up != xnn_status_success) return refused(set_up);
  return XnnNetwork(std::move(state));
}

XnnNetwork::XnnNetwork(std::unique_ptr<State> state) : state_(std::move(state)) {}
XnnNetwork::XnnNetwork(XnnNetwork&&) noexcept = default;
XnnNetwork& XnnNetwork::operator=(XnnNetwork&&) noexcept = default;
XnnNetwork::~XnnNetwork() = default;

std::span<float> XnnNetwork::input() {
  return {state_->input.data(), state_->input.size() - kSlack};
}

void XnnNetwork::run() {
  DOWEL_ASSERT(xnn_invoke_runtime(state_->runtime.get()) == xnn_status_success);
}

std::span<const float> XnnNetwork::output(std::size_t i) const {
  const std::vector<float>& output = state_->outputs[i];
  return {output.data(), output.size() - kSlack};
}

}  // namespace dowel::vision
