#include "formats/older_log.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "formats/cell_json.h"
#include "formats/text_values.h"

namespace dowel::formats {
namespace {

using nlohmann::ordered_json;

constexpr const char* kPainRule = "G-11";  // named wherever pain decided, and nowhere else
constexpr int kWorstPain = 10;

// Every question about warning signs that was asked while answers were kept as one text.
constexpr std::array<const char*, 9> kAsked{"bladder-bowel",    "saddle-numbness", "leg-weakness",
                                            "fall-or-accident", "fever",           "weight-loss",
                                            "cancer",           "night-pain",      "fracture-risk"};

// Reads the fields of one object, and knows whether all of it was read.
class Fields {
 public:
  explicit Fields(const ordered_json& object) : object_(object) {}

  template <class T>
  void must(const char* name, T& field) {
    const auto found = object_.find(name);
    if (found != object_.end()) ++known_;
    const auto cell = found == object_.end() ? std::nullopt : cell_from_json(*found);
    sound_ = sound_ && cell && from_cell(*cell, field);
  }
  void must(const char* name, std::vector<std::string>& field) {
    const auto found = object_.find(name);
    if (found != object_.end()) ++known_;
    const bool texts = found != object_.end() && found->is_array() &&
                       std::ranges::all_of(*found, [](const auto& e) { return e.is_string(); });
    if (texts) field = found->get<std::vector<std::string>>();
    sound_ = sound_ && texts;
  }
  // As above, for what the first form did not have.
  template <class T>
  void may(const char* name, T& field) {
    if (object_.contains(name)) must(name, field);
  }
  bool all_read() const { return sound_ && known_ == object_.size(); }

 private:
  const ordered_json& object_;
  std::size_t known_ = 0;
  bool sound_ = true;
};

std::optional<int> pain_level(const std::string& text) {
  const auto level = parse_whole(text);
  if (!level || *level < 0 || *level > kWorstPain) return std::nullopt;
  return static_cast<int>(*level);
}

// The answer about a region that a question with this beginning asked for.
// @param fill  puts the result in. @returns false when it is none
template <class Fill>
std::optional<PainAnswer> about_region(const SelfCheck& older, std::string_view beginning,
                                       Fill&& fill) {
  if (!older.question.starts_with(beginning)) return std::nullopt;
  PainAnswer answer{{older.id.value}, older.athlete, older.when};
  answer.note = older.note;
  const bool known = from_cell(Cell{older.question.substr(beginning.size())}, answer.region);
  return known && fill(answer) ? std::optional{answer} : std::nullopt;
}

std::optional<RedFlagCheck> red_flags_of(const SelfCheck& older) {
  RedFlagCheck check{{older.id.value}, older.athlete, older.when};
  check.note = older.note;
  for (const char* asked : kAsked) check.answers.push_back({asked, false});
  if (older.result == "none") return check;
  bool any = false;
  std::string word;
  for (const char c : older.result + ",") {
    if (c != ',' && c != ' ') word += c;
    if (c != ',' || word.empty()) continue;
    any = true;
    const auto asked = std::ranges::find(check.answers, word, &RedFlagAnswer::id);
    if (asked == check.answers.end()) {
      check.answers.push_back({word, true});
    } else {
      asked->yes = true;
    }
    word.clear();
  }
  return any ? std::optional{check} : std::nullopt;
}

}  // namespace

std::string words_of(const NoLongerKept& left_out) {
  std::string text;
  const auto add = [&](std::size_t count, const char* one, const char* several) {
    if (count == 0) return;
    text.append(text.empty() ? "" : ", ").append(std::to_string(count)).append(" ");
    text.append(count == 1 ? one : several);
  };
  add(left_out.goals, "goal", "goals");
  add(left_out.notes, "note", "notes");
  add(left_out.grounds, "ground of a decision", "grounds of decisions");
  return text;
}

std::optional<GateRuling> ruling_from_evidence(std::string_view evidence) {
  GateRuling ruling;
  if (evidence.empty()) return ruling;
  const ordered_json document = ordered_json::parse(evidence, nullptr, false);
  if (!document.is_object()) return std::nullopt;
  Fields fields{document};
  fields.must("planned_step", ruling.planned_step);
  fields.must("why", ruling.why.text);
  fields.must("rules", ruling.why.rules);
  fields.must("sources", ruling.why.sources);
  fields.must("would_change", ruling.would_change);
  fields.must("clean_in_a_row", ruling.clean_in_a_row);
  fields.must("clean_needed", ruling.clean_needed);
  fields.must("evidence", ruling.evidence);
  fields.may("session", ruling.session);
  fields.may("form", ruling.form);
  fields.may("loaded", ruling.loaded);
  fields.may("pain", ruling.pain);
  ruling.pain_decided = std::ranges::count(ruling.why.rules, kPainRule) > 0;
  const GateDecision probe{.id = {"any"}, .exercise = {"any", ""}, .ruling = ruling};
  if (!fields.all_read() || !dowel::check(probe)) return std::nullopt;
  return ruling;
}

Answer answer_from_check(const SelfCheck& older) {
  if (const auto after = about_region(older, "pain-after-", [&](PainAnswer& answer) {
        return (answer.next_morning = pain_level(older.result)).has_value();
      })) {
    return *after;
  }
  if (const auto during = about_region(older, "pain-", [&](PainAnswer& answer) {
        return (answer.during = pain_level(older.result)).has_value();
      })) {
    return *during;
  }
  if (const auto stiff = about_region(older, "stiff-", [&](PainAnswer& answer) {
        answer.stiff = older.result == "yes";
        return *answer.stiff || older.result == "no";
      })) {
    return *stiff;
  }
  if (older.question == "red-flags") {
    if (auto answers = red_flags_of(older)) return std::move(*answers);
  }
  return older;
}

Result<void> check(const OlderDecision& decision) {
  GateDecision shape;  // the text that was its grounds follows rules of its own
  shape.id = decision.id;
  shape.athlete = decision.athlete;
  shape.exercise = decision.exercise;
  shape.decided = decision.decided;
  shape.override_reason = decision.override_reason;
  return dowel::check(shape);
}

LogRead from_older(OlderLog older) {
  LogRead read;
  LogData& log = read.log;
  log.athletes = std::move(older.athletes);
  log.sessions = std::move(older.sessions);
  log.sets = std::move(older.sets);
  log.analyses = std::move(older.analyses);
  log.plans = std::move(older.plans);
  log.mappings = std::move(older.mappings);
  log.imported = std::move(older.imported);
  for (OlderDecision& decision : older.gates) {
    auto ruling = ruling_from_evidence(decision.evidence);
    if (!ruling) ++read.left_out.grounds;
    GateDecision& today = log.gates.emplace_back();
    today.id = std::move(decision.id);
    today.athlete = std::move(decision.athlete);
    today.exercise = std::move(decision.exercise);
    today.decided = decision.decided;
    if (ruling) today.ruling = std::move(*ruling);
    today.ruling.verdict = decision.verdict;
    today.overridden_to = decision.overridden_to;
    today.override_reason = std::move(decision.override_reason);
  }
  for (const SelfCheck& check : older.checks) {
    const Answer answer = answer_from_check(check);
    if (const auto* pain = std::get_if<PainAnswer>(&answer)) log.pain.push_back(*pain);
    if (const auto* flags = std::get_if<RedFlagCheck>(&answer)) log.red_flags.push_back(*flags);
    if (const auto* test = std::get_if<SelfCheck>(&answer)) log.checks.push_back(*test);
  }
  return read;
}

}  // namespace dowel::formats
