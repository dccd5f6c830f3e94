#include "core/coach/self_checks.h"

#include <algorithm>
#include <cstdlib>

namespace dowel {
namespace {

std::string about(const char* what, Region region) {
  return std::string(what).append(word_for(region));
}

int level_of(const SelfCheck& answer) { return std::atoi(answer.result.c_str()); }

bool tells_pain_of(const SelfCheck& answer, Region region) {
  return answer.question == about("pain-", region) ||
         answer.question == about("pain-after-", region);
}

/// The newest answer that counts, or null.
template <class Counts>
const SelfCheck* newest_of(const LogData& log, Counts&& counts) {
  const SelfCheck* newest = nullptr;
  for (const SelfCheck& check : log.checks) {
    if (counts(check) && (!newest || check.when >= newest->when)) newest = &check;
  }
  return newest;
}

/// The newest answer to a question, however old. One that stops training counts even when its time
/// is still to come, in case it was told by a clock ahead of this one.
template <class Stops>
const SelfCheck* last_word(const LogData& log, const std::string& question, LocalTime now,
                           Stops&& stops) {
  const auto until = [&](LocalTime end) {
    return newest_of(log, [&](const SelfCheck& check) {
      return check.question == question && check.when <= end;
    });
  };
  const SelfCheck* newest = until(now + std::chrono::days{kDaysAhead});
  return newest && stops(*newest) ? newest : until(now);
}

bool is_strong(const SelfCheck& answer) { return level_of(answer) >= kStrongPain; }

/// The pain that stands by the newest answer to a question.
std::optional<int> standing_level(const LogData& log, const std::string& question, LocalTime now) {
  const SelfCheck* answer = last_word(log, question, now, is_strong);
  if (!answer) return std::nullopt;
  const bool stands = is_strong(*answer) || now - answer->when <= std::chrono::days{kPainDays};
  return stands ? std::optional{level_of(*answer)} : std::nullopt;
}

const SelfCheck* newest_red_flag_answer(const LogData& log, LocalTime now) {
  return last_word(log, kRedFlagQuestion, now,
                   [](const SelfCheck& check) { return check.result != kNoRedFlag; });
}

template <class Visit>
void for_each_region(Visit&& visit) {
  for (std::size_t i = 0; i < words_of(Region{}).size(); ++i) visit(static_cast<Region>(i));
}

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + ",") {
    if (c == ',') {
      if (!word.empty()) words.push_back(word);
      word.clear();
    } else if (c != ' ') {
      word += c;
    }
  }
  return words;
}

}  // namespace

int worst_pain(const SetEntry& set) {
  return std::max(set.pain.value_or(0), set.next_day_pain.value_or(0));
}

const SelfCheck* newest_answer(const LogData& log, const std::string& question, LocalTime now,
                               int days) {
  return newest_of(log, [&](const SelfCheck& check) {
    return check.question == question && check.when <= now &&
           now - check.when <= std::chrono::days{days};
  });
}

std::optional<std::vector<RedFlagAnswer>> standing_red_flags(const LogData& log, LocalTime now) {
  const SelfCheck* newest = newest_red_flag_answer(log, now);
  if (!newest || now - newest->when > std::chrono::days{kRedFlagDays}) return std::nullopt;
  bool pain_since = false;
  for_each_region([&](Region region) {
    for (const SelfCheck& check : log.checks) {
      const bool later = tells_pain_of(check, region) && check.when > newest->when &&
                         check.when <= now && level_of(check) > 0;
      if (!later) continue;
      const LocalTime before = check.when - std::chrono::seconds{1};
      pain_since = pain_since || is_new_pain(log, region, before);
    }
  });
  if (pain_since) return std::nullopt;
  const auto answers = parse_red_flags(newest->result);
  if (!answers) return std::nullopt;  // answered to questions that are no longer asked
  return *answers;
}

std::optional<std::vector<RedFlagAnswer>> newest_red_flags(const LogData& log, LocalTime now) {
  const SelfCheck* newest = newest_red_flag_answer(log, now);
  if (!newest) return std::nullopt;
  auto answers = parse_red_flags(newest->result);
  return answers ? std::optional{std::move(*answers)} : std::nullopt;
}

namespace {

/// True when a region was told of since the session began, or hurt as much in the week before it.
bool has_a_place(const LogData& log, LocalTime session, int level) {
  return std::ranges::any_of(log.checks, [&](const SelfCheck& check) {
    if (!check.question.starts_with("pain-")) return false;
    const bool before = session - check.when <= std::chrono::days{kPainDays};
    return check.when >= session || (before && level_of(check) >= level);
  });
}

}  // namespace

const SetEntry* pain_without_a_place(const LogData& log, LocalTime now) {
  const SetEntry* worst = nullptr;
  for (const WorkoutSession& session : log.sessions) {
    const bool lately =
        session.started <= now && now - session.started <= std::chrono::days{kPainDays};
    if (!lately) continue;
    for (const SetEntry& set : log.sets) {
      const int level = worst_pain(set);
      if (set.session != session.id || level < kAmberPain) continue;
      if (worst && level <= worst_pain(*worst)) continue;
      if (!has_a_place(log, session.started, level)) worst = &set;
    }
  }
  return worst;
}

bool is_new_pain(const LogData& log, Region region, LocalTime now) {
  const SelfCheck* newest = newest_of(log, [&](const SelfCheck& check) {
    return tells_pain_of(check, region) && check.when <= now &&
           now - check.when <= std::chrono::days{kRedFlagDays};
  });
  return !newest || std::ranges::none_of(log.checks, [&](const SelfCheck& check) {
    return tells_pain_of(check, region) && check.when == newest->when && level_of(check) > 0;
  });
}

namespace {

/// True when the region was told to be green on a later day than the last morning after it.
bool eased_since(const LogData& log, Region region, LocalTime now) {
  const SelfCheck* during = newest_answer(log, about("pain-", region), now, kPainDays);
  const SelfCheck* after = newest_answer(log, about("pain-after-", region), now, kPainDays);
  return during && after && level_of(*during) < kAmberPain &&
         std::chrono::floor<std::chrono::days>(during->when) >
             std::chrono::floor<std::chrono::days>(after->when);
}

}  // namespace

std::vector<PainReport> standing_pain(const LogData& log, LocalTime now) {
  std::vector<PainReport> reports;
  for_each_region([&](Region region) {
    PainReport report;
    report.region = region;
    report.during = standing_level(log, about("pain-", region), now).value_or(0);
    report.next_day = standing_level(log, about("pain-after-", region), now);
    if (report.next_day.value_or(0) < kStrongPain && eased_since(log, region, now))
      report.next_day.reset();
    const SelfCheck* stiff = newest_answer(log, about("stiff-", region), now, kPainDays);
    report.stiff = stiff && stiff->result == "yes";
    if (report.during > 0 || report.next_day.value_or(0) > 0 || report.stiff)
      reports.push_back(report);
  });
  return reports;
}

std::vector<LocalTime> pain_times(const LogData& log, Region region, int least) {
  std::vector<LocalTime> times;
  for (const SelfCheck& check : log.checks) {
    if (tells_pain_of(check, region) && level_of(check) >= least) times.push_back(check.when);
  }
  return times;
}

std::optional<int> weeks_since_pain(const LogData& log, Region region, LocalTime now, int least) {
  std::optional<LocalTime> last;
  for (const LocalTime when : pain_times(log, region, least)) {
    if (when <= now) last = std::max(last.value_or(when), when);
  }
  if (!last) return std::nullopt;
  return static_cast<int>(std::chrono::floor<std::chrono::weeks>(now - *last).count());
}

std::optional<int> weeks_in_pain(const LogData& log, Region region, LocalTime now, int least) {
  std::vector<const SelfCheck*> answers;
  for (const SelfCheck& check : log.checks) {
    if (check.question == about("pain-", region) && check.when <= now) answers.push_back(&check);
  }
  std::ranges::stable_sort(answers, {}, &SelfCheck::when);
  std::optional<LocalTime> since;
  LocalTime last{};
  for (const SelfCheck* answer : answers) {
    const bool hurts = level_of(*answer) >= least;
    if (!hurts) since.reset();
    if (hurts && (!since || answer->when - last > std::chrono::days{14})) since = answer->when;
    last = answer->when;
  }
  if (!since || now - last > std::chrono::days{kPainDays}) return std::nullopt;
  return static_cast<int>(std::chrono::floor<std::chrono::weeks>(now - *since).count());
}

std::optional<int> weeks_sore(const LogData& log, LocalTime now) {
  std::optional<int> longest;
  for_each_region([&](Region region) {
    const auto weeks = weeks_in_pain(log, region, now, kAmberPain);
    if (weeks && concerns_hips(region)) longest = std::max(*weeks, longest.value_or(0));
  });
  return longest;
}

std::string red_flag_text(const std::vector<RedFlagAnswer>& answers) {
  std::string text;
  for (const RedFlagAnswer& answer : answers) {
    if (answer.yes) text.append(text.empty() ? "" : ",").append(answer.id);
  }
  return text.empty() ? kNoRedFlag : text;
}

Result<std::vector<RedFlagAnswer>> parse_red_flags(const std::string& text) {
  std::vector<RedFlagAnswer> answers = all_clear();
  const std::vector<std::string> words = split_at_commas(text);
  if (words.empty())
    return fail(ErrorCode::kUsage, "the answer to the safety questions is empty",
                "say 'none', or the questions you answer with yes");
  if (words.size() == 1 && words.front() == kNoRedFlag) return answers;
  for (const std::string& word : words) {
    const auto found = std::ranges::find(answers, word, &RedFlagAnswer::id);
    if (found != answers.end()) {
      found->yes = true;
      continue;
    }
    std::string ids;
    for (const RedFlagAnswer& known : answers) ids.append(ids.empty() ? "" : ", ").append(known.id);
    return fail(ErrorCode::kUsage, "no safety question is called '" + word + "'",
                "say 'none', or those you answer with yes: " + ids);
  }
  return answers;
}

Result<Region> parse_region(const std::string& word) {
  const Words words = words_of(Region{});
  std::string known;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (word == words[i]) return static_cast<Region>(i);
    known.append(known.empty() ? "" : ", ").append(words[i]);
  }
  return fail(ErrorCode::kUsage, "'" + word + "' is no region that is asked about",
              "choose one of " + known);
}

std::vector<SelfCheck> pain_records(const FeelAnswer& answer, const AthleteId& athlete,
                                    LocalTime when) {
  std::vector<SelfCheck> records;
  const auto record = [&](const char* what, const std::string& result) {
    records.push_back({{}, athlete, when, about(what, answer.region), result, ""});
  };
  if (answer.during) record("pain-", std::to_string(*answer.during));
  if (answer.next_day) record("pain-after-", std::to_string(*answer.next_day));
  record("stiff-", answer.stiff ? "yes" : "no");
  return records;
}

}  // namespace dowel
