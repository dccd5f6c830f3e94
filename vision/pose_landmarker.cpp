#include "vision/pose_landmarker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/base/assert.h"
#include "vision/crop_sampler.h"

// The network gives for each point a position in its input picture and a coarse heatmap; where
// the heatmap is sure, its centre of mass around the position is the better one.
// @source [Bazarevsky2020]; the refinement's window and threshold as in MediaPipe's graph

namespace dowel::vision {
namespace {

constexpr int kInputSize = 256;
constexpr std::size_t kPointCount = 39;  // 33 of the body, 2 for alignment, 4 of the hands
constexpr std::size_t kPointLength = 5;  // x, y, z, visibility, presence
constexpr int kHeatmapSize = 64;
constexpr int kHeatmapReach = 3;  // a window of 7 × 7
constexpr float kSureHeat = 0.5F;
constexpr std::size_t kCentrePoint = 33;
constexpr std::size_t kEdgePoint = 34;

// The order of the network's outputs.
enum Output : int { kPointsOutput, kFlagOutput, kMaskOutput, kHeatmapOutput, kWorldOutput };

float sigmoid(float x) { return 1 / (1 + std::exp(-x)); }

// A point in the square, 0 … 1 along both sides.
struct UnitPoint {
  float u = 0;
  float v = 0;
};

// @param heatmap  logits, shape (64, 64, 39)
UnitPoint refine(UnitPoint raw, std::span<const float> heatmap, std::size_t point) {
  if (raw.u < 0 || raw.v < 0 || raw.u >= 1 || raw.v >= 1) return raw;
  const int centre_x = static_cast<int>(raw.u * kHeatmapSize);
  const int centre_y = static_cast<int>(raw.v * kHeatmapSize);
  float sum = 0;
  float sum_x = 0;
  float sum_y = 0;
  float hottest = 0;
  const int last_x = std::min(kHeatmapSize - 1, centre_x + kHeatmapReach);
  const int last_y = std::min(kHeatmapSize - 1, centre_y + kHeatmapReach);
  for (int y = std::max(0, centre_y - kHeatmapReach); y <= last_y; ++y) {
    for (int x = std::max(0, centre_x - kHeatmapReach); x <= last_x; ++x) {
      const float heat =
          sigmoid(heatmap[(static_cast<std::size_t>(y) * kHeatmapSize + x) * kPointCount + point]);
      sum += heat;
      sum_x += heat * static_cast<float>(x);
      sum_y += heat * static_cast<float>(y);
      hottest = std::max(hottest, heat);
    }
  }
  if (hottest < kSureHeat || !std::isfinite(sum)) return raw;
  return {sum_x / sum / kHeatmapSize, sum_y / sum / kHeatmapSize};
}

bool all_finite(std::span<const float> values) {
  return std::ranges::all_of(values, [](float v) { return std::isfinite(v); });
}

Landmark read_landmark(const float* point, const ContourPoint& at) {
  return {at.x_px, at.y_px, sigmoid(point[3]), sigmoid(point[4])};
}

// The network's space is turned with its square; this turns it back.
PerJoint<WorldPoint> read_world(std::span<const float> values, float rotation_rad) {
  const float c = std::cos(rotation_rad);
  const float s = std::sin(rotation_rad);
  PerJoint<WorldPoint> world;
  for (std::size_t joint = 0; joint < kJointCount; ++joint) {
    const float* at = values.data() + 3 * joint;
    world[joint] = {c * at[0] - s * at[1], s * at[0] + c * at[1], at[2]};
  }
  return world;
}

bool is_landmark_network(const Graph& graph) {
  const std::vector<std::vector<int>> known = {{1, 195},
                                               {1, 1},
                                               {1, kInputSize, kInputSize, 1},
                                               {1, kHeatmapSize, kHeatmapSize, int{kPointCount}},
                                               {1, 3 * int{kPointCount}}};
  if (graph.outputs.size() != known.size()) return false;
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (graph.tensors[graph.outputs[i]].shape != known[i]) return false;
  }
  return graph.tensors[graph.inputs[0]].shape == std::vector{1, kInputSize, kInputSize, 3};
}

}  // namespace

Result<PoseLandmarker> PoseLandmarker::create(std::shared_ptr<const Graph> graph, Outputs outputs) {
  if (!is_landmark_network(*graph)) {
    return fail(ErrorCode::kMissing, "the file is not a pose landmark network we know",
                "run: make setup");
  }
  const std::vector<int>& all = graph->outputs;
  std::vector<int> wanted = {all[kPointsOutput], all[kFlagOutput], all[kHeatmapOutput]};
  if (outputs != Outputs::kRoiOnly) wanted.push_back(all[kWorldOutput]);
  std::optional<MaskHead> head;
  if (outputs == Outputs::kPointsAndMask) {
    head = MaskHead::find(*graph, all[kMaskOutput]);
    wanted.push_back(head ? head->coarse_tensor() : all[kMaskOutput]);
    if (head) wanted.push_back(head->skip_tensor());
  }
  Result<XnnNetwork> network = XnnNetwork::create(std::move(graph), wanted);
  DOWEL_TRY(network);
  return PoseLandmarker(std::move(*network), outputs, std::move(head));
}

BodyEstimate PoseLandmarker::estimate(const Frame& frame, const Roi& roi) {
  DOWEL_ASSERT(roi.side_px >= 1 && std::isfinite(roi.side_px + roi.centre_x_px + roi.centre_y_px));
  sample_crop(frame, roi, kInputSize, Border::kReplicate, {0, 1}, network_.input());
  network_.run();
  const std::span<const float> points = network_.output(0);
  const std::span<const float> heatmap = network_.output(2);
  BodyEstimate body;
  // A damaged network may give anything; nobody is there then.
  if (!all_finite(points) || !all_finite(network_.output(1))) return body;
  body.confidence = network_.output(1)[0];
  const GridToPicture to_picture = grid_of(roi, 1);
  const auto place = [&](std::size_t point) {
    const float* raw = points.data() + kPointLength * point;
    const UnitPoint at = refine({raw[0] / kInputSize, raw[1] / kInputSize}, heatmap, point);
    return to_picture(at.u, at.v);
  };
  body.own_roi = roi_from_alignment(place(kCentrePoint), place(kEdgePoint));
  if (outputs_ == Outputs::kRoiOnly) return body;
  for (std::size_t joint = 0; joint < kJointCount; ++joint) {
    body.image[joint] = read_landmark(points.data() + kPointLength * joint, place(joint));
  }
  if (!all_finite(network_.output(3))) return {};
  body.world = read_world(network_.output(3), roi.rotation_rad);
  return body;
}

std::span<const float> PoseLandmarker::mask_logits() {
  DOWEL_ASSERT(outputs_ == Outputs::kPointsAndMask);
  return mask_head_ ? mask_head_->run(network_.output(4), network_.output(5)) : network_.output(4);
}

}  // namespace dowel::vision
