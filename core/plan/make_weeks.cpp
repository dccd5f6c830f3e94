#include "core/plan/make_weeks.h"

#include <algorithm>
#include <numeric>

#include "core/plan/weekly_sets.h"

namespace dowel {
namespace {

constexpr int kTempoFrom = 4;  ///< third and later weeks of a block stay plain; tempo comes after

class WeekMaker {
 public:
  WeekMaker(const PlanContext& context, const CandidatePool& pool, const MainHinge& main,
            const WeekLayout& layout)
      : context_(context), pool_(pool), main_(main), layout_(layout) {}

  PlanWeek make(const WeekPhase& phase) {
    phase_ = phase;
    start_ = context_.request.start + std::chrono::days{7 * (phase.number - 1)};
    if (!phase.deload || picks_.empty()) {
      choose_places();
      remember(memory_, picks_);
    }
    PlanWeek week;
    week.number = phase.number;
    week.start = start_;
    week.deload = phase.deload;
    week.theme = theme();
    fill(week);
    raise_weekly_sets(context_, week);
    cap_weekly_sets(context_, week);
    for (const auto& [group, sets] : weekly_sets(context_.knowledge, week))
      week.group_sets.emplace_back(group, sets);
    return week;
  }

 private:
  /// Finds how many accessories each session has room for, and which.
  void choose_places() {
    std::vector<int> places(static_cast<std::size_t>(layout_.hip_days),
                            context_.request.settings.most_accessories);
    for (int round = 0; round < 40; ++round) {
      picks_ = pick_accessories(context_, pool_, places, memory_);
      const auto squeezed = tightest(places);
      if (squeezed == places.size()) return;
      --places[squeezed];
    }
  }

  /// The session that needs an accessory less, or `places.size()` when all are well.
  std::size_t tightest(const std::vector<int>& places) {
    const int all = std::accumulate(places.begin(), places.end(), 0);
    std::size_t session = 0;
    for (const DayPlan& day : layout_.days) {
      if (!day.hips) continue;
      const Squeeze squeeze = build_session(context_, spec(day, session)).squeeze;
      const bool thin =
          squeeze == Squeeze::kThin && places[session] > 2 && all > static_cast<int>(kCategories);
      if (thin || (squeeze == Squeeze::kNoRoom && places[session] > 0)) return session;
      ++session;
    }
    return places.size();
  }

  SessionSpec spec(const DayPlan& day, std::size_t session) const {
    const int index = (phase_.number - 1) * layout_.hip_days + static_cast<int>(session);
    return {day, start_ + std::chrono::days{day.offset}, phase_, main_, picks_[session], index};
  }

  void fill(PlanWeek& week) {
    std::size_t session = 0;
    int off = 0;
    for (const DayPlan& day : layout_.days) {
      const LocalDate date = start_ + std::chrono::days{day.offset};
      if (day.hips) {
        week.days.push_back(build_session(context_, spec(day, session++)).day);
      } else if (day.general) {
        PlanDay easy = build_day_off(context_, day, date, phase_.number * 2 + off++);
        if (!easy.blocks.empty()) week.days.push_back(std::move(easy));
      } else {
        week.days.push_back(build_own_day(context_, day, date));
      }
    }
  }

  std::string theme() const {
    if (phase_.deload) return "Easier week: the same exercises, half the sets, no more load.";
    if (context_.worst > Light::kGreen)
      return "Fewer sets and no more load until pain is green again.";
    if (phase_.tempo) return "Slow hinges, 3-2-1-0, and holds at the bottom.";
    if (phase_.in_block == 0) return "Start of a block: learn the exercises, far from failure.";
    return "Build: more repetitions first, load when the gate passes it.";
  }

  const PlanContext& context_;
  const CandidatePool& pool_;
  const MainHinge& main_;
  const WeekLayout& layout_;
  WeekPhase phase_{};
  LocalDate start_{};
  WeekPicks picks_{};
  RotationMemory memory_{};
};

}  // namespace

int deload_interval(const PlanContext& context) {
  const IntRange range = context.numbers.deload_every;
  const bool soon = context.request.aim == Aim::kAgeing ||
                    context.request.aim == Aim::kReturnFromInjury || context.worst > Light::kGreen;
  if (soon) return range.from;
  return context.careful ? range.to : (range.from + range.to) / 2;
}

bool back_after_break(const PlanContext& context) {
  return context.request.history.weeks_away >= kBreakWeeks;
}

std::vector<PlanWeek> make_weeks(const PlanContext& context, const CandidatePool& pool,
                                 const MainHinge& main, const WeekLayout& layout) {
  WeekMaker maker(context, pool, main, layout);
  std::vector<PlanWeek> weeks;
  const int interval = deload_interval(context);
  int since = context.request.history.weeks_since_easy.value_or(0);
  const bool rested = context.request.history.weeks_since_easy && since <= 1;
  int block = 0;
  for (int number = 1; number <= context.request.weeks; ++number) {
    WeekPhase phase{number, false, since, false};
    phase.deload = (number == 1 && ((main.stalled && !rested) || back_after_break(context))) ||
                   since + 1 >= interval;
    phase.tempo = !phase.deload && (block % 2 == 1 || since >= kTempoFrom) && since >= 1;
    weeks.push_back(maker.make(phase));
    since = phase.deload ? 0 : since + 1;
    if (phase.deload) ++block;
  }
  return weeks;
}

}  // namespace dowel
