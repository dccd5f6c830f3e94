#include "core/plan/make_weeks.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/plan/each_line.h"
#include "core/plan/stand_in.h"
#include "core/plan/time_model.h"
#include "core/plan/weekly_sets.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

class WeekMaker {
 public:
  WeekMaker(const Choosing& at_first, const Choosing& then, const MainHinge& main,
            const WeekLayout& layout)
      : choosing_(&at_first), then_(then), main_(main), layout_(layout), stand_ins_(context()) {
    // A new plan goes on from the last: what was done in the week before counts as last week's.
    for (const auto& category : at_first.pool.by_category) {
      for (const Candidate& candidate : category) {
        const ExerciseState* state = context().request.history.find(candidate.exercise->slug);
        if (state && state->lately.value_or(false)) memory_.last_turn[candidate.exercise] = -1;
      }
    }
  }

  PlanWeek make(const WeekPhase& phase) {
    phase_ = phase;
    start_ = context().request.start + std::chrono::days{7 * (phase.number - 1)};
    const bool chosen = !phase.deload || picks_.empty();
    if (chosen) choose_places();
    PlanWeek week;
    week.number = phase.number;
    week.start = start_;
    week.deload = phase.deload;
    fill(week);
    if (phase.deload) ease(week);
    week.theme = theme(week);
    raise_weekly_sets(context(), week);
    cap_weekly_sets(context(), week, before_ ? &*before_ : nullptr);
    for (const auto& [group, sets] : weekly_sets(context().knowledge, week)) {
      week.group_sets.emplace_back(group, sets);
    }
    if (chosen) {
      remember_picks(week);
    } else {
      forget_left_out(week);
    }
    if (!phase.deload) {
      remember_sets(week);
      choosing_ = &then_;
    }
    before_ = week;
    return week;
  }

 private:
  const PlanContext& context() const { return choosing_->context; }

  static bool stands_in(const PlanWeek& week, const Candidate& pick) {
    return any_line(week, [&](const PlanBlock&, const Prescription& line) {
      return line.exercise == pick.exercise->slug || line.instead_of == pick.exercise->slug;
    });
  }

  // What stands in the week, not what gave way again: that is no exercise of last week's.
  void remember_picks(const PlanWeek& week) {
    WeekPicks kept = picks_;
    for (auto& day : kept) {
      std::erase_if(day, [&](const Candidate* pick) { return !stands_in(week, *pick); });
    }
    remember(memory_, kept);
  }

  // Nor is what an easier week had no room for.
  void forget_left_out(const PlanWeek& week) {
    for (const auto& day : picks_) {
      for (const Candidate* pick : day) {
        if (!stands_in(week, *pick)) memory_.last_turn[pick->exercise] = memory_.turn - 2;
      }
    }
  }

  // Finds how many accessories each session has room for, and which.
  void choose_places() {
    std::vector<int> places(static_cast<std::size_t>(layout_.hip_days),
                            context().request.settings.most_accessories);
    for (int round = 0; round < 40; ++round) {
      picks_ = pick_accessories(context(), choosing_->pool, places, memory_);
      const auto squeezed = tightest(places);
      if (squeezed == places.size()) return;
      --places[squeezed];
    }
  }

  // The session that needs an accessory less, or `places.size()` when all are well.
  std::size_t tightest(const std::vector<int>& places) {
    const int all = std::accumulate(places.begin(), places.end(), 0);
    std::size_t session = 0;
    for (const DayPlan& day : layout_.days) {
      if (!day.hips) continue;
      const Squeeze squeeze = build_session(context(), spec(day, session)).squeeze;
      const bool thin = squeeze == Squeeze::kThin &&
                        places[session] > context().rules.accessories.from &&
                        all > static_cast<int>(kCategories);
      if (thin || (squeeze == Squeeze::kNoRoom && places[session] > 0)) return session;
      ++session;
    }
    return places.size();
  }

  template <class WeekType, class Visit>
  static void each_added_line(WeekType& week, Visit&& visit) {
    for_each_line(week, [&](auto& block, auto& line) {
      const bool working = block.kind == BlockKind::kMain || block.kind == BlockKind::kAccessory ||
                           block.kind == BlockKind::kRestoration;
      if (working && !line.own) visit(line);
    });
  }

  void remember_sets(const PlanWeek& week) {
    last_sets_.clear();
    each_added_line(week, [&](const Prescription& line) {
      int& sets = last_sets_[line.exercise];
      sets = std::max(sets, line.sets);
      if (!line.instead_of.empty()) last_sets_[line.instead_of] = sets;
    });
  }

  // Half of what the week before really held, and one set of the easy work on days off.
  void ease(PlanWeek& week) const {
    if (!last_sets_.empty()) leave_out_what_gave_way(week);
    each_added_line(week, [&](Prescription& line) {
      const auto last = last_sets_.find(line.exercise);
      if (last != last_sets_.end()) {
        line.sets = std::min(line.sets, deload_sets(context().rules, last->second));
      }
    });
    for_each_line(week, [](const PlanBlock& block, Prescription& line) {
      if (block.kind != BlockKind::kGeneral) return;
      line.sets = 1;
      line.reduced_by = Lever::kDeload;
    });
    for (PlanDay& day : week.days) time_day(context().rules, day);
  }

  // What a full week before had no place for comes back in none that is to be easier.
  void leave_out_what_gave_way(PlanWeek& week) const {
    for (PlanDay& day : week.days) {
      for (PlanBlock& block : day.blocks) {
        if (block.kind != BlockKind::kAccessory) continue;
        std::erase_if(block.lines, [&](const Prescription& line) {
          return !last_sets_.contains(line.exercise) && !last_sets_.contains(line.instead_of);
        });
      }
      std::erase_if(day.blocks, [](const PlanBlock& block) { return block.lines.empty(); });
    }
  }

  SessionSpec spec(const DayPlan& day, std::size_t session) {
    const int week = phase_.deload ? std::max(1, phase_.number - 1) : phase_.number;
    const int index = (week - 1) * layout_.hip_days + static_cast<int>(session);
    const LocalDate date = start_ + std::chrono::days{day.offset};
    const auto picks = stand_ins_.put_in(choosing_->pool, phase_.number, date, picks_[session]);
    return {day, date, phase_, main_, picks, index};
  }

  // Exercises of the last session before a day off and of the next one after it.
  std::vector<std::string> worked_beside(const PlanWeek& week, std::size_t next_session) const {
    std::vector<std::string> near;
    if (!week.days.empty()) {
      for_each_line(week.days.back(),
                    [&](const Prescription& line) { near.push_back(line.exercise); });
    }
    if (next_session < picks_.size()) {
      for (const Candidate* pick : picks_[next_session]) near.push_back(pick->exercise->slug);
    }
    return near;
  }

  void fill(PlanWeek& week) {
    std::size_t session = 0;
    int off = 0;
    for (const DayPlan& day : layout_.days) {
      const LocalDate date = start_ + std::chrono::days{day.offset};
      if (day.hips) {
        week.days.push_back(build_session(context(), spec(day, session++)).day);
      } else if (day.general) {
        const std::vector<std::string> near = worked_beside(week, session);
        PlanDay easy = build_day_off(context(), day, date, phase_.number * 2 + off++, near);
        if (!easy.blocks.empty()) week.days.push_back(std::move(easy));
      } else {
        week.days.push_back(build_own_day(context(), day, date));
      }
    }
  }

  // What pain has taken out of the own programme is no lift to take a set off.
  static bool has_own_lifts(const PlanWeek& week) {
    bool any = false;
    for_each_line(week, [&](const Prescription& line) { any = any || line.own; });
    return any;
  }

  // What this week is for, as its lines bear it out.
  std::string theme(const PlanWeek& week) const {
    const PlanWords& words = context().rules.words;
    std::optional<Tempo> slow;
    bool held = false;
    bool loadable = false;
    each_added_line(week, [&](const Prescription& line) {
      if (line.tempo && !slow) slow = line.tempo;
      held = held || (line.hold_s && line.exercise == (main_.exercise ? main_.exercise->slug : ""));
      const bool weight = line.load.kind != LoadKind::kNone && line.load.kind != LoadKind::kLight;
      loadable = loadable || (weight && line.done_with != EquipmentKind::kNothing);
    });
    if (phase_.deload) {
      return has_own_lifts(week)
                 ? say(words.theme_deload).append(" ").append(say(words.theme_deload_own))
                 : say(words.theme_deload);
    }
    if (context().worst > Light::kGreen) return say(words.theme_sore);
    if (slow) {
      return say(held ? words.theme_slow_held : words.theme_slow,
                 {{"down", std::to_string(slow->down_s)},
                  {"pause", std::to_string(slow->bottom_s)},
                  {"up", std::to_string(slow->up_s)}});
    }
    if (phase_.in_block == 0) {
      return say(phase_.number == 1 ? words.theme_start : words.theme_next_block);
    }
    return say(loadable ? words.theme_build : words.theme_build_unloaded);
  }

  const Choosing* choosing_;
  const Choosing& then_;
  const MainHinge& main_;
  const WeekLayout& layout_;
  WeekPhase phase_{};
  LocalDate start_{};
  WeekPicks picks_{};
  std::optional<PlanWeek> before_{};
  RotationMemory memory_{};
  StandIns stand_ins_;
  std::map<std::string, int> last_sets_{};  // most sets of an exercise in the week before
};

}  // namespace

int deload_interval(const PlanContext& context) {
  const IntRange range = context.rules.deload_every;
  const bool soon = context.request.aim == Aim::kAgeing ||
                    context.request.aim == Aim::kReturnFromInjury || context.worst > Light::kGreen;
  if (soon) return range.from;
  return context.careful ? range.to : (range.from + range.to) / 2;
}

bool back_after_break(const PlanContext& context) {
  return context.request.history.weeks_away >= context.rules.break_weeks;
}

bool back_after_pain(const PlanContext& context) {
  return context.worst == Light::kGreen && lately_sore(context);
}

namespace {

// True for the week of the first training day after a stop was over.
bool is_week_after_stop(const PlanContext& context, const WeekLayout& layout, int number) {
  const std::optional<LocalDate> from = context.request.history.easy_from;
  if (!from || context.worst == Light::kRed) return false;
  const LocalDate start = context.request.start + std::chrono::days{7 * (number - 1)};
  const auto last_day = [&](LocalDate week) {
    LocalDate last = week;
    for (const DayPlan& day : layout.days) {
      if (!day.general) last = std::max(last, week + std::chrono::days{day.offset});
    }
    return last;
  };
  const LocalDate before = start - std::chrono::days{7};
  return last_day(start) >= *from && (number == 1 ? before < *from : last_day(before) < *from);
}

}  // namespace

std::vector<PlanWeek> make_weeks(const Choosing& at_first, const Choosing& then,
                                 const MainHinge& main, const WeekLayout& layout) {
  const PlanContext& context = at_first.context;
  WeekMaker maker(at_first, then, main, layout);
  std::vector<PlanWeek> weeks;
  const int interval = deload_interval(context);
  int since = context.request.history.weeks_since_easy.value_or(0);
  const bool rested =
      context.request.history.weeks_since_easy && since <= context.rules.rested_weeks;
  int block = 0;
  for (int number = 1; number <= context.request.weeks; ++number) {
    WeekPhase phase{number, false, since, false};
    phase.deload = is_week_after_stop(context, layout, number) ||
                   (number == 1 && ((main.stalled && !rested) || back_after_break(context) ||
                                    back_after_pain(context))) ||
                   since + 1 >= interval;
    phase.tempo = !phase.deload && context.worst == Light::kGreen &&
                  (block % 2 == 1 || since >= context.rules.tempo_from_weeks) && since >= 1;
    weeks.push_back(maker.make(phase));
    since = phase.deload ? 0 : since + 1;
    if (phase.deload) ++block;
  }
  return weeks;
}

}  // namespace dowel
