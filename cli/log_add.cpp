#include <fmt/format.h>

#include <cmath>
#include <iostream>
#include <sstream>

#include "app/doubtful_load.h"
#include "app/exercise_choice.h"
#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/log_commands.h"
#include "cli/log_warnings.h"
#include "core/coach/self_checks.h"
#include "core/log/plausible.h"
#include "core/plan/variant.h"
#include "core/readiness/pain.h"
#include "formats/csv.h"
#include "formats/text_values.h"
#include "report/answers/log_answers.h"
#include "report/log_words.h"

namespace dowel::cli {
namespace {

struct AddWords {
  std::string exercise;
  std::vector<std::string> work;
  std::string at, side, tempo, note;
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
  const LocalTime now = local_now();  // once: at midnight "tomorrow" would become today
  if (words.at.empty()) return now;
  auto when = parse_when_done(words.at, now);
  const auto day = [](LocalTime time) { return std::chrono::floor<std::chrono::days>(time); };
  if (when && (still_to_come(*when, now) || day(*when) > day(now))) {
    return fail(ErrorCode::kUsage, "'" + words.at + "' is still to come",
                "log a set after it was done");
  }
  return when;
}

// What is done with one side at a time, and of which no side is said: half of it, or both?
std::string side_words(const std::vector<app::WorkItem>& work, const AddWords& words,
                       const Exercise* exercise) {
  if (exercise == nullptr || !exercise->unilateral || !words.side.empty()) return {};
  if (exercise->progress_by == std::vector{ProgressBy::kRange}) return {};
  const auto open = [](const app::WorkItem& item) { return !item.each_side && !item.side; };
  if (std::ranges::none_of(work, open)) return {};
  return fmt::format(
      "{} is done one side at a time, and it is not said of which: it counts for both. If it was "
      "one: dowel log edit … side=left\n",
      exercise->name);
}

// The same as a moment ago may be the next set, or the same typed twice.
Result<std::string> twice_words(const LogDesk& log, const WorkoutSession& session,
                                const LogChange& change) {
  constexpr std::chrono::minutes kMoment{1};
  if (app::same_as_last(*log.store, session.id, change) == 0) return std::string();
  const auto last = log.store->changes(1);
  DOWEL_TRY(last);
  const bool just_now = !last->empty() && !last->front().undone &&
                        last->front().what == change.what &&
                        app::utc_now() - last->front().when < kMoment;
  return just_now ? std::string(
                        "The same was logged less than a minute ago. Typed twice? dowel log undo\n")
                  : std::string();
}

// A lift that people know, and a variant of one of ours, is kept as it was typed: said the first
// time.
Result<std::string> own_name_words(const LogDesk& log, const ExerciseRef& exercise) {
  if (!exercise.slug.empty()) return std::string();
  const auto used = log.store->exercises(log.athlete.id);
  DOWEL_TRY(used);
  if (std::ranges::find(*used, exercise, &ExerciseUse::exercise) != used->end()) {
    return std::string();
  }
  const Exercise* parent = counts_as(log.rules.knowledge, exercise.name);
  return fmt::format(
      "Kept as '{}', under its own name: Dowel has no rules for it. {}\n", exercise.name,
      parent ? "A plan counts it as what a " + formats::lowered(parent->name) + " trains."
             : std::string("Its progress is shown, and a rule of your own programme can lead it."));
}

// The same figure in the other unit within one session: one of the two was a slip.
Result<std::string> unit_words(const LogDesk& log, const WorkoutSession& session,
                               const ExerciseRef& exercise,
                               const std::vector<app::WorkItem>& work) {
  const auto sets = log.store->sets(session.id);
  DOWEL_TRY(sets);
  constexpr double kSame = 0.005;  // of the load
  for (const app::WorkItem& item : work) {
    const double now_kg = item.load_kg.value_or(0);
    if (now_kg <= 0) continue;
    for (const SetEntry& set : *sets) {
      const double was_kg = set.load_kg.value_or(0);
      if (set.exercise != exercise || was_kg <= 0) continue;
      const double more = std::max(was_kg, now_kg), less = std::min(was_kg, now_kg);
      if (std::abs(more * kKilogramsPerPound - less) > kSame * less) continue;
      const std::string figure = formats::csv_number(std::round(more * 10) / 10);
      return fmt::format(
          "This session holds {0} kg and {0} lb of it. If one of them is a slip: dowel log edit … "
          "load={0}lb, or load={0}kg\n",
          figure);
    }
  }
  return std::string();
}

// Of what is done with things the athlete does not own: perhaps another exercise was meant.
std::string not_owned_words(const LogDesk& log, const NumberedSet& set) {
  const Exercise* exercise = find_exercise(log.rules.knowledge, set.set.exercise.slug);
  const auto& owned = log.athlete.equipment;
  if (exercise == nullptr || exercise->equipment.empty() || owned.empty()) return {};
  if (way_to_equip(exercise->equipment, owned) != nullptr) return {};
  std::string things;
  for (const std::string& thing : exercise->equipment.front()) {
    things.append(things.empty() ? "" : " and ").append(thing);
  }
  return fmt::format(
      "{} is done with {}, which is not among your equipment. If another was meant: dowel log "
      "edit {} exercise=…\n",
      exercise->name, things, handle_of(set));
}

Result<int> print_logged(const LogDesk& log, const LogOptions& options,
                         const WorkoutSession& session, std::size_t count, std::int64_t change,
                         bool made_athlete) {
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
  if (made_athlete) {
    std::cout << fmt::format(
        "This log had no athlete yet: '{}' was made, of whom nothing is known. 'dowel athlete "
        "edit' "
        "tells body mass, experience and equipment.\n",
        log.athlete.name);
  }
  std::cout << fmt::format(
      "Logged for {} on {}:\n{}Mend one: dowel log edit {} reps=6 · take it back: dowel log undo\n",
      log.athlete.name, report::day_words(std::chrono::floor<std::chrono::days>(session.started)),
      sets_text(own, log), own.empty() ? "last" : handle_of(own.back()));
  if (!own.empty()) std::cout << not_owned_words(log, own.back());
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

// A load far above the best so far: whoever sits there is asked, nobody else's figure is taken.
Result<void> settle_doubt(LogDesk& log, const ExerciseRef& exercise,
                          const std::vector<app::WorkItem>& work) {
  const auto doubt =
      app::doubtful_load(*log.store, log.athlete.id, log.rules.knowledge, exercise, work);
  DOWEL_TRY(doubt);
  const bool asked = *doubt && can_ask();
  if (asked && ask_yes(app::doubt_words(**doubt, log.unit()) + ". Is that right?")) return {};
  return app::check_likely_load(*log.store, log.athlete.id, log.rules.knowledge, exercise, work,
                                log.unit());
}

Result<int> run_add(const LogOptions& options, AddWords words) {
  auto log = open_log_desk(options, DeskFor::kWriting);
  DOWEL_TRY(log);
  words = sorted(std::move(words), log->unit());
  auto exercise =
      app::choose_exercise(*log->store, log->athlete.id, log->rules.knowledge, words.exercise,
                           words.free ? app::NewNames::kTaken : app::NewNames::kOffered);
  DOWEL_TRY(exercise);
  const Exercise* known = find_exercise(log->rules.knowledge, exercise->slug);
  auto work = app::parse_work(words.work, log->unit(), known);
  DOWEL_TRY(work);
  for (const app::WorkItem& item : *work) {
    DOWEL_TRY(app::check_assistance(item, *exercise));
    if (!words.yes) {
      DOWEL_TRY(app::check_plausible(item));
    }
  }
  if (!words.yes) {
    DOWEL_TRY(app::check_load_is_said(*work, known));
  }
  if (!words.yes) {
    DOWEL_TRY(settle_doubt(*log, *exercise, *work));
  }
  auto details = details_of(words);
  DOWEL_TRY(details);
  auto when = time_of(words);
  DOWEL_TRY(when);
  bool is_new = false;
  const bool time_given = words.at.find(':') != std::string::npos;
  auto session = app::session_for(*log->store, *log->rules.knowledge.coach, log->athlete.id, *when,
                                  is_new, time_given);
  DOWEL_TRY(session);
  const auto own_name = own_name_words(*log, *exercise);
  DOWEL_TRY(own_name);
  const auto units = is_new ? Result<std::string>() : unit_words(*log, *session, *exercise, *work);
  DOWEL_TRY(units);
  auto change =
      app::log_sets(*log->store, *session, is_new, *exercise, *work, *details, app::fresh_ids());
  DOWEL_TRY(change);
  const std::size_t count = change->put.size() - (is_new ? 1 : 0);
  change->what = fmt::format("log {} {} of {}", count, count == 1 ? "set" : "sets",
                             report::exercise_words(log->rules.knowledge, *exercise));
  const auto twice = twice_words(*log, *session, *change);
  DOWEL_TRY(twice);
  const auto athletes = log->store->athletes();
  DOWEL_TRY(athletes);
  auto done = commit(*log, *change);
  DOWEL_TRY(done);
  const auto printed = print_logged(*log, options, *session, count, *done, athletes->empty());
  DOWEL_TRY(printed);
  if (!options.json) {
    std::cout << side_words(*work, words, known) << *twice << *units;
    if (!words.free) std::cout << *own_name;
    const int pain = std::max(words.pain.value_or(0), words.next_day_pain.value_or(0));
    DOWEL_TRY(warn_after_logging(*log, {pain, words.note, *when}));
  }
  return *printed;
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
      "  5 5 5 @60kg    set after set with one load;  60kg 3x5, 3 sets of 5 at 60kg\n"
      "  1x140 w 1x160  a word behind a set is said of it;  2x8 left, 2x8 right\n"
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
      .type_name("left|right|both|each");
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
