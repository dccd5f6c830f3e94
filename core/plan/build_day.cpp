#include "core/plan/build_day.h"

#include <algorithm>
#include <functional>

#include "core/plan/session_parts.h"
#include "core/plan/time_model.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

// Marks a line as cut for time.
void cut_a_set(const PlanContext& context, Prescription& line) {
  --line.sets;
  if (line.reduced_by == Lever::kNone) {
    line.reduced_by = Lever::kTime;
    add_reason(line.why, because(context.rules.words.fit_minutes));
  }
}

Prescription* most_sets(std::vector<Prescription>& lines, int above) {
  Prescription* found = nullptr;
  for (Prescription& line : lines) {
    if (!line.own && line.sets > above && (!found || line.sets > found->sets)) found = &line;
  }
  return found;
}

bool cut_sets(const PlanContext& context, std::vector<Prescription>& lines, int above) {
  Prescription* line = most_sets(lines, above);
  if (line) cut_a_set(context, *line);
  return line;
}

bool drop_last(std::vector<Prescription>& lines, std::size_t keep) {
  if (lines.size() <= keep) return false;
  lines.pop_back();
  return true;
}

// Activation goes before the practice of the hinge, which stands last.
bool drop_first(std::vector<Prescription>& lines) {
  if (lines.empty()) return false;
  lines.erase(lines.begin());
  return true;
}

bool shorten_rests(const PlanContext& context, SessionParts& parts) {
  bool changed = false;
  const auto shorten = [&](std::vector<Prescription>& lines, double least) {
    for (Prescription& line : lines) {
      if (line.own || line.rest_s <= least) continue;
      line.rest_s = least;
      changed = true;
    }
  };
  shorten(parts.accessory, context.rules.rest_accessory_s.from);
  shorten(parts.restoration, context.rules.rest_accessory_s.from);
  shorten(parts.main, context.rules.rest_main_s.from);
  return changed;
}

bool drop_own_hinge_lines(SessionParts& parts) {
  const auto added = std::find_if(parts.main.begin(), parts.main.end(),
                                  [](const Prescription& line) { return !line.own; });
  if (added == parts.main.end()) return false;
  parts.main.erase(parts.main.end() - 1);
  return true;
}

bool drop_held_set(SessionParts& parts) {
  const auto added = std::count_if(parts.main.begin(), parts.main.end(),
                                   [](const Prescription& line) { return !line.own; });
  return added > 1 && drop_last(parts.main, 1);
}

// One way to save time; returns false when it has nothing left to give.
struct Saving {
  Squeeze squeeze;
  std::function<bool(SessionParts&)> apply;
};

std::vector<Saving> savings(const PlanContext& context) {
  const bool restore = context.restore;
  const auto spare_warm_up = [](SessionParts& p) {
    if (p.warm_up.size() <= 2) return false;
    p.warm_up.erase(p.warm_up.end() - 2);
    return true;
  };
  return {
      {Squeeze::kComfortable, [](SessionParts& p) { return drop_last(p.stretch, 0); }},
      {Squeeze::kComfortable, spare_warm_up},
      {Squeeze::kComfortable, [&](SessionParts& p) { return shorten_rests(context, p); }},
      {Squeeze::kComfortable, [](SessionParts& p) { return drop_held_set(p); }},
      {Squeeze::kComfortable, [&](SessionParts& p) { return cut_sets(context, p.accessory, 2); }},
      {Squeeze::kComfortable,
       [restore](SessionParts& p) { return !restore && drop_last(p.mobility, 0); }},
      {Squeeze::kThin, [&](SessionParts& p) { return cut_sets(context, p.main, 2); }},
      {Squeeze::kThin, [&](SessionParts& p) { return cut_sets(context, p.accessory, 1); }},
      {Squeeze::kThin, [&](SessionParts& p) { return cut_sets(context, p.restoration, 1); }},
      {Squeeze::kNoRoom, [](SessionParts& p) { return drop_last(p.accessory, 0); }},
      {Squeeze::kNoRoom, [&](SessionParts& p) { return cut_sets(context, p.main, 1); }},
      {Squeeze::kNoRoom, [](SessionParts& p) { return drop_last(p.restoration, 0); }},
      {Squeeze::kNoRoom, [](SessionParts& p) { return drop_last(p.mobility, 0); }},
      {Squeeze::kNoRoom, [](SessionParts& p) { return drop_own_hinge_lines(p); }},
      {Squeeze::kNoRoom, [](SessionParts& p) { return drop_first(p.warm_up); }},
  };
}

void head(PlanDay& day, const DayPlan& plan, LocalDate date) {
  day.date = date;
  day.weekday = plan.weekday;
  day.hips = plan.hips;
  day.training = plan.given != nullptr && !plan.general;
  day.minutes_had = plan.given ? plan.given->minutes : 0;
}

// What easy work may be, best first for this day.
std::vector<const Exercise*> general_choices(const PlanContext& context, int index,
                                             const std::vector<std::string>& near) {
  std::vector<const Exercise*> choices;
  const auto add = [&](const std::string& id) {
    const Exercise* exercise = find_entry(context.knowledge.exercises, id);
    if (!exercise || !allowed(context, *exercise)) return;
    if (context.knee_settles && presses_the_knee(context, *exercise)) return;
    choices.push_back(exercise);
  };
  for (const std::string& id : context.rules.choices.general_first) add(id);
  const std::size_t fixed = choices.size();
  for (const std::string& choice : context.rules.choices.general_side) {
    for (const std::string& id : expand_choice(context.knowledge, choice)) {
      const Exercise* exercise = find_entry(context.knowledge.exercises, id);
      const bool adduction = exercise && exercise->pattern == Pattern::kAdduction;
      if (!(adduction && context.groin_steps_back)) add(id);
    }
  }
  const auto turn = [index](auto first, auto last) {
    if (first != last) std::rotate(first, first + index % (last - first), last);
  };
  turn(choices.begin(), choices.begin() + static_cast<std::ptrdiff_t>(fixed));
  turn(choices.begin() + static_cast<std::ptrdiff_t>(fixed), choices.end());
  if (fixed > 1) {
    std::rotate(choices.begin() + 1, choices.begin() + static_cast<std::ptrdiff_t>(fixed),
                choices.end());  // one drag or march, then light side work
  }
  std::stable_partition(choices.begin(), choices.end(), [&](const Exercise* exercise) {
    return std::find(near.begin(), near.end(), exercise->slug) == near.end();
  });
  return choices;
}

}  // namespace

BuiltDay build_session(const PlanContext& context, const SessionSpec& spec) {
  SessionParts parts = make_parts(context, spec);
  const std::vector<Prescription> stretch = parts.stretch;
  BuiltDay built;
  built.day = assemble(context, parts);
  const double minutes = spec.plan.given->minutes;
  for (const Saving& saving : savings(context)) {
    while (built.day.minutes > minutes && saving.apply(parts)) {
      built.squeeze = std::max(built.squeeze, saving.squeeze);
      built.day = assemble(context, parts);
    }
  }
  if (parts.stretch.empty() && !stretch.empty()) {
    // The stretch went first; what went after it may have made room for it again.
    parts.stretch = stretch;
    PlanDay whole = assemble(context, parts);
    if (whole.minutes <= minutes) built.day = std::move(whole);
  }
  head(built.day, spec.plan, spec.date);
  return built;
}

PlanDay build_own_day(const PlanContext& context, const DayPlan& plan, LocalDate date) {
  SessionParts parts;
  parts.main = own_lines(context, *plan.given);
  PlanDay day = assemble(context, parts);
  head(day, plan, date);
  return day;
}

PlanDay build_day_off(const PlanContext& context, const DayPlan& plan, LocalDate date, int index,
                      const std::vector<std::string>& near) {
  PlanDay day;
  head(day, plan, date);
  day.minutes_had = context.request.off_day_minutes;
  PlanBlock block{BlockKind::kGeneral, {}};
  double used = 0;
  for (const Exercise* exercise : general_choices(context, index, near)) {
    if (static_cast<int>(block.lines.size()) == context.rules.general_lines) break;
    Prescription line = dose_general(context, *exercise);
    line.minutes = line_minutes(context.rules, line, BlockKind::kGeneral);
    if (used + line.minutes > day.minutes_had && line.sets > 1) {
      cut_a_set(context, line);
      line.minutes = line_minutes(context.rules, line, BlockKind::kGeneral);
    }
    if (used + line.minutes > day.minutes_had) continue;
    Reason why = because(context.rules.words.day_off);
    add_reason(why, line.why);
    line.why = why;
    used += line.minutes;
    block.lines.push_back(std::move(line));
  }
  if (!block.lines.empty()) day.blocks.push_back(std::move(block));
  time_day(context.rules, day);
  return day;
}

}  // namespace dowel
