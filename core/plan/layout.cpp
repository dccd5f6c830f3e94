#include "core/plan/layout.h"

#include <algorithm>
#include <bit>

namespace dowel {
namespace {

constexpr unsigned kWeek = 7;

// Smallest distance between two chosen days, the week taken as a ring; 7 for a single day.
int least_gap(const std::vector<DayPlan>& days, unsigned chosen) {
  std::vector<int> offsets;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (chosen >> i & 1U) offsets.push_back(days[i].offset);
  }
  int least = static_cast<int>(kWeek);
  for (std::size_t i = 0; i + 1 < offsets.size(); ++i) {
    least = std::min(least, offsets[i + 1] - offsets[i]);
  }
  if (offsets.size() > 1) {
    least = std::min(least, offsets.front() + static_cast<int>(kWeek) - offsets.back());
  }
  return least;
}

double worth(const PlanRules& rules, const std::vector<DayPlan>& days, unsigned chosen) {
  double sum = rules.score_day_gap * least_gap(days, chosen);
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (!(chosen >> i & 1U)) continue;
    sum += days[i].given->own.empty() ? 0 : rules.score_own_day;
    sum += days[i].given->minutes / rules.minutes_per_point;
  }
  return sum;
}

// The best `count` of the days that `usable` lets through.
unsigned choose(const PlanRules& rules, const std::vector<DayPlan>& days, unsigned usable,
                int count) {
  unsigned best = 0;
  double most = -1;
  for (unsigned chosen = 0; chosen < 1U << days.size(); ++chosen) {
    if ((chosen & ~usable) || std::popcount(chosen) != count) continue;
    const double value = worth(rules, days, chosen);
    if (value <= most) continue;
    most = value;
    best = chosen;
  }
  return best;
}

std::vector<DayPlan> given_days(const PlanRequest& request) {
  std::vector<DayPlan> days;
  const int first = weekday_of(request.start);
  for (const TrainingDay& day : request.days) {
    days.push_back({(day.weekday - first + static_cast<int>(kWeek)) % static_cast<int>(kWeek),
                    day.weekday, &day, false, false, false});
  }
  std::sort(days.begin(), days.end(),
            [](const DayPlan& a, const DayPlan& b) { return a.offset < b.offset; });
  return days;
}

// True when three of the chosen days follow each other, the week taken as a ring.
bool three_running(const std::vector<DayPlan>& days, unsigned chosen) {
  unsigned offsets = 0;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (chosen >> i & 1U) offsets |= 1U << days[i].offset;
  }
  for (unsigned first = 0; first < kWeek; ++first) {
    const auto is_there = [&](unsigned day) { return offsets >> (day % kWeek) & 1U; };
    if (is_there(first) && is_there(first + 1) && is_there(first + 2)) return true;
  }
  return false;
}

void choose_hip_days(const PlanContext& context, const MainHinge& main,
                     std::vector<DayPlan>& days) {
  const unsigned all = (1U << days.size()) - 1;
  const int count = std::min(static_cast<int>(days.size()), context.sessions.to);
  const unsigned hips = choose(context.rules, days, all, count);
  for (std::size_t i = 0; i < days.size(); ++i) days[i].hips = hips >> i & 1U;
  if (main.own || !main.exercise) return;
  // The same lift at the same load three days running leaves nothing to recover by.
  int hinges = std::min(count, context.rules.sessions_per_muscle.to);
  unsigned hinge = choose(context.rules, days, hips, hinges);
  while (three_running(days, hinge)) hinge = choose(context.rules, days, hips, --hinges);
  for (std::size_t i = 0; i < days.size(); ++i) days[i].hinge = hinge >> i & 1U;
}

// Easy work goes on days off, after a training day first, one day always left free.
void choose_general_days(const PlanContext& context, WeekLayout& layout) {
  std::vector<int> off;
  const int first = weekday_of(context.request.start);
  for (int offset = 0; offset < static_cast<int>(kWeek); ++offset) {
    const auto same = [&](const DayPlan& d) { return d.offset == offset; };
    if (std::none_of(layout.days.begin(), layout.days.end(), same)) off.push_back(offset);
  }
  layout.days_off = static_cast<int>(off.size());
  if (context.request.off_day_minutes <= 0 || off.size() < 2) return;
  const auto most = static_cast<std::size_t>(context.rules.general_days);
  const std::size_t count = std::min(most, off.size() - 1);
  for (std::size_t i = 0; i < count; ++i) {
    const int offset = off[i * off.size() / count];
    layout.days.push_back(
        {offset, (first + offset) % static_cast<int>(kWeek), nullptr, false, false, true});
  }
}

}  // namespace

WeekLayout lay_out_week(const PlanContext& context, const MainHinge& main) {
  WeekLayout layout;
  std::vector<DayPlan> days = given_days(context.request);
  choose_hip_days(context, main, days);
  for (const DayPlan& day : days) {
    if (day.hips) ++layout.hip_days;
    if (day.hips || !day.given->own.empty()) layout.days.push_back(day);
  }
  choose_general_days(context, layout);
  std::sort(layout.days.begin(), layout.days.end(),
            [](const DayPlan& a, const DayPlan& b) { return a.offset < b.offset; });
  return layout;
}

}  // namespace dowel
