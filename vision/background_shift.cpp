#include "vision/background_shift.h"

#include <algorithm>
#include <cmath>
#include <limits>

// Problem: the one movement (shift and zoom) that most of the picture shares, although a person may
// fill much of it and much of the rest may be plain wall.
// Method: small blocks, each with its own Gauss-Newton equations [LucasKanade1981]; a block with
// one straight edge says something across that edge only, and says just that. One system for the
// whole picture is solved by reweighting: blocks that still disagree with the common answer lose
// their weight. It starts at the last known place, so that what stood still stays the reference
// while people move; only when few blocks agree, the surroundings are searched.

namespace dowel::vision {
namespace {

constexpr int kBlock_px = 16;
constexpr int kInside_px = kBlock_px - 2;  // without the rim, where no central difference exists
// A block is used when its grey changes by this much a pixel, rms, in some direction: several
// times the noise that is left after shrinking.
constexpr double kLeastGradient = 2.0;
constexpr std::size_t kLeastBlocks = 6;
// Blocks agree that would move by less than this if left alone.
constexpr double kAgreement_px = 0.4;
constexpr double kLeastSupport = 0.35;
constexpr double kGoodSupport = 0.6;  // from here on no better answer is looked for
constexpr double kLargestZoomStep = 0.2;

bool covers(const std::vector<cv::Rect2d>& people, const cv::Rect& block) {
  const cv::Rect2d area(block);
  return std::any_of(people.begin(), people.end(), [&](const cv::Rect2d& person) {
    return (person & area).area() > 0.1 * area.area();
  });
}

void take_mean_out(std::vector<float>& values) {
  double sum = 0;
  for (const float value : values) sum += value;
  const auto mean = static_cast<float>(sum / static_cast<double>(values.size()));
  for (float& value : values) value -= mean;
}

// A block with its grey and gradients, all without their means: light may change.
struct Block {
  cv::Rect area;
  Vec2 from_centre_px;  // of the picture
  std::vector<float> grey, dx, dy;
  double xx = 0, yy = 0, xy = 0;  // sums of products of the gradients, scaled
  double strength = 0;  // largest eigenvalue of those sums before scaling: what they are over

  Block(const cv::Mat1f& picture, const cv::Rect& where)
      : area(where),
        from_centre_px{where.x + (where.width - picture.cols) / 2.0,
                       where.y + (where.height - picture.rows) / 2.0} {
    for (int y = area.y + 1; y + 1 < area.y + area.height; ++y) {
      for (int x = area.x + 1; x + 1 < area.x + area.width; ++x) {
        grey.push_back(picture(y, x));
        dx.push_back((picture(y, x + 1) - picture(y, x - 1)) / 2);
        dy.push_back((picture(y + 1, x) - picture(y - 1, x)) / 2);
      }
    }
    take_mean_out(grey);
    take_mean_out(dx);
    take_mean_out(dy);
    for (std::size_t i = 0; i < grey.size(); ++i) {
      xx += dx[i] * dx[i];
      yy += dy[i] * dy[i];
      xy += dx[i] * dy[i];
    }
    strength = (xx + yy) / 2 + std::hypot((xx - yy) / 2, xy);
    if (strength <= 0) return;
    xx /= strength;
    yy /= strength;
    xy /= strength;
  }

  bool is_textured() const {
    return strength > kLeastGradient * kLeastGradient * kInside_px * kInside_px;
  }
};

std::vector<Block> textured_blocks(const Thumbnail& thumbnail) {
  std::vector<Block> blocks;
  for (int y = 0; y + kBlock_px <= thumbnail.grey.rows; y += kBlock_px) {
    for (int x = 0; x + kBlock_px <= thumbnail.grey.cols; x += kBlock_px) {
      const cv::Rect area(x, y, kBlock_px, kBlock_px);
      if (covers(thumbnail.people, area)) continue;
      Block block(thumbnail.grey, area);
      if (block.is_textured()) blocks.push_back(std::move(block));
    }
  }
  return blocks;
}

float bilinear(const cv::Mat1f& grey, double x, double y) {
  const int x0 = static_cast<int>(x), y0 = static_cast<int>(y);
  const auto fx = static_cast<float>(x - x0), fy = static_cast<float>(y - y0);
  const float* upper = grey[y0] + x0;
  const float* lower = grey[y0 + 1] + x0;
  return (1 - fy) * ((1 - fx) * upper[0] + fx * upper[1]) +
         fy * ((1 - fx) * lower[0] + fx * lower[1]);
}

bool lies_within(const cv::Mat1f& grey, const cv::Rect& area, Vec2 moved_px) {
  const double left = area.x + moved_px.x, top = area.y + moved_px.y;
  return left >= 0 && top >= 0 && left + area.width < grey.cols - 1 &&
         top + area.height < grey.rows - 1;
}

// Where a block pulls from a given place: its gradients times what is left of the difference.
Vec2 pull(const Block& block, const cv::Mat1f& to, Vec2 moved_px) {
  double ex = 0, ey = 0;
  std::size_t i = 0;
  for (int y = block.area.y + 1; y <= block.area.y + kInside_px; ++y) {
    for (int x = block.area.x + 1; x <= block.area.x + kInside_px; ++x, ++i) {
      // The other picture's mean needs no taking out: the gradients sum to zero.
      const float error = block.grey[i] - bilinear(to, x + moved_px.x, y + moved_px.y);
      ex += block.dx[i] * error;
      ey += block.dy[i] * error;
    }
  }
  return {ex / block.strength, ey / block.strength};
}

// How far the block would move if left alone; along a lone edge it does not.
double own_step_px(const Block& block, Vec2 pulled) {
  constexpr double kStiffness = 0.05;  // of the strongest direction: keeps a lone edge in place
  const double xx = block.xx + kStiffness, yy = block.yy + kStiffness;
  const double determinant = xx * yy - block.xy * block.xy;
  return std::hypot((yy * pulled.x - block.xy * pulled.y) / determinant,
                    (xx * pulled.y - block.xy * pulled.x) / determinant);
}

Vec2 predict(const BackgroundShift& shift, Vec2 at_px) {
  return shift.shift_px + (shift.zoom - 1) * at_px;
}

// Normal equations for (shift x, shift y, zoom − 1), summed over weighted blocks.
struct System {
  cv::Matx33d matrix = cv::Matx33d::zeros();
  cv::Vec3d right = {0, 0, 0};

  void add(const Block& block, Vec2 pulled, double weight, double unit_px) {
    // The zoom column is in units of the picture's half size, so that all unknowns are alike.
    const double px = block.from_centre_px.x / unit_px, py = block.from_centre_px.y / unit_px;
    const double hx = block.xx * px + block.xy * py, hy = block.xy * px + block.yy * py;
    matrix += weight * cv::Matx33d(block.xx, block.xy, hx, block.xy, block.yy, hy, hx, hy,
                                   px * hx + py * hy);
    right += weight * cv::Vec3d(pulled.x, pulled.y, px * pulled.x + py * pulled.y);
  }
};

// Finds the common movement near a start. @returns empty: too few blocks remain in the picture,
// they do not pin it in every direction, or too few agree
std::optional<BackgroundShift> solve(const std::vector<Block>& blocks, const Thumbnail& to,
                                     Vec2 start_px) {
  constexpr int kMostRounds = 12;
  constexpr double kSettled_px = 0.01;
  const double unit_px = std::max(to.grey.cols, to.grey.rows) / 2.0;
  BackgroundShift shift;
  shift.shift_px = start_px;
  for (int round = 0; round < kMostRounds; ++round) {
    System system;
    std::size_t used = 0, agreeing = 0;
    for (const Block& block : blocks) {
      const Vec2 moved = predict(shift, block.from_centre_px);
      const cv::Point whole_px(static_cast<int>(std::lround(moved.x)),
                               static_cast<int>(std::lround(moved.y)));
      if (!lies_within(to.grey, block.area, moved) || covers(to.people, block.area + whole_px)) {
        continue;
      }
      const Vec2 pulled = pull(block, to.grey, moved);
      const double off = own_step_px(block, pulled) / kAgreement_px;
      system.add(block, pulled, 1 / (1 + off * off * off * off), unit_px);
      ++used;
      agreeing += off < 1;
    }
    if (used < kLeastBlocks) return std::nullopt;
    shift.support = static_cast<double>(agreeing) / static_cast<double>(used);
    // A little stiffness holds what no block pins, e.g. the zoom seen by blocks close together.
    system.matrix += 0.02 * static_cast<double>(used) * cv::Matx33d::diag({0.05, 0.05, 1});
    const cv::Vec3d step = system.matrix.inv() * system.right;
    shift.shift_px = shift.shift_px + Vec2{step[0], step[1]};
    shift.zoom =
        std::clamp(shift.zoom + step[2] / unit_px, 1 - kLargestZoomStep, 1 + kLargestZoomStep);
    if (cv::norm(step) < kSettled_px) break;
  }
  if (shift.support < kLeastSupport) return std::nullopt;
  return shift;
}

// The whole-pixel place near `guess_px` where the block differs least, on every other pixel.
Vec2 search_around(const Block& block, const cv::Mat1f& to, Vec2 guess_px) {
  constexpr int kReach_px = 16;
  Vec2 best = guess_px;
  double least = std::numeric_limits<double>::infinity();
  for (int dy = -kReach_px; dy <= kReach_px; dy += 2) {
    for (int dx = -kReach_px; dx <= kReach_px; dx += 2) {
      const Vec2 moved = {std::round(guess_px.x) + dx, std::round(guess_px.y) + dy};
      if (!lies_within(to, block.area, moved)) continue;
      float sum = 0, square = 0;
      for (int y = 0; y < kInside_px; y += 2) {
        const float* there = to[block.area.y + 1 + y + static_cast<int>(moved.y)] + block.area.x +
                             1 + static_cast<int>(moved.x);
        const float* here = block.grey.data() + y * kInside_px;
        for (int x = 0; x < kInside_px; x += 2) {
          const float difference = here[x] - there[x];
          sum += difference;
          square += difference * difference;
        }
      }
      constexpr float kCount = kInside_px * kInside_px / 4;
      const double variance = square - sum * sum / kCount;
      if (variance < least) {
        least = variance;
        best = moved;
      }
    }
  }
  return best;
}

// The shift near `guess_px` that most blocks with structure in both directions find for
// themselves.
std::optional<Vec2> search(const std::vector<Block>& blocks, const Thumbnail& to, Vec2 guess_px) {
  constexpr double kPinned = 0.1;  // least eigenvalue against the largest, which is 1
  std::vector<Vec2> found;
  for (const Block& block : blocks) {
    const double least = block.xx + block.yy - 1;
    if (least > kPinned) found.push_back(search_around(block, to.grey, guess_px));
  }
  std::optional<Vec2> best;
  std::ptrdiff_t most = 0;
  for (const Vec2 candidate : found) {
    const auto count = std::count_if(found.begin(), found.end(),
                                     [&](Vec2 other) { return norm(other - candidate) < 2.5; });
    if (count > most) {
      most = count;
      best = candidate;
    }
  }
  return best;
}

}  // namespace

std::optional<BackgroundShift> background_shift(const Thumbnail& from, const Thumbnail& to,
                                                Vec2 guess_px) {
  if (from.grey.size() != to.grey.size()) return std::nullopt;
  const std::vector<Block> blocks = textured_blocks(from);
  if (blocks.size() < kLeastBlocks) return std::nullopt;
  const auto expected = solve(blocks, to, guess_px);
  if (expected && expected->support >= kGoodSupport) return expected;
  const std::optional<Vec2> start = search(blocks, to, guess_px);
  const auto searched = start ? solve(blocks, to, *start) : std::nullopt;
  if (!expected || (searched && searched->support > expected->support)) return searched;
  return expected;
}

bool has_texture(const Thumbnail& thumbnail) {
  return textured_blocks(thumbnail).size() >= kLeastBlocks;
}

}  // namespace dowel::vision
