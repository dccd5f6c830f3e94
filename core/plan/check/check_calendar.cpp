#include <algorithm>
#include <set>

#include "core/plan/check/examiner.h"
#include "core/plan/each_line.h"
#include "core/plan/main_hinge.h"

namespace dowel::checker {
namespace {

const TrainingDay* given_for(const Examiner& examiner, int weekday) {
  for (const TrainingDay& day : examiner.request().days) {
    if (day.weekday == weekday) return &day;
  }
  return nullptr;
}

// R-ADD: the athlete's own lifts of a day, in order and unchanged.
void check_own_lifts(Examiner& e, const PlanWeek& week, const PlanDay& day,
                     const TrainingDay& given) {
  std::vector<const Prescription*> own;
  for_each_line(day, [&](const Prescription& line) {
    if (line.own) own.push_back(&line);
  });
  std::size_t next = 0;
  for (const OwnLift& lift : given.own) {
    const Exercise* known = find_exercise(e.knowledge(), lift.exercise);
    const bool loads = known ? flagged(*known, Flag::kOffForBackPain)
                             : named_as_loading_the_back(e.knowledge(), lift.exercise);
    const bool off = e.facts().back_amber && loads;
    const bool fast_or_bent =
        known && (flagged(*known, Flag::kBallistic) || flagged(*known, Flag::kFlexionIntended));
    if (off || (e.facts().back_sore && fast_or_bent)) {
      if (!e.excused("R-ADD", lift.exercise, week.number)) {
        e.blame("R-ADD", week.number, lift.exercise, "left out for pain without saying so");
      }
      continue;
    }
    const int most = lift.rule && lift.rule->most_reps ? *lift.rule->most_reps : lift.reps;
    const bool same = next < own.size() && own[next]->exercise == lift.exercise &&
                      own[next]->sets == lift.sets && own[next]->reps &&
                      own[next]->reps->from == lift.reps && own[next]->reps->to == most;
    if (!same) {
      e.blame("R-ADD", week.number, to_text(day.date), lift.exercise + " is missing or changed");
      return;
    }
    ++next;
  }
  if (next != own.size()) {
    e.blame("R-ADD", week.number, to_text(day.date), "an own lift that is not the athlete's");
  }
}

// R-FREQ: the hinge that the plan adds does not stand on three days running.
void check_days_between(Examiner& e) {
  if (e.programme().main_is_own) return;
  std::vector<LocalDate> dates;
  for_each_line(e.programme(), [&](const PlanWeek&, const PlanDay& day, const PlanBlock& block,
                                   const Prescription& line) {
    const bool main =
        block.kind == BlockKind::kMain && !line.own && line.exercise == e.programme().main_hinge;
    if (main && (dates.empty() || dates.back() != day.date)) dates.push_back(day.date);
  });
  for (std::size_t i = 2; i < dates.size(); ++i) {
    if (dates[i] - dates[i - 2] > std::chrono::days{2}) continue;
    e.blame("R-FREQ", 0, to_text(dates[i]), "the main hinge on three days running");
  }
}

void check_day_date(Examiner& e, const PlanWeek& week, const PlanDay& day) {
  const auto offset = (day.date - week.start).count();
  const int weekday = weekday_of(day.date);
  if (offset < 0 || offset > 6 || weekday != day.weekday) {
    e.blame("calendar", week.number, to_text(day.date), "the date does not fit week or weekday");
  }
}

void check_minutes(Examiner& e, const PlanWeek& week, const PlanDay& day, double given) {
  double sum = 0;
  double own = 0;
  for_each_line(day, [&](const Prescription& line) {
    sum += line.minutes;
    if (line.own) own += line.minutes;
  });
  if (std::abs(sum - day.minutes) > 1e-6) {
    e.blame("minutes", week.number, to_text(day.date), "the lines do not add up to the day");
  }
  if (sum > std::max(given, own) + 1e-6) {
    e.blame("minutes", week.number, to_text(day.date), "longer than the minutes given");
  }
}

void check_week_days(Examiner& e, const PlanWeek& week) {
  std::set<LocalDate> dates;
  int hips = 0;
  for (const PlanDay& day : week.days) {
    check_day_date(e, week, day);
    if (!dates.empty() && !(*dates.rbegin() < day.date)) {
      e.blame("calendar", week.number, to_text(day.date), "days out of order or twice");
    }
    dates.insert(day.date);
    const TrainingDay* given = given_for(e, day.weekday);
    if (day.training && !given) {
      e.blame("calendar", week.number, to_text(day.date), "training on a day not given");
    }
    if (day.hips) ++hips;
    if (day.hips && !day.training) {
      e.blame("R-GPP", week.number, to_text(day.date), "a hip session on a day off");
    }
    check_minutes(e, week, day,
                  day.training && given ? given->minutes : e.request().off_day_minutes);
    if (day.training && given) check_own_lifts(e, week, day, *given);
  }
  for (const TrainingDay& given : e.request().days) {
    const auto same = [&](const PlanDay& d) { return d.weekday == given.weekday && d.training; };
    if (!given.own.empty() && std::none_of(week.days.begin(), week.days.end(), same)) {
      e.blame("R-ADD", week.number, given.own.front().exercise,
              "a day of the own programme is gone");
    }
  }
  if (hips == 0 || hips > e.facts().most_sessions) {
    e.blame("R-FREQ", week.number, "", "hip sessions a week outside the sources' range");
  }
  if (hips < e.number_from("sessions-per-week-novice") &&
      !e.excused("R-FREQ", "sessions", week.number)) {
    e.blame("R-FREQ", week.number, "", "too few sessions, and the plan does not say so");
  }
}

}  // namespace

void check_calendar(Examiner& e) {
  const auto& weeks = e.programme().weeks;
  if (static_cast<int>(weeks.size()) != e.request().weeks) {
    e.blame("calendar", 0, "", "not the number of weeks asked for");
  }
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    const LocalDate start = e.request().start + std::chrono::days{7 * static_cast<int>(i)};
    if (weeks[i].number != static_cast<int>(i) + 1 || weeks[i].start != start) {
      e.blame("calendar", weeks[i].number, to_text(weeks[i].start),
              "weeks do not follow each other");
    }
    check_week_days(e, weeks[i]);
  }
  check_days_between(e);
}

}  // namespace dowel::checker
