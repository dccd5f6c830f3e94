#include <fmt/format.h>

#include <iostream>
#include <sstream>

#include "app/exercise_choice.h"
#include "cli/commands.h"
#include "cli/log_commands.h"
#include "core/log/plausible.h"
#include "formats/text_values.h"
#include "report/answers/log_answers.h"
#include "report/log_words.h"

namespace dowel::cli {
namespace {

struct AddWords {
  std::string exercise;
  std::vector<std::string> work;
  std::string at, side = "both", tempo, note;
  std::optional<double> rpe, rir;
  std::optional<int> pain, next_day_pain;
  bool warmup = false, free = false, yes = false;
};

Result<app::SetDetails> details_of(const AddWords& words) {
  app::SetDetails details{.rpe = words.rpe,
                          .rir = words.rir,
                          .pain = words.pain,
                          .next_day_pain = words.next_day_pain,
                          .notes = words.note};
  if (words.warmup) details.kind = SetKind::kWarmup;
  if (words.side == "left") details.sides = {Side::kLeft};
  if (words.side == "right") details.sides = {Side::kRight};
  if (words.side == "each") details.sides = {Side::kLeft, Side::kRight};
  if (!words.tempo.empty()) {
    auto tempo = parse_tempo(words.tempo);
    DOWEL_TRY(tempo);
    details.tempo = *tempo;
  }
  return details;
}

Result<LocalTime> time_of(const AddWords& words) {
  if (words.at.empty()) return local_now();
  auto when = parse_when_done(words.at, local_now());
  if (when && still_to_come(*when, local_now())) {
    return fail(ErrorCode::kUsage, "'" + words.at + "' is still to come",
                "log a set after it was done");
  }
  return when;
}

Result<int> print_logged(const LogDesk& log, const LogOptions& options,
                         const WorkoutSession& session, std::size_t count, std::int64_t change) {
  auto day = app::sets_of_day(*log.store, log.athlete.id,
                              std::chrono::floor<std::chrono::days>(session.started));
  DOWEL_TRY(day);
  // Those just logged stand last in their session, unless another program was quicker.
  std::vector<NumberedSet> own;
  for (const NumberedSet& s : *day) {
    if (s.session.id == session.id) own.push_back(s);
  }
  if (own.size() > count) own.erase(own.begin(), own.end() - static_cast<std::ptrdiff_t>(count));
  if (options.json) {
    std::cout << report::logged_answer(log.athlete, {session, own}, change);
    return 0;
  }
  std::cout << fmt::format(
      "Logged for {} on {}:\n{}Mend one: dowel log edit {} reps=6 · take it back: dowel log undo\n",
      log.athlete.name, report::day_words(std::chrono::floor<std::chrono::days>(session.started)),
      sets_text(own, log), own.empty() ? "last" : handle_of(own.back()));
  return 0;
}

// The exercise may be of several words and stand with its work in one argument, as it is jotted
// down: 'rdl 3x8 60kg @8'. The work begins at the first word with a figure that can be read.
AddWords sorted(AddWords words, MassUnit bare) {
  const auto begins_work = [](const std::string& word) {
    return !word.empty() && word.front() >= '0' && word.front() <= '9';
  };
  if (!words.work.empty() && begins_work(words.work.front())) return words;
  std::vector<std::string> all;
  std::istringstream line(words.exercise);
  for (std::string word; line >> word;) all.push_back(word);
  all.insert(all.end(), words.work.begin(), words.work.end());
  const auto from = [&](std::size_t i) {
    return std::vector<std::string>(all.begin() + static_cast<std::ptrdiff_t>(i), all.end());
  };
  std::size_t begin = 0;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (!begins_work(all[i])) continue;
    const bool good = app::parse_work(from(i), bare).has_value();
    if (good || begin == 0) begin = i;
    if (good) break;
  }
  if (begin == 0) return words;
  words.exercise = all.front();
  for (std::size_t i = 1; i < begin; ++i) words.exercise.append(" ").append(all[i]);
  words.work = from(begin);
  return words;
}

Result<int> run_add(const LogOptions& options, AddWords words) {
  auto log = open_log_desk(options, DeskFor::kWriting);
  DOWEL_TRY(log);
  words = sorted(std::move(words), log->unit());
  auto exercise =
      app::choose_exercise(*log->store, log->athlete.id, log->rules.knowledge, words.exercise,
                           words.free ? app::NewNames::kTaken : app::NewNames::kOffered);
  DOWEL_TRY(exercise);
  auto work = app::parse_work(words.work, log->unit());
  DOWEL_TRY(work);
  for (const app::WorkItem& item : *work) {
    DOWEL_TRY(app::check_assistance(item, *exercise));
    if (!words.yes) {
      DOWEL_TRY(app::check_plausible(item));
    }
  }
  if (!words.yes) {
    DOWEL_TRY(app::check_load_is_said(*work, find_exercise(log->rules.knowledge, exercise->slug)));
  }
  auto details = details_of(words);
  DOWEL_TRY(details);
  auto when = time_of(words);
  DOWEL_TRY(when);
  bool is_new = false;
  auto session =
      app::session_for(*log->store, *log->rules.knowledge.coach, log->athlete.id, *when, is_new);
  DOWEL_TRY(session);
  auto change =
      app::log_sets(*log->store, *session, is_new, *exercise, *work, *details, app::fresh_ids());
  DOWEL_TRY(change);
  const std::size_t count = change->put.size() - (is_new ? 1 : 0);
  change->what = fmt::format("log {} {} of {}", count, count == 1 ? "set" : "sets",
                             report::exercise_words(log->rules.knowledge, *exercise));
  auto done = commit(*log, *change);
  DOWEL_TRY(done);
  return print_logged(*log, options, *session, count, *done);
}

}  // namespace

Result<std::string> parse_tempo(const std::string& text) {
  std::vector<std::string> parts(1);
  const bool dashes = text.find('-') != std::string::npos;
  for (const char c : text) {
    if (dashes && c == '-') {
      parts.emplace_back();
    } else if (!dashes && !parts.back().empty()) {
      parts.emplace_back(1, c);
    } else {
      parts.back() += c;
    }
  }
  std::string tempo;
  bool good = parts.size() == 4;
  for (std::string& part : parts) {
    if (part == "x") part = "X";
    const auto seconds = formats::parse_number(part);
    good = good && (part == "X" || (seconds && *seconds >= 0 && *seconds <= 60));
    tempo.append(tempo.empty() ? "" : "-").append(part);
  }
  if (good) return tempo;
  return fail(ErrorCode::kUsage, "'" + text + "' is not a tempo",
              "write four figures: seconds down, at the bottom, up, at the top, e.g. 3-1-1-0");
}

void add_log_add(Command& log, const SharedOptions& options) {
  auto words = std::make_shared<AddWords>();
  Command& add = log.add_command("add", "Log sets of one exercise into today's session");
  add.footer(
      "WORK, one or more of:\n"
      "  3x5x100        3 sets of 5 repetitions with 100 (in your unit: kg, or lb)\n"
      "  3x5 @100kg     the same;  5x100 5x100 3x105: set after set\n"
      "  3x30s          3 holds of 30 seconds;  4x20m @32kg: 4 ways of 20 metres with 32 kg\n"
      "  3x8 bw         bodyweight only;  3x8 bw+10kg: with 10 kg added;  3x8 -20kg: with help\n"
      "  3x8 60kg @8    with 60 kg at an effort (RPE) of 8\n"
      "  0x170          a lift that was missed; so is 1x170 failed\n"
      "  4x20m @2x24kg  a pair of bells: both together are the load\n"
      "  2x12 each side, 3x5x60 w (warm-up), 3x12 red band (kept as a note)\n"
      "All may stand in one argument: dowel log add 'rdl 3x8 60kg @8'\n\n"
      "--json answers {\"schema\": \"dowel.logged/1\", \"change\": number, \"athlete\": {…},\n"
      "\"session\": {id, started, …}, \"sets\": [{number, handle, id, reps, load_kg, …}]}");
  add.add_option("EXERCISE", words->exercise, "a name or slug, e.g. deadlift, rdl, 'good morning'")
      .required();
  add.add_option("WORK", words->work, "what was done, e.g. 3x5x100");
  add.add_option("--at", words->at,
                 "when, if not now: yesterday, fri, -3d, 2026-01-05, 2026-01-05T18:30")
      .type_name("WHEN");
  add.add_option("--rpe", words->rpe, "effort of each set, 0 to 10 (10: nothing left)")
      .check(Between{0.0, 10.0})
      .type_name("0-10");
  add.add_option("--rir", words->rir, "repetitions left in reserve")
      .check(Between{0.0, 30.0})
      .type_name("N");
  add.add_option("--tempo", words->tempo, "seconds down-bottom-up-top, e.g. 3-1-1-0")
      .type_name("D-B-U-T");
  add.add_option("--side", words->side, "left, right, both at once, or each: left, then right")
      .check(OneOf{{"left", "right", "both", "each"}})
      .type_name("left|right|both|each")
      .show_default();
  add.add_option("--pain", words->pain, "pain during the sets, 0 to 10")
      .check(Between{0, 10})
      .type_name("0-10");
  add.add_option("--next-day-pain", words->next_day_pain, "pain the morning after, 0 to 10")
      .check(Between{0, 10})
      .type_name("0-10");
  add.add_flag("--warmup", words->warmup, "these were warm-up sets: progress leaves them out");
  add.add_option("--note", words->note, "a remark").type_name("TEXT");
  add.add_flag("--free", words->free, "keep an exercise Dowel does not know under its own name");
  add.add_flag("-y,--yes", words->yes, "the figures are right, however large");
  add_log_options(add, *options);
  add.does([=] { return finish(run_add(*options, *words), options->json); });
}

}  // namespace dowel::cli
