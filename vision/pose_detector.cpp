#include "vision/pose_detector.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "vision/crop_sampler.h"

// The network lays anchors over its input, and says for each how likely a person is there, the
// box around the face, and four points relative to the anchor, of which we use mid-hip and the
// point that sets the size and turn of the whole body. Overlapping finds are averaged, weighted
// by score, which is steadier than keeping the best. @source [Bazarevsky2020]

namespace dowel::vision {
namespace {

constexpr int kInputSize = 224;
constexpr std::size_t kAnchorCount = 2254;
constexpr std::size_t kBoxLength = 12;  // centre x, y, width, height, then four points x, y
constexpr float kLogitLimit = 100;
constexpr float kScoreThreshold = 0.5F;
constexpr float kSameFaceOverlap = 0.3F;

struct Anchor {
  float x = 0;
  float y = 0;
};

// Grids of 28², 14² and 7² cells, with 2, 2 and 3 × 2 anchors at each cell's centre.
std::array<Anchor, kAnchorCount> make_anchors() {
  constexpr std::array<std::pair<int, int>, 3> kGrids = {{{28, 2}, {14, 2}, {7, 6}}};
  std::array<Anchor, kAnchorCount> anchors;
  std::size_t next = 0;
  for (const auto& [cells, per_cell] : kGrids) {
    for (int y = 0; y < cells; ++y) {
      for (int x = 0; x < cells; ++x) {
        for (int i = 0; i < per_cell; ++i) {
          const auto centre = [n = cells](int k) {
            return (static_cast<float>(k) + 0.5F) / static_cast<float>(n);
          };
          anchors[next++] = {centre(x), centre(y)};
        }
      }
    }
  }
  return anchors;
}

// One find in units of the window: 0 … 1 from its upper left corner.
struct Find {
  float score = 0;
  float x = 0, y = 0, width = 0, height = 0;
  ContourPoint hip;
  ContourPoint edge;
};

std::vector<Find> decode(std::span<const float> boxes, std::span<const float> logits) {
  static const std::array<Anchor, kAnchorCount> anchors = make_anchors();
  std::vector<Find> finds;
  for (std::size_t i = 0; i < kAnchorCount; ++i) {
    const float score = 1 / (1 + std::exp(-std::clamp(logits[i], -kLogitLimit, kLogitLimit)));
    if (!(score >= kScoreThreshold)) continue;  // also drops NaN
    const float* box = boxes.data() + i * kBoxLength;
    if (!std::all_of(box, box + kBoxLength, [](float v) { return std::isfinite(v); })) continue;
    const auto at = [&](int k) {
      return ContourPoint{box[k] / kInputSize + anchors[i].x,
                          box[k + 1] / kInputSize + anchors[i].y};
    };
    const ContourPoint centre = at(0);
    finds.push_back(
        {score, centre.x_px, centre.y_px, box[2] / kInputSize, box[3] / kInputSize, at(4), at(6)});
  }
  std::ranges::stable_sort(finds, [](const Find& a, const Find& b) { return a.score > b.score; });
  return finds;
}

float face_overlap(const Find& a, const Find& b) {
  const auto shared = [](float ca, float la, float cb, float lb) {
    return std::min(ca + la / 2, cb + lb / 2) - std::max(ca - la / 2, cb - lb / 2);
  };
  const float w = shared(a.x, a.width, b.x, b.width);
  const float h = shared(a.y, a.height, b.y, b.height);
  if (w <= 0 || h <= 0) return 0;
  return w * h / (a.width * a.height + b.width * b.height - w * h);
}

Find average(const std::vector<Find>& cluster) {
  Find mean = cluster.front();
  float sum = 0;
  mean.hip = mean.edge = {};
  for (const Find& find : cluster) {
    sum += find.score;
    mean.hip.x_px += find.score * find.hip.x_px;
    mean.hip.y_px += find.score * find.hip.y_px;
    mean.edge.x_px += find.score * find.edge.x_px;
    mean.edge.y_px += find.score * find.edge.y_px;
  }
  for (float* value : {&mean.hip.x_px, &mean.hip.y_px, &mean.edge.x_px, &mean.edge.y_px}) {
    *value /= sum;
  }
  return mean;
}

std::vector<Find> merge_same_faces(std::vector<Find> finds) {
  std::vector<Find> merged;
  while (!finds.empty()) {
    const Find best = finds.front();
    const auto others = std::stable_partition(finds.begin(), finds.end(), [&](const Find& find) {
      return face_overlap(find, best) > kSameFaceOverlap;
    });
    // A box without area overlaps nothing, not even itself.
    std::vector<Find> cluster(finds.begin(), std::max(others, finds.begin() + 1));
    finds.erase(finds.begin(), std::max(others, finds.begin() + 1));
    merged.push_back(average(cluster));
  }
  return merged;
}

void drop_same_people(std::vector<Detection>& found) {
  std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.score > b.score; });
  std::vector<Detection> kept;
  for (const Detection& detection : found) {
    const bool known = std::ranges::any_of(
        kept, [&](const Detection& other) { return same_place(detection.roi, other.roi); });
    if (!known) kept.push_back(detection);
  }
  found = std::move(kept);
}

}  // namespace

Result<PoseDetector> PoseDetector::create(std::shared_ptr<const Graph> graph) {
  const auto shape = [&](std::size_t i) { return graph->tensors[graph->outputs[i]].shape; };
  const bool fits =
      graph->tensors[graph->inputs[0]].shape == std::vector{1, kInputSize, kInputSize, 3} &&
      graph->outputs.size() == 2 &&
      shape(0) == std::vector{1, int{kAnchorCount}, int{kBoxLength}} &&
      shape(1) == std::vector{1, int{kAnchorCount}, 1};
  if (!fits) {
    return fail(ErrorCode::kMissing, "pose_detection.tflite is not the detector we know",
                "run: make setup");
  }
  Result<XnnNetwork> network = XnnNetwork::create(graph, graph->outputs);
  DOWEL_TRY(network);
  return PoseDetector(std::move(*network));
}

std::vector<Detection> PoseDetector::look_at(const Frame& frame, const Roi& window) {
  sample_crop(frame, window, kInputSize, Border::kBlack, {-1, 1}, network_.input());
  network_.run();
  const GridToPicture to_picture = grid_of(window, 1);
  std::vector<Detection> found;
  for (const Find& find : merge_same_faces(decode(network_.output(0), network_.output(1)))) {
    const Roi roi = roi_from_alignment(to_picture(find.hip.x_px, find.hip.y_px),
                                       to_picture(find.edge.x_px, find.edge.y_px));
    if (roi.side_px > 1) found.push_back({find.score, roi});
  }
  return found;
}

std::vector<Detection> PoseDetector::detect(const Frame& frame) {
  const auto width = static_cast<float>(frame.width_px);
  const auto height = static_cast<float>(frame.height_px);
  std::vector<Detection> found =
      look_at(frame, {width / 2, height / 2, std::max(width, height), 0});
  drop_same_people(found);
  return found;
}

std::vector<Detection> PoseDetector::detect_within(const Frame& frame, const Roi& part) {
  std::vector<Detection> found =
      look_at(frame, {part.centre_x_px, part.centre_y_px, part.side_px, 0});
  drop_same_people(found);
  return found;
}

std::vector<Detection> PoseDetector::look_at_tiles(const Frame& frame, int tiles_per_side) {
  const auto width = static_cast<float>(frame.width_px);
  const auto height = static_cast<float>(frame.height_px);
  const float side = std::max(width, height) / static_cast<float>(tiles_per_side);
  // Neighbours share half a tile, so that whoever is at most half a tile tall is whole in one.
  const auto steps = [&](float length) {
    return std::max(0, static_cast<int>(std::ceil(2 * (length - side) / side)));
  };
  const auto centre = [&](float length, int i, int count) {
    if (count == 0) return length / 2;
    return side / 2 + (length - side) * static_cast<float>(i) / static_cast<float>(count);
  };
  std::vector<Detection> found;
  const int across = steps(width);
  const int down = steps(height);
  for (int y = 0; y <= down; ++y) {
    for (int x = 0; x <= across; ++x) {
      const Roi tile{centre(width, x, across), centre(height, y, down), side, 0};
      for (const Detection& detection : look_at(frame, tile)) found.push_back(detection);
    }
  }
  drop_same_people(found);
  return found;
}

std::vector<Detection> PoseDetector::detect_small(const Frame& frame) {
  std::vector<Detection> found = look_at_tiles(frame, 2);
  return found.empty() ? look_at_tiles(frame, 3) : found;
}

}  // namespace dowel::vision
