#include "vision/tflite_model.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "vision/tflite_options.h"
#include "vision/tflite_weights.h"

namespace dowel::vision {
namespace {

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
  if (!values.empty()) std::memcpy(values.data(), data.data(), values.size() * sizeof(T));
  return values;
}

// Constants come as floats; an empty result of another type is simply not a constant we use.
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
      DOWEL_TRY(read);
      graph_.tensors.push_back(std::move(*read));
    }
    for (const fb::Operator* op : *table.operators()) {
      DOWEL_TRY(read_op(*op));
    }
    graph_.inputs = to_vector(table.inputs());
    graph_.outputs = to_vector(table.outputs());
    DOWEL_TRY(check(graph_));
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

  // Constants were made dense and single precision when they were read: nothing remains to do.
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
