#include "core/simulate/scripted_log.h"

#include <algorithm>
#include <iterator>

namespace dowel {
namespace {

// Takes over what happened up to a moment.
template <class Entry, class When>
void copy_until(const std::vector<Entry>& from, LocalTime now, When when, std::vector<Entry>& to) {
  std::ranges::copy_if(from, std::back_inserter(to),
                       [&](const Entry& entry) { return when(entry) <= now; });
}

void count(const RepFindings& rep, AnalysisLink& link) {
  for (const Finding& finding : rep.findings) {
    if (finding.state == FindingState::kCannotTell) continue;
    ++link.gradeable;
    link.held += finding.state == FindingState::kHeld;
  }
}

}  // namespace

ScriptedLog::ScriptedLog(const Athlete& athlete, const RulesInForce& rules) : rules_(rules) {
  log_.athletes.push_back(athlete);
}

void ScriptedLog::own(std::vector<std::string> equipment) {
  log_.athletes.front().equipment = std::move(equipment);
}

SessionId ScriptedLog::begin_session(LocalTime when) {
  WorkoutSession session;
  session.id.value = athlete().value + "-" + to_text(day_of(when));
  session.athlete = athlete();
  session.started = when;
  log_.sessions.push_back(session);
  return session.id;
}

const SetEntry& ScriptedLog::add(SetEntry set, const SessionId& session) {
  const bool first = log_.sets.empty() || log_.sets.back().session != session;
  set.order = first ? 0 : log_.sets.back().order + 1;
  set.id.value = session.value + "-" + std::to_string(set.order);
  set.session = session;
  log_.sets.push_back(std::move(set));
  return log_.sets.back();
}

void ScriptedLog::add_film(const SetEntry& set, FilmedSet film, LocalTime when) {
  AnalysisLink link;
  link.id.value = set.id.value;
  link.set = set.id;
  link.made_at = Instant{when.time_since_epoch()};
  ReadAnalysis analysis;
  analysis.exercise = set.exercise.slug;
  analysis.load_kg = set.load_kg;
  for (const RepFindings& rep : film.reps) {
    count(rep, link);
    Rep counted;
    counted.index = static_cast<int>(analysis.reps.size()) + 1;
    analysis.reps.push_back(std::move(counted));
  }
  analysis.findings = std::move(film.reps);
  documents_.analyses.emplace(link.id, std::move(analysis));
  log_.analyses.push_back(std::move(link));
}

void ScriptedLog::tell(const PainReport& pain, LocalTime when) {
  PainAnswer answer;
  answer.id.value = "pain-" + std::to_string(log_.pain.size());
  answer.athlete = athlete();
  answer.when = when;
  answer.region = pain.region;
  answer.during = pain.during;
  answer.next_morning = pain.next_day;
  answer.stiff = pain.stiff;
  log_.pain.push_back(std::move(answer));
}

void ScriptedLog::answer(const std::vector<RedFlagAnswer>& answers, LocalTime when) {
  RedFlagCheck check;
  check.id.value = "signs-" + std::to_string(log_.red_flags.size());
  check.athlete = athlete();
  check.when = when;
  check.answers = answers;
  log_.red_flags.push_back(std::move(check));
}

void ScriptedLog::keep(const PlanRequest& request, const Programme& programme, LocalTime when) {
  PlanRecord plan;
  plan.id.value = "plan-" + std::to_string(log_.plans.size());
  plan.athlete = athlete();
  plan.made = when;
  plan.start = request.start;
  plan.weeks = request.weeks;
  documents_.requests.emplace(plan.id, request);
  documents_.programmes.emplace(plan.id, programme);
  log_.plans.push_back(std::move(plan));
}

TrainingBook ScriptedLog::told(LocalTime now) const {
  TrainingBook book;
  book.athlete = log_.athletes.front();
  book.now = now;
  book.log.athletes = log_.athletes;
  copy_until(
      log_.sessions, now, [](const auto& one) { return one.started; }, book.log.sessions);
  copy_until(
      log_.plans, now, [](const auto& one) { return one.made; }, book.log.plans);
  copy_until(
      log_.pain, now, [](const auto& one) { return one.when; }, book.log.pain);
  copy_until(
      log_.red_flags, now, [](const auto& one) { return one.when; }, book.log.red_flags);
  book.log.analyses = log_.analyses;
  book.reader = reader_of(log_, documents_);
  if (auto lately = book.reader.sets_since(sets_from(rules_.knowledge, now))) {
    book.log.sets = std::move(*lately);
  }
  return book;
}

}  // namespace dowel
