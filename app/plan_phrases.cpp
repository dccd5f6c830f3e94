#include "app/plan_phrases.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "app/exercise_choice.h"
#include "app/typed_words.h"
#include "core/log/log_cells.h"
#include "core/progress/own_notation.h"
#include "formats/text_values.h"

namespace dowel::app {
Result<Aim> parse_aim(const std::string& text) {
  const Words words = words_of(Aim{});
  const auto word = known_word(WordFor::kAim, "the aim", text, {words.begin(), words.end()});
  DOWEL_TRY(word);
  return static_cast<Aim>(std::ranges::find(words, *word) - words.begin());
}

Result<Experience> parse_experience(const std::string& text) {
  static const std::vector<Experience> kAll{Experience::kNovice, Experience::kIntermediate,
                                            Experience::kAdvanced};
  std::vector<std::string> words;
  for (const Experience e : kAll) words.emplace_back(to_text(e));
  const std::string plain = plain_word(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (plain.size() == 1 && words[i].front() == plain.front()) return kAll[i];
  }
  const auto word = known_word(WordFor::kExperience, "the experience", text, words);
  DOWEL_TRY(word);
  return kAll[static_cast<std::size_t>(std::ranges::find(words, *word) - words.begin())];
}

namespace {

// Days apart by commas, or by blanks alone ("mon wed fri").
std::vector<std::string> day_words_of(const std::string& text) {
  std::vector<std::string> words;
  for (const std::string& part : split_words(text)) {
    std::istringstream stream(part);
    for (std::string word; stream >> word;) words.push_back(word);
  }
  return words;
}

}  // namespace

Result<std::vector<TrainingDay>> parse_days(const std::string& text,
                                            const std::vector<TrainingDay>& before,
                                            std::optional<double> minutes) {
  std::vector<TrainingDay> days;
  for (const std::string& word : day_words_of(text)) {
    const auto colon = word.find(':');
    const auto weekday = parse_weekday(word.substr(0, colon));
    if (!weekday && formats::parse_number(word)) {
      return fail(ErrorCode::kUsage, "'" + word + "' does not say on which days",
                  "name them, for example mon,wed,fri for three");
    }
    DOWEL_TRY(weekday);
    TrainingDay day{*weekday, minutes.value_or(60), {}};
    const auto was = std::ranges::find(before, *weekday, &TrainingDay::weekday);
    if (was != before.end()) {
      day = *was;
      day.minutes = minutes.value_or(day.minutes);
    }
    if (colon != std::string::npos) {
      const auto own = formats::parse_number(word.substr(colon + 1));
      if (!own) {
        return fail(ErrorCode::kUsage, "'" + word + "' is no day with minutes",
                    "write for example mon:45,wed:60");
      }
      day.minutes = *own;
    }
    days.push_back(std::move(day));
  }
  if (days.empty()) {
    return fail(ErrorCode::kUsage, "no training day is named", "write for example mon,wed,fri");
  }
  return days;
}

Result<std::vector<std::string>> parse_conditions(const Knowledge& knowledge,
                                                  const std::string& text) {
  std::vector<std::string> own, conditions;
  for (const AthleteCondition& known : knowledge.conditions) {
    own.push_back(known.id);
    std::ranges::replace(own.back(), '_', '-');
  }
  for (const std::string& word : split_words(text)) {
    if (plain_word(word) == "none") continue;
    auto known = known_word(WordFor::kCondition, "the condition", word, own);
    DOWEL_TRY(known);
    std::ranges::replace(*known, '-', '_');
    conditions.push_back(std::move(*known));
  }
  return conditions;
}

std::vector<std::string> split_words(const std::string& text) {
  std::vector<std::string> words;
  std::size_t from = 0;
  while (from <= text.size()) {
    const std::size_t end = std::min(text.find(',', from), text.size());
    const auto word = formats::trimmed(std::string_view(text).substr(from, end - from));
    if (!word.empty()) words.emplace_back(word);
    from = end + 1;
  }
  return words;
}

namespace {

// "swing EMOM": the clock is no part of a lift's name, and no part of a plan.
Result<void> check_not_timed(const std::string& name) {
  std::istringstream stream(name);
  std::string lift;
  bool timed = false;
  for (std::string word; stream >> word;) {
    if (meant_word(WordFor::kWork, word) == "every-minute") {
      timed = true;
    } else {
      lift.append(lift.empty() ? "" : " ").append(word);
    }
  }
  if (!timed) return {};
  return fail(ErrorCode::kUsage,
              "a plan holds sets x repetitions, not by which clock they are done",
              "leave the word out: " + (lift.empty() ? "the lift" : lift) +
                  " 10x10 24kg, and start a set every minute");
}

}  // namespace

Result<std::vector<OwnDay>> parse_own(const Knowledge& knowledge, const std::string& text,
                                      MassUnit unit) {
  auto days = parse_own_days(text, unit);
  DOWEL_TRY(days);
  for (auto& [weekday, lifts] : *days) {
    for (OwnLift& lift : lifts) {
      if (const Exercise* known = exercise_by_words(knowledge, lift.exercise)) {
        lift.exercise = known->slug;
        continue;
      }
      DOWEL_TRY(check_not_timed(lift.exercise));
    }
  }
  return days;
}

}  // namespace dowel::app
