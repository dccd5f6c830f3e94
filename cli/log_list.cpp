#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "app/exercise_choice.h"
#include "cli/commands.h"
#include "cli/log_commands.h"
#include "cli/text_table.h"
#include "report/answers/log_answers.h"
#include "report/log_words.h"
#include "report/text.h"

namespace dowel::cli {
namespace {

constexpr std::size_t kSessionsUnasked = 7;

struct ListWords {
  std::string from, to, exercise;
  std::size_t last = 0;  // 0: not said
};

bool same_work(SetEntry a, const SetEntry& b) {
  a.id = b.id;
  a.order = b.order;
  return a == b;
}

bool same_exercise(const ExerciseRef& a, const ExerciseRef& b) {
  return a.slug == b.slug && (!a.slug.empty() || a.name == b.name);
}

std::string session_heading(const SessionSets& listed) {
  const WorkoutSession& s = listed.session;
  std::string text = report::day_words(std::chrono::floor<std::chrono::days>(s.started));
  if (const std::string clock = report::clock_words(s.started); !clock.empty()) {
    text += ", " + clock;
  }
  if (s.duration_s && *s.duration_s >= 60) text += fmt::format(" · {:.0f} min", *s.duration_s / 60);
  if (!s.title.empty()) text += " · " + s.title;
  if (s.source != "dowel") text += " · from " + s.source;
  return text;
}

// Sessions of a period with numbered sets; numbers run through the day.
Result<std::vector<SessionSets>> read_sessions(const LogDesk& log, const ListWords& words,
                                               std::size_t& left_out) {
  auto period = parse_period(words.from, words.to);
  DOWEL_TRY(period);
  std::optional<ExerciseRef> only;
  if (!words.exercise.empty()) {
    auto chosen =
        app::choose_exercise(*log.store, log.athlete.id, log.rules.knowledge, words.exercise);
    DOWEL_TRY(chosen);
    only = *chosen;
  }
  auto sessions = log.store->sessions(log.athlete.id, *period);
  DOWEL_TRY(sessions);
  const bool whole = period->from || period->to;
  const std::size_t wanted = words.last > 0 ? words.last : whole ? SIZE_MAX : kSessionsUnasked;
  std::vector<SessionSets> listed;
  left_out = 0;
  for (auto s = sessions->rbegin(); s != sessions->rend(); ++s) {
    if (listed.size() == wanted) {
      left_out = static_cast<std::size_t>(sessions->rend() - s);
      break;
    }
    auto day = app::sets_of_day(*log.store, log.athlete.id,
                                std::chrono::floor<std::chrono::days>(s->started));
    DOWEL_TRY(day);
    SessionSets entry{*s, {}, {}};
    for (NumberedSet& set : *day) {
      if (set.session.id != s->id) continue;
      if (only && !same_exercise(set.set.exercise, *only)) continue;
      entry.sets.push_back(std::move(set));
    }
    auto notes = log.store->notes(s->id);
    DOWEL_TRY(notes);
    entry.notes = std::move(*notes);
    if (!only || !entry.sets.empty()) listed.push_back(std::move(entry));
  }
  std::reverse(listed.begin(), listed.end());
  return listed;
}

int print_sessions(const std::vector<SessionSets>& listed, const LogDesk& log,
                   const LogOptions& options, std::size_t left_out) {
  if (options.json) {
    std::cout << report::sessions_answer(log.athlete, listed, left_out);
    return 0;
  }
  if (listed.empty()) {
    std::cout << "Nothing is logged for " << log.athlete.name
              << " here. Log a first set: dowel log add deadlift 3x5x60\n";
    return 0;
  }
  for (const SessionSets& entry : listed) {
    std::cout << session_heading(entry) << '\n' << sets_text(entry.sets, log);
    for (const std::string& line : report::wrap(entry.session.notes, 90)) {
      if (!line.empty()) std::cout << "  “" << line << "”\n";
    }
    std::cout << notes_text(entry.notes, entry.sets);
    std::cout << '\n';
  }
  if (left_out > 0) {
    std::cout << fmt::format("{} earlier; see them with --last N or --from 2026-01-01.\n",
                             report::count_of(left_out, "session"));
  }
  for (auto entry = listed.rbegin(); entry != listed.rend(); ++entry) {
    if (entry->sets.empty()) continue;
    std::cout << fmt::format("Mend a set by day and number: dowel log edit {} reps=6\n",
                             handle_of(entry->sets.back()));
    break;
  }
  return 0;
}

Result<int> run_list(const LogOptions& options, const ListWords& words) {
  auto log = open_log_desk(options);
  DOWEL_TRY(log);
  std::size_t left_out = 0;
  auto listed = read_sessions(*log, words, left_out);
  DOWEL_TRY(listed);
  return print_sessions(*listed, *log, options, left_out);
}

}  // namespace

std::string sets_text(const std::vector<NumberedSet>& sets, const LogDesk& log) {
  std::vector<std::vector<std::string>> rows;
  const MassUnit unit = log.unit();
  for (std::size_t i = 0; i < sets.size();) {
    std::size_t end = i + 1;
    while (end < sets.size() && same_work(sets[end].set, sets[i].set) &&
           sets[end].filmed == sets[i].filmed && sets[end].number == sets[end - 1].number + 1) {
      ++end;
    }
    const std::size_t count = end - i;
    const std::string number = count == 1
                                   ? std::to_string(sets[i].number)
                                   : fmt::format("{}–{}", sets[i].number, sets[end - 1].number);
    const std::string work = report::work_words(sets[i].set, unit);
    std::string details = report::detail_words(sets[i].set);
    if (sets[i].filmed) details += details.empty() ? "filmed" : ", filmed";
    rows.push_back({number, report::exercise_words(log.rules.knowledge, sets[i].set.exercise),
                    count == 1 ? work : fmt::format("{} × {}", count, work), std::move(details)});
    i = end;
  }
  return table_text({{"", true}, {""}, {""}, {""}}, rows);
}

Result<int> run_log_list(const LogOptions& options) { return run_list(options, {}); }

void add_log_list(Command& log, const SharedOptions& options) {
  auto words = std::make_shared<ListWords>();
  Command& list = log.add_command("list", "Show sessions by date, the latest last");
  list.footer(
      "--json answers {\"schema\": \"dowel.sessions/1\", \"athlete\": {…}, \"earlier_sessions\":\n"
      "number, \"sessions\": [{id, started, …, \"sets\": [{number, handle, filmed, id, "
      "reps,\n…}]}]}");
  list.add_option("--from", words->from, "first day: 2026-01-05, -30d, yesterday").type_name("DAY");
  list.add_option("--to", words->to, "last day").type_name("DAY");
  list.add_option("--last", words->last, "so many sessions [7, or all of the days named]")
      .check(Between{std::size_t{1}, std::size_t{100'000}})
      .type_name("N");
  list.add_option("-e,--exercise", words->exercise, "only this exercise").type_name("NAME");
  add_log_options(list, *options);
  list.does([=] { return finish(run_list(*options, *words), options->json); });
}

}  // namespace dowel::cli
