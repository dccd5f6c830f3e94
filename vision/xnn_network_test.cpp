#include "vision/xnn_network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "vision/mask_head.h"

namespace dowel::vision {
namespace {

std::vector<float> random_values(std::size_t count, unsigned seed, float spread = 1) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> value(-spread, spread);
  std::vector<float> values(count);
  for (float& v : values) v = value(random);
  return values;
}

Tensor constant(std::vector<int> shape, unsigned seed, float spread = 1) {
  Tensor tensor{std::move(shape), {}, {}};
  tensor.values = random_values(tensor.size(), seed, spread);
  return tensor;
}

/// Runs a graph of one input and gives its first output.
std::vector<float> run(Graph graph, const std::vector<float>& input) {
  const Result<void> sound = check(graph);
  EXPECT_TRUE(sound) << sound.error().message;
  const int wanted = graph.outputs[0];
  Result<XnnNetwork> network =
      XnnNetwork::create(std::make_shared<const Graph>(std::move(graph)), {wanted});
  if (!network) {
    ADD_FAILURE() << network.error().message;
    return {};
  }
  std::ranges::copy(input, network->input().begin());
  network->run();
  return {network->output(0).begin(), network->output(0).end()};
}

/// One operation from tensor 0 to the last tensor.
Graph single(std::vector<Tensor> tensors, Op op) {
  Graph graph;
  op.output = static_cast<int>(tensors.size()) - 1;
  graph.tensors = std::move(tensors);
  graph.inputs = {0};
  graph.outputs = {op.output};
  graph.ops = {std::move(op)};
  return graph;
}

void expect_near(const std::vector<float>& actual, const std::vector<float>& expected) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    ASSERT_NEAR(actual[i], expected[i], 1e-5F * std::max(1.0F, std::abs(expected[i]))) << i;
  }
}

TEST(XnnNetwork, DepthToSpaceDealsChannelsOutRowByRow) {
  Op op;
  op.kind = OpKind::kDepthToSpace;
  op.inputs = {0};
  const std::vector<float> input = {0, 1, 2, 3, 4, 5, 6, 7};  // two pixels of four channels
  const Graph graph = single({{{1, 1, 2, 4}, {}, {}}, {{1, 2, 4, 1}, {}, {}}}, op);
  expect_near(run(graph, input), {0, 1, 4, 5, 2, 3, 6, 7});
}

TEST(XnnNetwork, ResizeUsesHalfPixelCentres) {
  Op op;
  op.kind = OpKind::kResizeBilinear;
  op.inputs = {0};
  const Graph graph = single({{{1, 1, 2, 1}, {}, {}}, {{1, 2, 4, 1}, {}, {}}}, op);
  expect_near(run(graph, {0, 4}), {0, 1, 3, 4, 0, 1, 3, 4});
}

TEST(XnnNetwork, AddClampsAtSix) {
  Op op;
  op.kind = OpKind::kAdd;
  op.inputs = {0, 0};
  op.activation = Activation::kRelu6;
  const Graph graph = single({{{1, 1, 1, 4}, {}, {}}, {{1, 1, 1, 4}, {}, {}}}, op);
  expect_near(run(graph, {-1, 0.5F, 2.75F, 4}), {0, 1, 5.5F, 6});
}

TEST(XnnNetwork, ConcatPlacesItsPartsSideBySide) {
  // Both parts come from the input: one through the logistic function, one reshaped.
  Graph graph;
  graph.tensors = {{{1, 2, 3}, {}, {}},
                   {{1, 2, 3}, {}, {}},
                   {{1, 1, 3}, {}, {}},
                   {{1, 3, 3}, {}, {}},
                   {{1, 1, 3}, {}, {}}};
  graph.tensors[0].shape = {1, 1, 3};
  graph.tensors[1].shape = {1, 1, 3};
  graph.tensors[3].shape = {1, 2, 3};
  Op logistic;
  logistic.kind = OpKind::kLogistic;
  logistic.inputs = {0};
  logistic.output = 1;
  Op reshape;
  reshape.kind = OpKind::kReshape;
  reshape.inputs = {0};
  reshape.output = 2;
  Op concat;
  concat.kind = OpKind::kConcat;
  concat.inputs = {1, 2};
  concat.output = 3;
  concat.axis = 1;
  graph.ops = {logistic, reshape, concat};
  graph.inputs = {0};
  graph.outputs = {3};
  const float e = std::exp(1.0F);
  expect_near(run(graph, {0, 1, -1}), {0.5F, e / (1 + e), 1 / (1 + e), 0, 1, -1});
}

/// Convolution as its definition says, stride 2, zeros around.
std::vector<float> convolve(const std::vector<float>& in, int size, const Tensor& filter,
                            const Tensor& bias, int out_size, int before) {
  std::vector<float> out;
  for (int y = 0; y < out_size; ++y) {
    for (int x = 0; x < out_size; ++x) {
      for (int c = 0; c < filter.shape[0]; ++c) {
        float sum = bias.values[c];
        for (int ky = 0; ky < 3; ++ky) {
          for (int kx = 0; kx < 3; ++kx) {
            const int iy = 2 * y + ky - before;
            const int ix = 2 * x + kx - before;
            if (iy < 0 || ix < 0 || iy >= size || ix >= size) continue;
            for (int k = 0; k < 3; ++k) {
              sum += in[(iy * size + ix) * 3 + k] * filter.values[((c * 3 + ky) * 3 + kx) * 3 + k];
            }
          }
        }
        out.push_back(sum);
      }
    }
  }
  return out;
}

TEST(XnnNetwork, FoldedPaddingGivesTheSame) {
  Graph graph;
  graph.tensors = {{{1, 8, 8, 3}, {}, {}},
                   {{1, 10, 10, 3}, {}, {}},
                   constant({5, 3, 3, 3}, 1),
                   constant({5}, 2),
                   {{1, 4, 4, 5}, {}, {}}};
  Op pad;
  pad.kind = OpKind::kPad;
  pad.inputs = {0};
  pad.output = 1;
  pad.pad = {{{0, 0}, {1, 1}, {1, 1}, {0, 0}}};
  Op conv;
  conv.kind = OpKind::kConv2d;
  conv.inputs = {1, 2, 3};
  conv.output = 4;
  conv.stride_h = conv.stride_w = 2;
  graph.ops = {pad, conv};
  graph.inputs = {0};
  graph.outputs = {4};
  const std::vector<float> input = random_values(8 * 8 * 3, 3);
  const auto expected = convolve(input, 8, graph.tensors[2], graph.tensors[3], 4, 1);

  Graph folded = graph;
  fold_padding(folded);

  EXPECT_EQ(folded.ops.size(), 1U);
  expect_near(run(graph, input), expected);
  expect_near(run(folded, input), expected);
}

TEST(XnnNetwork, DepthwiseFollowsItsDefinition) {
  Op op;
  op.kind = OpKind::kDepthwiseConv2d;
  op.inputs = {0, 1, 2};
  op.same_padding = true;
  const Tensor filter = constant({1, 3, 3, 2}, 4);
  const Tensor bias = constant({2}, 5);
  const Graph graph = single({{{1, 4, 4, 2}, {}, {}}, filter, bias, {{1, 4, 4, 2}, {}, {}}}, op);
  const std::vector<float> in = random_values(32, 6);
  std::vector<float> expected;
  for (int y = 0; y < 4; ++y) {
    for (int x = 0; x < 4; ++x) {
      for (int c = 0; c < 2; ++c) {
        float sum = bias.values[c];
        for (int ky = -1; ky <= 1; ++ky) {
          for (int kx = -1; kx <= 1; ++kx) {
            if (y + ky < 0 || y + ky > 3 || x + kx < 0 || x + kx > 3) continue;
            sum += in[((y + ky) * 4 + x + kx) * 2 + c] *
                   filter.values[((ky + 1) * 3 + kx + 1) * 2 + c];
          }
        }
        expected.push_back(sum);
      }
    }
  }
  expect_near(run(graph, in), expected);
}

TEST(XnnNetwork, LeavesOutWhatNobodyWants) {
  // The second operation could not run: XNNPACK knows no concatenation inside a graph.
  Graph graph;
  graph.tensors = {{{1, 1, 1, 2}, {}, {}},
                   {{1, 1, 1, 2}, {}, {}},
                   {{1, 1, 1, 4}, {}, {}},
                   {{1, 1, 1, 4}, {}, {}}};
  Op logistic;
  logistic.kind = OpKind::kLogistic;
  logistic.inputs = {0};
  logistic.output = 1;
  Op concat;
  concat.kind = OpKind::kConcat;
  concat.inputs = {0, 1};
  concat.output = 2;
  concat.axis = 3;
  Op after;
  after.kind = OpKind::kLogistic;
  after.inputs = {2};
  after.output = 3;
  graph.ops = {logistic, concat, after};
  graph.inputs = {0};
  graph.outputs = {1, 3};
  ASSERT_TRUE(check(graph));
  const auto shared = std::make_shared<const Graph>(graph);
  EXPECT_TRUE(XnnNetwork::create(shared, {1}));
  const auto refused = XnnNetwork::create(shared, {3});
  ASSERT_FALSE(refused);
  EXPECT_FALSE(refused.error().hint.empty());
}

/// The mask's last layers with weights of our own, as the networks have them.
class HeadGraph {
 public:
  HeadGraph() {
    coarse_ = add({1, 64, 64, 8});
    skip_ = add({1, 128, 128, 8});
    int at = resize(coarse_, 128);
    at = sum(at, skip_, Activation::kNone);
    at = block(block(at));
    at = block(block(resize(at, 256)));
    mask_ = convolution(at, {1, 3, 3, 8}, OpKind::kConv2d, Activation::kNone, 1);
    graph_.outputs = {mask_};
  }

  Graph graph_;
  int coarse_ = 0;
  int skip_ = 0;
  int mask_ = 0;

 private:
  int add(std::vector<int> shape) {
    graph_.tensors.push_back({std::move(shape), {}, {}});
    return static_cast<int>(graph_.tensors.size()) - 1;
  }
  int weights(std::vector<int> shape) {
    graph_.tensors.push_back(constant(std::move(shape), seed_++, 0.4F));
    return static_cast<int>(graph_.tensors.size()) - 1;
  }
  int finish(Op op, std::vector<int> shape) {
    op.output = add(std::move(shape));
    graph_.ops.push_back(op);
    return op.output;
  }
  std::vector<int> shape_of(int tensor) const { return graph_.tensors[tensor].shape; }
  int resize(int from, int size) {
    Op op;
    op.kind = OpKind::kResizeBilinear;
    op.inputs = {from};
    return finish(op, {1, size, size, 8});
  }
  int sum(int a, int b, Activation activation) {
    Op op;
    op.kind = OpKind::kAdd;
    op.inputs = {a, b};
    op.activation = activation;
    return finish(op, shape_of(a));
  }
  int convolution(int from, const std::vector<int>& filter, OpKind kind, Activation activation,
                  int channels) {
    Op op;
    op.kind = kind;
    op.inputs = {from, weights(filter), weights({channels})};
    op.same_padding = true;
    op.activation = activation;
    const int size = shape_of(from)[1];
    return finish(op, {1, size, size, channels});
  }
  int block(int from) {
    const int depthwise =
        convolution(from, {1, 3, 3, 8}, OpKind::kDepthwiseConv2d, Activation::kRelu6, 8);
    const int mix = convolution(depthwise, {8, 1, 1, 8}, OpKind::kConv2d, Activation::kNone, 8);
    return sum(from, mix, Activation::kRelu6);
  }
  unsigned seed_ = 10;
};

TEST(MaskHead, GivesWhatTheGraphGives) {
  HeadGraph head_graph;
  const std::vector<float> coarse = random_values(std::size_t(64) * 64 * 8, 1, 2);
  const std::vector<float> skip = random_values(std::size_t(128) * 128 * 8, 2, 2);
  auto head = MaskHead::find(head_graph.graph_, head_graph.mask_);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->coarse_tensor(), head_graph.coarse_);
  EXPECT_EQ(head->skip_tensor(), head_graph.skip_);

  // Our networks have one input, so for the whole graph the skip is the coarse picture enlarged.
  Graph whole = head_graph.graph_;
  whole.inputs = {head_graph.coarse_};
  Op enlarge;
  enlarge.kind = OpKind::kResizeBilinear;
  enlarge.inputs = {head_graph.coarse_};
  enlarge.output = head_graph.skip_;
  whole.ops.insert(whole.ops.begin(), enlarge);
  const std::vector<float> expected = run(whole, coarse);
  Graph only_enlarge = whole;
  only_enlarge.outputs = {head_graph.skip_};
  const std::vector<float> enlarged = run(only_enlarge, coarse);

  const std::span<const float> mask = head->run(coarse, enlarged);

  ASSERT_EQ(mask.size(), expected.size());
  for (std::size_t i = 0; i < mask.size(); ++i) ASSERT_NEAR(mask[i], expected[i], 1e-4F) << i;
  const float before = mask[1000];
  EXPECT_NE(head->run(coarse, skip)[1000], before) << "the skip counts";
}

TEST(MaskHead, LeavesOtherGraphsAlone) {
  HeadGraph other;
  for (Op& op : other.graph_.ops) {
    if (op.kind == OpKind::kAdd) op.activation = Activation::kRelu;
  }
  EXPECT_FALSE(MaskHead::find(other.graph_, other.mask_));
  EXPECT_FALSE(MaskHead::find(other.graph_, other.skip_));
}

}  // namespace
}  // namespace dowel::vision
