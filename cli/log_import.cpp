#include <fmt/format.h>

#include <ctime>
#include <functional>
#include <iostream>
#include <map>

#include "app/backup.h"
#include "app/exercise_choice.h"
#include "app/log_files.h"
#include "cli/commands.h"
#include "cli/import_summary.h"
#include "cli/log_commands.h"
#include "formats/text_values.h"
#include "report/answers/import_answers.h"
#include "report/log_words.h"
#include "report/text.h"

namespace dowel::cli {
namespace {

struct ImportWords {
  std::string file, unit, distance_unit, day_order, language;
  std::vector<std::string> maps, distances_of;
  bool yes = false, dry_run = false, however_large = false, partly = false, replace = false;
};

// Local time minus UTC at a moment, by this machine's zone: in summer another than in winter.
int utc_offset_s(Instant moment) {
  const std::time_t when = moment.time_since_epoch().count();
  std::tm local{};
  if (::localtime_r(&when, &local) == nullptr) return 0;
  return static_cast<int>(local.tm_gmtoff);
}

Result<formats::ImportOptions> options_of(const ImportWords& words) {
  formats::ImportOptions options{.language = words.language, .utc_offset_s = utc_offset_s};
  if (words.day_order == "day") options.day_order = formats::DayOrder::kDayFirst;
  if (words.day_order == "month") options.day_order = formats::DayOrder::kMonthFirst;
  if (!words.day_order.empty() && !options.day_order) {
    return fail(ErrorCode::kUsage, "'" + words.day_order + "' is not what a date begins with",
                "say --first day or --first month");
  }
  if (!words.unit.empty()) {
    options.unit = formats::parse_mass_unit(words.unit);
    if (!options.unit) {
      return fail(ErrorCode::kUsage, "'" + words.unit + "' is no unit of loads", "say kg or lb");
    }
  }
  if (!words.distance_unit.empty()) {
    options.distance_in_m = formats::metres_per(words.distance_unit);
    if (!options.distance_in_m) {
      return fail(ErrorCode::kUsage, "'" + words.distance_unit + "' is no unit of length",
                  "say m, km or mi");
    }
  }
  for (const std::string& said : words.distances_of) {
    const auto equals = said.rfind('=');
    const auto metres =
        equals == std::string::npos ? std::nullopt : formats::metres_per(said.substr(equals + 1));
    if (!metres) {
      return fail(ErrorCode::kUsage, "'" + said + "' does not say NAME=UNIT",
                  "write for example --distance-of 'Farmers Walk=m'");
    }
    options.distance_of[said.substr(0, equals)] = *metres;
  }
  return options;
}

// Asks until the answer is one of these words; empty when no answer comes.
std::string ask_for_one_of(const std::string& question, const std::vector<std::string>& words) {
  while (true) {
    std::string answer = formats::lowered(ask(question));
    if (answer.empty() || std::find(words.begin(), words.end(), answer) != words.end()) {
      return answer;
    }
    std::cerr << "That is none of them.\n";
  }
}

// What a file does not say, how to ask for it and how it is said on the command line.
struct Missing {
  bool is = false;
  const char* what;
  const char* question;
  std::vector<std::string> answers;
  const char* hint;
  std::string ImportWords::*word;
};

std::vector<Missing> missing_in(const formats::ImportPreview& preview) {
  return {{preview.must_ask_day_order,
           "the file does not say whether its dates begin with the day or with the month",
           "Do the dates of the file begin with the day or with the month? day or month? ",
           {"day", "month"},
           "say --first day or --first month",
           &ImportWords::day_order},
          {!preview.must_ask_language.empty(),
           "the months of the file may be of several languages, and are others in each",
           "In which of these languages are the months of the file? ", preview.must_ask_language,
           "say --language with one of the languages", &ImportWords::language},
          {preview.must_ask_unit,
           "the file does not say whether its loads are kg or lb",
           "The file does not say whether its loads are kg or lb. Which are they? ",
           {"kg", "lb"},
           "say --unit kg or --unit lb",
           &ImportWords::unit},
          {preview.must_ask_distance,
           "the file does not say what its distances are in",
           "The file does not say what its distances are in. m, km or mi? ",
           {"m", "km", "mi"},
           "say --distance-unit m, km or mi (and --distance-of 'NAME=m' of exercises that go by "
           "another)",
           &ImportWords::distance_unit}};
}

// @returns whether something was asked, so that the file has to be read again; where nobody can
// answer, all that is missing is told at once
Result<bool> ask_what_is_missing(ImportWords& words, const formats::ImportPreview& preview) {
  std::string what, hint;
  for (const Missing& missing : missing_in(preview)) {
    if (!missing.is) continue;
    std::string& word = words.*missing.word;
    if (can_ask()) word = ask_for_one_of(missing.question, missing.answers);
    if (!word.empty()) return true;
    what.append(what.empty() ? "" : "; ").append(missing.what);
    hint.append(hint.empty() ? "" : ", and ").append(missing.hint);
    if (missing.word == &ImportWords::language) {
      hint += ":";
      for (const std::string& language : missing.answers) hint += " " + language;
    }
  }
  if (what.empty()) return false;
  return fail(ErrorCode::kUsage, what, hint, words.file);
}

// Asks for what a file does not say, where somebody can answer.
Result<app::LogFile> read_file(ImportWords& words) {
  while (true) {
    auto options = options_of(words);
    DOWEL_TRY(options);
    auto file = app::read_log_file(words.file, *options);
    DOWEL_TRY(file);
    const auto* preview = std::get_if<formats::ImportPreview>(&*file);
    if (preview == nullptr) return file;
    const auto asked = ask_what_is_missing(words, *preview);
    DOWEL_TRY(asked);
    if (!*asked) return file;
  }
}

// What --map says: "Name=slug"; "Name=free" keeps the name.
Result<void> apply_maps(const std::vector<std::string>& maps, const formats::ImportPreview& preview,
                        const Knowledge& knowledge, formats::ImportDecisions& decisions) {
  for (const std::string& map : maps) {
    const auto equals = map.rfind('=');
    if (equals == std::string::npos) {
      return fail(ErrorCode::kUsage, "'" + map + "' does not say NAME=OURS",
                  "write for example --map 'Sumo RDL=sumo-romanian-deadlift', or =free");
    }
    const std::string name = map.substr(0, equals), ours = map.substr(equals + 1);
    std::vector<std::string> names;
    for (const auto& found : preview.names) names.push_back(found.name);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      const auto nearest = nearest_words(name, names, 1);
      return fail(ErrorCode::kUsage, "the file has no exercise '" + name + "'",
                  nearest.empty() ? "see the names without --map first"
                                  : "did you mean '" + nearest.front() + "'?");
    }
    decisions.said_now.insert(name);
    if (ours.empty() || ours == "free") {
      decisions.slug_of[name].clear();
      continue;
    }
    const Exercise* exercise = app::exercise_by_words(knowledge, ours);
    if (exercise == nullptr) return tl::unexpected(require_exercise(knowledge, ours).error());
    decisions.slug_of[name] = exercise->slug;
  }
  return {};
}

// Uncertain names, asked one by one; what is answered is remembered for the next import.
void ask_names(const std::vector<formats::NameFate>& fates, const Knowledge& knowledge,
               formats::ImportDecisions& decisions) {
  for (const formats::NameFate& fate : fates) {
    if (fate.decided || fate.suggested.empty()) continue;
    const Exercise* suggested = find_exercise(knowledge, fate.suggested);
    while (true) {
      const std::string answer = ask(fmt::format(
          "'{}' ({} sets): is that our {}?\n  y: yes · n: no, keep its own name · or write the "
          "name of another of ours; Enter: decide later > ",
          fate.name, fate.sets, suggested != nullptr ? suggested->name : fate.suggested));
      if (answer.empty()) break;
      if (answer == "y" || answer == "yes") decisions.slug_of[fate.name] = fate.suggested;
      if (answer == "n" || answer == "no") decisions.slug_of[fate.name].clear();
      if (answer == "y" || answer == "yes" || answer == "n" || answer == "no") break;
      if (const Exercise* other = app::exercise_by_words(knowledge, answer)) {
        decisions.slug_of[fate.name] = other->slug;
        break;
      }
      std::cerr << "No exercise is called '" << answer << "'.\n";
    }
    if (decisions.slug_of.contains(fate.name)) decisions.said_now.insert(fate.name);
  }
}

// How much of a file may stay unread before a script is not to go on with the rest.
constexpr int kMostUnread = 3;  // one row in so many

bool much_unread(const formats::ImportPreview& preview) {
  const formats::RowCounts& counts = preview.counts;
  return counts.not_understood > 0 && counts.not_understood * kMostUnread >= counts.rows;
}

// "16 of 29 rows were not understood (lines 4 to 27)".
std::string unread_words(const formats::ImportPreview& preview) {
  const int first = preview.not_understood.front().line;
  const int last = preview.not_understood.back().line;
  return fmt::format(
      "{} of {} {} not understood ({})", preview.counts.not_understood,
      report::count_of(static_cast<std::size_t>(preview.counts.rows), "row"),
      preview.counts.not_understood == 1 ? "was" : "were",
      first == last ? fmt::format("line {}", first) : fmt::format("lines {} to {}", first, last));
}

// What helps where the dates of a file are in words that nobody knows; empty where they are not.
std::string remedy_words(const formats::ImportPreview& preview) {
  if (preview.unread_date.empty()) return {};
  return "the dates are in words Dowel does not read ('" + preview.unread_date +
         "'): set the program, or the phone, to English and export the file anew";
}

constexpr const char* kAllThere = "Nothing new: all of it is in the log already.";

// Why there is nothing to commit.
const char* nothing_new_words(const formats::ImportPreview& preview,
                              const formats::ImportPlan& plan) {
  if (preview.sessions.empty()) return "Nothing to import: no row of the file is a set.";
  if (!plan.left_out.empty()) return "Nothing to import: what is not in the log yet is left out.";
  if (!plan.differing.empty() || plan.removed_since > 0) {
    return "Nothing new: all of it was imported before; the log stays as it is.";
  }
  return kAllThere;
}

// What is said of an import once it is decided.
struct ImportTold {
  std::string what;    // of the change, for the list of changes
  std::string effect;  // for people: what it did
  std::function<std::string(std::optional<std::int64_t>)> answer;  // for programs, by the change
  const char* nothing_new = kAllThere;
  std::string offered{};    // for people: names that may be ours, and how to say so
  std::string unread{};     // for people: what of the file was not understood; empty: nothing
  std::string remedy{};     // what to do about that
  bool must_agree = false;  // so much is unread that --yes alone does not go on
};

std::string capital_first(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  }
  return words;
}

// Commits what is new, when that is wanted, and tells what came of it.
Result<int> confirm_and_commit(LogDesk& log, const LogOptions& options, const ImportWords& words,
                               const LogData& additions, const ImportTold& told) {
  const LogChange change = change_from(additions, told.what);
  const bool nothing = change.put.empty();
  const bool agreed = words.yes && !told.must_agree;
  const bool go = !nothing && !words.dry_run &&
                  (agreed || (!options.json && can_ask() && ask_yes("Import this?")));
  std::optional<std::int64_t> number;
  if (go) {
    const auto done = commit(log, change);
    DOWEL_TRY(done);
    number = *done;
  }
  if (options.json) {
    std::cout << told.answer(number);
  } else {
    if (nothing) std::cout << told.nothing_new << '\n';
    if (go) {
      std::cout << fmt::format("{}{}. Take it back: dowel log undo\n", told.effect,
                               log.athlete.name.empty() ? "" : " for " + log.athlete.name);
    }
    if (go) std::cout << told.offered;
    if (words.dry_run) std::cout << "Nothing was changed (--dry-run).\n";
    if (go && !told.unread.empty()) std::cout << capital_first(told.unread) << ".\n";
  }
  if (go || words.dry_run || (nothing && !told.must_agree)) return 0;
  if (told.must_agree && nothing) {
    return tell_error({ErrorCode::kUnusable, "nothing was imported: " + told.unread, "",
                       told.remedy.empty()
                           ? "see above what Dowel did not understand, and export the file anew"
                           : told.remedy});
  }
  if (told.must_agree && words.yes) {
    return tell_error({ErrorCode::kUsage, "nothing was imported yet: " + told.unread, "",
                       "see above what was not understood; add --partly to import the rest"});
  }
  // The answer says so too ("imported": false), so that this is told to people only.
  return tell_error({ErrorCode::kUsage, "nothing was imported yet", "",
                     "add --yes to import it (dowel log undo takes it back)"});
}

// Sets of an export that `dowel log add` would question. They are taken: an export is a copy of a
// log, in which somebody may have said that they are right.
std::vector<formats::LeftOutSet> questioned(const LogData& changes, const LogData& file) {
  std::map<std::string, LocalTime> started;
  for (const WorkoutSession& session : file.sessions) started[session.id.value] = session.started;
  std::vector<formats::LeftOutSet> sets;
  for (const SetEntry& set : changes.sets) {
    const auto session = started.find(set.session.value);
    const LocalTime when = session == started.end() ? LocalTime{} : session->second;
    std::string reason = formats::reason_against(set, when, {.now = local_now()});
    if (!reason.empty()) sets.push_back({0, when, set, std::move(reason)});
  }
  return sets;
}

Result<int> import_export(LogDesk& log, const LogOptions& options, const ImportWords& words,
                          const LogData& file) {
  auto present = log.store->snapshot();
  DOWEL_TRY(present);
  const app::ExportAgainstLog against = app::compare(file, *present);
  const auto doubtful = questioned(against.changes, file);
  if (!options.json) {
    std::cout << fmt::format(
        "{}: an export of Dowel\n  {}, {}, {} and {}\n  new: {}; in the log with other content, "
        "to be replaced: {}; the same: {}\n",
        words.file, report::count_of(file.athletes.size(), "athlete"),
        report::count_of(file.sessions.size(), "session"),
        report::count_of(file.sets.size(), "set"),
        file.analyses.size() == 1 ? "1 analysis" : fmt::format("{} analyses", file.analyses.size()),
        against.added, against.replaced, against.same);
    std::cout << questionable_text(doubtful, MassUnit::kKilogram);
  }
  const report::ExportCounts counts{against.added, against.replaced, against.same};
  return confirm_and_commit(
      log, options, words, against.changes,
      {"import the export " + words.file,
       "Imported " + report::count_of(against.changes.sets.size(), "set"), [&](const auto& change) {
         return report::import_answer(words.file, file, counts, doubtful, change);
       }});
}

// The verbs for what an import does, and for what it has done.
struct ImportVerbs {
  const char *import, *replace, *rename, *remember;
};
constexpr ImportVerbs kToDo{"import", "replace", "rename", "remember"};
constexpr ImportVerbs kDone{"imported", "replaced", "renamed", "remembered"};

// "import 3 sets, replace 1 set": what a commit does.
std::string effect_words(const formats::ImportPlan& plan, const ImportVerbs& verbs) {
  std::size_t renamed = 0;
  for (const auto& name : plan.renamed) renamed += static_cast<std::size_t>(name.sets);
  std::string words;
  const auto add = [&](const char* verb, std::size_t n, const char* what) {
    if (n > 0) {
      words += fmt::format("{}{} {}", words.empty() ? "" : ", ", verb, report::count_of(n, what));
    }
  };
  add(verbs.import, static_cast<std::size_t>(plan.new_sets), "set");
  add(verbs.replace, plan.replaced.size(), "set");
  add(verbs.rename, renamed, "set");
  if (words.empty()) add(verbs.import, plan.additions.sessions.size(), "session");
  if (words.empty()) add(verbs.remember, plan.additions.mappings.size(), "name");
  return words;
}

// A word as a shell takes it whole.
std::string quoted(const std::string& word) {
  std::string text{"'"};
  for (const char c : word) {
    if (c == '\'') {
      text += "'\\''";
    } else {
      text += c;
    }
  }
  return text + "'";
}

// Names that were only offered, with the one command that takes all offers.
std::string offered_words(const ImportWords& words, const std::vector<formats::NameFate>& fates) {
  std::string maps;
  std::size_t offered = 0;
  for (const formats::NameFate& fate : fates) {
    if (fate.decided || fate.suggested.empty()) continue;
    ++offered;
    maps += " \\\n  --map " + quoted(fate.name + "=" + fate.suggested);
  }
  if (offered == 0) return {};
  std::string command = "dowel log import " + quoted(words.file) + " --yes";
  const auto add = [&](const char* option, const std::string& value) {
    if (!value.empty()) command.append(" ").append(option).append(" ").append(value);
  };
  add("--unit", words.unit);
  add("--distance-unit", words.distance_unit);
  for (const std::string& said : words.distances_of) add("--distance-of", quoted(said));
  add("--first", words.day_order);
  add("--language", words.language);
  return fmt::format("{} may be {} of ours; {} under {} own. This takes {}:\n{}{}\n",
                     report::count_of(offered, "name"), offered == 1 ? "one" : "some",
                     offered == 1 ? "it is kept" : "they are kept", offered == 1 ? "its" : "their",
                     offered == 1 ? "the offer" : "all offers (leave out what is not so)", command,
                     maps);
}

Result<int> import_preview(LogDesk& log, const LogOptions& options, const ImportWords& words,
                           const formats::ImportPreview& preview) {
  DOWEL_TRY(app::check_owner(*log.store, log.athlete.id, preview));
  auto remembered = log.store->mappings(preview.source);
  DOWEL_TRY(remembered);
  auto known = app::known_entries(*log.store, log.athlete.id, preview.source);
  DOWEL_TRY(known);
  const auto catalogue = app::names_for_import(log.rules.knowledge);
  DOWEL_TRY(catalogue);
  auto decisions = formats::decide_by_itself(preview, log.athlete.id, *catalogue, *remembered);
  decisions.now = local_now();
  decisions.however_large = words.however_large;
  decisions.replace = words.replace;
  DOWEL_TRY(apply_maps(words.maps, preview, log.rules.knowledge, decisions));
  auto fates = formats::fates_of(preview, decisions, *remembered, *catalogue);
  if (can_ask() && !words.yes && !words.dry_run && !options.json) {
    ask_names(fates, log.rules.knowledge, decisions);
    fates = formats::fates_of(preview, decisions, *remembered, *catalogue);
  }
  auto plan = formats::plan_import(preview, decisions, *known);
  DOWEL_TRY(plan);
  if (!options.json) std::cout << summary_text(preview, words.file, fates, *plan, log.unit());
  if (plan->additions.sets.empty() && decisions.said_now.empty()) plan->additions.mappings.clear();
  // What is known already, in this very form, is no change.
  std::erase_if(plan->additions.mappings, [&](const NameMapping& m) {
    return std::find(remembered->begin(), remembered->end(), m) != remembered->end();
  });
  return confirm_and_commit(
      log, options, words, plan->additions,
      {fmt::format("{} from {}", effect_words(*plan, kToDo), preview.form),
       capital_first(effect_words(*plan, kDone)),
       [&](const auto& change) {
         return report::import_answer(words.file, preview, fates, *plan, change);
       },
       nothing_new_words(preview, *plan), offered_words(words, fates),
       preview.not_understood.empty() ? "" : unread_words(preview), remedy_words(preview),
       much_unread(preview) && (!words.partly || preview.names.empty())});
}

Result<int> run_import(const LogOptions& options, ImportWords words) {
  auto file = read_file(words);
  DOWEL_TRY(file);
  const auto* data = std::get_if<formats::LogRead>(&*file);
  auto log = data != nullptr ? open_whole_log(options, DeskFor::kWriting)
                             : open_log_desk(options, DeskFor::kWriting);
  DOWEL_TRY(log);
  if (data != nullptr) {
    if (const std::string left_out = formats::words_of(data->left_out); !left_out.empty()) {
      std::cerr << "Left out, since there is no place for them in a log any more: " << left_out
                << "\n";
    }
    const auto done = import_export(*log, options, words, data->log);
    if (!done || *done != 0 || words.dry_run) return done;
    std::optional<std::filesystem::path> named;
    if (!options.log.empty()) named = options.log;
    const auto place = app::log_path(named);
    DOWEL_TRY(place);
    DOWEL_TRY(app::keep_recordings(data->recordings, *place));
    return done;
  }
  return import_preview(*log, options, words, std::get<formats::ImportPreview>(*file));
}

}  // namespace

void add_log_import(Command& log, const SharedOptions& options) {
  auto words = std::make_shared<ImportWords>();
  Command& import = log.add_command("import", "Take in the log of another program, or an export");
  import.footer(
      "Reads the CSV of Strong, Hevy, FitNotes, Liftosaur, StrongLifts, GymBook and JEFIT in\n"
      "any language, a workout that Strong shares as text, wger's JSON, Garmin FIT files, and\n"
      "what 'dowel log export' writes (CSV, JSON, folder). A table of your own needs the columns\n"
      "started, exercise, reps and load_kg. First shows what is in it; importing\n"
      "twice adds nothing, and a workout at the time of one of the log with its sets is the same\n"
      "one, whatever program it comes from. Times that a file gives in UTC become those of this "
      "machine's zone on\n"
      "their day. Where a third of the rows or more is not understood, --yes alone imports\n"
      "nothing.\n"
      "--json answers {\"schema\": \"dowel.import/1\", \"imported\": bool, \"change\": number,\n"
      "\"counts\": {rows, working, …}, \"new_sets\": number, \"already_there\": number,\n"
      "\"removed_since\": number, \"differing\": [{line, started, id, exercise, file, log}],\n"
      "\"replacing\": [as differing], \"renamed\": [{name, slug, sets}], \"kept\": [as\n"
      "renamed], "
      "\"left_out\": [{line, started, exercise, work, reason}], \"names\":\n"
      "[{name, sets, slug, perhaps}], \"unused_columns\": […], \"not_understood\": [{line, "
      "reason,\n"
      "text}], \"remarks\": […]}; for an export {…, \"added\", \"replaced\", \"same\",\n"
      "\"questionable\": [as left_out]}");
  import.add_option("FILE", words->file, "the file, or the folder of an export").required();
  import.add_option("--unit", words->unit, "of loads, when the file does not say: kg or lb")
      .type_name("kg|lb");
  import
      .add_option("--distance-unit", words->distance_unit,
                  "of distances, when the file does not say: m, km or mi")
      .type_name("UNIT");
  import
      .add_option("--distance-of", words->distances_of,
                  "of one exercise, where it goes by another, e.g. 'Farmers Walk=m'")
      .type_name("NAME=UNIT")
      .take_all()
      .one_a_time();
  import
      .add_option("--map", words->maps,
                  "what a foreign name means, e.g. 'RDL (Barbell)=romanian-deadlift'; =free\n"
                  "keeps it; may be said several times and is remembered; sets of that name\n"
                  "that came from the same program before are renamed, too")
      .type_name("NAME=OURS")
      .take_all()
      .one_a_time();
  import
      .add_option("--first", words->day_order,
                  "what dates such as 04/05/2025 begin with, when the file does not say")
      .type_name("day|month");
  import
      .add_option("--language", words->language,
                  "of the months, when they might be of several languages, e.g. pl")
      .type_name("LANGUAGE");
  import.add_flag("-y,--yes", words->yes, "import without asking");
  import.add_flag("--partly", words->partly,
                  "with --yes: import what was understood, although a third of the rows or more\n"
                  "was not");
  import.add_flag("--however-large", words->however_large,
                  "the figures are right, however large; else sets that 'dowel log add' would\n"
                  "question are left out");
  import.add_flag("--replace", words->replace,
                  "sets that the file has with other content become what it says; what only the\n"
                  "log has of them (pain, tempo, films) stays");
  import.add_flag("--dry-run", words->dry_run, "only show what would happen");
  add_log_options(import, *options);
  import.does([=] { return finish(run_import(*options, *words), options->json);
});
}  // namespace dowel::cli

}  // namespace dowel::cli
