#include "core/simulate/simulate.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/catalogue/plan_rules.h"
#include "core/catalogue/readiness_rules.h"
#include "core/coach/line_now.h"
#include "core/coach/plan_now.h"
#include "core/coach/self_checks.h"
#include "core/plan/context.h"
#include "core/plan/make_weeks.h"
#include "core/readiness/say.h"
#include "core/simulate/simulate_session.h"

namespace dowel {
namespace {

// What may change from week to week.
struct Circumstances {
  std::vector<std::string> equipment{};
  std::string pain{};
  bool warned = false;
  bool operator==(const Circumstances&) const = default;
};

constexpr std::chrono::hours kAsksAt{7};    // in the morning: how it feels, and a new plan
constexpr std::chrono::hours kLooksAt{17};  // what today asks for

class Run {
 public:
  Run(const PlanRequest& request, const LifterScript& script, const RulesInForce& rules)
      : request_(named(request)),
        script_(script),
        rules_(rules),
        lifter_(script),
        log_(request_.athlete, rules) {
    out_.start_max_kg = script.start_max_kg;
  }

  Result<Simulation> go() {
    for (int week = 1; week <= script_.weeks; ++week) {
      DOWEL_TRY(live(week));
    }
    out_.log = log_.data();
    return std::move(out_);
  }

 private:
  static PlanRequest named(PlanRequest request) {
    if (request.athlete.id.value.empty()) request.athlete.id.value = "simulated";
    return request;
  }

  Result<void> live(int number) {
    week_ = SimulatedWeek{};
    week_.number = number;
    week_.start = request_.start + std::chrono::days{7 * (number - 1)};
    tell_how_it_feels(number);
    DOWEL_TRY(plan_if_due(number));
    const Programme& plan = out_.programmes.back();
    const bool missed = is_missed(number);
    week_.stopped = plan.stop.has_value();
    week_.main_hinge = plan.main_hinge;
    week_.programme = static_cast<int>(out_.programmes.size()) - 1;
    if (missed) week_.events.push_back("missed the week");
    const auto in_plan = static_cast<std::size_t>(number - planned_in_);
    if (!week_.stopped && in_plan < plan.weeks.size()) {
      week_.deload = plan.weeks[in_plan].deload;
      for (int day = 0; !missed && day < 7; ++day) {
        DOWEL_TRY(train(week_.start + std::chrono::days{day}));
      }
    }
    lifter_.live_week(number, week_.sessions > 0);
    week_.main_max_kg = lifter_.main_max_kg();
    out_.weeks.push_back(std::move(week_));
    return {};
  }

  bool is_missed(int number) const {
    return std::ranges::find(script_.missed_weeks, number) != script_.missed_weeks.end();
  }

  // What the script lets hurt, and what hurt until now; the equipment at hand; the warning signs.
  void tell_how_it_feels(int number) {
    const LocalTime morning = LocalTime{week_.start} + kAsksAt;
    for (const EquipmentChange& change : script_.equipment) {
      if (change.week == number) log_.own(change.equipment);
    }
    const std::vector<PainReport> before = std::exchange(hurts_, {});
    for (const ScriptedPain& pain : script_.pain) {
      if (pain.weeks.holds(number)) hurts_.push_back(pain.report);
    }
    for (const PainReport& was : before) {
      const bool still = std::ranges::find(hurts_, was.region, &PainReport::region) != hurts_.end();
      if (!still) log_.tell({was.region, 0, 0}, morning);
    }
    for (const PainReport& pain : hurts_) log_.tell(pain, morning);
    const bool raised = std::ranges::any_of(answers_, is_warning_sign);
    answers_ = request_.red_flags;
    for (RedFlagAnswer& answer : answers_) {
      answer.yes = script_.red_flag.holds(number) && answer.id == script_.red_flag_question;
    }
    if (raised && std::ranges::none_of(answers_, is_warning_sign)) {
      answers_.push_back({kCleared, true});
    }
    log_.answer(answers_, morning);
  }

  // A plan lasts its block, unless something happened that it depends on.
  Result<void> plan_if_due(int number) {
    const Knowledge& knowledge = rules_.knowledge;
    const LocalTime morning = LocalTime{week_.start} + kAsksAt;
    const TrainingBook told = log_.told(morning);
    const Book book = make_book(told, rules_);
    const Circumstances state = circumstances(book.athlete());
    const bool changed = !out_.programmes.empty() && state != before_;
    if (changed) week_.events.push_back(what_changed(state));
    const int lasting = knowledge.readiness->weeks_to_clinician;
    if (weeks_sore(knowledge, book.log(), book.now()) == lasting && !changed) {
      week_.events.push_back(advice_for_lasting_pain(knowledge, lasting)->text);
    }
    const bool over = number >= planned_in_ + script_.block_weeks;
    const bool away = is_missed(number);
    const bool back = !away && weeks_away() >= knowledge.plan->break_weeks;
    if (back && !changed) {
      week_.events.push_back("back after " + std::to_string(weeks_away()) + " weeks away");
    }
    const auto form = hinge_form(book);
    DOWEL_TRY(form);
    const bool learned = learning_ && form->slow;
    if (learned && !changed && !over) week_.events.push_back("the hinge was clean on film twice");
    if (!out_.programmes.empty() && !changed && !back && !learned && (!over || away)) return {};

    PlanRequest now = request_;
    now.athlete = book.athlete();
    now.start = week_.start;
    now.weeks = std::min(script_.block_weeks, script_.weeks - number + 1);
    now.red_flags.clear();
    DOWEL_TRY(add_what_the_log_says(book, now));
    auto plan = make_programme(now, knowledge);
    DOWEL_TRY(plan);
    week_.events.push_back(plan->stop ? "plan stopped: " + plan->stop->why.text : "new plan");
    log_.keep(now, *plan, morning);
    if (out_.programmes.empty()) {
      DOWEL_TRY(say_loads(now, *plan, morning));
    }
    out_.programmes.push_back(std::move(*plan));
    planned_in_ = number;
    before_ = state;
    learning_ = !now.history.clean_slow_hinge && is_unloaded(out_.programmes.back());
    return {};
  }

  // The loads that are known by now, as a plan is shown to who asked for it.
  Result<void> say_loads(const PlanRequest& request, Programme& plan, LocalTime when) const {
    const TrainingBook told = log_.told(when);
    KeptPlan shown{told.log.plans.back(), request, plan};
    DOWEL_TRY(bring_up_to_date(make_book(told, rules_), shown, {week_.start}));
    plan = std::move(shown.programme);
    return {};
  }

  bool is_unloaded(const Programme& plan) const {
    const Exercise* main = find_exercise(rules_.knowledge, plan.main_hinge);
    return main && !plan.main_is_own &&
           std::find(main->progress_by.begin(), main->progress_by.end(), ProgressBy::kLoad) ==
               main->progress_by.end();
  }

  // Weeks without a session up to this one; none before the first.
  int weeks_away() const {
    int away = 0;
    for (auto week = out_.weeks.rbegin(); week != out_.weeks.rend(); ++week, ++away) {
      if (week->sessions > 0) return away;
    }
    return 0;
  }

  // What a plan depends on beside the log, in a form that can be compared.
  Circumstances circumstances(const Athlete& athlete) const {
    Circumstances now;
    now.equipment = athlete.equipment;
    for (const PainReport& pain : hurts_) {
      now.pain.append(now.pain.empty() ? "" : ", ")
          .append(word_for(pain.region))
          .append(" pain, ")
          .append(std::to_string(pain.during))
          .append(" of 10");
    }
    now.warned = std::ranges::any_of(answers_, is_warning_sign);
    return now;
  }

  std::string what_changed(const Circumstances& now) const {
    if (now.warned != before_.warned) {
      return now.warned ? "a warning sign" : "cleared by a clinician";
    }
    if (now.pain != before_.pain) return now.pain.empty() ? "pain gone" : now.pain;
    std::string names;
    for (const std::string& id : now.equipment) {
      const Equipment* item = find_entry(rules_.knowledge.equipment, id);
      names.append(names.empty() ? "" : ", ").append(item ? item->name : id);
    }
    return "at hand from now on: " + names;
  }

  // Looks up the day as an athlete does, and does what stands there.
  Result<void> train(LocalDate date) {
    const TrainingBook told = log_.told(LocalTime{date} + kLooksAt);
    const Book book = make_book(told, rules_);
    auto kept = plan_in_force(book, date);
    DOWEL_TRY(kept);
    if (!*kept) return {};
    const Programme as_made = (*kept)->programme;
    const auto now = plan_now(book, std::move(**kept), answers_);
    DOWEL_TRY(now);
    if (now->plan.programme.stop) return {};
    const auto today = today_of(book, now->plan, date);
    DOWEL_TRY(today);
    if (!today->day || !today->day->training) return {};
    if (!now->for_pain && !now->for_athlete) say_left_out(as_made, *today->day);

    SessionWorld world{rules_, script_, lifter_, week_.number, std::nullopt};
    if (!hurts_.empty()) world.pain = hurts_.back();
    const int every = script_.films_every;
    world.filmed = every > 0 && main_hinges_++ % every == 0;
    const auto done = train_session(world, *today, now->plan.programme.main_hinge, date, log_);
    DOWEL_TRY(done);
    if (!done->ruling) --main_hinges_;
    ++week_.sessions;
    take(*done, now->plan.programme.main_hinge, date);
    return {};
  }

  void take(const TrainedSession& done, const std::string& main_hinge, LocalDate date) {
    if (done.ruling) {
      week_.rulings.push_back(*done.ruling);
      week_.ruled.push_back(date);
    }
    if (done.after_gap) week_.steps.push_back(*done.after_gap);
    if (!done.step) return;
    week_.steps.push_back(*done.step);
    week_.main_load_kg = done.main_load_kg;
    week_.main_reps = done.main_reps;
    week_.main_sets = done.main_sets;
    const bool rose = done.main_load_kg && lifted_kg_ > 0 && lifted_hinge_ == main_hinge &&
                      *done.main_load_kg > lifted_kg_ + 1e-9;
    // Of a region that the hinge loads: with a sore knee the deadlift may go on.
    const Exercise* hinge = find_exercise(rules_.knowledge, main_hinge);
    const bool sore = hinge && !hurts_.empty() &&
                      is_touched(rules_.knowledge, hurts_.back().region, *hinge) &&
                      hurts_.back().during >= least_amber(rules_.knowledge);
    // Two days of one lift, a heavier and a lighter one, are no rises from week to week.
    if (lifted_hinge_ != main_hinge || took_back_) most_kg_ = 0;
    out_.increases += rose && *done.main_load_kg > most_kg_ + 1e-9;
    most_kg_ = std::max(most_kg_, done.main_load_kg.value_or(0));
    took_back_ = done.step->kind == StepKind::kStepBack || done.after_gap;
    out_.wrong_increases += rose && (rise_in_bad_form_ || sore);
    const bool asked_for_more = done.step->kind == StepKind::kMoreLoad;
    rise_in_bad_form_ = asked_for_more && (script_.bad_form.holds(week_.number) || sore);
    lifted_kg_ = done.main_load_kg.value_or(0);
    lifted_hinge_ = main_hinge;
  }

  // Says once for a plan what it holds on this day and is not asked for yet.
  void say_left_out(const Programme& as_made, const PlanDay& today) {
    const auto does = [](const PlanDay& day, const std::string& exercise) {
      return std::ranges::any_of(day.blocks, [&](const PlanBlock& block) {
        return std::ranges::find(block.lines, exercise, &Prescription::exercise) !=
               block.lines.end();
      });
    };
    for (const PlanWeek& week : as_made.weeks) {
      for (const PlanDay& day : week.days) {
        if (day.date != today.date) continue;
        for (const PlanBlock& block : day.blocks) {
          for (const Prescription& line : block.lines) {
            const bool new_here = !does(today, line.exercise) &&
                                  held_back_.insert({out_.programmes.size(), line.exercise}).second;
            if (!new_here) continue;
            const Exercise* exercise = by_any_name(rules_.knowledge, line.exercise);
            week_.events.push_back((exercise ? exercise->name : line.exercise) +
                                   " is left out until a slow hinge is clean on film again");
          }
        }
      }
    }
  }

  PlanRequest request_;
  const LifterScript& script_;
  const RulesInForce& rules_;
  ScriptedLifter lifter_;
  ScriptedLog log_;
  Simulation out_{};
  SimulatedWeek week_{};
  std::vector<PainReport> hurts_{};
  std::vector<RedFlagAnswer> answers_{};
  Circumstances before_{};
  std::set<std::pair<std::size_t, std::string>> held_back_{};
  int planned_in_ = 1;
  int main_hinges_ = 0;    // sessions of the main hinge so far
  bool learning_ = false;  // the plan waits for a clean hinge
  double lifted_kg_ = 0;   // of the main hinge in the session before
  std::string lifted_hinge_{};
  bool rise_in_bad_form_ = false;  // the last session asked for more although it should not
  double most_kg_ = 0;             // of the main hinge, since something last took its load back
  bool took_back_ = false;
};

}  // namespace

Result<Simulation> simulate(const PlanRequest& request, const LifterScript& script,
                            const RulesInForce& rules) {
  const IntRange blocks = rules.knowledge.plan->weeks;
  if (script.weeks < 1 || script.block_weeks < blocks.from || script.block_weeks > blocks.to) {
    return fail(ErrorCode::kUsage,
                "a simulation needs weeks, and blocks of " + std::to_string(blocks.from) + " to " +
                    std::to_string(blocks.to) + " of them",
                "give at least one week");
  }
  return Run(request, script, rules).go();
}

}  // namespace dowel
