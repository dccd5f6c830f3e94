#include "knowledge/rule_reader.h"

#include <algorithm>
#include <cmath>

namespace dowel {
namespace {

constexpr const char* kNumberFiles = "numbers.toml or settings.toml";
constexpr const char* kWordsFile = "sentences.toml";
constexpr std::string_view kRemedy = "remedy";

std::string in_quotes(std::string_view word) { return std::string("'").append(word).append("'"); }

// The place of another key of the same entry.
TomlPlace beside(TomlPlace place, std::string_view key) {
  const std::size_t dot = place.key.rfind('.');
  place.key = place.key.substr(0, dot == std::string::npos ? 0 : dot + 1).append(key);
  return place;
}

bool is_whole(double value) { return value == std::floor(value); }

}  // namespace

void RuleReader::refuse(const TomlPlace& place, const std::string& message,
                        const std::string& hint) {
  if (!mistake_) mistake_ = Error{ErrorCode::kBadData, message, to_string(place), hint};
}

std::optional<RealRange> RuleReader::range(std::string_view id, std::string_view unit,
                                           TomlLimits limits, bool single, bool whole) {
  const Number* number = find_entry(reading_.knowledge.numbers, id);
  if (!number) {
    refuse({kNumberFiles, 0, ""}, "the number " + in_quotes(id) + " is missing",
           "put it back, in " + std::string(unit));
    return std::nullopt;
  }
  const auto beside_id = [&](std::string_view key) {
    return beside(reading_.ledger.place_of(number->id), key);
  };
  if (number->unit != unit) {
    refuse(beside_id("unit"), in_quotes(id) + " is asked for in " + std::string(unit),
           "give it in " + std::string(unit));
  }
  if (number->from < limits.least || number->to > limits.most) {
    refuse(beside_id("value"), in_quotes(id) + " is out of range",
           "keep it between " + plain_number(limits.least) + " and " + plain_number(limits.most));
  }
  if (single && number->from != number->to) {
    refuse(beside_id("value"), in_quotes(id) + " must be a single figure",
           "write the same figure twice, [2, 2]");
  }
  if (whole && !(is_whole(number->from) && is_whole(number->to))) {
    refuse(beside_id("value"), in_quotes(id) + " must be whole", "write whole numbers");
  }
  return RealRange{number->from, number->to};
}

void RuleReader::number(std::string_view id, std::string_view unit, TomlLimits limits, int& into) {
  if (const auto found = range(id, unit, limits, true, true)) {
    into = static_cast<int>(std::lround(found->from));
  }
}

void RuleReader::number(std::string_view id, std::string_view unit, TomlLimits limits,
                        double& into) {
  if (const auto found = range(id, unit, limits, true, false)) into = found->from;
}

void RuleReader::number(std::string_view id, std::string_view unit, TomlLimits limits,
                        IntRange& into) {
  if (const auto found = range(id, unit, limits, false, true)) {
    into = {static_cast<int>(std::lround(found->from)), static_cast<int>(std::lround(found->to))};
  }
}

void RuleReader::number(std::string_view id, std::string_view unit, TomlLimits limits,
                        RealRange& into) {
  if (const auto found = range(id, unit, limits, false, false)) into = *found;
}

void RuleReader::exercises(std::string_view id, std::vector<std::string>& into) {
  const ExerciseChoice* choice = find_entry(reading_.knowledge.choices, id);
  if (choice) {
    into = choice->exercises;
  } else {
    refuse({"choices.toml", 0, ""}, "the choice " + in_quotes(id) + " is missing",
           "put it back as [[choice]] with the exercises to take");
  }
}

const Wording* RuleReader::wording(std::string_view id, bool reason) {
  said_.emplace_back(id);
  const auto found =
      std::ranges::find(reading_.wordings, id, [](const Wording& w) { return w.sentence.id; });
  const std::string kind = reason ? "sentence" : "phrase";
  if (found == reading_.wordings.end()) {
    refuse({kWordsFile, 0, ""}, "the " + kind + " '" + std::string(id) + "' is missing",
           "put it back as [[" + kind + "]]");
    return nullptr;
  }
  if (found->gives_reason != reason) {
    refuse(found->spot.place(), in_quotes(id) + " is asked for as a " + kind,
           reason ? "give it as [[sentence]] with rules and source"
                  : "give it as [[phrase]], without rules and source");
  }
  return &*found;
}

std::optional<std::string> RuleReader::number_named(std::string_view name) const {
  const std::size_t dot = name.find('.');
  const Number* number = find_entry(reading_.knowledge.numbers, name.substr(0, dot));
  if (!number) return std::nullopt;
  if (dot == std::string_view::npos) {
    if (number->from != number->to) return std::nullopt;
    return plain_number(number->from);
  }
  const std::string_view end = name.substr(dot + 1);
  if (end == "from") return plain_number(number->from);
  if (end == "to") return plain_number(number->to);
  if (end == "above") return plain_number(std::floor(number->to) + 1);
  return std::nullopt;
}

std::string RuleReader::with_numbers(const Wording& wording,
                                     const std::vector<std::string_view>& places) {
  const std::string& text = wording.sentence.text;
  if (!is_well_formed(text)) {
    refuse(beside(wording.spot.place(), "text"), "a brace is left open or empty",
           "write every place as {name}");
    return text;
  }
  for (const std::string& name : open_places(text)) {
    const bool remedied = name == kRemedy && !wording.sentence.remedies.empty();
    const bool known =
        remedied || std::ranges::find(places, name) != places.end() || number_named(name);
    if (known) continue;
    std::string has;
    for (const std::string_view place : places) has.append(has.empty() ? "" : ", ").append(place);
    refuse(beside(wording.spot.place(), "text"),
           "{" + name + "} is neither a value of this sentence nor a number",
           (has.empty() ? "it has no values of its own" : "its values are: " + has) +
               "; numbers go by their id, ranges by .from, .to or .above");
  }
  return fill_known(text, [this](std::string_view name) { return number_named(name); });
}

void RuleReader::words(std::string_view id, const std::vector<std::string_view>& places,
                       Phrase& into) {
  if (const Wording* found = wording(id, false)) {
    into = {found->sentence.id, with_numbers(*found, places), found->sentence.remedies};
  }
}

void RuleReader::words(std::string_view id, const std::vector<std::string_view>& places,
                       Sentence& into) {
  const Wording* found = wording(id, true);
  if (!found) return;
  into = found->sentence;
  into.text = with_numbers(*found, places);
}

Result<void> RuleReader::finish() {
  for (const Wording& wording : reading_.wordings) {
    if (std::ranges::find(said_, wording.sentence.id) == said_.end()) {
      const auto near = nearest_words(wording.sentence.id, said_, 1);
      refuse(wording.spot.place(), "nothing in Dowel says " + in_quotes(wording.sentence.id),
             near.empty() ? "remove it" : "did you mean " + in_quotes(near.front()) + "?");
    }
    Sentence shown = wording.sentence;
    shown.text = fill_known(shown.text, [this](std::string_view n) { return number_named(n); });
    reading_.knowledge.sentences.push_back(std::move(shown));
  }
  if (mistake_) return tl::unexpected<Error>(*mistake_);
  return {};
}

Result<void> read_rules(Reading& reading) {
  RuleReader in(reading);
  reading.knowledge.readiness = read_readiness_rules(in);
  reading.knowledge.gate = read_gate_limits(in);
  reading.knowledge.progress = read_progress_rules(in);
  reading.knowledge.plan = read_plan_rules(in);
  reading.knowledge.diagnosis = read_diagnosis_rules(in);
  reading.knowledge.coach = read_coach_rules(in);
  return in.finish();
}

}  // namespace dowel
