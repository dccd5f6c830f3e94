#include "core/progress/bar_loads.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dowel {
namespace {

constexpr double kApart_kg = 0.05;         // sides are told apart by so much
constexpr double kSame_kg = 0.025;         // of a side: half of that
constexpr std::size_t kMostSides = 20000;  // 1000 kg of a side

// One place a side may weigh, in steps of `kApart_kg`.
struct Slot {
  bool there = false;
  BarSide side{};
};

std::size_t slot_of(double side_kg) {
  return static_cast<std::size_t>(std::lround(side_kg / kApart_kg));
}

// Fewer plates, or the heavier ones of as many.
bool is_better(const std::vector<double>& one, const std::vector<double>& other) {
  return one.size() != other.size() ? one.size() < other.size() : one > other;
}

void offer(std::vector<Slot>& slots, double side_kg, std::vector<double> plates_kg) {
  const std::size_t at = slot_of(side_kg);
  if (at >= slots.size()) return;
  Slot& slot = slots[at];
  if (slot.there && !is_better(plates_kg, slot.side.plates_kg)) return;
  slot = {true, {side_kg, std::move(plates_kg)}};
}

void add_pile(const PlatePile& pile, std::vector<Slot>& slots) {
  const std::vector<Slot> before = pile.count ? slots : std::vector<Slot>{};
  const int most = pile.count ? *pile.count / 2 : 1;
  for (std::size_t at = 0; at < slots.size(); ++at) {
    // As many as are wanted: one more on what was made with this pile already.
    const Slot& from = pile.count ? before[at] : slots[at];
    if (!from.there) continue;
    std::vector<double> plates = from.side.plates_kg;
    double side_kg = from.side.side_kg;
    for (int n = 1; n <= most; ++n) {
      plates.push_back(pile.mass_kg);
      side_kg += pile.mass_kg;
      if (slot_of(side_kg) >= slots.size()) break;
      offer(slots, side_kg, plates);
    }
  }
}

// The heaviest first, as they are put on; nothing where that does not come out.
std::optional<std::vector<double>> heaviest_first(double side_kg, const BarKit& kit) {
  std::vector<double> plates;
  double left_kg = side_kg;
  for (auto pile = kit.plates.rbegin(); pile != kit.plates.rend(); ++pile) {
    int left = pile->count ? *pile->count / 2 : std::numeric_limits<int>::max();
    for (; left > 0 && left_kg > pile->mass_kg - kSame_kg; --left) {
      plates.push_back(pile->mass_kg);
      left_kg -= pile->mass_kg;
    }
  }
  return left_kg > kSame_kg ? std::nullopt : std::optional{std::move(plates)};
}

}  // namespace

std::vector<BarSide> sides_of(const BarKit& kit, double most_kg) {
  if (most_kg < 0) return {};
  std::vector<Slot> slots(std::min(slot_of(most_kg) + 1, kMostSides));
  slots.front().there = true;
  for (auto pile = kit.plates.rbegin(); pile != kit.plates.rend(); ++pile) {
    if (pile->mass_kg > kApart_kg) add_pile(*pile, slots);
  }
  std::vector<BarSide> sides;
  for (Slot& slot : slots) {
    if (slot.there) sides.push_back(std::move(slot.side));
  }
  return sides;
}

std::optional<std::vector<double>> plates_of_a_side(double load_kg, const BarKit& kit) {
  const double side_kg = (load_kg - kit.bar_kg) / 2;
  if (side_kg < -kSame_kg) return std::nullopt;
  if (auto side = heaviest_first(side_kg, kit)) return side;
  for (BarSide& side : sides_of(kit, std::max(side_kg, 0.0) + kApart_kg)) {
    if (std::abs(side.side_kg - side_kg) <= kSame_kg) return std::move(side.plates_kg);
  }
  return std::nullopt;
}

std::vector<double> loads_of(const BarKit& kit, double most_kg) {
  std::vector<double> loads;
  for (const BarSide& side : sides_of(kit, (most_kg - kit.bar_kg) / 2)) {
    loads.push_back(kit.bar_kg + 2 * side.side_kg);
  }
  return loads;
}

}  // namespace dowel
