#include "core/progress/own_notation.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "core/base/plain_text.h"
#include "core/log/mass_words.h"

namespace dowel {
namespace {

constexpr std::array<const char*, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                               "friday", "saturday", "sunday"};
constexpr const char* kHelp =
    "write for example \"mon: squat 5x5 +2.5kg, bench press 3x8 light; thu: deadlift 3x3\"";
constexpr const char* kRuleHelp =
    "behind sets x repetitions stands nothing, 100kg to begin with, +2.5kg, +2.5kg/week, "
    "@75% of 180kg, @70/75/80%, @rpe8 or light; 3x8-12 is a range";
constexpr const char* kOpenSet =
    "Dowel keeps no open sets: write the repetitions that are asked for, 3x5, and log what was "
    "done";
constexpr const char* kNoRepetitions =
    "a programme of your own holds lifts in sets x repetitions; log holds and distances as they "
    "are "
    "done";
constexpr const char* kFiveThreeOne =
    "Dowel has no 5/3/1 with open sets; its weeks are written 3x5/3x3/3x1 @85/90/95% of tm 120kg";
constexpr int kMostSets = 30;
constexpr int kMostReps = 200;
constexpr double kMostStep_kg = 50;
constexpr double kMostPercent = 150;
constexpr double kMostPercentOfReps = 100;  // of two repetitions and more
constexpr double kMostRpe = 10;
constexpr double kMostMax_kg = 1000;

tl::unexpected<Error> not_understood(const std::string& part, const std::string& lift) {
  return fail(ErrorCode::kUsage, "'" + part + "' in '" + lift + "' is not understood", kRuleHelp);
}

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (from <= text.size()) {
    const std::size_t end = std::min(text.find(at, from), text.size());
    parts.emplace_back(trimmed(std::string_view(text).substr(from, end - from)));
    from = end + 1;
  }
  return parts;
}

std::optional<int> whole(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

// The text with `there` for each `here`.
std::string put_for(std::string_view text, std::string_view here, std::string_view there) {
  std::string out;
  for (std::size_t at = text.find(here); at != std::string_view::npos; at = text.find(here)) {
    out.append(text.substr(0, at)).append(there);
    text.remove_prefix(at + here.size());
  }
  return out.append(text);
}

// Ways to write one thing made one: "per week" and "/week", "rpe 8" and "@rpe8", "at 100kg".
std::string in_one_way(std::string text) {
  constexpr std::array<std::pair<const char*, const char*>, 9> kWays{{{" per week", "/week"},
                                                                      {" each week", "/week"},
                                                                      {" a week", "/week"},
                                                                      {" weekly", "/week"},
                                                                      {" per session", "/session"},
                                                                      {" each session", "/session"},
                                                                      {" at ", " "},
                                                                      {" rpe", " @rpe"},
                                                                      {" rir", " @rir"}}};
  for (const auto& [way, ours] : kWays) text = put_for(text, way, ours);
  return text;
}

// "×" as x, a blank between what belongs together taken out: "5 × 5", "+ 2.5 kg", "@ 75 %".
std::string tidied(const std::string& written) {
  constexpr std::string_view kTimes = "×";
  std::string text;
  for (std::size_t i = 0; i < written.size();) {
    const bool times = written.compare(i, kTimes.size(), kTimes) == 0;
    text += times ? 'x' : written[i];
    i += times ? kTimes.size() : 1;
  }
  text = in_one_way(lowered(text));
  // "5x3@75%", "5x5+2.5kg": the rule is a word of its own.
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const bool rule = text[i] == '@' || (text[i] == '+' && is_digit(text[i + 1]));
    if (rule && is_digit(text[i - 1])) text.insert(i++, 1, ' ');
  }
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\t') text[i] = ' ';
    if (text[i] != ' ') {
      out += text[i];
      continue;
    }
    const std::size_t next = text.find_first_not_of(" \t", i);
    if (next == std::string::npos || out.empty()) continue;
    const char before = out.back();
    const char after = text[next];
    const bool lonely_x = after == 'x' && next + 1 < text.size() &&
                          (text[next + 1] == ' ' || is_digit(text[next + 1])) && is_digit(before);
    const bool behind_x =
        before == 'x' && is_digit(after) && out.size() > 1 && is_digit(out[out.size() - 2]);
    const bool binds = before == '@' || before == '/' || after == '/' || after == '%' ||
                       (before == '+' && is_digit(after)) || before == ' ';
    const bool unit =
        is_digit(before) && (text.compare(next, 2, "kg") == 0 || text.compare(next, 2, "lb") == 0);
    const bool effort = (out.ends_with("@rpe") || out.ends_with("@rir")) && is_digit(after);
    if (!lonely_x && !behind_x && !binds && !unit && !effort) out += ' ';
  }
  return out;
}

// The first word that is sets x repetitions begins what is done; the name stands before it.
std::size_t begin_of_amount(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end > at && end < text.size() && text[end] == 'x') return at;
    const std::size_t blank = text.find(' ', at);
    if (blank == std::string::npos) break;
    at = blank + 1;
  }
  return std::string::npos;
}

// "2.5", "2.5kg", "5lb" → kilograms.
std::optional<double> parse_mass_kg(std::string_view text, MassUnit unit) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || text[end] == '.')) ++end;
  const auto figure = parse_number(text.substr(0, end));
  if (!figure || *figure <= 0) return std::nullopt;
  if (end < text.size()) {
    const auto named = parse_mass_unit(text.substr(end));
    if (!named) return std::nullopt;
    unit = *named;
  }
  return unit == MassUnit::kPound ? *figure * kKilogramsPerPound : *figure;
}

// "5x5", "3x8-12", "3x5/3x3/5x1", "5x5x100".
Result<void> parse_amount(const std::string& word, const std::string& text, MassUnit unit,
                          OwnLift& lift, OwnRule& rule) {
  const auto wrong = [&] {
    const bool open = word.ends_with('+') || word.find("amrap") != std::string::npos;
    const bool other = word.ends_with('s') || word.ends_with('m') || word.ends_with("min");
    return fail(ErrorCode::kUsage, "'" + word + "' in '" + text + "' is no sets x repetitions",
                open    ? kOpenSet
                : other ? kNoRepetitions
                        : kHelp);
  };
  std::vector<OwnWave> waves;
  for (const std::string& part : split(word, '/')) {
    const auto times = part.find('x');
    if (times == std::string::npos) return wrong();
    const auto sets = whole(std::string_view(part).substr(0, times));
    std::string_view reps_text = std::string_view(part).substr(times + 1);
    if (const auto load = reps_text.find('x'); load != std::string_view::npos) {  // "5x5x100"
      rule.start_kg = parse_mass_kg(reps_text.substr(load + 1), unit);
      if (!rule.start_kg || *rule.start_kg > kMostMax_kg) return wrong();
      reps_text = reps_text.substr(0, load);
    }
    const auto dash = reps_text.find('-');
    const auto reps = whole(reps_text.substr(0, dash));
    if (!sets || !reps || *sets < 1 || *reps < 1 || *sets > kMostSets || *reps > kMostReps) {
      return wrong();
    }
    waves.push_back({*sets, *reps});
    if (dash == std::string_view::npos) continue;
    const auto most = whole(reps_text.substr(dash + 1));
    if (!most || *most <= *reps || *most > kMostReps) return wrong();
    rule.most_reps = most;
    rule.by = OwnProgress::kDouble;
  }
  if (rule.most_reps && waves.size() > 1) return wrong();
  lift.sets = waves.front().sets;
  lift.reps = waves.front().reps;
  if (waves.size() > 1) rule.waves = std::move(waves);
  return {};
}

// "+2.5kg", "+2.5kg/week", "+".
bool parse_step(std::string_view word, MassUnit unit, OwnRule& rule) {
  word.remove_prefix(1);
  for (const auto& [suffix, every] :
       {std::pair{"/week", StepEvery::kWeek}, std::pair{"/session", StepEvery::kSession}}) {
    if (!word.ends_with(suffix)) continue;
    rule.every = every;
    word.remove_suffix(std::string_view(suffix).size());
    break;
  }
  if (!word.empty()) {
    rule.step_kg = parse_mass_kg(word, unit);
    if (!rule.step_kg || *rule.step_kg > kMostStep_kg) return false;
  }
  if (rule.by == OwnProgress::kAsLast) rule.by = OwnProgress::kStep;
  return rule.by != OwnProgress::kPercent &&
         (rule.every == StepEvery::kSession || rule.by == OwnProgress::kStep);
}

// "@rpe8", "@rir2", "@8" as a set is logged.
std::optional<double> parse_effort(std::string_view word) {
  const bool named = word.starts_with("rpe") || word.starts_with("rir");
  const auto figure = parse_number(named ? word.substr(3) : word);
  if (!figure) return std::nullopt;
  const double effort = word.starts_with("rir") ? kMostRpe - *figure : *figure;
  return effort < 5 || effort > kMostRpe ? std::nullopt : std::optional{effort};
}

// "@70/75/80%", "@rpe8" and, with its unit, "@100kg".
bool parse_intensity(std::string_view word, MassUnit unit, OwnRule& rule) {
  word.remove_prefix(1);
  if (word.ends_with("kg") || word.ends_with("lb")) {
    rule.start_kg = parse_mass_kg(word, unit);
    return rule.start_kg && *rule.start_kg <= kMostMax_kg;
  }
  if (rule.by != OwnProgress::kAsLast) return false;
  if (!word.ends_with('%')) {
    rule.effort = parse_effort(word);
    rule.by = OwnProgress::kEffort;
    return rule.effort.has_value();
  }
  word.remove_suffix(1);
  for (std::string part : split(std::string(word), '/')) {
    if (part.ends_with('%')) part.pop_back();
    const auto percent = parse_number(part);
    if (!percent || *percent < 1 || *percent > kMostPercent) return false;
    rule.percents.push_back(*percent);
  }
  rule.by = OwnProgress::kPercent;
  return true;
}

// What stands behind sets x repetitions, word by word.
Result<void> parse_rule(const std::vector<std::string>& words, const std::string& text,
                        MassUnit unit, OwnLift& lift, OwnRule& rule) {
  bool stepped = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    bool good = false;
    if (word == "light" && i + 1 == words.size()) {
      lift.heavy = false;
      good = true;
    } else if (word.front() == '+' && !stepped) {
      good = stepped = parse_step(word, unit, rule);
    } else if (word.front() == '@') {
      good = parse_intensity(word, unit, rule);
    } else if (is_digit(word.front()) && word.ends_with('%')) {  // "75%" without its sign
      good = parse_intensity(std::string("@").append(word), unit, rule);
    } else if (word == "of" && rule.by == OwnProgress::kPercent && i + 1 < words.size() &&
               words[i + 1] == "1rm") {
      ++i;  // a part of the maximum is what a percentage is
      good = true;
    } else if (!rule.start_kg && is_digit(word.front())) {  // "3x5 140kg"
      rule.start_kg = parse_mass_kg(word, unit);
      good = rule.start_kg && *rule.start_kg <= kMostMax_kg;
    } else if (word == "of" && rule.by == OwnProgress::kPercent && !rule.max_kg &&
               i + 1 < words.size()) {
      rule.training_max = words[i + 1] == "tm" && i + 2 < words.size();
      i += rule.training_max ? 2 : 1;
      rule.max_kg = parse_mass_kg(words[i], unit);
      good = rule.max_kg && *rule.max_kg <= kMostMax_kg;
    }
    if (!good) return not_understood(words[i], text);
  }
  const bool above = std::ranges::any_of(
      rule.percents, [](double percent) { return percent > kMostPercentOfReps; });
  if (above && lift.reps > 1 && !rule.training_max) {
    return fail(ErrorCode::kUsage,
                "'" + text + "' asks for " + std::to_string(lift.reps) +
                    " repetitions above the maximum of one",
                "name parts of up to 100 %");
  }
  if (rule.percents.size() > 1 && rule.waves.size() > 1 &&
      rule.percents.size() != rule.waves.size()) {
    return fail(ErrorCode::kUsage,
                "'" + text + "' has " + std::to_string(rule.waves.size()) + " weeks of sets and " +
                    std::to_string(rule.percents.size()) + " of percentages",
                "name as many of one as of the other");
  }
  return {};
}

// A name that holds a day, another lift or a sign of the notation was not understood.
Result<void> check_name(const std::string& name, const std::string& text) {
  if (name.empty()) {
    return fail(ErrorCode::kUsage, "'" + text + "' names no exercise before its sets", kHelp);
  }
  if (name.find_first_of(":;+@%") != std::string::npos) {
    return fail(ErrorCode::kUsage, "'" + name + "' is no name of a lift",
                std::string("put a semicolon before the next day: ") + kHelp);
  }
  return {};
}

Result<OwnLift> parse_lift(const std::string& written, MassUnit unit) {
  const std::string text = tidied(written);
  const std::size_t at = begin_of_amount(text);
  if (at == std::string::npos) {
    const bool five_three_one = text.find("5/3/1") != std::string::npos ||
                                text.find("531") != std::string::npos ||
                                text.find("wendler") != std::string::npos;
    return fail(ErrorCode::kUsage, "'" + written + "' is no lift with sets and repetitions",
                five_three_one ? kFiveThreeOne : kHelp);
  }
  OwnLift lift;
  OwnRule rule;
  lift.exercise = std::string(trimmed(std::string_view(text).substr(0, at)));
  DOWEL_TRY(check_name(lift.exercise, written));
  std::vector<std::string> words = split(text.substr(at), ' ');
  std::erase(words, "");
  DOWEL_TRY(parse_amount(words.front(), written, unit, lift, rule));
  DOWEL_TRY(parse_rule(words, written, unit, lift, rule));
  if (rule != OwnRule{}) lift.rule = std::move(rule);
  return lift;
}

std::string mass_text(double mass_kg, MassUnit unit) {
  std::string text = mass_words(mass_kg, unit);
  std::erase(text, ' ');
  return text;
}

template <class T, class Write>
std::string joined(const std::vector<T>& list, Write&& write) {
  std::string text;
  for (const T& entry : list) text.append(text.empty() ? "" : "/").append(write(entry));
  return text;
}

std::string amount_text(const OwnLift& lift, const OwnRule& rule) {
  const auto wave_text = [](const OwnWave& wave) {
    return std::to_string(wave.sets).append("x").append(std::to_string(wave.reps));
  };
  if (!rule.waves.empty()) return joined(rule.waves, wave_text);
  std::string text = wave_text({lift.sets, lift.reps});
  if (rule.most_reps) text.append("-").append(std::to_string(*rule.most_reps));
  return text;
}

}  // namespace

Result<int> parse_weekday(const std::string& text) {
  const std::string word = lowered(trimmed(text));
  for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
    if (word.size() >= 2 && std::string_view(kWeekdays[i]).starts_with(word)) {
      return static_cast<int>(i);
    }
  }
  return fail(ErrorCode::kUsage, "'" + text + "' is no day of the week",
              "write mon, tue, wed, thu, fri, sat or sun");
}

namespace {

// "mon", "mon,fri", "mon/fri", "mon and fri".
Result<std::vector<int>> parse_weekdays(std::string text) {
  for (const char* apart : {" and ", " & ", "/", "+"}) text = put_for(text, apart, ",");
  std::vector<int> weekdays;
  for (const std::string& word : split(text, ',')) {
    const auto weekday = parse_weekday(word);
    DOWEL_TRY(weekday);
    weekdays.push_back(*weekday);
  }
  return weekdays;
}

// Where the days of a part end: at its colon, or behind the first word where that is a day and
// there is no colon, "fri deadlift 3x3". @returns npos where it names none
std::size_t end_of_days(const std::string& part) {
  if (const auto colon = part.find(':'); colon != std::string::npos) return colon;
  const auto blank = part.find(' ');
  const bool day =
      blank != std::string::npos && blank >= 3 && parse_weekdays(part.substr(0, blank));
  return day ? blank : std::string::npos;
}

// Lines as days; a comma between figures as a point: "+2,5kg".
std::string told_apart(std::string text) {
  std::ranges::replace(text, '\n', ';');
  std::ranges::replace(text, '\r', ' ');
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == ',' && is_digit(text[i - 1]) && is_digit(text[i + 1])) text[i] = '.';
  }
  return text;
}

}  // namespace

Result<std::vector<OwnDay>> parse_own_days(const std::string& text, MassUnit unit) {
  std::vector<OwnDay> days;
  for (const std::string& part : split(told_apart(text), ';')) {
    if (part.empty()) continue;
    const auto colon = end_of_days(part);
    if (colon == std::string::npos) {
      return fail(ErrorCode::kUsage, "'" + part + "' names no day of your own programme", kHelp);
    }
    const auto weekdays = parse_weekdays(part.substr(0, colon));
    DOWEL_TRY(weekdays);
    std::vector<OwnLift> lifts;
    for (const std::string& word : split(part.substr(colon + 1), ',')) {
      if (word.empty()) continue;
      auto lift = parse_lift(word, unit);
      DOWEL_TRY(lift);
      lifts.push_back(std::move(*lift));
    }
    if (lifts.empty()) {
      return fail(ErrorCode::kUsage, "'" + part + "' names no lift of your own programme", kHelp);
    }
    for (const int weekday : *weekdays) days.emplace_back(weekday, lifts);
  }
  if (days.empty()) {
    return fail(ErrorCode::kUsage, "'" + text + "' names no day of your own programme", kHelp);
  }
  return days;
}

std::string own_notation(const OwnLift& lift, MassUnit unit) {
  const OwnRule rule = lift.rule.value_or(OwnRule{});
  std::string text = amount_text(lift, rule);
  if (rule.by == OwnProgress::kPercent) {
    text.append(" @").append(joined(rule.percents, figure_words)).append("%");
    if (rule.max_kg) {
      text.append(rule.training_max ? " of tm " : " of ").append(mass_text(*rule.max_kg, unit));
    }
  }
  if (rule.by == OwnProgress::kEffort) text.append(" @rpe").append(figure_words(*rule.effort));
  const bool plain_step = rule.by == OwnProgress::kStep && !rule.step_kg;
  if (rule.start_kg) text.append(" ").append(mass_text(*rule.start_kg, unit));
  if (plain_step) text.append(" +");
  if (rule.step_kg) text.append(" +").append(mass_text(*rule.step_kg, unit));
  if (rule.every == StepEvery::kWeek) text.append("/week");
  if (!lift.heavy) text.append(" light");
  return text;
}

}  // namespace dowel
