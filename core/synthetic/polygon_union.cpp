#include "core/synthetic/polygon_union.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace dowel::synthetic {
namespace {

struct Box {
  Vec2 low{1e300, 1e300};
  Vec2 high{-1e300, -1e300};

  void take(Vec2 p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  bool meets(const Box& other) const {
    return low.x <= other.high.x && other.low.x <= high.x && low.y <= other.high.y &&
           other.low.y <= high.y;
  }
  bool holds(Vec2 p) const {
    return p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y;
  }
};

struct Shape {
  Ring ring;
  Box box;
  bool cutter = false;
};

// Where a ring is cut.
struct Cut {
  std::size_t edge;
  double along;  // 0 … 1 on the edge
  std::size_t node;
  Vec2 point;
};

// A stretch of a ring between two cuts that bounds the result.
struct Stretch {
  std::size_t from_node;
  std::size_t to_node;
  Ring points;  // starts with the crossing, without the final one
};

Shape make_shape(Ring ring, bool cutter) {
  if (signed_area(ring) > 0) std::reverse(ring.begin(), ring.end());
  Shape shape{std::move(ring), {}, cutter};
  for (const Vec2 p : shape.ring) shape.box.take(p);
  return shape;
}

bool same_place(const Ring& a, const Ring& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::abs(a[i].x - b[i].x) > 1e-9 || std::abs(a[i].y - b[i].y) > 1e-9) return false;
  }
  return true;
}

Vec2 after(const Ring& ring, std::size_t i) { return ring[i + 1 < ring.size() ? i + 1 : 0]; }

// Edges of `shape` that may meet `other`.
std::vector<std::size_t> candidate_edges(const Shape& shape, const Box& other) {
  std::vector<std::size_t> edges;
  for (std::size_t i = 0; i < shape.ring.size(); ++i) {
    Box edge;
    edge.take(shape.ring[i]);
    edge.take(after(shape.ring, i));
    if (edge.meets(other)) edges.push_back(i);
  }
  return edges;
}

// Adds the crossings of two rings to the cuts of both.
void cross(const Shape& a, const Shape& b, std::vector<Cut>& cuts_a, std::vector<Cut>& cuts_b,
           std::size_t& nodes) {
  const auto edges_a = candidate_edges(a, b.box);
  if (edges_a.empty()) return;
  const auto edges_b = candidate_edges(b, a.box);
  for (const std::size_t i : edges_a) {
    const Vec2 p = a.ring[i];
    const Vec2 d = after(a.ring, i) - p;
    for (const std::size_t j : edges_b) {
      const Vec2 q = b.ring[j];
      const Vec2 e = after(b.ring, j) - q;
      const double determinant = dowel::cross(d, e);
      if (determinant == 0) continue;
      const double t = dowel::cross(q - p, e) / determinant;
      if (t < 0 || t >= 1) continue;
      const double u = dowel::cross(q - p, d) / determinant;
      if (u < 0 || u >= 1) continue;
      const Vec2 point = p + t * d;
      cuts_a.push_back({i, t, nodes, point});
      cuts_b.push_back({j, u, nodes, point});
      ++nodes;
    }
  }
}

// True when a stretch of shape `own` through `point` bounds the result.
bool bounds_result(const std::vector<Shape>& shapes, std::size_t own, Vec2 point) {
  bool in_part = false;
  for (std::size_t k = 0; k < shapes.size(); ++k) {
    if (k == own || !shapes[k].box.holds(point) || !contains(shapes[k].ring, point)) continue;
    if (shapes[k].cutter) return false;
    in_part = true;
  }
  return shapes[own].cutter ? in_part : !in_part;
}

// The middle of the longest piece between the points of a stretch: far from every crossing.
Vec2 safest_point(const Ring& points, Vec2 end) {
  Vec2 best = points.front();
  double longest = -1;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Vec2 next = i + 1 < points.size() ? points[i + 1] : end;
    const double length = norm(next - points[i]);
    if (length > longest) {
      longest = length;
      best = 0.5 * (points[i] + next);
    }
  }
  return best;
}

// Cuts one ring and keeps what bounds the result.
void keep_stretches(const std::vector<Shape>& shapes, std::size_t own, std::vector<Cut>& cuts,
                    std::vector<Stretch>& kept, std::vector<Ring>& whole) {
  const Ring& ring = shapes[own].ring;
  const bool cutter = shapes[own].cutter;
  if (cuts.empty()) {
    if (bounds_result(shapes, own, safest_point(ring, ring.front()))) {
      whole.push_back(ring);
      if (cutter) std::reverse(whole.back().begin(), whole.back().end());
    }
    return;
  }
  std::sort(cuts.begin(), cuts.end(), [](const Cut& x, const Cut& y) {
    return x.edge != y.edge ? x.edge < y.edge : x.along < y.along;
  });
  for (std::size_t c = 0; c < cuts.size(); ++c) {
    const Cut& from = cuts[c];
    const Cut& to = cuts[(c + 1) % cuts.size()];
    Stretch stretch{from.node, to.node, {from.point}};
    const bool wraps = c + 1 == cuts.size();
    const std::size_t last = to.edge + (wraps ? ring.size() : 0);
    for (std::size_t i = from.edge + 1; i <= last; ++i) {
      stretch.points.push_back(ring[i % ring.size()]);
    }
    if (!bounds_result(shapes, own, safest_point(stretch.points, to.point))) continue;
    if (cutter) {  // walked the other way round: the body lies outside the cutter
      stretch.points.erase(stretch.points.begin());
      std::reverse(stretch.points.begin(), stretch.points.end());
      stretch.points.insert(stretch.points.begin(), to.point);
      std::swap(stretch.from_node, stretch.to_node);
    }
    kept.push_back(std::move(stretch));
  }
}

// Joins the stretches into rings; nothing when one of them has no continuation.
std::optional<std::vector<Ring>> join(const std::vector<Stretch>& kept, std::size_t nodes) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> starts_at(nodes, kNone);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (starts_at[kept[i].from_node] != kNone) return std::nullopt;
    starts_at[kept[i].from_node] = i;
  }
  std::vector<bool> used(kept.size(), false);
  std::vector<Ring> rings;
  for (std::size_t first = 0; first < kept.size(); ++first) {
    if (used[first]) continue;
    Ring ring;
    std::size_t i = first;
    while (!used[i]) {
      used[i] = true;
      ring.insert(ring.end(), kept[i].points.begin(), kept[i].points.end());
      i = starts_at[kept[i].to_node];
      if (i == kNone) return std::nullopt;
    }
    if (i != first) return std::nullopt;
    rings.push_back(std::move(ring));
  }
  return rings;
}

std::optional<std::vector<Ring>> try_outline(const std::vector<Shape>& shapes) {
  std::vector<std::vector<Cut>> cuts(shapes.size());
  std::size_t nodes = 0;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    for (std::size_t j = i + 1; j < shapes.size(); ++j) {
      if (shapes[i].box.meets(shapes[j].box)) {
        cross(shapes[i], shapes[j], cuts[i], cuts[j], nodes);
      }
    }
  }
  std::vector<Stretch> kept;
  std::vector<Ring> rings;
  for (std::size_t i = 0; i < shapes.size(); ++i) keep_stretches(shapes, i, cuts[i], kept, rings);
  auto joined = join(kept, nodes);
  if (!joined) return std::nullopt;
  for (Ring& ring : *joined) rings.push_back(std::move(ring));
  return rings;
}

}  // namespace

double signed_area(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) sum += dowel::cross(ring[i], after(ring, i));
  return 0.5 * sum;
}

bool contains(const Ring& ring, Vec2 point) {
  bool inside = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Vec2 a = ring[i];
    const Vec2 b = after(ring, i);
    if ((a.y > point.y) == (b.y > point.y)) continue;
    if (point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
  }
  return inside;
}

Result<std::vector<Ring>> outline_of(std::vector<Ring> parts, std::vector<Ring> cutters) {
  std::vector<Shape> shapes;
  for (auto* rings : {&parts, &cutters}) {
    for (Ring& ring : *rings) {
      if (ring.size() < 3) continue;
      Shape shape = make_shape(std::move(ring), rings == &cutters);
      const bool known = std::any_of(shapes.begin(), shapes.end(), [&](const Shape& other) {
        return other.cutter == shape.cutter && same_place(other.ring, shape.ring);
      });
      if (!known) shapes.push_back(std::move(shape));
    }
  }
  // Touching without crossing leaves loose ends: then shift the rings by next to nothing.
  constexpr int kTries = 6;
  for (int attempt = 0; attempt < kTries; ++attempt) {
    if (auto rings = try_outline(shapes)) return *std::move(rings);
    for (std::size_t k = 0; k < shapes.size(); ++k) {
      const double angle = 2.4 * static_cast<double>(k + 1) + attempt;
      const Vec2 nudge = std::pow(10.0, attempt - 8) * Vec2{std::cos(angle), std::sin(angle)};
      for (Vec2& p : shapes[k].ring) p = p + nudge;
    }
  }
  return fail(ErrorCode::kBadData, "the outlines of two body parts touch without crossing",
              "change the posture or the view a little", "synthetic outline");
}

}  // namespace dowel::synthetic
