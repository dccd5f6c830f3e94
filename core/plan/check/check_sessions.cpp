#include <algorithm>
#include <array>
#include <set>

#include "core/plan/check/examiner.h"
#include "core/plan/each_line.h"

namespace dowel::checker {
namespace {

const std::vector<Prescription>& lines_of(const PlanDay& day, BlockKind kind) {
  static const std::vector<Prescription> kNone;
  for (const PlanBlock& block : day.blocks) {
    if (block.kind == kind) return block.lines;
  }
  return kNone;
}

// True when the line is one of these exercises, or of those that one of them says to choose from.
bool is_one_of(const Examiner& e, const Prescription& line, const std::vector<std::string>& ids) {
  const Exercise* exercise = e.exercise_of(line);
  if (!exercise) return false;
  return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
    const Exercise* named = find_entry(e.knowledge().exercises, id);
    if (!named) return false;
    const auto& open = named->choose_from;
    return id == exercise->id || std::find(open.begin(), open.end(), exercise->id) != open.end();
  });
}

void check_order(Examiner& e, int week, const PlanDay& day) {
  for (std::size_t i = 1; i < day.blocks.size(); ++i) {
    if (day.blocks[i - 1].kind >= day.blocks[i].kind) {
      e.blame("order", week, to_text(day.date),
              "warm-up, main lifts, accessories, stretching must follow in this order, once each");
    }
  }
  for (const PlanBlock& block : day.blocks) {
    if (block.lines.empty()) e.blame("order", week, to_text(day.date), "an empty block");
  }
}

void check_repeats(Examiner& e, int week, const PlanDay& day) {
  std::set<std::string> seen;
  for_each_line(day, [&](const PlanBlock& block, const Prescription& line) {
    if (block.kind != BlockKind::kAccessory && block.kind != BlockKind::kRestoration) return;
    if (!seen.insert(line.exercise).second) {
      e.blame("R-ACC", week, line.exercise, "twice on one day");
    }
  });
}

void check_warm_up(Examiner& e, const PlanWeek& week, const PlanDay& day) {
  const auto& lines = lines_of(day, BlockKind::kWarmUp);
  const bool activated = std::any_of(lines.begin(), lines.end(), [&](const Prescription& line) {
    return !is_one_of(e, line, e.rules().choices.preparation);
  });
  const bool said = e.excused("R-WU", "", week.number);
  if (day.hips && !activated && !said) {
    e.blame("R-WU", week.number, to_text(day.date), "no activation, and not said");
  }
  for (const Prescription& line : lines) {
    const Exercise* exercise = e.exercise_of(line);
    if (!exercise) continue;
    const bool full_ok =
        e.request().settings.full_copenhagen_warm_up && e.request().history.find(exercise->slug);
    if (flagged(*exercise, Flag::kVeryHard) && !full_ok) {
      e.blame("K-12", week.number, line.exercise, "too hard for a warm-up; use the short lever");
    }
    const bool for_warm_up = std::find(exercise->roles.begin(), exercise->roles.end(),
                                       Role::kWarmUp) != exercise->roles.end();
    if (!for_warm_up && !full_ok) {
      e.blame("R-WU", week.number, line.exercise, "is no warm-up exercise");
    }
    if (e.facts().groin_high && exercise->pattern == Pattern::kAdduction) {
      e.blame("R-LEVERS", week.number, line.exercise, "adductor activation with a sore groin");
    }
  }
}

// R-PREP: a hinge session has an unloaded good morning before the hinge.
void check_preparation(Examiner& e, const PlanWeek& week, const PlanDay& day) {
  if (!day.hips) return;
  const auto& warm_up = lines_of(day, BlockKind::kWarmUp);
  const bool prepared = std::any_of(warm_up.begin(), warm_up.end(), [&](const Prescription& line) {
    return is_one_of(e, line, e.rules().choices.preparation);
  });
  bool hinged = prepared;
  bool loaded = false;
  for (const Prescription& line : lines_of(day, BlockKind::kMain)) {
    const Exercise* exercise = e.exercise_of(line);
    const bool hinge = exercise && (exercise->category == Category::kHinge ||
                                    exercise->pattern == Pattern::kHinge);
    if (!hinge) continue;
    hinged = true;
    loaded = loaded || line.load.kind != LoadKind::kNone;
  }
  const bool said = e.excused("R-PREP", "", week.number);
  if (loaded && !prepared && !said) {
    e.blame("R-PREP", week.number, to_text(day.date), "a loaded hinge without preparation");
  }
  if (!hinged && !said) {
    e.blame("R-FREQ", week.number, to_text(day.date), "a hip session without any hinge");
  }
}

void check_accessories(Examiner& e, const PlanWeek& week, const PlanDay& day) {
  const auto& lines = lines_of(day, BlockKind::kAccessory);
  const auto count = static_cast<double>(lines.size());
  if (!day.hips) {
    if (count > 0) {
      e.blame("R-ACC", week.number, to_text(day.date), "accessories outside a session");
    }
    return;
  }
  const double most = std::min<double>(e.number_to("accessories-per-session"),
                                       e.request().settings.most_accessories);
  if (count > most) {
    e.blame("R-ACC", week.number, to_text(day.date), "more accessories than asked for");
  }
  if (count < e.number_from("accessories-per-session") && !e.excused("R-ACC", "", week.number)) {
    e.blame("R-ACC", week.number, to_text(day.date), "too few accessories, and not said");
  }
  for (const Prescription& line : lines) {
    const Exercise* exercise = e.exercise_of(line);
    if (exercise && exercise->category > Category::kRotation) {
      e.blame("R-ACC", week.number, line.exercise, "is none of the four categories of hip work");
    }
  }
}

void check_general(Examiner& e, int week, const PlanDay& day) {
  const auto& lines = lines_of(day, BlockKind::kGeneral);
  if (!lines.empty() && day.training) {
    e.blame("R-GPP", week, to_text(day.date), "easy work belongs on days off");
  }
  for (const PlanBlock& block : day.blocks) {
    if (!day.training && block.kind != BlockKind::kGeneral) {
      e.blame("R-GPP", week, to_text(day.date), "more than easy work on a day off");
    }
  }
  if (static_cast<int>(lines.size()) > e.rules().general_lines) {
    e.blame("R-GPP", week, to_text(day.date), "too much for a day off");
  }
  for (const Prescription& line : lines) {
    if (!is_one_of(e, line, e.rules().choices.general_first) &&
        !is_one_of(e, line, e.rules().choices.general_side)) {
      e.blame("R-GPP", week, line.exercise, "is no easy work");
    }
    if (line.sets > e.rules().general_sets) {
      e.blame("R-GPP", week, line.exercise, "too many sets for a day off");
    }
  }
}

// K-16: moving before, still after. R-REST: both prongs in every session when it hurts.
void check_mobility(Examiner& e, const PlanWeek& week, const PlanDay& day) {
  const auto& before = lines_of(day, BlockKind::kMobility);
  const auto& prong = lines_of(day, BlockKind::kRestoration);
  for (const Prescription& line : before) {
    if (is_one_of(e, line, e.rules().choices.stretch)) {
      e.blame("K-16", week.number, line.exercise, "still stretching before training");
    }
  }
  for (const Prescription& line : lines_of(day, BlockKind::kStretch)) {
    if (!is_one_of(e, line, e.rules().choices.stretch)) {
      e.blame("K-16", week.number, line.exercise, "moving work belongs before training");
    }
  }
  if (!day.hips || !e.facts().restore) {
    if (!prong.empty()) {
      e.blame("R-REST-2", week.number, to_text(day.date), "restoration without pain or stiffness");
    }
    return;
  }
  if (before.empty() && !e.excused("R-REST-1", "", week.number)) {
    e.blame("R-REST-1", week.number, to_text(day.date), "no mobility prong, and not said");
  }
  if (prong.empty() && !e.excused("R-REST-2", "", week.number)) {
    e.blame("R-REST-2", week.number, to_text(day.date), "no strength prong, and not said");
  }
  for (const Prescription& line : prong) {
    const Exercise* exercise = e.exercise_of(line);
    const bool restores = exercise && std::find(exercise->roles.begin(), exercise->roles.end(),
                                                Role::kRestore) != exercise->roles.end();
    if (!restores) e.blame("R-REST-2", week.number, line.exercise, "is no restoring exercise");
  }
}

}  // namespace

void check_sessions(Examiner& e) {
  for (const PlanWeek& week : e.programme().weeks) {
    for (const PlanDay& day : week.days) {
      check_order(e, week.number, day);
      check_repeats(e, week.number, day);
      check_warm_up(e, week, day);
      check_preparation(e, week, day);
      check_accessories(e, week, day);
      check_general(e, week.number, day);
      check_mobility(e, week, day);
    }
  }
}

}  // namespace dowel::checker
