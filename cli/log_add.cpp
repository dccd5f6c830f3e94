#include <fmt/format.h>

#include <iostream>
#include <sstream>

#include "app/exercise_choice.h"
#include "cli/commands.h"
#include "cli/log_commands.h"
#include "cli/log_words.h"
#include "core/log/plausible.h"
#include "formats/text_values.h"
#include "store/sqlite_store.h"

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
  auto when = parse_when(words.at);
  if (when && still_to_come(*when, local_now()))
    return fail(ErrorCode::kUsage, "'" + words.at + "' is still to come",
                "log a set after it was done");
  return when;
}

int print_logged(const LogAccess& log, const LogOptions& options, const WorkoutSession& session,
                 std::size_t count, std::int64_t change) {
  auto day = app::sets_of_day(*log.store, log.athlete.id,
                              std::chrono::floor<std::chrono::days>(session.started));
  if (!day) return tell_error(day.error());
  // Those just logged stand last in their session, unless another program was quicker.
  std::vector<app::NumberedSet> own;
  for (const app::NumberedSet& s : *day) {
    if (s.session.id == session.id) own.push_back(s);
  }
  if (own.size() > count) own.erase(own.begin(), own.end() - static_cast<std::ptrdiff_t>(count));
  if (options.json) {
    Json document = json_document("logged");
    document["change"] = change;
    document["athlete"] = record_json(log.athlete);
    document["session"] = record_json(session);
    document["sets"] = Json::array();
    for (const auto& s : own) document["sets"].push_back(set_json(s));
    print_json(document);
    return 0;
  }
  std::cout << fmt::format(
      "Logged for {} on {}:\n{}Mend one: dowel log edit {} reps=6 · take it back: dowel log undo\n",
      log.athlete.name, day_words(std::chrono::floor<std::chrono::days>(session.started)),
      sets_text(own, log),
      own.empty() ? "last" : set_json(own.back())["handle"].get<std::string>());
  return 0;
}

/// The exercise may be of several words and stand with its work in one argument, as it is jotted
/// down: 'rdl 3x8 60kg @8'. The work begins at the first word with a figure that can be read.
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

int run_add(const LogOptions& options, AddWords words) {
  auto log = access_log(options, app::Missing::kImagine);
  if (!log) return tell_error(log.error());
  words = sorted(std::move(words), log->athlete.shown_unit);
  auto exercise =
      app::choose_exercise(*log->store, log->athlete.id, log->knowledge, words.exercise,
                           words.free ? app::NewNames::kTaken : app::NewNames::kOffered);
  if (!exercise) return tell_error(exercise.error());
  auto work = app::parse_work(words.work, log->athlete.shown_unit);
  if (!work) return tell_error(work.error());
  for (const app::WorkItem& item : *work) {
    auto plausible = app::check_plausible(item);
    if (!plausible && !words.yes) return tell_error(plausible.error());
  }
  auto details = details_of(words);
  if (!details) return tell_error(details.error());
  auto when = time_of(words);
  if (!when) return tell_error(when.error());
  bool is_new = false;
  auto session = app::session_for(*log->store, log->athlete.id, *when, is_new);
  if (!session) return tell_error(session.error());
  auto change =
      app::log_sets(*log->store, *session, is_new, *exercise, *work, *details, store::system_ids());
  if (!change) return tell_error(change.error());
  const std::size_t count = change->put.size() - (is_new ? 1 : 0);
  change->what = fmt::format("log {} {} of {}", count, count == 1 ? "set" : "sets",
                             exercise_words(log->knowledge, *exercise));
  if (auto kept = app::keep_athlete(*log->store, log->athlete); !kept)
    return tell_error(kept.error());
  auto done = log->store->commit(*change);
  if (!done) return tell_error(done.error());
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

void add_log_add(CLI::App& log, const SharedOptions& options, int& exit_code) {
  auto words = std::make_shared<AddWords>();
  CLI::App* add = log.add_subcommand("add", "Log sets of one exercise into today's session");
  add->footer(
      "WORK, one or more of:\n"
      "  3x5x100        3 sets of 5 repetitions with 100 (in your unit: kg, or lb)\n"
      "  3x5 @100kg     the same;  5x100 5x100 3x105: set after set\n"
      "  3x30s          3 holds of 30 seconds;  4x20m @32kg: 4 ways of 20 metres with 32 kg\n"
      "  3x8 bw         bodyweight only;  3x8 60kg @8: with 60 kg at an effort (RPE) of 8\n"
      "All may stand in one argument: dowel log add 'rdl 3x8 60kg @8'\n\n"
      "--json answers {\"schema\": \"dowel.logged/1\", \"change\": number, \"athlete\": {…},\n"
      "\"session\": {id, started, …}, \"sets\": [{number, handle, id, reps, load_kg, …}]}");
  add->add_option("EXERCISE", words->exercise, "a name or slug, e.g. deadlift, rdl, 'good morning'")
      ->required();
  add->add_option("WORK", words->work, "what was done, e.g. 3x5x100");
  add->add_option("--at", words->at,
                  "when, if not now: yesterday, -3d, 2026-01-05, 2026-01-05T18:30")
      ->type_name("WHEN");
  add->add_option("--rpe", words->rpe, "effort of each set, 0 to 10 (10: nothing left)")
      ->check(CLI::Range(0.0, 10.0))
      ->type_name("0-10");
  add->add_option("--rir", words->rir, "repetitions left in reserve")
      ->check(CLI::Range(0.0, 30.0))
      ->type_name("N");
  add->add_option("--tempo", words->tempo, "seconds down-bottom-up-top, e.g. 3-1-1-0")
      ->type_name("D-B-U-T");
  add->add_option("--side", words->side, "left, right, both at once, or each: left, then right")
      ->check(CLI::IsMember({"left", "right", "both", "each"}))
      ->type_name("left|right|both|each")
      ->capture_default_str();
  add->add_option("--pain", words->pain, "pain during the sets, 0 to 10")
      ->check(CLI::Range(0, 10))
      ->type_name("0-10");
  add->add_option("--next-day-pain", words->next_day_pain, "pain the morning after, 0 to 10")
      ->check(CLI::Range(0, 10))
      ->type_name("0-10");
  add->add_flag("--warmup", words->warmup, "these were warm-up sets: progress leaves them out");
  add->add_option("--note", words->note, "a remark")->type_name("TEXT");
  add->add_flag("--free", words->free, "keep an exercise Dowel does not know under its own name");
  add->add_flag("-y,--yes", words->yes, "the figures are right, however large");
  add_log_options(*add, *options);
  add->callback([=, &exit_code] { exit_code = run_add(*options, *words); });
}

}  // namespace dowel::cli
