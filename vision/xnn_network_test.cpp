#include "vision/xnn_network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "vision/network_for_tests.h"

namespace dowel::vision {
namespace {

// One operation from tensor 0 to the last tensor.
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

// Convolution as its definition says, stride 2, zeros around.
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

}  // namespace
}  // namespace dowel::vision
