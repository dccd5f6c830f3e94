#include <algorithm>
#include <cmath>

#include "core/kinematics/balance.h"
#include "core/technique/model_errors.h"
#include "core/technique/rep_meter.h"

namespace dowel {
namespace {

// Body and load over the foot.
class LoadMeter : RepMeter {
 public:
  using RepMeter::RepMeter;

  // A foot with weight on it is at the bottom where it is at the top; one seen elsewhere was
  // guessed behind a plate. 0.1 trunk lengths are about a fifth of a foot.
  bool stays(const PointPath& foot) const {
    constexpr double kMost = 0.1;
    const auto place = [&](Window w) {
      std::vector<double> x;
      for (std::size_t i = w.from; i <= w.to; ++i) {
        if (foot.has(i)) x.push_back(m_.on_ground(foot, i).x);
      }
      return median(std::move(x));
    };
    const auto low = place(bottom()), high = place(top());
    return low && high && std::abs(*low - *high) < kMost * m_.ground.trunk_px;
  }

  // How far off the load's line may be [trunk lengths]: arms that carry hang straight all the time,
  // so a wrist seen nearer to the shoulder than at the top is a guess by that much.
  std::optional<double> hands_astray() const {
    const auto length = [&](Window w) {
      std::vector<double> lengths;
      for (std::size_t i = w.from; i <= w.to; ++i) {
        if (!m_.shoulder.has(i) || !m_.wrist.has(i)) continue;
        lengths.push_back(norm(m_.wrist.px[i] - m_.shoulder.px[i]) / m_.ground.trunk_on_picture(i));
      }
      return median(std::move(lengths));
    };
    const auto low = length(bottom()), high = length(top());
    if (!low || !high || !(m_.ground.trunk_px > 0)) return std::nullopt;
    return std::abs(*low - *high);
  }

  void balance() {
    const char* id = "mass_over_foot";
    if (e_.view.kind != ViewKind::kSide) {
      return cannot_tell(id, "The camera does not look squarely at the lifter's side.");
    }
    const LoadPlace place = e_.exercise.load;
    if (place == LoadPlace::kUnknown || place == LoadPlace::kHips) {
      return cannot_tell(id, "It is not known where the load lies: name the exercise.");
    }
    CarriedLoad load;
    if (place != LoadPlace::kNone) {
      if (!e_.athlete.load_kg || !e_.athlete.mass_kg || !(*e_.athlete.mass_kg > 0)) {
        return cannot_tell(id, "The load or the lifter's mass is not known: give both.");
      }
      load.share = *e_.athlete.load_kg / *e_.athlete.mass_kg;
      if (place == LoadPlace::kShoulders) load.on_back = e_.technique.load_places.on_back;
    }
    if (!stays(m_.heel) || !stays(m_.toe)) {
      return cannot_tell(id, "The feet are hidden at the bottom, or were moved.");
    }
    // A centimetre and a half of centre of mass over a foot of some 0.45 trunk lengths; more where
    // the load's place is unsure, until it says nothing.
    constexpr double kFootLength = 0.45, kMostAstray = 0.05;
    const LoadPlaces& places = e_.technique.load_places;
    const double share = load.share / (1 + load.share);
    double placed = share * (load.on_back ? places.on_back_sd : places.in_hands_sd);
    if (!load.on_back && load.share > 0) {
      const double astray = share * hands_astray().value_or(1);
      if (astray > kMostAstray) {
        return cannot_tell(id, "The hands, and with them the load, are hidden at the bottom.");
      }
      placed = std::hypot(placed, astray);
    }
    const BodyShares shares = e_.technique.anthropometry.of(e_.athlete.sex);
    std::vector<double> over_foot;
    const Window w = bottom();
    for (std::size_t i = w.from; i <= w.to; ++i) {
      if (const auto v = mass_over_foot(m_, i, shares, load, e_.exercise.one_leg)) {
        over_foot.push_back(*v);
      }
    }
    if (over_foot.empty()) {
      return cannot_tell(id, "The feet, head or legs are hidden at the bottom.");
    }
    // The mass stands about a trunk's length over the feet: what up is unsure by moves it there.
    constexpr double kMassOverFeet = 1.2;
    const double leans = kMassOverFeet * m_.ground.up_sd_rad;
    const double sd = std::hypot(kPlaceModelSd, placed, leans) / kFootLength;
    tell(id, {*median(std::move(over_foot)), sd}, rep_.bottom_frame);
  }
};

}  // namespace

void measure_load(const Rep& rep, const RepEvidence& evidence, std::vector<Measure>& out) {
  LoadMeter(rep, evidence, out).balance();
}

}  // namespace dowel
