#include "vision/tflite_model.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "vision/tflite_weights.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include "vision/tflite_subset_generated.h"
#pragma GCC diagnostic pop

namespace dowel::vision {
namespace {

// Operator numbers of the format.
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
enum TensorType : int { kFloat32 = 0, kFloat16 = 1, kInt32 = 2 };

tl::unexpected<Error> damaged(std::string what) {
  return fail(ErrorCode::kUnreadable, "the network file is damaged: " + std::move(what),
              "run: make setup");
}

std::vector<int> to_vector(const flatbuffers::Vector<std::int32_t>* values) {
  return values == nullptr ? std::vector<int>{} : std::vector<int>(values->begin(), values->end());
}

std::vector<int> to_vector(fb::SparseIndexVector type, const void* table) {
  const auto copy = [](const auto* values) {
    std::vector<int> out;
    if (values != nullptr) out.assign(values->begin(), values->end());
    return out;
  };
  if (table == nullptr) return {};
  switch (type) {
    case fb::SparseIndexVector_Int32Vector:
      return copy(static_cast<const fb::Int32Vector*>(table)->values());
    case fb::SparseIndexVector_Uint16Vector:
      return copy(static_cast<const fb::Uint16Vector*>(table)->values());
    case fb::SparseIndexVector_Uint8Vector:
      return copy(static_cast<const fb::Uint8Vector*>(table)->values());
    default:
      return {};
  }
}

Sparsity read_sparsity(const fb::SparsityParameters& table) {
  Sparsity sparsity{to_vector(table.traversal_order()), to_vector(table.block_map()), {}};
  if (table.dim_metadata() == nullptr) return sparsity;
  for (const fb::DimensionMetadata* axis : *table.dim_metadata()) {
    sparsity.axes.push_back({axis->format() == 1, axis->dense_size(),
                             to_vector(axis->array_segments_type(), axis->array_segments()),
                             to_vector(axis->array_indices_type(), axis->array_indices())});
  }
  return sparsity;
}

template <class T>
std::vector<T> copy_as(const flatbuffers::Vector<std::uint8_t>& data) {
  std::vector<T> values(data.size() / sizeof(T));
  std::memcpy(values.data(), data.data(), values.size() * sizeof(T));
  return values;
}

/// Constants come as floats; an empty result of another type is simply not a constant we use.
Result<Tensor> read_tensor(const fb::Model& model, const fb::Tensor& table) {
  Tensor tensor{to_vector(table.shape()), {}, {}};
  if (model.buffers() == nullptr || table.buffer() >= model.buffers()->size()) {
    return damaged("a tensor's buffer is not there");
  }
  const auto* data = model.buffers()->Get(table.buffer())->data();
  if (data == nullptr || data->size() == 0) return tensor;
  if (table.type() == kInt32) {
    tensor.integers = copy_as<int>(*data);
  } else if (table.type() == kFloat32) {
    tensor.values = copy_as<float>(*data);
  } else if (table.type() == kFloat16) {
    const auto halves = copy_as<std::uint16_t>(*data);
    tensor.values.resize(halves.size());
    half_to_float(halves, tensor.values);
  } else {
    return damaged("weights of a type we do not know");
  }
  if (table.sparsity() == nullptr) return tensor;
  for (const int dimension : tensor.shape) {
    if (dimension < 1 || dimension > 1 << 14) return damaged("a sparse tensor without sane shape");
  }
  auto dense = densify(tensor.values, read_sparsity(*table.sparsity()), tensor.shape);
  if (!dense) return damaged("the layout of sparse weights contradicts itself");
  tensor.values = std::move(*dense);
  return tensor;
}

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

/// The further inputs only say what the output's shape says too.
void keep_first(std::vector<int>& inputs) { inputs.erase(inputs.begin() + 1, inputs.end()); }

/// Fills what the kind of operation needs beyond its inputs and output. False: not one of ours.
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

class GraphReader {
 public:
  explicit GraphReader(const fb::Model& model) : model_(model) {}

  Result<Graph> read() {
    if (model_.subgraphs() == nullptr || model_.subgraphs()->size() != 1) {
      return damaged("there is not exactly one graph");
    }
    const fb::SubGraph& table = *model_.subgraphs()->Get(0);
    if (table.tensors() == nullptr || table.operators() == nullptr) return damaged("no graph");
    for (const fb::Tensor* tensor : *table.tensors()) {
      Result<Tensor> read = read_tensor(model_, *tensor);
      if (!read) return tl::unexpected(read.error());
      graph_.tensors.push_back(std::move(*read));
    }
    for (const fb::Operator* op : *table.operators()) {
      if (const Result<void> read = read_op(*op); !read) return tl::unexpected(read.error());
    }
    graph_.inputs = to_vector(table.inputs());
    graph_.outputs = to_vector(table.outputs());
    if (const Result<void> sound = check(graph_); !sound) return tl::unexpected(sound.error());
    fold_padding(graph_);
    return std::move(graph_);
  }

 private:
  bool exists(int index) const {
    return index >= 0 && static_cast<std::size_t>(index) < graph_.tensors.size();
  }

  Result<void> read_op(const fb::Operator& table) {
    Op op;
    op.inputs = to_vector(table.inputs());
    const std::vector<int> outputs = to_vector(table.outputs());
    if (op.inputs.empty() || outputs.size() != 1 ||
        !std::ranges::all_of(op.inputs, [&](int i) { return exists(i); }) || !exists(outputs[0])) {
      return damaged("an operation without inputs or output");
    }
    op.output = outputs[0];
    const int builtin = builtin_of(table);
    if (builtin == kDequantizeOp || builtin == kDensifyOp) return fold(op);
    if (!read_options(table, builtin, graph_, op)) {
      return damaged("operation number " + std::to_string(builtin) + " is not one we compute");
    }
    graph_.ops.push_back(std::move(op));
    return {};
  }

  int builtin_of(const fb::Operator& table) const {
    const auto* codes = model_.operator_codes();
    if (codes == nullptr || table.opcode_index() >= codes->size()) return -1;
    const fb::OperatorCode& code = *codes->Get(table.opcode_index());
    return std::max<int>(code.old_builtin_code(), code.builtin_code());
  }

  /// Constants were made dense and single precision when they were read: nothing remains to do.
  Result<void> fold(const Op& op) {
    Tensor& from = graph_.tensors[op.inputs[0]];
    Tensor& to = graph_.tensors[op.output];
    if (!from.is_constant() || to.is_constant() || from.shape != to.shape) {
      return damaged("weights that are not constant");
    }
    to.values = std::exchange(from.values, {});
    return {};
  }

  const fb::Model& model_;
  Graph graph_;
};

}  // namespace

Result<Graph> parse_tflite(std::span<const std::uint8_t> bytes) {
  flatbuffers::Verifier verifier(bytes.data(), bytes.size());
  if (bytes.size() < 16 || !fb::ModelBufferHasIdentifier(bytes.data()) ||
      !fb::VerifyModelBuffer(verifier)) {
    return damaged("it is not a TensorFlow Lite model, or cut short");
  }
  return GraphReader(*fb::GetModel(bytes.data())).read();
}

Result<Graph> load_tflite(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return fail(ErrorCode::kMissing, "the pose network " + path.filename().string() + " is missing",
                "run: make setup", path.string());
  }
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  Result<Graph> graph =
      parse_tflite({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  if (!graph) {
    return fail(ErrorCode::kMissing, graph.error().message, "run: make setup", path.string());
  }
  return graph;
}

}  // namespace dowel::vision
