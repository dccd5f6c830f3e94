#include "vision/mask_head.h"

#include <gtest/gtest.h>

#include "vision/network_for_tests.h"

namespace dowel::vision {
namespace {

// The mask's last layers with weights of our own, as the networks have them.
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
