#pragma once

#include <cmath>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/coach/book.h"
#include "core/coach/gate_book.h"
#include "core/coach/plan_book.h"
#include "core/coach/plan_now.h"
#include "core/coach/self_checks.h"
#include "knowledge/load.h"
#include "knowledge/load_technique.h"

/// Logs written in a line or two, for what the coach makes of them.
namespace dowel::testing {

inline const RulesInForce& rules_in_force() {
  static const RulesInForce kRules{load_embedded().value(), load_technique().value()};
  return kRules;
}

inline LocalTime at(const std::string& text) { return parse_local_time(text).value(); }
inline LocalDate on(const std::string& text) { return parse_local_date(text).value(); }

enum class Form { kNotFilmed, kClean, kBroken };

inline constexpr const char* kLift = "deadlift";

/// An analysis in which every point that the gate asks for held by ten of its uncertainties, or in
/// which the first of them broke by as much in every repetition.
inline ReadAnalysis analysis_of_form(const std::string& slug, Form form, double load_kg,
                                     int reps = 5) {
  const GateRules gate =
      gate_rules(rules_in_force().technique, rules_in_force().knowledge, slug).value();
  ReadAnalysis analysis{slug, load_kg, {}, {}};
  for (int i = 0; i < reps; ++i) {
    RepFindings rep;
    for (const Rule& rule : gate.required) {
      const bool broken = form == Form::kBroken && &rule == &gate.required.front();
      Finding finding;
      finding.rule = rule.id;
      finding.checkpoint = rule.checkpoint;
      finding.fault = rule.fault;
      finding.state = broken ? FindingState::kBroken : FindingState::kHeld;
      for (const Condition& condition : rule.conditions) {
        const double sd = 0.01 + 0.02 * std::abs(condition.threshold);
        const double way = condition.broken_above == broken ? 10 : -10;
        rep.measures.push_back(
            {condition.measure, Measured{condition.threshold + way * sd, sd}, 0, ""});
      }
      const Condition& first = rule.conditions.front();
      finding.measure = first.measure;
      finding.threshold = first.threshold;
      finding.broken_above = first.broken_above;
      finding.value = rep.measures[rep.measures.size() - rule.conditions.size()].value;
      finding.source = rule.source;
      rep.findings.push_back(std::move(finding));
    }
    Rep counted;
    counted.index = i + 1;
    analysis.reps.push_back(counted);
    analysis.findings.push_back(std::move(rep));
  }
  return analysis;
}

/// The log of one athlete. `book` gives what follows from it; the log must outlive it.
class ToldLog {
 public:
  ToldLog() {
    athlete.id = {"ana"};
    athlete.name = "Ana";
    athlete.experience = Experience::kIntermediate;
    athlete.equipment = {"kettlebell", "mini-band", "bench", "barbell", "rack"};
  }
  ToldLog(const ToldLog&) = delete;
  ToldLog& operator=(const ToldLog&) = delete;

  /// One session of one exercise, two working sets of it.
  ToldLog& trains(const std::string& when, const std::string& slug = kLift, int reps = 8,
                  double load_kg = 60, Form form = Form::kNotFilmed,
                  std::optional<int> pain = std::nullopt) {
    const SessionId id{when + slug};
    log.sessions.push_back({.id = id, .athlete = athlete.id, .started = at(when)});
    for (int i = 0; i < 2; ++i) {
      const SetId set{id.value + "/" + std::to_string(i)};
      log.sets.push_back({.id = set,
                          .session = id,
                          .exercise = {slug, ""},
                          .order = i,
                          .reps = reps,
                          .load_kg = load_kg,
                          .pain = pain});
    }
    if (form != Form::kNotFilmed) film(log.sets.back().id, at(when), slug, form, load_kg);
    return *this;
  }

  ToldLog& film(const SetId& set, LocalTime made, const std::string& slug, Form form,
                double load_kg) {
    const AnalysisId id{set.value + "/film" + std::to_string(log.analyses.size())};
    log.analyses.push_back(
        {.id = id, .set = set, .made_at = Instant{made.time_since_epoch()}, .clip = "set.mp4"});
    documents.analyses[id] = analysis_of_form(slug, form, load_kg);
    return *this;
  }

  ToldLog& hurts(const std::string& when, Region region, int level) {
    return feels(when, {.region = region, .during = level});
  }
  ToldLog& feels(const std::string& when, PainAnswer answer) {
    answer.id.value = "pain" + std::to_string(1000 + log.pain.size());
    answer.athlete = athlete.id;
    answer.when = at(when);
    log.pain.push_back(std::move(answer));
    return *this;
  }
  ToldLog& answers(const std::string& when, const std::string& question,
                   const std::string& result) {
    const CheckId id{"check" + std::to_string(1000 + log.checks.size())};
    log.checks.push_back({id, athlete.id, at(when), question, result, ""});
    return *this;
  }
  ToldLog& red_flags(const std::string& when, const std::string& raised = kNoRedFlag) {
    const RedFlagCheckId id{"flags" + std::to_string(1000 + log.red_flags.size())};
    log.red_flags.push_back({id, athlete.id, at(when),
                             parse_red_flags(rules_in_force().knowledge, raised).value(), ""});
    return *this;
  }

  /// A plan for general strength on Mondays, Wednesdays and Fridays.
  ToldLog& plans(const std::string& made, int weeks = 4,
                 const std::function<void(PlanRequest&)>& change = {}) {
    PlanRequest request;
    request.athlete = athlete;
    request.days = {{0, 60, {}}, {2, 60, {}}, {4, 60, {}}};
    request.start = std::chrono::floor<std::chrono::days>(at(made));
    request.weeks = weeks;
    request.red_flags = all_clear(rules_in_force().knowledge);
    if (change) change(request);
    const PlanId id{"plan" + std::to_string(log.plans.size())};
    log.plans.push_back({id, athlete.id, at(made), request.start, request.weeks, "{}"});
    documents.requests[id] = request;
    return *this;
  }

  /// The athlete does otherwise than the gate said of the session, as `next --override` keeps it.
  ToldLog& overrides(const std::string& when, const std::string& slug, GateVerdict instead) {
    const Book asked = book(when);
    GateDecision said{.id = {"override" + std::to_string(log.gates.size())},
                      .athlete = athlete.id,
                      .exercise = {slug, ""},
                      .decided = at(when),
                      .ruling = next_step(asked, slug).value().ruling};
    log.gates.push_back(override_decision(std::move(said), instead, "meet on Saturday").value());
    return *this;
  }

  Book book(const std::string& now) {
    told_.push_back(std::make_unique<TrainingBook>(
        TrainingBook{athlete, log_until(log, at(now)), at(now), reader_of(log, documents)}));
    return make_book(*told_.back(), rules_in_force());
  }

  Athlete athlete{};
  LogData log{};
  ReadDocuments documents{};

 private:
  std::vector<std::unique_ptr<TrainingBook>> told_{};
};

/// The plan in force at a moment, as it is then.
inline KeptPlan plan_at(ToldLog& told, const std::string& now) {
  const Book book = told.book(now);
  return plan_now(book, plan_in_force(book, day_of(book.now())).value().value(),
                  all_clear(book.knowledge()))
      .value()
      .plan;
}

/// The training days of a week, which counts from 0.
inline std::vector<LocalDate> training_dates(const KeptPlan& plan, int week) {
  std::vector<LocalDate> dates;
  for (const PlanDay& day : plan.programme.weeks[static_cast<std::size_t>(week)].days) {
    if (day.training) dates.push_back(day.date);
  }
  return dates;
}

}  // namespace dowel::testing
