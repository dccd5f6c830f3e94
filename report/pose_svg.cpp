#include "report/pose_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/synthetic/posed_lifter.h"
#include "report/text.h"

namespace dowel::report {
namespace {

constexpr double kUnits = 100;   // of the drawing in a metre
constexpr int kDirections = 26;  // in which a hull is asked how far it reaches
constexpr double kMargin = 10;   // around the lifters
constexpr double kBetween = 12;  // two pictures
constexpr double kText = 10.5;   // height of letters
constexpr double kLetter = 5.6;  // their mean width
constexpr double kFar_m = 0.07;  // behind the middle: drawn paler
constexpr std::string_view kFurniture = "#cbd3d8", kFurnitureEdge = "#8b979f", kIron = "#29737a",
                           kBandColour = "#c2571a", kWood = "#9a6a33", kInk = "#1b2329",
                           kGood = "#1a7f4b", kBad = "#b3261e";
constexpr std::string_view kCasing =
    R"( stroke="#fff" stroke-width="1.8" stroke-linejoin="round" paint-order="stroke")";

struct Camera {
  double c = 1, s = 0;    // of the turn about the vertical
  double ca = 1, sa = 0;  // of the look down
  Vec2 flat(Vec3 p) const { return {p.x * c - p.z * s, p.y * ca - (p.x * s + p.z * c) * sa}; }
  double near(Vec3 p) const { return (p.x * s + p.z * c) * ca + p.y * sa; }
};

// Grows around what is drawn [units, y down].
struct Extent {
  double left = 1e9, right = -1e9, top = 1e9;
  void add(Vec2 p, double around = 0) {
    left = std::min(left, p.x - around);
    right = std::max(right, p.x + around);
    top = std::min(top, p.y - around);
  }
};

Vec2 on_paper(Vec2 p) { return {kUnits * p.x, -kUnits * p.y}; }

std::string at(Vec2 p) { return fmt::format("{} {}", fixed(p.x, 1), fixed(p.y, 1)); }

// The point of an ellipsoid that lies furthest in a direction of the picture.
Vec2 furthest(const Camera& camera, const Ellipsoid& e, Vec2 way) {
  Vec2 sum{0, 0};
  double square = 0;
  for (const Vec3& half : e.half) {
    const Vec2 flat = camera.flat(half);
    const double along = dot(flat, way);
    sum = sum + along * flat;
    square += along * along;
  }
  return camera.flat(e.centre) + (1 / std::sqrt(std::max(square, 1e-12))) * sum;
}

std::vector<Vec2> outline(const Camera& camera, const Ellipsoid& a, const Ellipsoid& b) {
  std::vector<Vec2> ring;
  for (int i = 0; i < kDirections; ++i) {
    const double angle = 2 * std::numbers::pi * i / kDirections;
    const Vec2 way{std::cos(angle), std::sin(angle)};
    const Vec2 from_a = furthest(camera, a, way), from_b = furthest(camera, b, way);
    const Vec2 point = on_paper(dot(from_a, way) > dot(from_b, way) ? from_a : from_b);
    if (ring.empty() || norm(point - ring.back()) > 0.25) ring.push_back(point);
  }
  return ring;
}

std::string_view colour_of(PosedPartKind kind, bool far) {
  switch (kind) {
    case PosedPartKind::kHead:
      return "#cc997a";
    case PosedPartKind::kHair:
    case PosedPartKind::kFringe:
      return "#3a2d26";
    case PosedPartKind::kEye:
      return "#1b2329";
    case PosedPartKind::kSkin:
      return far ? "#e0c2ae" : "#cc997a";
    case PosedPartKind::kShirt:
      return far ? "#7f98ba" : "#3c6199";
    case PosedPartKind::kShorts:
      return far ? "#70767d" : "#2a3038";
    case PosedPartKind::kShoe:
      break;
  }
  return far ? "#a9b0b6" : "#6b747c";
}

std::string line(Vec2 from, Vec2 to, std::string_view colour, double width) {
  return fmt::format(
      R"(<path d="M{}L{}" stroke="{}" stroke-width="{}" stroke-linecap="round" fill="none"/>)",
      at(from), at(to), colour, fixed(width, 1));
}

std::string disc(Vec2 centre, double radius, std::string_view fill, std::string_view edge,
                 double width, double opacity = 1) {
  return fmt::format(
      R"(<circle cx="{}" cy="{}" r="{}" fill="{}" fill-opacity="{}" stroke="{}" stroke-width="{}"/>)",
      fixed(centre.x, 1), fixed(centre.y, 1), fixed(radius, 1), fill, fixed(opacity, 2), edge,
      fixed(width, 1));
}

std::string rectangle(Vec2 low_left, double width, double height) {
  return fmt::format(
      R"(<rect x="{}" y="{}" width="{}" height="{}" rx="2" fill="{}" stroke="{}" stroke-width="1"/>)",
      fixed(low_left.x, 1), fixed(low_left.y - height, 1), fixed(width, 1), fixed(height, 1),
      kFurniture, kFurnitureEdge);
}

// One moment, drawn in layers by how near things are.
class Picture {
 public:
  Picture(const SyntheticBody& body, const PoseFigure& figure, const PoseMoment& frame)
      : lifter_(pose_lifter(body, frame.pose)),
        camera_{std::cos(figure.view_rad), std::sin(figure.view_rad), std::cos(figure.above_rad),
                std::sin(figure.above_rad)},
        scale_(body.height_m / 1.75),
        front_view_(std::abs(std::sin(figure.view_rad)) > 0.7) {
    if (figure.above_rad > 0) mat();
    for (const Prop& prop : figure.props) add(prop);
    for (const Prop& prop : frame.props) add(prop);
    add_body();
  }

  std::string drawing() {
    std::ranges::stable_sort(layers_, {}, &Layer::near);
    std::string all;
    for (const Layer& layer : layers_) all += layer.svg;
    return all;
  }

  const Extent& extent() const { return extent_; }
  // The lowest edge of what is drawn below the floor's line.
  double bottom() const { return bottom_; }

 private:
  struct Layer {
    double near;
    std::string svg;
  };
  static constexpr double kBehind = -100, kBefore = 100;

  void add_body() {
    const double middle = camera_.near(lifter_.spine[3]);
    double before = 0;
    for (const PosedPart& part : lifter_.parts) {
      double near = 0;
      for (const auto& [a, b] : part.hulls) near += camera_.near(a.centre) + camera_.near(b.centre);
      near /= 2 * static_cast<double>(part.hulls.size());
      // A sleeve lies on its arm, shorts on their leg.
      const bool clothes = part.side != 0 && (part.kind == PosedPartKind::kShirt ||
                                              part.kind == PosedPartKind::kShorts);
      if (clothes || part.kind == PosedPartKind::kFringe) near = before + 1e-4;
      before = near;
      // From the side the hair lies on the head, from the front behind the face.
      const bool faces_us = camera_.near(lifter_.head_axes.front) > 0.45;
      if (part.kind == PosedPartKind::kHair && !faces_us) {
        near = camera_.near(lifter_.head) + 2e-4;
      }
      if (part.kind == PosedPartKind::kEye && near < camera_.near(lifter_.head)) continue;
      const bool far = part.side != 0 && !front_view_ && near < middle - kFar_m;
      std::string d;
      for (const auto& [a, b] : part.hulls) {
        const std::vector<Vec2> ring = outline(camera_, a, b);
        for (std::size_t i = 0; i < ring.size(); ++i) {
          extent_.add(ring[i]);
          d += fmt::format("{}{}", i == 0 ? 'M' : 'L', at(ring[i]));
        }
        d += "Z";
      }
      const bool bare = part.kind == PosedPartKind::kFringe || part.kind == PosedPartKind::kEye ||
                        (part.kind == PosedPartKind::kHair && !faces_us);
      layers_.push_back({near, fmt::format(R"(<path d="{}" fill="{}"{}/>)", d,
                                           colour_of(part.kind, far), bare ? "" : kCasing)});
    }
  }

  // What a lifter lies on when the camera looks down on him.
  void mat() {
    std::string d;
    for (const Vec3 corner :
         {Vec3{-0.3, 0, -1.05}, Vec3{-0.3, 0, 0.95}, Vec3{0.62, 0, 0.95}, Vec3{0.62, 0, -1.05}}) {
      const Vec2 p = on_paper(camera_.flat(scale_ * corner));
      extent_.add(p);
      bottom_ = std::max(bottom_, p.y);
      d += fmt::format("{}{}", d.empty() ? 'M' : 'L', at(p));
    }
    layers_.push_back({kBehind - 1, fmt::format(R"(<path d="{}Z" fill="#e8edf0" stroke="{}"/>)", d,
                                                kFurnitureEdge)});
  }

  Vec3 place(PropPlace where) const {
    const synthetic::Limbs& r = lifter_.right;
    const synthetic::Limbs& l = lifter_.left;
    const Vec3 shoulders = lifter_.spine.back();
    const BodyAxes& chest = lifter_.chest;
    switch (where) {
      case PropPlace::kRightHand:
        return r.grip;
      case PropPlace::kLeftHand:
        return l.grip;
      case PropPlace::kUpperBack:
        return shoulders + scale_ * ((-0.105) * chest.front + 0.005 * chest.up);
      case PropPlace::kShoulders:
        return shoulders + scale_ * (0.1 * chest.front + 0.025 * chest.up);
      case PropPlace::kHips:
        return lifter_.spine.front() + scale_ * (0.125 * lifter_.pelvis.front);
      case PropPlace::kChest:
        return lifter_.spine[4] + scale_ * (0.16 * chest.front);
      case PropPlace::kRightKnee:
        return r.knee;
      case PropPlace::kLeftKnee:
        return l.knee;
      case PropPlace::kRightAnkle:
        return r.ankle;
      case PropPlace::kLeftAnkle:
        return l.ankle;
      case PropPlace::kRightFoot:
        return 0.5 * (r.heel + r.toe);
      case PropPlace::kLeftFoot:
        return 0.5 * (l.heel + l.toe);
      case PropPlace::kHands:
      case PropPlace::kSpine:
      case PropPlace::kRoom:
        break;
    }
    return 0.5 * (r.grip + l.grip);
  }

  Vec2 paper_of(PropPlace where, double x_m, double y_m) const {
    if (where == PropPlace::kRoom) return on_paper(scale_ * Vec2{x_m, y_m});
    return on_paper(camera_.flat(place(where)));
  }

  double depth_of(const Prop& prop) const {
    if (prop.at == PropPlace::kRoom && !is_line(prop.kind)) return prop.before ? kBefore : kBehind;
    if (prop.before) return kBefore;
    if (prop.at == PropPlace::kRoom) return kBehind;
    return camera_.near(place(prop.at));
  }

  static bool is_line(PropKind kind) { return kind == PropKind::kBand || kind == PropKind::kStrap; }

  void add(const Prop& prop) {
    const Vec2 here = paper_of(prop.at, prop.x_m, prop.y_m);
    const double wide = kUnits * scale_ * prop.width_m, high = kUnits * scale_ * prop.height_m;
    switch (prop.kind) {
      case PropKind::kBlock:
        layers_.push_back({depth_of(prop), rectangle(here, wide, high)});
        extent_.add(here);
        extent_.add(here + Vec2{wide, -high});
        break;
      case PropKind::kBench:
        bench(prop, here, wide, high);
        break;
      case PropKind::kBarbell:
        barbell(prop, prop.width_m > 0 ? 0.5 * prop.width_m : 0.225);
        break;
      case PropKind::kKettlebell:
        kettlebell(prop, here);
        break;
      case PropKind::kDumbbell:
        dumbbell(prop, here);
        break;
      case PropKind::kStick:
        stick(prop);
        break;
      case PropKind::kBand:
      case PropKind::kStrap: {
        const Vec2 there = paper_of(prop.to, prop.to_x_m, prop.to_y_m);
        const bool band = prop.kind == PropKind::kBand;
        layers_.push_back(
            {depth_of(prop), line(here, there, band ? kBandColour : kInk, band ? 3 : 1.6)});
        extent_.add(here, 2);
        extent_.add(there, 2);
        break;
      }
      case PropKind::kWall:
        layers_.push_back({kBehind, rectangle({here.x, 0}, 5, kUnits * scale_ * prop.height_m)});
        extent_.add({here.x, -high});
        extent_.add({here.x + 5, -high});
        break;
      case PropKind::kBar:
        layers_.push_back({prop.before ? kBefore : kBehind, disc(here, 3.2, kInk, "#fff", 1)});
        extent_.add(here, 5);
        break;
      case PropKind::kRoller:
        layers_.push_back({depth_of(prop), disc(here, 0.5 * wide, kFurniture, kFurnitureEdge, 1)});
        extent_.add(here, 0.5 * wide);
        break;
    }
  }

  void bench(const Prop& prop, Vec2 low_left, double wide, double high) {
    const double pad = 9;
    const Vec2 top_left = low_left + Vec2{0, -high + pad};
    std::string svg;
    for (const double x : {0.12 * wide, 0.88 * wide}) {
      svg += line(low_left + Vec2{x, -2}, top_left + Vec2{x, 0}, kFurnitureEdge, 4);
    }
    svg += rectangle(top_left, wide, pad);
    layers_.push_back({prop.before ? kBefore : kBehind, svg});
    extent_.add(low_left);
    extent_.add(low_left + Vec2{wide, -high});
  }

  // Seen through its near plate, so that hands and back stay visible.
  void barbell(const Prop& prop, double radius_m) {
    const Vec3 middle = place(prop.at);
    const auto end = [&](double share) { return middle + Vec3{0, 0, share * 0.66 * scale_}; };
    const auto round = [](Vec3 centre, double radius, double thick) {
      return Ellipsoid{centre, {Vec3{radius, 0, 0}, Vec3{0, radius, 0}, Vec3{0, 0, thick}}};
    };
    const double bar = 0.016 * scale_;
    layers_.push_back({camera_.near(middle) + 0.03,
                       shape({round(end(-1.25), bar, bar), round(end(1.25), bar, bar)}, 1)});
    for (const double side : {-1.0, 1.0}) {
      if (side < 0 && !front_view_) continue;  // hidden by the near one
      const Ellipsoid plate = round(end(side), radius_m * scale_, 0.025 * scale_);
      const double near = camera_.near(end(side));
      layers_.push_back({near > camera_.near(middle) + 0.3 ? kBefore : near,
                         shape({plate, plate}, near > camera_.near(middle) + 0.3 ? 0.25 : 0.85)});
    }
  }

  std::string shape(const std::pair<Ellipsoid, Ellipsoid>& hull, double opacity) {
    std::string d;
    for (const Vec2 p : outline(camera_, hull.first, hull.second)) {
      extent_.add(p, 1);
      d += fmt::format("{}{}", d.empty() ? 'M' : 'L', at(p));
    }
    return fmt::format(
        R"(<path d="{}Z" fill="{}" fill-opacity="{}" stroke="{}" stroke-width="1.6"/>)", d, kIron,
        fixed(opacity, 2), kIron);
  }

  // Hangs from the hands, along the forearms once they are no longer hanging.
  void kettlebell(const Prop& prop, Vec2 here) {
    const Vec2 elbows = on_paper(camera_.flat(0.5 * (lifter_.right.elbow + lifter_.left.elbow)));
    Vec2 way = here - elbows;
    const double length = norm(way);
    const bool swings = prop.at == PropPlace::kHands && length > 1 && way.y < 0.85 * length;
    way = swings ? (1 / length) * way : Vec2{0, 1};
    const double k = kUnits * scale_;
    const Vec2 bell = here + (0.135 * k) * way;
    const std::string svg =
        fmt::format(R"(<path d="M{}L{}L{}L{}" fill="none" stroke="{}" stroke-width="3" )"
                    R"(stroke-linejoin="round"/>)",
                    at(bell + k * (Vec2{-0.055 * way.y, 0.055 * way.x} + (-0.06) * way)),
                    at(here + k * Vec2{-0.045 * way.y, 0.045 * way.x}),
                    at(here + k * Vec2{0.045 * way.y, -0.045 * way.x}),
                    at(bell + k * (Vec2{0.055 * way.y, -0.055 * way.x} + (-0.06) * way)), kIron) +
        disc(bell, 0.098 * k, kIron, "#fff", 1);
    layers_.push_back({depth_of(prop), svg});
    extent_.add(bell, 0.1 * k);
  }

  void dumbbell(const Prop& prop, Vec2 here) {
    const double k = kUnits * scale_;
    std::string svg = line(here - Vec2{0.1 * k, 0}, here + Vec2{0.1 * k, 0}, kIron, 3.5);
    for (const double side : {-1.0, 1.0}) {
      const Vec2 head = here + Vec2{side * 0.1 * k, 0};
      svg += line(head - Vec2{0, 0.04 * k}, head + Vec2{0, 0.04 * k}, kIron, 7);
    }
    layers_.push_back({prop.before ? kBefore : depth_of(prop) + 0.05, svg});
    extent_.add(here, 0.15 * k);
  }

  // A stick held across the shoulders or in the hands.
  void stick(const Prop& prop) {
    if (prop.at == PropPlace::kSpine) return stick_on_back();
    const Vec2 here = paper_of(prop.at, prop.x_m, prop.y_m);
    const Vec2 half{kUnits * scale_ * 0.6 * camera_.s, 0};
    layers_.push_back({kBefore, line(here - half, here + half + Vec2{0.1, 0}, kWood, 3.4)});
    extent_.add(here - half, 2);
    extent_.add(here + half, 2);
  }

  // The part of the back (seat, or back and head) that lies furthest out in a direction.
  Vec2 outermost(Vec2 way, bool seat) const {
    Vec2 best;
    double reach = -1e9;
    for (const PosedPart& part : lifter_.parts) {
      if (part.side != 0 || (part.kind == PosedPartKind::kShorts) != seat) continue;
      for (const auto& [a, b] : part.hulls) {
        for (const Ellipsoid* e : {&a, &b}) {
          const Vec2 point = furthest(camera_, *e, way);
          if (dot(point, way) > reach) {
            reach = dot(point, way);
            best = point;
          }
        }
      }
    }
    return best;
  }

  // A straight stick along the spine lies on the seat and on the outermost of upper back and head.
  // On a rounded back it lies on the hump alone.
  void stick_on_back() {
    Vec2 along = camera_.flat(lifter_.spine.back() - lifter_.spine.front());
    const bool hump = dot(lifter_.chest.up, lifter_.pelvis.up) < 0.85;
    for (int i = 0; i < 12 && !hump; ++i) {
      const Vec2 way{-along.y, along.x};
      along = outermost((1 / norm(way)) * way, false) - outermost((1 / norm(way)) * way, true);
    }
    along = (1 / norm(along)) * along;
    const Vec2 back{-along.y, along.x};
    const Vec2 seat = outermost(back, true), above = outermost(back, false);
    const double out = std::max(dot(seat, back), dot(above, back)) + 0.014 * scale_;
    const Vec2 foot = seat + (out - dot(seat, back)) * back;
    const Vec2 from = on_paper(foot + (-0.2 * scale_) * along);
    const Vec2 to = on_paper(foot + (0.98 * scale_) * along);
    layers_.push_back({camera_.near(lifter_.spine[0]) + 0.02, line(from, to, kWood, 3.4)});
    extent_.add(from, 2);
    extent_.add(to, 2);
  }

  PosedLifter lifter_;
  Camera camera_;
  double scale_;
  bool front_view_;
  std::vector<Layer> layers_{};
  Extent extent_{};
  double bottom_ = 0;
};

// A tick or a cross in a disc.
std::string mark(Vec2 centre, bool good) {
  const char* path = good ? "M-3.4 .3L-1 2.8L3.6 -2.6" : "M-2.8 -2.8L2.8 2.8M-2.8 2.8L2.8 -2.8";
  return fmt::format(
      R"svg(<g transform="translate({} {})"><circle r="7" fill="{}"/><path d="{}" stroke="#fff" stroke-width="2" fill="none" stroke-linecap="round"/></g>)svg",
      fixed(centre.x, 1), fixed(centre.y, 1), good ? kGood : kBad, path);
}

std::string spoken(const PoseFigure& figure, const std::string& name) {
  std::string said = fmt::format("Drawing of {}:", name);
  for (const PoseMoment& frame : figure.moments) {
    said += fmt::format("{}{}{}", said.ends_with(':') ? " " : "; ",
                        frame.fault.empty() ? "" : "wrong: ", frame.label);
  }
  return said + ".";
}

}  // namespace

std::string pose_svg(const PoseFigure& figure, const std::string& name, const SyntheticBody& body) {
  std::vector<Picture> pictures;
  Extent all;
  double bottom = 0;
  for (const PoseMoment& frame : figure.moments) {
    pictures.emplace_back(body, figure, frame);
    const Extent& e = pictures.back().extent();
    all.add({e.left, e.top});
    all.add({e.right, e.top});
    bottom = std::max(bottom, pictures.back().bottom());
  }
  const double wide = std::max(all.right - all.left, 92.0);
  const double middle = 0.5 * (all.left + all.right);
  const auto letters = static_cast<std::size_t>((wide + kBetween - 4) / kLetter);
  std::size_t most_lines = 1;
  for (const PoseMoment& frame : figure.moments) {
    most_lines = std::max(most_lines, wrap(frame.label, letters).size());
  }
  const bool compares = std::ranges::any_of(
      figure.moments, [](const PoseMoment& frame) { return !frame.fault.empty(); });
  const bool chosen = std::ranges::any_of(figure.moments, &PoseMoment::compared);
  const double count = static_cast<double>(pictures.size());
  const double width = 2 * kMargin + count * wide + (count - 1) * kBetween;
  const double top = all.top - kMargin - (compares ? 12 : 0);
  const double below = bottom + 7 + kText * 1.25 * static_cast<double>(most_lines) + 3;
  std::string out = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" class="pose" role="img" aria-label="{}" viewBox="0 {} {} {}" font-family="Source Sans 3,Segoe UI,Helvetica Neue,Arial,sans-serif">)",
      escape_html(spoken(figure, name)), fixed(top, 1), fixed(width, 1), fixed(below - top, 1));
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const PoseMoment& frame = figure.moments[i];
    const double left = kMargin + static_cast<double>(i) * (wide + kBetween);
    const double centre = left + 0.5 * wide;
    if (figure.above_rad == 0) out += line({left, 0.6}, {left + wide, 0.6}, kFurnitureEdge, 1.2);
    out += fmt::format(R"svg(<g transform="translate({} 0)">{}</g>)svg", fixed(centre - middle, 1),
                       pictures[i].drawing());
    // A tick stands at the moment at which it goes wrong, a cross at what is wrong.
    const bool wrong = !frame.fault.empty();
    const bool good =
        !wrong &&
        (chosen ? frame.compared : i + 1 < pictures.size() && !figure.moments[i + 1].fault.empty());
    if (compares && (wrong || good)) out += mark({left + 8, top + 10}, !wrong);
    const std::vector<std::string> lines = wrap(frame.label, letters);
    for (std::size_t n = 0; n < lines.size(); ++n) {
      out += fmt::format(
          R"(<text x="{}" y="{}" font-size="{}" text-anchor="middle" fill="{}">{}</text>)",
          fixed(centre, 1), fixed(bottom + 7 + kText * (0.85 + 1.25 * static_cast<double>(n)), 1),
          fixed(kText, 1), wrong ? kBad : kInk, escape_html(lines[n]));
    }
  }
  return out + "</svg>";
}

}  // namespace dowel::report
