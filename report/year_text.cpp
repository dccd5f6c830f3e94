#include "report/year_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/log/mass_words.h"
#include "report/commands.h"
#include "report/plan_text.h"
#include "report/plan_words.h"
#include "report/text.h"

namespace dowel::report {
namespace {

constexpr std::size_t kWidth = 96;
constexpr int kWeeksToForget = 10;

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
  if (!week.main_reps) return "-";
  std::string amount = fmt::format("{} × {}", week.main_sets, *week.main_reps);
  if (!week.main_load_kg) return amount;
  return fmt::format("{} × {}", amount, mass_words(*week.main_load_kg, unit));
}

std::string weekday(LocalDate date) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  return kDays[std::chrono::weekday{date}.c_encoding()];
}

std::string name_of(const Knowledge& knowledge, const std::string& slug) {
  const Exercise* exercise = find_exercise(knowledge, slug);
  return exercise ? exercise->name : slug;
}

// Accessory and restoration exercises of a plan's first week, each once.
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

// Tells a year week by week and says only what is new.
class Story {
 public:
  Story(const Simulation& simulation, const Knowledge& knowledge, MassUnit unit)
      : simulation_(simulation), knowledge_(knowledge), unit_(unit) {}

  std::string tell() {
    out_ =
        "week  from         main hinge                          last session       the gate      "
        "sessions\n";
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
    if (week.deload && week.sessions > 0) {
      const auto made = static_cast<std::size_t>(week.programme);
      const bool own = simulation_.programmes[made].main_is_own;
      sessions += own ? " hip work easier" : " easier week";
    }
    const std::string main = week.main_hinge.empty() ? "-" : name_of(knowledge_, week.main_hinge);
    out_ += fmt::format("{:4}  {:11}  {:34}  {:17}  {:12}  {}\n", week.number,
                        plan_words::day(week.start), main, done_text(week, unit_), gate, sessions);
  }

  void add_events(const SimulatedWeek& week) {
    for (const std::string& event : week.events) {
      if (event != "new plan" && !event.starts_with("plan stopped")) {
        add(out_, "      * ", capitalised(event) + (event.ends_with('.') ? "" : "."));
      }
    }
  }

  void add_plan(const SimulatedWeek& week) {
    if (week.programme == programme_) return;
    const Programme& plan = simulation_.programmes[static_cast<std::size_t>(week.programme)];
    const bool first = programme_ < 0;
    programme_ = week.programme;
    if (first) {  // stands above in full
      main_hinge_ = plan.main_hinge;
      return;
    }
    if (plan.stop) {
      add(out_, "      Plan stopped: ", plan.stop->why.text);
      add(out_, "        ", report::said(plan.stop->advice));
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
    // What only says other figures than the last plan's is no news.
    const auto tell = [&](const std::string& text) {
      const std::string words = without_figures(text);
      now.insert(words);
      if (!reasons_.contains(words)) add(out_, "        ", text);
    };
    if (plan.main_hinge != main_hinge_) reasons_.erase(without_figures(plan.why_main.text));
    main_hinge_ = plan.main_hinge;
    if (!plan.why_main.text.empty()) tell(plan.why_main.text);
    for (const Reason& note : plan.notes) tell(report::said(note));
    for (const std::string& text : plan_words::shortfalls(plan)) tell("Not met: " + text);
    reasons_ = std::move(now);
  }

  static std::string without_figures(std::string text) {
    std::erase_if(text, [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == '-'; });
    return text;
  }

  void add_gate(const SimulatedWeek& week) {
    for (std::size_t i = 0; i < week.rulings.size(); ++i) {
      const GateRuling& ruling = week.rulings[i];
      const std::string said = verdict_word(ruling.verdict) + ". " + ruling.why.text;
      if (is_news(said, week.number)) {
        add(out_, fmt::format("      {}, the gate: ", weekday(week.ruled[i])), said);
      }
    }
  }

  // Steps that the table shows by itself are left out: one repetition more, the same again.
  void add_step(const SimulatedWeek& week) {
    for (const StepTaken& step : week.steps) {
      const bool down = step.kind == StepKind::kStepBack || step.kind == StepKind::kBackAfterGap;
      const bool waits = step.kind == StepKind::kRepeat && step.why.text.starts_with("Ready");
      const bool slower = step.why.text.starts_with("As many") ||
                          step.why.text.starts_with("The step back was") ||
                          step.why.text.starts_with("Lighter already") ||
                          step.why.text.starts_with("Two steps back") ||
                          step.why.text.starts_with("Your own programme sets");
      const bool shown = down || waits || slower || step.kind == StepKind::kMoreLoad ||
                         step.kind == StepKind::kNextExercise || step.kind == StepKind::kWiderReps;
      if (!shown || (!is_news(step.why.text, week.number) && !down)) continue;
      std::string said = step.why.text;
      if ((down || step.kind == StepKind::kMoreLoad) && step.target.load_kg) {
        said += " Next: " + mass_words(*step.target.load_kg, unit_) + ".";
      }
      const LocalDate day = std::chrono::floor<std::chrono::days>(step.when);
      add(out_, fmt::format("      {}, the target: ", weekday(day)), said);
    }
  }

  // True for what was not said in the last weeks; figures do not count.
  bool is_news(std::string text, int week) {
    std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
    const auto [place, fresh] = said_.try_emplace(text, week);
    const bool news = fresh || week - place->second > kWeeksToForget;
    if (news) place->second = week;
    return news;
  }

  const Simulation& simulation_;
  const Knowledge& knowledge_;
  MassUnit unit_;
  std::string out_;
  int programme_ = -1;
  std::string main_hinge_;
  std::set<std::string> reasons_;
  std::map<std::string, int> said_;  // text → week it was said last
};

void add_end(std::string& out, const Simulation& simulation, MassUnit unit) {
  int sessions = 0;
  for (const SimulatedWeek& week : simulation.weeks) sessions += week.sessions;
  const auto plans = std::count_if(simulation.programmes.begin(), simulation.programmes.end(),
                                   [](const Programme& plan) { return !plan.stop; });
  out += "\n";
  add(out, "",
      fmt::format("After {} weeks: {} sessions, {} plans. Rises of the main hinge's load: {}; of "
                  "them in bad form or amber pain: {}.",
                  simulation.weeks.size(), sessions, plans, simulation.increases,
                  simulation.wrong_increases));
  const SimulatedWeek& last = simulation.weeks.back();
  add(out, "",
      fmt::format("The script's lifter could hinge {} once at the start and {} at the end. That is "
                  "the script, not a prediction about anybody.",
                  mass_words(simulation.start_max_kg, unit), mass_words(last.main_max_kg, unit)));
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
