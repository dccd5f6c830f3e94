#include "core/coach/warning_signs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "core/coach/last_word.h"
#include "core/coach/self_checks.h"

namespace dowel {
namespace {

bool raises_one(const RedFlagCheck& check) {
  return std::ranges::any_of(check.answers, [](const RedFlagAnswer& answer) {
    return answer.yes && answer.id != kCleared;
  });
}

bool has_sign(const RedFlagCheck& check) {
  return std::ranges::any_of(check.answers, is_warning_sign);
}

bool is_yes(const RedFlagCheck& check, std::string_view id) {
  return std::ranges::any_of(
      check.answers, [&](const RedFlagAnswer& answer) { return answer.yes && answer.id == id; });
}

// The answers to the questions that are asked now. A yes to one of them counts, whatever else was
// asked; without one every question must have been answered, and none that is asked no more with
// yes.
std::optional<std::vector<RedFlagAnswer>> as_asked_now(const Knowledge& knowledge,
                                                       const RedFlagCheck& check) {
  std::vector<RedFlagAnswer> now = all_clear(knowledge);
  std::size_t answered = 0;
  bool raised = false;
  for (RedFlagAnswer& answer : now) {
    const auto said = std::ranges::find(check.answers, answer.id, &RedFlagAnswer::id);
    if (said == check.answers.end()) continue;
    ++answered;
    answer.yes = said->yes;
    raised = raised || said->yes;
  }
  const bool whole = answered == now.size() && !raises_one(check);
  if (!raised && is_yes(check, kOwnWordsSign)) {
    now.push_back({kOwnWordsSign, true});
    raised = true;
  }
  return raised || whole ? std::optional{now} : std::nullopt;
}

// When a yes told then was cleared; absent: not until now.
std::optional<LocalTime> cleared_since(const LogData& log, LocalTime told, LocalTime now) {
  std::optional<LocalTime> cleared;
  for (const RedFlagCheck& check : log.red_flags) {
    if (check.when < told || check.when > now || !is_yes(check, kCleared)) continue;
    if (!has_sign(check)) cleared = std::max(cleared.value_or(check.when), check.when);
  }
  return cleared;
}

// The check that counts, and when the questions were last answered.
struct Word {
  const RedFlagCheck* counts = nullptr;
  LocalTime answered{};
};

std::optional<Word> word_that_counts(const CoachRules& rules, const LogData& log, LocalTime now) {
  const RedFlagCheck* newest = last_word(
      rules, log.red_flags, now, [](const RedFlagCheck&) { return true; }, raises_one);
  if (!newest) return std::nullopt;
  if (raises_one(*newest)) return Word{newest, newest->when};
  const RedFlagCheck* sign = newest_of(log.red_flags, [&](const RedFlagCheck& check) {
    return has_sign(check) && check.when <= newest->when &&
           now - check.when <= std::chrono::weeks{rules.cleared_weeks};
  });
  const bool waits = sign && !cleared_since(log, sign->when, now);
  return Word{waits ? sign : newest, newest->when};
}

// The worst of the newest answer about a region before then, where that is not too long ago.
std::optional<int> last_level(const CoachRules& rules, const LogData& log, Region region,
                              LocalTime before) {
  const PainAnswer* last = newest_of(log.pain, [&](const PainAnswer& answer) {
    return answer.region == region && worst_pain(answer) && answer.when < before &&
           before - answer.when <= std::chrono::weeks{rules.red_flag_weeks};
  });
  return last ? worst_pain(*last) : std::nullopt;
}

}  // namespace

std::optional<std::vector<RedFlagAnswer>> standing_red_flags(const Knowledge& knowledge,
                                                             const LogData& log, LocalTime now) {
  const auto word = word_that_counts(*knowledge.coach, log, now);
  const std::chrono::weeks stands{knowledge.coach->red_flag_weeks};
  if (!word || now - word->answered > stands) return std::nullopt;
  if (!raises_one(*word->counts) && signs_due_for_pain(knowledge, log, now)) return std::nullopt;
  return as_asked_now(knowledge, *word->counts);
}

std::optional<std::vector<RedFlagAnswer>> newest_red_flags(const Knowledge& knowledge,
                                                           const LogData& log, LocalTime now) {
  const auto word = word_that_counts(*knowledge.coach, log, now);
  return word ? as_asked_now(knowledge, *word->counts) : std::nullopt;
}

bool asks_for_signs(const Knowledge& knowledge, const LogData& log, const PainAnswer& answer) {
  const int level = worst_pain(answer).value_or(0);
  if (level == 0) return false;
  const LocalTime before = answer.when - std::chrono::seconds{1};
  if (is_new_pain(knowledge, log, answer.region, before)) return true;
  const auto last = last_level(*knowledge.coach, log, answer.region, answer.when);
  if (!last) return true;
  const int strong = least_strong(knowledge);
  return (level >= strong && *last < strong) || level - *last >= knowledge.coach->signs_rise;
}

bool signs_due_for_pain(const Knowledge& knowledge, const LogData& log, LocalTime now) {
  if (written_sign(knowledge, log, now)) return true;
  const auto word = word_that_counts(*knowledge.coach, log, now);
  return std::ranges::any_of(log.pain, [&](const PainAnswer& answer) {
    const bool since = answer.when <= now && (!word || answer.when > word->answered) &&
                       now - answer.when <= std::chrono::weeks{knowledge.coach->red_flag_weeks};
    return since && asks_for_signs(knowledge, log, answer);
  });
}

std::optional<ToldSign> told_sign(const Knowledge& knowledge, const LogData& log, LocalTime now) {
  const CoachRules& rules = *knowledge.coach;
  const RedFlagCheck* sign = newest_of(log.red_flags, [&](const RedFlagCheck& check) {
    return has_sign(check) && check.when <= now &&
           now - check.when <= std::chrono::weeks{rules.cleared_weeks};
  });
  if (!sign) return std::nullopt;
  ToldSign told{sign->when, {}, cleared_since(log, sign->when, now)};
  if (told.cleared && now - *told.cleared > std::chrono::weeks{rules.remind_weeks}) {
    return std::nullopt;
  }
  for (const RedFlagAnswer& answer : sign->answers) {
    if (is_warning_sign(answer)) told.raised.push_back(answer.id);
  }
  return told;
}

std::string red_flag_text(const std::vector<RedFlagAnswer>& answers) {
  std::string text;
  for (const RedFlagAnswer& answer : answers) {
    if (answer.yes) text.append(text.empty() ? "" : ",").append(answer.id);
  }
  return text.empty() ? kNoRedFlag : text;
}

namespace {

std::vector<std::string> split(const std::string& text, std::string_view at) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (at.find(c) == std::string_view::npos) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

constexpr std::string_view kBetweenWords = " \t-_./?!;:'\"()";

bool is_denial(const std::vector<std::string>& said) {
  static constexpr std::array<std::string_view, 5> kDenials{"no", "not", "none", "without",
                                                            "never"};
  return std::ranges::any_of(said, [](const std::string& word) {
    return std::ranges::find(kDenials, word) != kDenials.end();
  });
}

// True when each stem begins one of the words said.
bool holds_all(const std::vector<std::string>& said, const std::vector<std::string>& stems) {
  return std::ranges::all_of(stems, [&](const std::string& stem) {
    return std::ranges::any_of(said,
                               [&](const std::string& word) { return word.starts_with(stem); });
  });
}

// Answers yes to what was said, by id or in words. @returns whether it fits a question
bool answer_yes(const Knowledge& knowledge, const std::string& said,
                std::vector<RedFlagAnswer>& answers) {
  const std::vector<std::string> words = split(said, kBetweenWords);
  bool fits = false;
  for (std::size_t i = 0; i < knowledge.red_flags.size(); ++i) {
    const RedFlagQuestion& question = knowledge.red_flags[i];
    const bool by_id = words == split(question.id, kBetweenWords);
    const bool by_words =
        !is_denial(words) && std::ranges::any_of(question.words, [&](const std::string& entry) {
          return holds_all(words, split(entry, kBetweenWords));
        });
    if (!by_id && !by_words) continue;
    answers[i].yes = fits = true;
  }
  return fits;
}

std::string without_blanks_around(const std::string& text) {
  const auto from = text.find_first_not_of(" \t");
  return from == std::string::npos ? ""
                                   : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

// A plain no, however it is said: "none of them", "no to all", "not at all".
bool says_none(const std::string& text) {
  static constexpr std::array<std::string_view, 6> kNo{"none", "no",      "nothing",
                                                       "nope", "neither", "not"};
  static constexpr std::array<std::string_view, 13> kBeside{
      "of", "them", "these", "those", "the", "all", "to", "that", "above", "at", "any", "it", "is"};
  const std::vector<std::string> words = split(text, kBetweenWords);
  const auto among = [](const auto& list, const std::string& word) {
    return std::ranges::find(list, word) != list.end();
  };
  return std::ranges::any_of(words, [&](const auto& word) { return among(kNo, word); }) &&
         std::ranges::all_of(
             words, [&](const auto& word) { return among(kNo, word) || among(kBeside, word); });
}

struct Understood {
  std::vector<RedFlagAnswer> answers{};
  std::vector<std::string> unknown{};  // what fits no question, as it was said
};

Result<Understood> read_answers(const Knowledge& knowledge, const std::string& text) {
  Understood read{all_clear(knowledge), {}};
  std::vector<std::string> words;
  for (const std::string& part : split(text, ",")) {
    if (std::string word = without_blanks_around(part); !word.empty()) words.push_back(word);
  }
  if (words.empty()) {
    return fail(ErrorCode::kUsage, "the answer to the safety questions is empty",
                "say 'none', or the questions you answer with yes");
  }
  bool cleared = false;
  bool by_whom = false;  // what follows may be about the clinician
  for (const std::string& word : words) {
    if (word == kCleared || word.starts_with(std::string(kCleared) + " ")) {
      cleared = true;
      by_whom = by_whom || word != kCleared;
    } else if (says_none(word) && (words.size() == 1 || cleared || words.back() == kCleared)) {
      continue;
    } else if (!answer_yes(knowledge, word, read.answers) && !by_whom) {
      read.unknown.push_back(word);
    }
  }
  if (cleared) read.answers.push_back({kCleared, true});
  return read;
}

}  // namespace

Result<std::vector<RedFlagAnswer>> parse_red_flags(const Knowledge& knowledge,
                                                   const std::string& text) {
  auto read = read_answers(knowledge, text);
  DOWEL_TRY(read);
  if (read->unknown.empty()) return std::move(read->answers);
  std::string ids;
  for (const RedFlagQuestion& known : knowledge.red_flags) {
    ids.append(ids.empty() ? "" : ", ").append(known.id);
  }
  return fail(ErrorCode::kUsage, "no safety question is called '" + read->unknown.front() + "'",
              "say 'none', or those you answer with yes: " + ids);
}

Result<std::vector<RedFlagAnswer>> understand_red_flags(const Knowledge& knowledge,
                                                        const std::string& text) {
  auto read = read_answers(knowledge, text);
  DOWEL_TRY(read);
  if (read->unknown.empty()) return std::move(read->answers);
  std::erase_if(read->answers, [](const RedFlagAnswer& answer) { return !answer.yes; });
  read->answers.push_back({kOwnWordsSign, true});
  return std::move(read->answers);
}

namespace {

constexpr std::size_t kDenialReaches = 3;  // words: "no sign of tingling"

// True when the stems stand in this part of a note, and no denial shortly before the first of them.
bool speaks_of(const std::vector<std::string>& said, const std::vector<std::string>& stems) {
  if (!holds_all(said, stems)) return false;
  std::size_t first = said.size();
  for (std::size_t i = 0; i < said.size(); ++i) {
    const bool one = std::ranges::any_of(
        stems, [&](const std::string& stem) { return said[i].starts_with(stem); });
    if (one) first = std::min(first, i);
  }
  const std::size_t from = first > kDenialReaches ? first - kDenialReaches : 0;
  return !is_denial({said.begin() + static_cast<std::ptrdiff_t>(from),
                     said.begin() + static_cast<std::ptrdiff_t>(first)});
}

// The parts of a note that each say something by themselves.
std::vector<std::vector<std::string>> parts_of(const std::string& note) {
  std::vector<std::vector<std::string>> parts;
  for (const std::string& part : split(note, ",;.:!?\n")) {
    parts.emplace_back();
    for (std::string& word : split(part, kBetweenWords)) {
      if (word == "but") {
        parts.emplace_back();
      } else {
        parts.back().push_back(std::move(word));
      }
    }
  }
  return parts;
}

}  // namespace

std::vector<std::string> signs_in_words(const Knowledge& knowledge, const std::string& note) {
  std::vector<std::string> signs;
  if (note.empty()) return signs;
  const auto parts = parts_of(note);
  for (const RedFlagQuestion& question : knowledge.red_flags) {
    const bool meant = std::ranges::any_of(question.note_words, [&](const std::string& entry) {
      const std::vector<std::string> stems = split(entry, kBetweenWords);
      return std::ranges::any_of(parts, [&](const auto& said) { return speaks_of(said, stems); });
    });
    if (meant) signs.push_back(question.id);
  }
  return signs;
}

std::optional<WrittenSign> written_sign(const Knowledge& knowledge, const LogData& log,
                                        LocalTime now) {
  const auto word = word_that_counts(*knowledge.coach, log, now);
  std::optional<WrittenSign> newest;
  const auto look = [&](LocalTime when, const std::string& note) {
    const bool counts = when <= now && (!word || when > word->answered) && !note.empty() &&
                        now - when <= std::chrono::weeks{knowledge.coach->red_flag_weeks} &&
                        (!newest || when >= newest->when);
    if (!counts) return;
    auto raised = signs_in_words(knowledge, note);
    if (!raised.empty()) newest = WrittenSign{when, std::move(raised), note};
  };
  for (const PainAnswer& answer : log.pain) look(answer.when, answer.note);
  std::map<SessionId, LocalTime> began;
  for (const WorkoutSession& session : log.sessions) {
    look(session.started, session.notes);
    began.emplace(session.id, session.started);
  }
  for (const SetEntry& set : log.sets) {
    if (set.notes.empty()) continue;
    const auto session = began.find(set.session);
    if (session != began.end()) look(session->second, set.notes);
  }
  return newest;
}

Result<void> may_clear(const Knowledge& knowledge, const LogData& log,
                       const std::vector<RedFlagAnswer>& answers, const std::string& note,
                       LocalTime now) {
  const auto clears = [](const RedFlagAnswer& one) { return one.yes && one.id == kCleared; };
  if (std::ranges::none_of(answers, clears) || std::ranges::any_of(answers, is_warning_sign)) {
    return {};
  }
  const auto sign = told_sign(knowledge, log, now);
  if (!sign || sign->cleared || !split(note, kBetweenWords).empty()) return {};
  const auto day = [](LocalTime time) { return std::chrono::floor<std::chrono::days>(time); };
  const bool at_once = std::ranges::any_of(knowledge.red_flags, [&](const RedFlagQuestion& one) {
    return one.at_once && std::ranges::find(sign->raised, one.id) != sign->raised.end();
  });
  if (!at_once || day(sign->when) != day(now)) return {};
  return fail(ErrorCode::kUsage,
              "a warning sign that was told today is not cleared by a word alone: nothing is "
              "trained until a clinician has examined it",
              "seek help now; then say in a note beside the answer who examined it and when; was "
              "it a slip, take that answer back");
}

}  // namespace dowel
