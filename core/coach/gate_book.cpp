#include "core/coach/gate_book.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/coach/self_checks.h"
#include "core/plan/amount_words.h"
#include "core/progress/summarise_log.h"

namespace dowel {
namespace {

/// Pain of the sets themselves, in whatever region it was felt.
void add_pain_of_sets(const DoneSession& session, GateSession& out) {
  PainReport report;
  bool told = false;
  for (const SetEntry& set : session.sets) {
    if (set.pain) report.during = std::max(report.during, *set.pain);
    if (set.next_day_pain)
      report.next_day = std::max(report.next_day.value_or(0), *set.next_day_pain);
    told = told || set.pain || set.next_day_pain;
  }
  if (told) out.pain.push_back(report);
}

/// One answer about pain.
struct ToldPain {
  LocalTime when{};
  Region region{};
  bool after = false;  ///< of the morning after
  int level = 0;
};

/// All answers about pain that concerns the hips, oldest first.
std::vector<ToldPain> pain_answers(const LogData& log) {
  std::vector<ToldPain> answers;
  for (const SelfCheck& check : log.checks) {
    std::string_view question = check.question;
    if (!question.starts_with("pain-")) continue;
    question.remove_prefix(5);
    ToldPain answer{check.when, {}, question.starts_with("after-"), 0};
    if (answer.after) question.remove_prefix(6);
    const auto region = parse_region(std::string(question));
    if (!region || !concerns_hips(*region)) continue;
    answer.region = *region;
    answer.level = std::atoi(check.result.c_str());
    answers.push_back(answer);
  }
  std::ranges::stable_sort(answers, {}, &ToldPain::when);
  return answers;
}

/// What the athlete answered from the day of the session up to the next one: on the day itself it
/// is how training felt, later it is how it felt afterwards.
void add_answers(const std::vector<ToldPain>& answers, LocalTime from, LocalTime before,
                 GateSession& out) {
  std::map<Region, PainReport> told;
  auto answer = std::ranges::lower_bound(answers, LocalTime{day_of(from)}, {}, &ToldPain::when);
  for (; answer != answers.end() && answer->when < before; ++answer) {
    PainReport& report = told[answer->region];
    report.region = answer->region;
    if (answer->after || day_of(answer->when) != day_of(from))
      report.next_day = std::max(report.next_day.value_or(0), answer->level);
    else
      report.during = std::max(report.during, answer->level);
  }
  for (const auto& [region, report] : told) out.pain.push_back(report);
}

/// What hurts now counts for the session that decides about the next one, though it was told of
/// before.
void add_standing_pain(const TrainingBook& book, GateSession& out) {
  for (const PainReport& now : standing_pain(book.log, book.now)) {
    if (!concerns_hips(now.region)) continue;
    PainReport report;
    report.region = now.region;
    report.during = std::max(now.during, now.next_day.value_or(0));
    out.pain.push_back(report);
  }
}

Result<void> add_film(const DoneSession& session, const ReadDocuments& documents,
                      const std::map<SetId, const AnalysisLink*>& analyses, GateSession& out) {
  for (const SetEntry& set : session.sets) {
    if (set.kind != SetKind::kWarmup && set.load_kg)
      out.load_kg = std::max(out.load_kg.value_or(0), *set.load_kg);
    const auto link = analyses.find(set.id);
    if (link == analyses.end()) continue;
    const auto analysis = analysis_of(documents, *link->second);
    DOWEL_TRY(analysis);
    FilmedSet film = filmed_set(**analysis, set.id);
    if (set.load_kg) film.load_kg = set.load_kg;
    if (!film.reps.empty()) out.filmed.push_back(std::move(film));
  }
  return {};
}

/// Exercises of the log that have a slug.
std::set<std::string> logged_slugs(const LogData& log) {
  std::set<std::string> slugs;
  for (const SetEntry& set : log.sets) slugs.insert(set.exercise.slug);
  slugs.erase("");
  return slugs;
}

/// True when the first answer asks for less load than the second.
bool is_stricter(GateVerdict one, GateVerdict other) {
  const auto rank = [](GateVerdict verdict) {
    return verdict == GateVerdict::kRegress ? 2 : verdict == GateVerdict::kHold ? 1 : 0;
  };
  return rank(one) > rank(other);
}

/// An override to something milder stands as long as nothing worse came up since: more pain, a
/// fault on film that had not been seen, or enough of one for a step back.
bool still_stands(const GateDecision& old, const GateDecision& now) {
  if (!is_stricter(now.verdict, *old.overridden_to)) return true;
  const bool more_pain = is_about_pain(now) && worst_pain_of(now) > worst_pain_of(old);
  const bool new_fault =
      form_of(now).word == FormWord::kBroken && form_of(old).word != FormWord::kBroken;
  const bool back = now.verdict == GateVerdict::kRegress && old.verdict != GateVerdict::kRegress;
  return !more_pain && !new_fault && !back;
}

/// The athlete's last override about one session. Records of the first form do not name theirs:
/// they belong to the session in whose time they were made.
const GateDecision* override_of(const std::vector<GateDecision>& overrides,
                                const GateSession& session, LocalTime next_session) {
  const GateDecision* last = nullptr;
  for (const GateDecision& one : overrides) {
    const SessionId named = session_of(one);
    const bool in_time = one.decided >= session.when && one.decided < next_session;
    const bool here = named.value.empty() ? in_time : named == session.session;
    if (here && (!last || one.decided >= last->decided)) last = &one;
  }
  return last;
}

/// The gate's word behind the sessions of one exercise, dated to the session.
Result<void> add_gates(const TrainingBook& book, const RulesInForce& rules, const std::string& slug,
                       const std::vector<GateDecision>& overrides, LogData& log) {
  const auto gate = gate_rules(rules.technique, rules.knowledge, slug);
  DOWEL_TRY(gate);
  auto sessions = gate_sessions(book, slug);
  DOWEL_TRY(sessions);
  GateInput input;
  input.exercise = slug;
  bool after_fault = false;
  for (std::size_t i = 0; i < sessions->size(); ++i) {
    const GateSession& session = (*sessions)[i];
    const LocalTime end = i + 1 == sessions->size() ? LocalTime::max() : (*sessions)[i + 1].when;
    const GateDecision* own = override_of(overrides, session, end);
    const bool told = !session.filmed.empty() || !session.pain.empty();
    input.sessions.push_back(session);
    if (!told && !after_fault && !own) continue;  // nothing to say, in most sessions of a long log
    input.now = session.when;
    const GateRuling ruling = decide(input, *gate);
    if (ruling.form != FormWord::kNothing) after_fault = ruling.form == FormWord::kBroken;
    GateDecision decision = to_record(ruling, {}, book.athlete.id, session.when);
    decision.id.value.assign("now-").append(slug).append("-").append(std::to_string(i));
    if (own && still_stands(*own, decision)) {
      decision.id = own->id;
      decision.overridden_to = own->overridden_to;
      decision.override_reason = own->override_reason;
    }
    log.gates.push_back(std::move(decision));
  }
  return {};
}

}  // namespace

Result<std::vector<GateSession>> gate_sessions(const TrainingBook& book, const std::string& slug) {
  const auto analyses = newest_analyses(book.log);
  const std::vector<ToldPain> answers = pain_answers(book.log);
  const std::vector<DoneSession> done = sessions_of(book.log, book.athlete.id, slug);
  std::vector<GateSession> sessions;
  for (std::size_t i = 0; i < done.size(); ++i) {
    GateSession session;
    session.when = done[i].when;
    session.session = done[i].sets.front().session;
    add_pain_of_sets(done[i], session);
    const bool last = i + 1 == done.size();
    add_answers(answers, done[i].when, last ? LocalTime::max() : done[i + 1].when, session);
    if (last) add_standing_pain(book, session);
    DOWEL_TRY(add_film(done[i], book.documents, analyses, session));
    sessions.push_back(std::move(session));
  }
  return sessions;
}

Result<GatedLog> log_with_gates(const TrainingBook& book, const RulesInForce& rules) {
  GatedLog gated{book.log, facts_of(book, rules.knowledge)};
  std::map<std::string, std::vector<GateDecision>> overrides;
  for (const GateDecision& gate : book.log.gates) {
    if (gate.overridden_to && gate.athlete == book.athlete.id)
      overrides[gate.exercise.slug].push_back(gate);
  }
  std::erase_if(gated.log.gates,
                [&](const GateDecision& gate) { return gate.athlete == book.athlete.id; });
  for (const std::string& slug : logged_slugs(book.log)) {
    if (!find_exercise(rules.knowledge, slug)) continue;
    DOWEL_TRY(add_gates(book, rules, slug, overrides[slug], gated.log));
  }
  return gated;
}

namespace {

WorkTarget target_after(const ProgressScheme& scheme, std::vector<DoneSession> sessions,
                        LocalTime now) {
  return progress(scheme, std::move(sessions), now).target;
}

bool asks_for_more(const WorkTarget& one, const WorkTarget& other) {
  return one.load_kg.value_or(0) > other.load_kg.value_or(0) ||
         one.level.value_or(0) > other.level.value_or(0);
}

}  // namespace

Result<NextStep> next_step(const TrainingBook& book, const RulesInForce& rules,
                           const GatedLog& gated, const std::string& slug) {
  const auto scheme = progress_scheme(rules.knowledge, slug, gated.facts);
  DOWEL_TRY(scheme);
  const auto gate = gate_rules(rules.technique, rules.knowledge, slug);
  DOWEL_TRY(gate);
  auto input_sessions = gate_sessions(book, slug);
  DOWEL_TRY(input_sessions);

  NextStep next;
  next.scheme = *scheme;
  std::vector<DoneSession> done =
      sessions_of(gated.log, book.athlete.id, slug, gated.facts.easy_weeks);
  next.sessions = static_cast<int>(done.size());
  next.progress = progress(*scheme, done, book.now);
  next.if_passed = next.progress.target;
  if (!done.empty()) {
    std::vector<DoneSession> passed = done;
    passed.back().gate = GateVerdict::kPass;
    next.if_passed = target_after(*scheme, passed, book.now);
    const LocalTime last = done.back().when;
    for (const SetEntry& set : done.back().sets) {
      if (set.kind != SetKind::kWarmup) next.done.push_back(set);
    }
    done.pop_back();
    next.before = target_after(*scheme, done, last);
  }
  for (const GateDecision& said : gated.log.gates) {
    const bool of_last = !next.progress.steps.empty() && said.exercise.slug == slug &&
                         said.decided == next.progress.steps.back().when;
    if (of_last && said.overridden_to) next.overridden = said;
  }
  next.waits_for_pass = asks_for_more(next.if_passed, next.progress.target);
  GateInput input;
  input.exercise = slug;
  input.sessions = std::move(*input_sessions);
  input.now = book.now;
  input.planned_step = target_text(next.if_passed, book.athlete.shown_unit);
  next.ruling = decide(input, *gate);
  return next;
}

}  // namespace dowel
