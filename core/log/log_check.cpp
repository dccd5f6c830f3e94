#include <cmath>
#include <set>
#include <string>

#include "core/base/utf8.h"
#include "core/log/log_cells.h"

namespace dowel {
namespace {

// Collects the first breach found; later ones are of no use to a reader.
struct Findings {
  std::string breach;

  void demand(bool holds, const char* what) {
    if (!holds && breach.empty()) breach = what;
  }
  // As above, with the field's name put before: "the field 'notes' is not …".
  void demand(bool holds, std::string_view field, const char* what) {
    if (holds || !breach.empty()) return;
    breach.append("the field '").append(field).append("' ").append(what);
  }
  template <class T>
  void within(const std::optional<T>& value, T low, T high, const char* what) {
    demand(!value || (*value >= low && *value <= high), what);
  }
  Result<void> verdict() const {
    if (breach.empty()) return {};
    return fail(ErrorCode::kBadData, breach, "correct the entry and save it again");
  }
};

void check_field(Findings& found, std::string_view name, const std::string& text) {
  found.demand(is_clean_text(text), name, "is not valid UTF-8 or holds a NUL");
}
void check_field(Findings& found, std::string_view name, const std::vector<std::string>& list) {
  for (const std::string& entry : list) check_field(found, name, entry);
}
void check_field(Findings& found, std::string_view name, double number) {
  found.demand(std::isfinite(number), name, "is not a finite number");
}
template <class Tag>
void check_field(Findings& found, std::string_view name, const Id<Tag>& id) {
  check_field(found, name, id.value);
}
template <class T>
void check_field(Findings& found, std::string_view name, const std::optional<T>& value) {
  if (value) check_field(found, name, *value);
}
template <class T>
requires std::is_enum_v<T> || std::is_integral_v<T>
void check_field(Findings&, std::string_view, T) {}
// Times must survive being written with a four-digit year.
template <class Clock, class Unit>
void check_field(Findings& found, std::string_view name,
                 std::chrono::time_point<Clock, Unit> time) {
  const std::chrono::year_month_day date{
      std::chrono::local_days{std::chrono::floor<std::chrono::days>(time.time_since_epoch())}};
  found.demand(date.year() >= std::chrono::year{0} && date.year() <= std::chrono::year{9999}, name,
               "has a year that is not between 0 and 9999");
}

template <HasFields Part>
void check_field(Findings& found, std::string_view, const std::vector<Part>& parts) {
  for (const Part& part : parts) {
    visit_fields(
        part, [&](std::string_view name, const auto& field) { check_field(found, name, field); });
  }
}

template <class Record>
Findings check_fields(const Record& record) {
  Findings found;
  found.demand(!record.id.value.empty(), "an entry without an identity cannot be kept");
  visit_fields(record,
               [&](std::string_view name, const auto& field) { check_field(found, name, field); });
  return found;
}

constexpr int kWorstPain = 10;
constexpr double kHuge = 1e6;  // beyond any load, hold or distance that is not a slip

}  // namespace

Result<void> check(const Athlete& athlete) {
  Findings found = check_fields(athlete);
  found.within(athlete.birth_year, 1800, 2200, "the birth year is not a year of a living person");
  found.within(athlete.height_m, 0.3, 3.0, "a height must lie between 0.3 and 3 m");
  found.within(athlete.mass_kg, 2.0, 700.0, "a body mass must lie between 2 and 700 kg");
  return found.verdict();
}

Result<void> check(const WorkoutSession& session) {
  Findings found = check_fields(session);
  found.within(session.duration_s, 0.0, kHuge, "a session lasts between 0 and 1 000 000 s");
  found.within(session.body_mass_kg, 2.0, 700.0, "a body mass must lie between 2 and 700 kg");
  return found.verdict();
}

Result<void> check(const SetEntry& set) {
  Findings found = check_fields(set);
  found.demand(!set.exercise.slug.empty() || !set.exercise.name.empty(),
               "a set must name its exercise");
  found.demand(set.order >= 0, "a set's place in the session cannot be negative");
  found.within(set.reps, 0, 1'000'000, "reps lie between 0 and 1 000 000");
  found.within(set.hold_s, 0.0, kHuge, "a hold lies between 0 and 1 000 000 s");
  found.within(set.distance_m, 0.0, kHuge, "a distance lies between 0 and 1 000 000 m");
  found.within(set.load_kg, -kHuge, kHuge, "a load lies between -1 000 000 and 1 000 000 kg");
  found.within(set.rpe, 0.0, 10.0, "an RPE lies between 0 and 10");
  found.within(set.rir, 0.0, 100.0, "reps in reserve lie between 0 and 100");
  found.within(set.pain, 0, kWorstPain, "pain lies between 0 and 10");
  found.within(set.next_day_pain, 0, kWorstPain, "next-day pain lies between 0 and 10");
  return found.verdict();
}

Result<void> check(const AnalysisLink& analysis) {
  Findings found = check_fields(analysis);
  found.demand(analysis.held >= 0 && analysis.held <= analysis.gradeable,
               "movement quality must be held out of gradeable, 0 <= held <= gradeable");
  return found.verdict();
}

Result<void> check(const GateDecision& gate) {
  const GateRuling& ruling = gate.ruling;
  Findings found = check_fields(gate);
  found.demand(!gate.exercise.slug.empty() || !gate.exercise.name.empty(),
               "a gate decision must name its exercise");
  found.demand(ruling.pain >= 0 && ruling.pain <= kWorstPain, "pain lies between 0 and 10");
  found.demand(ruling.clean_in_a_row >= 0 && ruling.clean_needed >= 0,
               "clean sessions in a row cannot be negative");
  for (const GateEvidence& evidence : ruling.evidence) {
    found.demand(evidence.rep >= 0, "a repetition's number cannot be negative");
  }
  return found.verdict();
}

Result<void> check(const PlanRecord& plan) {
  Findings found = check_fields(plan);
  found.demand(plan.weeks >= 1 && plan.weeks <= 16, "a plan lasts 1 to 16 weeks");
  found.demand(!plan.request.empty(), "a plan without its request cannot be made again");
  return found.verdict();
}

Result<void> check(const PainAnswer& answer) {
  Findings found = check_fields(answer);
  found.within(answer.during, 0, kWorstPain, "pain lies between 0 and 10");
  found.within(answer.next_morning, 0, kWorstPain, "pain the next morning lies between 0 and 10");
  found.demand(answer.during || answer.next_morning || answer.stiff,
               "an answer about a region must say something of it");
  return found.verdict();
}

Result<void> check(const RedFlagCheck& red_flags) {
  Findings found = check_fields(red_flags);
  found.demand(!red_flags.answers.empty(), "a question without an answer is not kept");
  std::set<std::string_view> asked;
  for (const RedFlagAnswer& answer : red_flags.answers) {
    found.demand(!answer.id.empty() && asked.insert(answer.id).second,
                 "each question about warning signs has a name, and one answer");
  }
  return found.verdict();
}

Result<void> check(const SelfCheck& self_check) {
  Findings found = check_fields(self_check);
  found.demand(!self_check.question.empty(), "an answer must name its question");
  found.demand(!self_check.result.empty(), "a question without an answer is not kept");
  return found.verdict();
}

Result<void> check(const CoachNote& note) {
  Findings found = check_fields(note);
  found.demand(!note.session.value.empty(), "a note must name its session");
  found.demand(!note.author.empty(), "a note must say who wrote it");
  return found.verdict();
}

Result<void> check(const FilmComment& comment) {
  Findings found = check_fields(comment);
  found.demand(!comment.set.value.empty(), "a comment must name the set of its film");
  found.demand(!comment.author.empty(), "a comment must say who wrote it");
  found.demand(comment.in_s >= 0 && comment.in_s <= kHuge, "a comment must have its place in time");
  found.within(comment.out_s, comment.in_s, kHuge, "a comment cannot end before it begins");
  found.within(comment.rep, 0, 1'000'000, "a repetition's number cannot be negative");
  found.within(comment.voice_s, 0.0, kHuge, "a recording cannot be shorter than nothing");
  found.demand(comment.reply_to != comment.id, "a comment cannot answer itself");
  return found.verdict();
}

Result<void> check(const NameMapping& mapping) { return check_fields(mapping).verdict(); }
Result<void> check(const ImportedRow& row) { return check_fields(row).verdict(); }

}  // namespace dowel
