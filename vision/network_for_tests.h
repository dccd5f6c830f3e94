#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <utility>
#include <vector>

#include "vision/xnn_network.h"

namespace dowel::vision {

inline std::vector<float> random_values(std::size_t count, unsigned seed, float spread = 1) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> value(-spread, spread);
  std::vector<float> values(count);
  for (float& v : values) v = value(random);
  return values;
}

inline Tensor constant(std::vector<int> shape, unsigned seed, float spread = 1) {
  Tensor tensor{std::move(shape), {}, {}};
  tensor.values = random_values(tensor.size(), seed, spread);
  return tensor;
}

/// Runs a graph of one input and gives its first output.
inline std::vector<float> run(Graph graph, const std::vector<float>& input) {
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

}  // namespace dowel::vision
