#include "vision/tflite_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "vision/model_files.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include "vision/tflite_subset_generated.h"
#pragma GCC diagnostic pop

namespace dowel::vision {
namespace {

constexpr int kConv = 3;
constexpr int kDequantize = 6;

// A 1 × 1 convolution whose filter is half precision: 2 × in + 0.5, kept between 0 and 6.
std::vector<std::uint8_t> make_model(int conv_code = kConv, int filter_buffer = 2,
                                     int output_channels = 1) {
  flatbuffers::FlatBufferBuilder b;
  const std::vector<std::uint8_t> two_as_half = {0x00, 0x40};
  const std::vector<std::uint8_t> half_as_float = {0x00, 0x00, 0x00, 0x3F};
  const std::vector<flatbuffers::Offset<fb::Buffer>> buffers = {
      fb::CreateBuffer(b), fb::CreateBuffer(b), fb::CreateBuffer(b, b.CreateVector(two_as_half)),
      fb::CreateBuffer(b, b.CreateVector(half_as_float))};
  const auto tensor = [&](const std::vector<int>& shape, std::int8_t type, int buffer) {
    return fb::CreateTensor(b, b.CreateVector(shape), type, static_cast<unsigned>(buffer));
  };
  const std::vector<flatbuffers::Offset<fb::Tensor>> tensors = {
      tensor({1, 2, 2, 1}, 0, 0), tensor({1, 1, 1, 1}, 1, filter_buffer),
      tensor({1, 1, 1, 1}, 0, 0), tensor({1}, 0, 3), tensor({1, 2, 2, output_channels}, 0, 0)};
  const auto options = fb::CreateConvOptions(b, 1, 1, 1, 3);
  const auto list = [&](const std::vector<int>& values) { return b.CreateVector(values); };
  const std::vector<flatbuffers::Offset<fb::Operator>> operators = {
      fb::CreateOperator(b, 1, list({1}), list({2})),
      fb::CreateOperator(b, 0, list({0, 2, 3}), list({4}), fb::Options_conv, options.Union())};
  const std::vector<flatbuffers::Offset<fb::OperatorCode>> codes = {
      fb::CreateOperatorCode(b, static_cast<std::int8_t>(conv_code)),
      fb::CreateOperatorCode(b, 0, 0, 1, kDequantize)};
  const std::vector<flatbuffers::Offset<fb::SubGraph>> graphs = {fb::CreateSubGraph(
      b, b.CreateVector(tensors), list({0}), list({4}), b.CreateVector(operators))};
  fb::FinishModelBuffer(b, fb::CreateModel(b, 3, b.CreateVector(codes), b.CreateVector(graphs), 0,
                                           b.CreateVector(buffers)));
  return {b.GetBufferPointer(), b.GetBufferPointer() + b.GetSize()};
}

TEST(ParseTflite, ReadsAModelAndFoldsHalfPrecision) {
  const Result<Graph> graph = parse_tflite(make_model());
  ASSERT_TRUE(graph) << graph.error().message;
  ASSERT_EQ(graph->ops.size(), 1U);
  const Op& conv = graph->ops[0];
  EXPECT_EQ(conv.kind, OpKind::kConv2d);
  EXPECT_EQ(conv.activation, Activation::kRelu6);
  EXPECT_FALSE(conv.same_padding);
  EXPECT_EQ(graph->tensors[conv.inputs[1]].values, std::vector<float>{2});
  EXPECT_EQ(graph->tensors[conv.inputs[2]].values, std::vector<float>{0.5F});
}

TEST(ParseTflite, RefusesWhatItCannotCompute) {
  const Result<Graph> unknown = parse_tflite(make_model(9));
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().message.find("operation number 9"), std::string::npos);
  EXPECT_FALSE(parse_tflite(make_model(kConv, 77))) << "a buffer that is not there";
  EXPECT_FALSE(parse_tflite(make_model(kConv, 3))) << "weights of the wrong size";
  EXPECT_FALSE(parse_tflite(make_model(kConv, 2, 3))) << "an output that does not follow";
  EXPECT_FALSE(parse_tflite({}));
  EXPECT_FALSE(parse_tflite(std::vector<std::uint8_t>(1000, 0x55)));
}

TEST(ParseTflite, SurvivesAnyDamageToASmallModel) {
  const std::vector<std::uint8_t> model = make_model();
  for (std::size_t length = 0; length < model.size(); ++length) {
    EXPECT_FALSE(parse_tflite({model.data(), length})) << length;
  }
  // A flipped bit may hit a weight and go unseen; what counts is that nothing breaks.
  int refused = 0;
  for (std::size_t bit = 0; bit < model.size() * 8; ++bit) {
    std::vector<std::uint8_t> damaged = model;
    damaged[bit / 8] = static_cast<std::uint8_t>(damaged[bit / 8] ^ (1U << (bit % 8)));
    refused += parse_tflite(damaged) ? 0 : 1;
  }
  EXPECT_GT(refused, 0);
}

TEST(LoadTflite, SaysWhatIsMissingAndWhatToDo) {
  const Result<Graph> graph = load_tflite("nowhere/pose_detection.tflite");
  ASSERT_FALSE(graph);
  EXPECT_EQ(graph.error().code, ErrorCode::kMissing);
  EXPECT_NE(graph.error().message.find("pose_detection.tflite"), std::string::npos);
  EXPECT_NE(graph.error().hint.find("make setup"), std::string::npos);
}

// The real networks, where set-up has fetched them.
class RealModels : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const auto dir = find_model_dir();
    if (!dir || !std::filesystem::exists(*dir / GetParam())) {
      GTEST_SKIP() << GetParam() << " is not installed";
    }
    path_ = *dir / GetParam();
    std::ifstream file(path_, std::ios::binary);
    const std::vector<char> chars{std::istreambuf_iterator<char>(file), {}};
    bytes_.assign(chars.begin(), chars.end());
  }
  std::filesystem::path path_;
  std::vector<std::uint8_t> bytes_;
};

TEST_P(RealModels, LoadWithoutRemainder) {
  const Result<Graph> graph = load_tflite(path_);
  ASSERT_TRUE(graph) << graph.error().message;
  EXPECT_EQ(graph->inputs.size(), 1U);
  for (const Op& op : graph->ops) EXPECT_FALSE(op.inputs.empty());
}

TEST_P(RealModels, SurviveDamage) {
  for (const std::size_t length : {std::size_t{100}, bytes_.size() / 2, bytes_.size() - 5000}) {
    EXPECT_FALSE(parse_tflite({bytes_.data(), length})) << "cut to " << length;
  }
  // The tables lie at the end, weights before: damage both.
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::vector<std::uint8_t> damaged = bytes_;
    const std::size_t region = std::min<std::size_t>(damaged.size(), 100'000);
    for (int hit = 0; hit < 8; ++hit) {
      const std::size_t from_end = round % 2 == 0 ? region : damaged.size();
      const std::size_t at = damaged.size() - 1 - random() % from_end;
      damaged[at] = static_cast<std::uint8_t>(random());
    }
    const Result<Graph> graph = parse_tflite(damaged);
    EXPECT_TRUE(graph || !graph.error().message.empty());
  }
}

INSTANTIATE_TEST_SUITE_P(All, RealModels,
                         testing::Values("pose_detection.tflite", "pose_landmark_lite.tflite",
                                         "pose_landmark_full.tflite"));

}  // namespace
}  // namespace dowel::vision
