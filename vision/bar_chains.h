#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/stats.h"
#include "core/base/vec.h"
#include "vision/round_things.h"
#include "vision/tell_people.h"

namespace dowel::vision {

/// Where a body was that was believed, in lengths of its own trunk.
struct BodyAt {
  Vec2 hands, shoulders, hips;
  Vec2 forearm;  ///< elbow to wrist, of length 1
  Vec2 head;
};

/// A round thing in one frame, and the body beside it.
struct RoundNode {
  std::size_t frame = 0;
  double time_s = 0;
  RoundThing thing;
  Vec2 centre;                                   ///< [trunk lengths]
  std::optional<BodyAt> body{};                  ///< empty: the pose there was not believed
  const std::vector<RoundThing>* all = nullptr;  ///< what was round in that frame
  bool used = false;
};

/// By what one node is known to be the same thing as another.
enum class MovesWith {
  kHands,   ///< it keeps its place at the hands
  kItself,  ///< it moves no faster than a bar can: for when the hands are made up behind a plate
};

/// Nodes of one thing, in time order.
using BarChain = std::vector<std::size_t>;

/// All that was round about a person's hands, in time order.
/// @param trunk_px  the person's trunk
std::vector<RoundNode> nodes_of(const TrackedPeople& film, const Person& person, double trunk_px);

/// The chains that gain most first; each node is in one at most.
std::vector<BarChain> chains_of(std::vector<RoundNode>& nodes, MovesWith with);

/// All chains of what one chain is of, those that gain most first; one node a frame.
BarChain pooled(std::size_t seed, const std::vector<BarChain>& chains,
                const std::vector<RoundNode>& nodes, MovesWith with);

/// What a node adds to its chain: how much more of its rim is there than clutter has by chance.
double gain(const RoundNode& node);

double usual_radius_px(const BarChain& chain, const std::vector<RoundNode>& nodes);

template <class Value>
double median_over(const BarChain& chain, const std::vector<RoundNode>& nodes, Value value) {
  std::vector<double> values;
  for (const std::size_t k : chain) {
    if (const std::optional<double> v = value(nodes[k])) values.push_back(*v);
  }
  return median(std::move(values)).value_or(0);
}

}  // namespace dowel::vision
