#include "cli/questions.h"

#include <algorithm>
#include <iostream>

#include "app/training_talk.h"
#include "app/typed_words.h"
#include "cli/ask.h"
#include "cli/desk.h"
#include "cli/text_table.h"
#include "core/coach/plan_book.h"
#include "core/coach/self_checks.h"
#include "core/readiness/say.h"
#include "formats/text_values.h"
#include "report/answers/training_answers.h"
#include "report/commands.h"
#include "report/text.h"

namespace dowel::cli {
namespace {

constexpr int kWorstPain = 10;
constexpr const char* kNothing = "none";

Result<int> parse_level(const std::string& text, const std::string& whole) {
  const auto level = formats::parse_whole(text);
  if (!level || *level < 0 || *level > kWorstPain) {
    return fail(ErrorCode::kUsage, "'" + whole + "' is no answer about pain",
                "write for example --pain hip=3, or --pain hip=3/1 with the morning after; 0 is "
                "none, 10 the worst you can imagine");
  }
  return static_cast<int>(*level);
}

Result<Region> region_by_words(const std::string& typed) {
  const Words words = words_of(Region{});
  const auto word =
      app::known_word(WordFor::kRegion, "the region", typed, {words.begin(), words.end()});
  DOWEL_TRY(word);
  return parse_region(*word);
}

Result<PainAnswer> parse_pain(const std::string& text) {
  const auto equals = text.find('=');
  PainAnswer answer;
  const auto region = region_by_words(text.substr(0, equals));
  DOWEL_TRY(region);
  answer.region = *region;
  const std::string level = equals == std::string::npos ? "" : text.substr(equals + 1);
  const auto slash = level.find('/');
  const auto during = parse_level(level.substr(0, slash), text);
  DOWEL_TRY(during);
  answer.during = *during;
  if (slash == std::string::npos) return answer;
  const auto next_day = parse_level(level.substr(slash + 1), text);
  DOWEL_TRY(next_day);
  answer.next_morning = *next_day;
  return answer;
}

// Asks one question after the other, or says how to answer where nobody can be asked.
// @param waits  an earlier yes that waits for a clinician's word
Result<std::vector<RedFlagAnswer>> ask_red_flags(const Knowledge& knowledge, bool new_pain,
                                                 bool waits) {
  const CoachWords& words = knowledge.coach->words;
  if (!can_ask()) {
    std::cerr << "Questions about warning signs, to be answered before training:\n"
              << red_flag_list(knowledge);
    std::string hint =
        "say --red-flags none when every answer is no, else --red-flags with the ids of those you "
        "answer with yes";
    if (new_pain) hint.append(". ").append(say(words.pain_kept));
    return fail(ErrorCode::kUsage, say(new_pain ? words.signs_new_pain : words.signs_open), hint);
  }
  std::cerr << "Before training, a few questions about warning signs. Please answer each.\n";
  std::vector<RedFlagAnswer> answers;
  for (const RedFlagQuestion& question : knowledge.red_flags) {
    const auto yes = ask_yes_or_no(question.question);
    DOWEL_TRY(yes);
    answers.push_back({question.id, *yes});
  }
  if (!waits || std::ranges::any_of(answers, &RedFlagAnswer::yes)) return answers;
  const auto cleared = ask_yes_or_no(say(words.signs_cleared_question));
  DOWEL_TRY(cleared);
  answers.push_back({kCleared, *cleared});
  return answers;
}

// Keeps new answers, all at the same moment so that they belong together.
Result<void> keep(Desk& desk, const std::vector<PainAnswer>& told,
                  const std::optional<std::vector<RedFlagAnswer>>& red_flags,
                  const std::string& note) {
  LogChange change{.what = "tell " + app::feel_words(desk.rules.knowledge, told, red_flags)};
  const IdGenerator fresh = app::fresh_ids();
  const auto put = [&](auto record) {
    record.id.value = fresh();
    record.athlete = desk.athlete().id;
    record.when = desk.book.now;
    change.put.emplace_back(std::move(record));
  };
  for (PainAnswer answer : told) {
    if (!red_flags) answer.note = note;
    put(answer);
  }
  if (red_flags) put(RedFlagCheck{.answers = *red_flags, .note = note});
  if (change.put.empty()) return {};
  DOWEL_TRY(commit(desk, change));
  return {};
}

// As `may_clear`, with the commands.
Result<void> require_clearance(const Desk& desk, const std::vector<RedFlagAnswer>& answers,
                               const std::string& note) {
  const Knowledge& knowledge = desk.rules.knowledge;
  auto may = may_clear(knowledge, desk.book.log, answers, note, desk.book.now);
  if (may) return {};
  return fail(ErrorCode::kUsage, may.error().message,
              "seek help now; then say who examined it and when: dowel check red-flags --result "
              "cleared --note \"Dr Weber, this afternoon\"; was it a slip, take it back: dowel log "
              "undo");
}

}  // namespace

void add_feel_options(Command& command, FeelOptions& options) {
  command
      .add_option("--pain", options.pain,
                  "pain from 0 to 10 and where: hip=3, or hip=3/1 with the morning after; regions: "
                  "lower-back, hip, groin, hamstring, knee, other; none: nothing hurts any more")
      .type_name("WHERE=N")
      .one_a_time();
  command.add_option("--stiff", options.stiff, "what is stiff: hip, groin, hamstring, lower-back")
      .type_name("WHERE")
      .one_a_time();
  command
      .add_option("--red-flags", options.red_flags,
                  "the safety questions: none, or those you answer with yes (dowel check "
                  "red-flags lists them)")
      .type_name("none|ID,…");
}

Result<bool> ask_yes_or_no(const std::string& question) {
  for (;;) {
    std::cerr << "  " << question << " [yes/no] " << std::flush;
    std::string answer;
    if (!std::getline(std::cin, answer)) {
      return fail(ErrorCode::kCancelled, "the question was not answered",
                  "answer with yes or no; no answer is not taken as no");
    }
    answer = formats::lowered(formats::trimmed(answer));
    if (answer == "y" || answer == "yes") return true;
    if (answer == "n" || answer == "no") return false;
    std::cerr << "  Please answer yes or no.\n";
  }
}

std::string red_flag_list(const Knowledge& knowledge) {
  std::string text;
  for (const RedFlagQuestion& question : knowledge.red_flags) {
    constexpr std::size_t kIdColumns = 18;
    std::string lead = question.id;
    lead.resize(kIdColumns, ' ');
    for (const std::string& line : report::wrap(question.question, 76)) {
      text.append("  ").append(lead).append(line).append("\n");
      lead.assign(kIdColumns, ' ');
    }
  }
  return text;
}

Result<FeelOptions> with_nothing_hurting(const Desk& desk, FeelOptions options) {
  const auto none =
      std::erase_if(options.pain, [](const std::string& word) { return word == kNothing; });
  if (none == 0) return options;
  if (!options.pain.empty()) {
    return fail(ErrorCode::kUsage, "'none' does not go with pain that is told beside it",
                "say --pain none when nothing hurts, or only where and how much");
  }
  for (const PainReport& report :
       standing_pain(desk.rules.knowledge, desk.book.log, desk.book.now)) {
    const std::string region(word_for(report.region));
    options.pain.push_back(region + (report.next_day ? "=0/0" : "=0"));
  }
  // A condition that is kept stands for pain that nobody told: it is answered, too.
  const std::string back(word_for(Region::kLowerBack));
  const bool said = std::ranges::any_of(
      options.pain, [&](const std::string& word) { return word.starts_with(back); });
  if (!said && applies(desk.rules.knowledge, desk.athlete(), ConditionMeans::kBackHurts)) {
    options.pain.push_back(back + "=0");
  }
  return options;
}

Result<std::vector<PainAnswer>> parse_feel(const FeelOptions& options) {
  std::vector<PainAnswer> told;
  const auto answer_of = [&](Region region) -> PainAnswer& {
    const auto found = std::ranges::find(told, region, &PainAnswer::region);
    if (found != told.end()) return *found;
    return told.emplace_back(PainAnswer{.region = region, .stiff = false});
  };
  for (const std::string& text : options.pain) {
    const auto said = parse_pain(text);
    DOWEL_TRY(said);
    PainAnswer& answer = answer_of(said->region);
    answer.during = std::max(answer.during, said->during);  // nothing said is less than 0
    answer.next_morning = std::max(answer.next_morning, said->next_morning);
  }
  for (const std::string& word : options.stiff) {
    const auto region = region_by_words(word);
    DOWEL_TRY(region);
    answer_of(*region).stiff = true;
  }
  return told;
}

int tell_stop(const Stop& stop, bool json) {
  constexpr int kStopped = 4;
  if (json) {
    std::cout << report::stop_answer(stop);
    return kStopped;
  }
  print_wrapped("Stopped: ", stop.why.text);
  print_wrapped("  ", report::said(stop.advice));
  return kStopped;
}

Result<void> require_place_of_pain(const Desk& desk, std::optional<int> least) {
  const int counts = least.value_or(least_amber(desk.rules.knowledge));
  const SetEntry* set = pain_without_a_place(desk.rules.knowledge, desk.book.log, desk.book.now);
  if (!set || worst_pain(*set) < counts) return {};
  const std::string level = std::to_string(worst_pain(*set));
  const Exercise* exercise = find_exercise(desk.rules.knowledge, set->exercise.slug);
  return fail(ErrorCode::kUsage,
              "pain of " + level + " of 10 was logged with " +
                  (exercise ? exercise->name : set->exercise.name) +
                  "; where it hurts decides what may be planned",
              "say where and how much it is now, e.g. dowel check --pain lower-back=" + level +
                  " (or hip, groin, hamstring, knee, other)");
}

Result<void> require_word_on_pain(const Desk& desk, const std::string& exercise) {
  const Knowledge& knowledge = desk.rules.knowledge;
  if (const auto due = app::signs_due(desk)) {
    if (!due->written.empty()) std::cerr << "You wrote: \"" << due->written << "\"\n";
    std::cerr << red_flag_list(knowledge);
    return fail(ErrorCode::kUsage, due->why,
                "answer them: dowel check red-flags --result none, or what you answer with yes");
  }
  // Amber pain of its own sets holds the exercise wherever it is; what else it touches is not
  // known.
  const SetEntry* set = pain_without_a_place(knowledge, desk.book.log, desk.book.now);
  const bool own = set && set->exercise.slug == exercise;
  return require_place_of_pain(desk, own ? std::optional{least_strong(knowledge)} : std::nullopt);
}

Result<std::vector<RedFlagAnswer>> settle_feel(Desk& desk, const FeelOptions& said) {
  const auto options = with_nothing_hurting(desk, said);
  DOWEL_TRY(options);
  const auto told = parse_feel(*options);
  DOWEL_TRY(told);
  const Knowledge& knowledge = desk.rules.knowledge;
  std::optional<std::vector<RedFlagAnswer>> given;
  std::string note = options->note;
  if (!options->red_flags.empty()) {
    auto understood = understand_red_flags(knowledge, options->red_flags);
    DOWEL_TRY(understood);
    given = std::move(*understood);
    const bool own_words =
        std::ranges::find(*given, kOwnWordsSign, &RedFlagAnswer::id) != given->end();
    const bool by_whom = note.empty() && options->red_flags.find("cleared ") != std::string::npos;
    if (by_whom) note = options->red_flags;
    if (own_words) note.insert(0, options->red_flags + (note.empty() ? "" : "; "));
  }
  const bool new_pain = std::ranges::any_of(*told, [&](PainAnswer answer) {
    answer.when = desk.book.now;
    return asks_for_signs(knowledge, desk.book.log, answer);
  });
  const auto standing = standing_red_flags(knowledge, desk.book.log, desk.book.now);
  const bool stopped = standing && std::ranges::any_of(*standing, &RedFlagAnswer::yes);
  if (!given && ((new_pain && !stopped) || !standing)) {
    if (!can_ask()) {  // what hurts counts from now on, answered or not
      DOWEL_TRY(keep(desk, *told, std::nullopt, options->note));
      const auto stop = stop_in_force(make_book(desk.book, desk.rules));
      DOWEL_TRY(stop);
      if (*stop) {  // the stop comes first; the questions stay open
        const CoachWords& words = knowledge.coach->words;
        std::cerr << red_flag_list(knowledge)
                  << report::said(advise(words.signs_due, {{"why", say(words.signs_new_pain)}}))
                  << "\n";
        return newest_red_flags(knowledge, desk.book.log, desk.book.now)
            .value_or(all_clear(knowledge));
      }
    }
    const bool due = new_pain || signs_due_for_pain(knowledge, desk.book.log, desk.book.now);
    const auto sign = told_sign(knowledge, desk.book.log, desk.book.now);
    auto asked = ask_red_flags(knowledge, due, sign && !sign->cleared);
    DOWEL_TRY(asked);
    given = std::move(*asked);
  }
  if (given) {
    DOWEL_TRY(require_clearance(desk, *given, note));
  }
  DOWEL_TRY(keep(desk, *told, given, note));
  const auto after = standing_red_flags(knowledge, desk.book.log, desk.book.now);
  std::vector<RedFlagAnswer> answers = after.value_or(all_clear(knowledge));
  if (std::ranges::any_of(answers, &RedFlagAnswer::yes)) return answers;  // stops wherever it hurts
  DOWEL_TRY(require_place_of_pain(desk));
  return answers;
}

}  // namespace dowel::cli
