#include "server/demo.h"

#include <array>

#include "app/lifter_script.h"
#include "app/read_book.h"
#include "app/training_talk.h"
#include "core/coach/plan_book.h"

namespace dowel::server {
namespace {

constexpr int kWeeks = 51;

AthleteId demo_id() { return {name_uuid(kImportSpace, "synthetic athlete")}; }

// A field player's year: four weeks of pain in the groin, a fortnight away, form that goes once.
std::string script_from(LocalDate start, LocalDate today) {
  // She trains today, so that there is something to see.
  static constexpr std::array<const char*, 7> kDays{"sun", "mon", "tue", "wed",
                                                    "thu", "fri", "sat"};
  std::string days;
  for (const int later : {0, 2, 4}) {
    const std::chrono::weekday day{today + std::chrono::days{later}};
    days.append(days.empty() ? "" : ",").append(kDays[day.c_encoding()]).append(":60");
  }
  return R"toml(title = "A made-up year"
about = "Nobody lived it: drawn up so that every page has something to show."

[athlete]
name = "Sana (synthetic)"
experience = "intermediate"
equipment = ["barbell", "rack", "bench", "mini-band", "long-band", "cable", "dumbbell", "kettlebell"]

[plan]
for = "field-sport"
days = ")toml" +
         days + R"toml("
start = ")toml" +
         to_text(start) +
         R"toml("

[body]
start_max_kg = 80
weeks = 51

[events]
missed = ["19-20"]
bad_form = [34, 35]
)toml";
}

// What the simulation calls its records is only unique within it.
LogData renamed(LogData log, const Athlete& athlete) {
  const auto name = [](std::string& id) { id = name_uuid(kImportSpace, "synthetic|" + id); };
  log.athletes = {athlete};
  for (WorkoutSession& session : log.sessions) {
    name(session.id.value);
    session.athlete = athlete.id;
    session.source = "synthetic";
  }
  for (SetEntry& set : log.sets) {
    name(set.id.value);
    name(set.session.value);
  }
  // Films and rulings of the simulation have no picture behind them: what hangs on them stays out.
  log.analyses.clear();
  log.gates.clear();
  log.plans.clear();
  for (PainAnswer& answer : log.pain) {
    name(answer.id.value);
    answer.athlete = athlete.id;
  }
  log.red_flags.clear();
  log.checks.clear();
  log.notes.clear();
  return log;
}

Result<void> make_her_plan(app::Desk& desk, LocalTime now, PlanRequest request) {
  DOWEL_TRY(app::turn_to(desk, demo_id().value, now));
  DOWEL_TRY(app::keep_feel(desk, {.red_flags = all_clear(desk.rules.knowledge)}));
  request.athlete = desk.athlete();
  request.start = day_of(now);
  request.pain.clear();
  request.weeks = 4;
  DOWEL_TRY(app::plan_from(desk, std::move(request), true));
  return {};
}

}  // namespace

bool is_synthetic(const AthleteId& athlete) { return athlete == demo_id(); }

Result<Demo> put_demo(app::Desk& desk, LocalDate today) {
  const auto athletes = desk.store->athletes();
  DOWEL_TRY(athletes);
  for (const Athlete& athlete : *athletes) {
    if (is_synthetic(athlete.id)) return Demo{athlete, false};
  }
  const auto monday = today - (std::chrono::weekday{today} - std::chrono::Monday);
  const auto script =
      app::read_lifter_script(script_from(monday - std::chrono::days{7 * kWeeks}, today),
                              "the synthetic athlete", desk.rules.knowledge);
  DOWEL_TRY(script);
  auto year = simulate(script->request, script->lifter, desk.rules);
  DOWEL_TRY(year);
  Athlete athlete = script->request.athlete;
  athlete.id = demo_id();
  const LogData log = renamed(std::move(year->log), athlete);
  DOWEL_TRY(desk.store->commit(change_from(log, "add the synthetic athlete")));
  DOWEL_TRY(make_her_plan(desk, LocalTime{monday} + std::chrono::hours{7}, script->request));
  return Demo{athlete, true};
}

}  // namespace dowel::server
