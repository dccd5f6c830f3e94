#include "core/simulate/simulate.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <utility>

#include "core/catalogue/plan_rules.h"
#include "core/catalogue/readiness_rules.h"
#include "core/plan/hold_back.h"
#include "core/plan/make_weeks.h"
#include "core/progress/summarise_log.h"
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

class Run {
 public:
  Run(const PlanRequest& request, const LifterScript& script, const Knowledge& knowledge,
      const Technique& technique)
      : request_(request),
        script_(script),
        knowledge_(knowledge),
        technique_(technique),
        lifter_(script) {
    if (request_.athlete.id.value.empty()) request_.athlete.id.value = "simulated";
    athlete_ = request_.athlete.id;
    out_.log.athletes.push_back(request_.athlete);
    out_.start_max_kg = script.start_max_kg;
  }

  Result<Simulation> go() {
    for (int week = 1; week <= script_.weeks; ++week) {
      DOWEL_TRY(live(week));
    }
    return std::move(out_);
  }

 private:
  Result<void> live(int number) {
    week_ = SimulatedWeek{};
    week_.number = number;
    week_.start = request_.start + std::chrono::days{7 * (number - 1)};
    DOWEL_TRY(plan_if_due(number));
    const Programme& plan = out_.programmes.back();
    const bool missed = std::find(script_.missed_weeks.begin(), script_.missed_weeks.end(),
                                  number) != script_.missed_weeks.end();
    week_.stopped = plan.stop.has_value();
    week_.main_hinge = plan.main_hinge;
    week_.programme = static_cast<int>(out_.programmes.size()) - 1;
    if (missed) week_.events.push_back("missed the week");
    const auto in_plan = static_cast<std::size_t>(number - planned_in_);
    if (!week_.stopped && in_plan < plan.weeks.size()) {
      week_.deload = plan.weeks[in_plan].deload;
      if (week_.deload) facts_.easy_weeks.push_back(week_.start);
      if (!missed) {
        for (const PlanDay& day : plan.weeks[in_plan].days) {
          if (!day.training) continue;
          DOWEL_TRY(train(day));
        }
      }
    }
    lifter_.live_week(number, week_.sessions > 0);
    week_.main_max_kg = lifter_.main_max_kg();
    out_.weeks.push_back(std::move(week_));
    return {};
  }

  // A plan lasts its block, unless something happened that it depends on.
  Result<void> plan_if_due(int number) {
    PlanRequest now = request_;
    now.start = week_.start;
    now.weeks = std::clamp(std::min(script_.block_weeks, script_.weeks - number + 1), 1, 16);
    for (const EquipmentChange& change : script_.equipment) {
      if (change.week <= number) now.athlete.equipment = change.equipment;
    }
    pain_.reset();
    for (const ScriptedPain& pain : script_.pain) {
      if (!pain.weeks.holds(number)) continue;
      now.pain.push_back(pain.report);
      const bool back = pain.report.region == Region::kLowerBack && pain.report.during > 0;
      const bool strong =
          concerns_hips(pain.report.region) && pain.report.during >= least_strong(knowledge_);
      if (back || strong) facts_.held_off_by_pain.push_back(LocalTime{week_.start});
      pain_ = pain.report;
    }
    for (RedFlagAnswer& answer : now.red_flags) {
      answer.yes = script_.red_flag.holds(number) && answer.id == script_.red_flag_question;
    }
    const Circumstances state = circumstances(now);
    const bool changed = !out_.programmes.empty() && state != before_;
    if (changed) week_.events.push_back(what_changed(state));
    const int lasting = knowledge_.readiness->weeks_to_clinician;
    if (weeks_sore(number) == lasting && !changed) {
      week_.events.push_back(advice_for_lasting_pain(knowledge_, lasting)->text);
    }
    const bool over = number >= planned_in_ + script_.block_weeks;
    const bool away = std::find(script_.missed_weeks.begin(), script_.missed_weeks.end(), number) !=
                      script_.missed_weeks.end();
    const bool back = !away && weeks_away() >= knowledge_.plan->break_weeks;
    if (back && !changed) {
      week_.events.push_back("back after " + std::to_string(weeks_away()) + " weeks away");
    }
    const bool learned = learning_ && slow_hinge_passed(film_memory_.rulings, knowledge_);
    if (learned && !changed && !over) week_.events.push_back("the hinge was clean on film twice");
    if (!out_.programmes.empty() && !changed && !back && !learned && (!over || away)) return {};
    facts_.plates = script_.plates;
    facts_.bells_kg = script_.bells_kg;
    facts_.owned = now.athlete.equipment;
    facts_.days = now.days;
    const auto history = summarise_log(out_.log, athlete_, film_memory_.rulings, knowledge_, facts_,
                                       LocalTime{week_.start});
    DOWEL_TRY(history);
    now.history = *history;
    now.history.weeks_since_easy = weeks_since_easy();
    now.history.weeks_away = weeks_away();
    now.history.weeks_since_back_pain = weeks_since(number, Region::kLowerBack, 1);
    now.history.weeks_since_strong_pain =
        weeks_since(number, std::nullopt, least_strong(knowledge_));
    for (const Region region : {Region::kHip, Region::kGroin}) {
      const auto weeks = weeks_since(number, region, least_amber(knowledge_));
      if (weeks) {
        now.history.weeks_since_groin_pain =
            std::min(*weeks, now.history.weeks_since_groin_pain.value_or(*weeks));
      }
    }
    now.history.weeks_sore = weeks_sore(number);
    auto plan = make_programme(now, knowledge_);
    DOWEL_TRY(plan);
    week_.events.push_back(plan->stop ? "plan stopped: " + plan->stop->why.text : "new plan");
    out_.programmes.push_back(std::move(*plan));
    planned_in_ = number;
    before_ = state;
    learning_ = !now.history.clean_slow_hinge && is_unloaded(out_.programmes.back());
    return {};
  }

  // Weeks for which scripted amber pain has lasted.
  std::optional<int> weeks_sore(int number) const {
    std::optional<int> longest;
    for (const ScriptedPain& pain : script_.pain) {
      const bool amber =
          pain.report.during >= least_amber(knowledge_) && concerns_hips(pain.report.region);
      if (!amber || !pain.weeks.holds(number)) continue;
      longest = std::max(number - pain.weeks.from, longest.value_or(0));
    }
    return longest;
  }

  bool is_unloaded(const Programme& plan) const {
    const Exercise* main = find_exercise(knowledge_, plan.main_hinge);
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

  // Weeks since scripted pain of at least this level, of one region or of any that counts.
  std::optional<int> weeks_since(int number, std::optional<Region> region, int least) const {
    std::optional<int> since;
    for (const ScriptedPain& pain : script_.pain) {
      const bool there = region ? pain.report.region == *region : concerns_hips(pain.report.region);
      const int worst = std::max(pain.report.during, pain.report.next_day.value_or(0));
      if (!there || worst < least || pain.weeks.from > number) continue;
      since = std::min(since.value_or(number), std::max(0, number - pain.weeks.to));
    }
    return since;
  }

  // Trained weeks since the last easier, missed or stopped one.
  std::optional<int> weeks_since_easy() const {
    if (out_.weeks.empty()) return std::nullopt;
    int since = 0;
    for (auto week = out_.weeks.rbegin(); week != out_.weeks.rend(); ++week, ++since) {
      if (week->deload || week->sessions == 0) break;
    }
    return since;
  }

  // What a plan depends on beside the log, in a form that can be compared.
  static Circumstances circumstances(const PlanRequest& request) {
    Circumstances now;
    now.equipment = request.athlete.equipment;
    for (const PainReport& pain : request.pain) {
      now.pain.append(now.pain.empty() ? "" : ", ")
          .append(word_for(pain.region))
          .append(" pain, ")
          .append(std::to_string(pain.during))
          .append(" of 10");
    }
    for (const RedFlagAnswer& answer : request.red_flags) now.warned = now.warned || answer.yes;
    return now;
  }

  std::string what_changed(const Circumstances& now) const {
    if (now.warned != before_.warned) {
      return now.warned ? "a warning sign" : "cleared by a clinician";
    }
    if (now.pain != before_.pain) return now.pain.empty() ? "pain gone" : now.pain;
    std::string names;
    for (const std::string& id : now.equipment) {
      const Equipment* item = find_entry(knowledge_.equipment, id);
      names.append(names.empty() ? "" : ", ").append(item ? item->name : id);
    }
    return "at hand from now on: " + names;
  }

  Result<void> train(PlanDay day) {
    const Programme& plan = out_.programmes.back();
    const PlanWords& words = knowledge_.plan->words;
    if (!loaded_hinge_passed(film_memory_.rulings, knowledge_, LocalTime{day.date})) {
      say_held_back(hold_back(
          day, knowledge_, {advise(words.fast_not_filmed), advise(words.bending_not_filmed), {}}));
    }
    const SessionWorld world{knowledge_, technique_, script_, lifter_, plan, athlete_, facts_};
    const SessionWeather weather{week_.number, week_.deload, pain_};
    auto done = train_session(world, weather, day, film_memory_, out_.log);
    DOWEL_TRY(done);
    ++week_.sessions;
    if (done->ruling) {
      week_.rulings.push_back(*done->ruling);
      week_.ruled.push_back(day.date);
    }
    if (done->after_gap) week_.steps.push_back(*done->after_gap);
    if (done->step) {
      week_.steps.push_back(*done->step);
      week_.main_load_kg = done->main_load_kg;
      week_.main_reps = done->main_reps;
      week_.main_sets = done->main_sets;
      const bool rose = done->main_load_kg && lifted_kg_ > 0 && lifted_hinge_ == plan.main_hinge &&
                        *done->main_load_kg > lifted_kg_ + 1e-9;
      const bool sore = pain_ && pain_->during >= least_amber(knowledge_);
      out_.increases += rose;
      out_.wrong_increases += rose && (rise_in_bad_form_ || sore);
      const bool asked_for_more = done->step->kind == StepKind::kMoreLoad;
      rise_in_bad_form_ = asked_for_more && (script_.bad_form.holds(week_.number) || sore);
      lifted_kg_ = done->main_load_kg.value_or(0);
      lifted_hinge_ = plan.main_hinge;
    }
    return {};
  }

  // Says once for a plan what is left out of its days.
  void say_held_back(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      if (!held_back_.insert({out_.programmes.size(), name}).second) continue;
      week_.events.push_back(name + " is left out until a slow hinge is clean on film again");
    }
  }

  PlanRequest request_;
  const LifterScript& script_;
  const Knowledge& knowledge_;
  const Technique& technique_;
  ScriptedLifter lifter_;
  AthleteId athlete_{};
  Simulation out_{};
  SimulatedWeek week_{};
  FilmMemory film_memory_{};
  std::optional<PainReport> pain_{};
  Circumstances before_{};
  TrainingFacts facts_{};
  std::set<std::pair<std::size_t, std::string>> held_back_{};
  int planned_in_ = 1;
  bool learning_ = false;  // the plan waits for a clean hinge
  double lifted_kg_ = 0;   // of the main hinge in the session before
  std::string lifted_hinge_{};
  bool rise_in_bad_form_ = false;  // the last session asked for more although it should not
};

std::string row(const SimulatedWeek& week) {
  char head[64];
  std::snprintf(head, sizeof head, "%3d  %s  %-24s", week.number, to_text(week.start).c_str(),
                week.main_hinge.c_str());
  std::string text = head;
  char load[32] = "        -     ";
  if (week.main_load_kg) {
    std::snprintf(load, sizeof load, "%6.1f kg x %-2d", *week.main_load_kg,
                  week.main_reps.value_or(0));
  } else if (week.main_reps) {
    std::snprintf(load, sizeof load, "          x %-2d", *week.main_reps);
  }
  text += load;
  static constexpr std::array<const char*, 4> kVerdicts{"pass", "hold", "regress", "not measured"};
  std::string gate =
      week.rulings.empty() ? "-" : kVerdicts[static_cast<std::size_t>(week.rulings.back().verdict)];
  gate.resize(14, ' ');
  text.append("  ").append(gate).append(week.deload ? "easier week" : "");
  if (week.deload && !week.events.empty()) text += "; ";
  for (std::size_t i = 0; i < week.events.size(); ++i) {
    text.append(i ? "; " : "").append(week.events[i]);
  }
  return text.append(1, '\n');
}

}  // namespace

Result<Simulation> simulate(const PlanRequest& request, const LifterScript& script,
                            const Knowledge& knowledge, const Technique& technique) {
  if (script.weeks < 1 || script.block_weeks < 1 || script.block_weeks > 16) {
    return fail(ErrorCode::kUsage, "a simulation needs weeks, and blocks of 1 to 16 of them",
                "give at least one week");
  }
  return Run(request, script, knowledge, technique).go();
}

std::string simulation_text(const Simulation& simulation) {
  std::string text =
      "week date        main hinge              last session    gate          events\n";
  for (const SimulatedWeek& week : simulation.weeks) text += row(week);
  text.append("load went up ").append(std::to_string(simulation.increases));
  text.append(" times, ").append(std::to_string(simulation.wrong_increases));
  return text.append(" of them in bad form or amber pain; ")
      .append(std::to_string(simulation.programmes.size()))
      .append(" plans made\n");
}

}  // namespace dowel
