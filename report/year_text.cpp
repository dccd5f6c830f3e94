#include "report/year_text.h"

#include <fmt/format.h>

#include <set>

#include "report/plan_text.h"
#include "report/plan_words.h"
#include "report/text.h"

namespace dowel::report {
namespace {

constexpr std::size_t kWidth = 96;

void add(std::string& out, const std::string& first, const std::string& text) {
  const std::string next(columns(first), ' ');
  bool begun = false;
  for (const std::string& line : wrap(text, kWidth - columns(first))) {
    out.append(begun ? next : first).append(line).append("\n");
    begun = true;
  }
}

std::string verdict_word(GateVerdict verdict) {
  switch (verdict) {
    case GateVerdict::kPass:
      return "pass";
    case GateVerdict::kHold:
      return "hold";
    case GateVerdict::kRegress:
      return "step back";
    case GateVerdict::kNotMeasured:
      break;
  }
  return "not measured";
}

std::string done_text(const SimulatedWeek& week, MassUnit unit) {
  std::string text;
  if (week.main_load_kg) text = plan_words::mass(*week.main_load_kg, unit);
  if (week.main_reps) text.append(" × ").append(std::to_string(*week.main_reps));
  return text.empty() ? "-" : text;
}

std::string name_of(const Knowledge& knowledge, const std::string& slug) {
  const Exercise* exercise = find_exercise(knowledge, slug);
  return exercise ? exercise->name : slug;
}

/// Accessory and restoration exercises of a plan's first week, each once.
std::string accessories_of(const Programme& programme, BlockKind kind, const Knowledge& knowledge) {
  std::vector<std::string> names;
  std::set<std::string> told;
  if (programme.weeks.empty()) return "";
  for (const PlanDay& day : programme.weeks.front().days) {
    for (const PlanBlock& block : day.blocks) {
      if (block.kind != kind) continue;
      for (const Prescription& line : block.lines) {
        const std::string name = plan_words::name(knowledge, line);
        if (told.insert(name).second) names.push_back(name);
      }
    }
  }
  return join_words(names);
}

/// Tells a year week by week and says only what is new.
class Story {
 public:
  Story(const Simulation& simulation, const Knowledge& knowledge, MassUnit unit)
      : simulation_(simulation), knowledge_(knowledge), unit_(unit) {}

  std::string tell() {
    out_ = "week  from         main hinge            last session    the gate      sessions\n";
    for (const SimulatedWeek& week : simulation_.weeks) {
      add_row(week);
      add_events(week);
      add_plan(week);
      add_gate(week);
      add_step(week);
    }
    return out_;
  }

 private:
  void add_row(const SimulatedWeek& week) {
    std::string gate = week.rulings.empty() ? "-" : verdict_word(week.rulings.back().verdict);
    std::string sessions = std::to_string(week.sessions);
    if (week.deload) sessions += " easier week";
    std::string done = done_text(week, unit_);
    // fmt counts the bytes of ×, which is one column wide.
    const std::size_t more = done.size() - columns(done);
    out_ += fmt::format(
        "{:4}  {:11}  {:20}  {:<{}}  {:12}  {}\n", week.number, plan_words::day(week.start),
        week.main_hinge.empty() ? "-" : week.main_hinge, done, 14 + more, gate, sessions);
  }

  void add_events(const SimulatedWeek& week) {
    for (const std::string& event : week.events) {
      if (event != "new plan" && !event.starts_with("plan stopped"))
        add(out_, "      * ", capitalised(event) + ".");
    }
  }

  void add_plan(const SimulatedWeek& week) {
    if (week.programme == programme_) return;
    const Programme& plan = simulation_.programmes[static_cast<std::size_t>(week.programme)];
    const bool first = programme_ < 0;
    programme_ = week.programme;
    if (first) return;  // stands above in full
    if (plan.stop) {
      add(out_, "      Plan stopped: ", plan.stop->why.text);
      add(out_, "        ", plan.stop->advice);
      return;
    }
    add(out_, "      New plan: ",
        fmt::format("{} weeks, main hinge {}.", plan.weeks.size(),
                    name_of(knowledge_, plan.main_hinge)));
    add_new_reasons(plan);
    const auto list = [&](const char* head, BlockKind kind) {
      const std::string names = accessories_of(plan, kind, knowledge_);
      if (!names.empty()) add(out_, "        ", head + names + ".");
    };
    list("First week's accessories: ", BlockKind::kAccessory);
    list("Restoration: ", BlockKind::kRestoration);
  }

  void add_new_reasons(const Programme& plan) {
    std::set<std::string> now;
    const auto tell = [&](const std::string& text) {
      now.insert(text);
      if (!reasons_.contains(text)) add(out_, "        ", text);
    };
    if (!plan.why_main.text.empty()) tell(plan.why_main.text);
    for (const Reason& note : plan.notes) tell(note.text);
    for (const std::string& text : plan_words::shortfalls(plan)) tell("Not met: " + text);
    reasons_ = std::move(now);
  }

  void add_gate(const SimulatedWeek& week) {
    for (const GateRuling& ruling : week.rulings) {
      const std::string said = verdict_word(ruling.verdict) + ". " + ruling.why.text;
      if (said == gate_said_) continue;
      gate_said_ = said;
      add(out_, "      The gate: ", said);
    }
  }

  void add_step(const SimulatedWeek& week) {
    for (const StepTaken& step : week.steps) {
      const bool routine = step.kind == StepKind::kRepeat || step.kind == StepKind::kMoreReps ||
                           step.kind == StepKind::kStart;
      if (routine && step.why.text == step_said_) continue;
      step_said_ = step.why.text;
      if (step.kind == StepKind::kMoreReps) continue;  // the line itself shows it
      std::string said = step.why.text;
      const bool load_moves = step.kind == StepKind::kMoreLoad || step.kind == StepKind::kStepBack;
      if (load_moves && step.target.load_kg)
        said += " Next: " + plan_words::mass(*step.target.load_kg, unit_) + ".";
      add(out_, "      Next target: ", said);
    }
  }

  const Simulation& simulation_;
  const Knowledge& knowledge_;
  MassUnit unit_;
  std::string out_;
  int programme_ = -1;
  std::set<std::string> reasons_;
  std::string gate_said_, step_said_;
};

void add_end(std::string& out, const Simulation& simulation, MassUnit unit) {
  int sessions = 0;
  for (const SimulatedWeek& week : simulation.weeks) sessions += week.sessions;
  out += "\n";
  add(out, "",
      fmt::format("After {} weeks: {} sessions, {} plans. The load of the main hinge went up {} "
                  "times, {} of them in bad form or amber pain.",
                  simulation.weeks.size(), sessions, simulation.programmes.size(),
                  simulation.increases, simulation.wrong_increases));
  const SimulatedWeek& last = simulation.weeks.back();
  add(out, "",
      fmt::format("The script's lifter could lift {} once at the start and {} at the end. That is "
                  "the script, not a prediction about anybody.",
                  plan_words::mass(simulation.weeks.front().main_max_kg, unit),
                  plan_words::mass(last.main_max_kg, unit)));
}

}  // namespace

std::string year_text(const Simulation& simulation, const Knowledge& knowledge,
                      const YearTextOptions& options) {
  std::string out = options.title + "\n" + std::string(columns(options.title), '=') + "\n\n";
  add(out, "", options.about);
  if (simulation.programmes.empty()) return out;
  out += "\nThe first plan, its first week with the reasons\n\n";
  PlanTextOptions plan;
  plan.why = true;
  plan.unit = options.unit;
  plan.most_weeks = 1;
  out += plan_text(simulation.programmes.front(), knowledge, plan);
  out += "\nThe year\n\n";
  out += Story(simulation, knowledge, options.unit).tell();
  add_end(out, simulation, options.unit);
  return out;
}

}  // namespace dowel::report
