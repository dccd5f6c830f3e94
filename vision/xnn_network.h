#pragma once

#include <memory>
#include <span>
#include <vector>

#include "vision/graph.h"

namespace dowel::vision {

/// A network made ready for XNNPACK, run on the caller's thread. One thread at a time may use it;
/// several networks may share one graph.
///
/// XNNPACK's own worker threads wait busily and collapse when another program holds a core, so
/// that parallel work is left to whoever owns several networks.
class XnnNetwork {
 public:
  /// @param graph  checked, see `check`
  /// @param wanted  tensors of the graph to be computed; what none of them needs is left out
  /// @returns errors: kUnusable when XNNPACK cannot run here or refuses the graph;
  ///   throws std::bad_alloc where it has no memory
  static Result<XnnNetwork> create(std::shared_ptr<const Graph> graph,
                                   const std::vector<int>& wanted);

  XnnNetwork(XnnNetwork&&) noexcept;
  XnnNetwork& operator=(XnnNetwork&&) noexcept;
  ~XnnNetwork();

  /// To be filled before `run`, shape as the graph's input.
  std::span<float> input();
  /// Computes all wanted outputs from the input.
  void run();
  /// @param i  index into `wanted`; valid until the next `run`
  std::span<const float> output(std::size_t i) const;

 private:
  struct State;
  explicit XnnNetwork(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dowel::vision
