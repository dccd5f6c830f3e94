#include "core/coach/gate_book.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/catalogue/coach_rules.h"
#include "core/coach/self_checks.h"
#include "core/gate/gate_fold.h"
#include "core/log/free_name.h"
#include "core/plan/amount_words.h"
#include "core/progress/exercise_sessions.h"

namespace dowel {
namespace {

// Pain of the sets themselves, in whatever region it was felt.
void add_pain_of_sets(const DoneSession& session, GateSession& out) {
  PainReport report;
  bool told = false;
  for (const SetEntry& set : session.sets) {
    if (set.pain) report.during = std::max(report.during, *set.pain);
    if (set.next_day_pain) {
      report.next_day = std::max(report.next_day.value_or(0), *set.next_day_pain);
    }
    told = told || set.pain || set.next_day_pain;
  }
  if (told) out.pain.push_back(report);
}

// Which regions an exercise is asked about; one that the catalogue does not know, all that count.
class Touch {
 public:
  Touch(const Knowledge& knowledge, const std::string& slug)
      : knowledge_(knowledge), exercise_(find_exercise(knowledge, slug)) {}
  bool operator()(Region region) const {
    return exercise_ ? is_touched(knowledge_, region, *exercise_) : concerns_hips(region);
  }

 private:
  const Knowledge& knowledge_;
  const Exercise* exercise_;
};

// All answers about pain of what the exercise loads, oldest first.
std::vector<PainAnswer> pain_answers(const LogData& log, const Touch& touched) {
  std::vector<PainAnswer> answers;
  for (const PainAnswer& answer : log.pain) {
    if (touched(answer.region) && worst_pain(answer)) answers.push_back(answer);
  }
  std::ranges::stable_sort(answers, {}, &PainAnswer::when);
  return answers;
}

// What the athlete answered from the day of the session up to the next one: on the day itself it
// is how training felt, and a morning within some days is the one after it. What is told later
// stands for itself: of each region its newest word, so that a pain that is over says nothing.
void add_answers(const Knowledge& knowledge, const std::vector<PainAnswer>& answers, LocalTime from,
                 LocalTime before, GateSession& out) {
  const CoachRules& rules = *knowledge.coach;
  std::map<Region, PainReport> told;
  std::map<Region, ToldPain> later;
  auto answer = std::ranges::lower_bound(answers, LocalTime{day_of(from)}, {}, &PainAnswer::when);
  for (; answer != answers.end() && answer->when < before; ++answer) {
    const LocalDate day = day_of(answer->when);
    const bool its_morning = answer->when - from <= std::chrono::days{rules.next_morning_days};
    PainReport& report = told[answer->region];
    report.region = answer->region;
    if (its_morning) {
      report.next_day = std::max(report.next_day, answer->next_morning);  // nothing is less than 0
    }
    int level = answer->during.value_or(0);
    if (day == day_of(from)) {
      report.during = std::max(report.during, level);
      continue;
    }
    if (!its_morning) level = std::max(level, answer->next_morning.value_or(0));
    const auto known = later.find(answer->region);
    const bool same_day = known != later.end() && known->second.on == day;
    const bool settled = is_settled(knowledge, *answer) && !(same_day && !known->second.settled);
    later[answer->region] = {same_day ? std::max(level, known->second.level) : level, day, settled};
  }
  for (const auto& [region, report] : told) out.pain.push_back(report);
  const int amber = least_amber(knowledge);
  const bool green =
      std::ranges::all_of(later, [&](const auto& told_of) { return told_of.second.level < amber; });
  // What had not settled weighs more than what had.
  const auto weight = [&](const ToldPain& pain) {
    return std::pair{pain.level >= amber && !pain.settled, pain.level};
  };
  for (const auto& [region, pain] : later) {
    if (green) out.eased = std::max(out.eased.value_or(pain.on), pain.on);
    if (pain.level > 0 && (!out.told || weight(pain) >= weight(*out.told))) out.told = pain;
  }
}

// What hurts now counts for the session that decides about the next one, though it was told of
// before.
void add_standing_pain(const Book& book, const Touch& touched, GateSession& out) {
  for (const PainReport& now : standing_pain(book.knowledge(), book.log(), book.now())) {
    if (!touched(now.region)) continue;
    PainReport report;
    report.region = now.region;
    report.during = std::max(now.during, now.next_day.value_or(0));
    out.stands = std::max(out.stands, report.during);
    out.pain.push_back(report);
  }
}

Result<void> add_film(const DoneSession& session, const Book& book, GateSession& out) {
  for (const SetEntry& set : session.sets) {
    if (set.kind != SetKind::kWarmup && set.load_kg) {
      out.load_kg = std::max(out.load_kg.value_or(0), *set.load_kg);
    }
    const auto link = book.films().find(set.id);
    if (link == book.films().end()) continue;
    const auto analysis = book.analysis(*link->second);
    DOWEL_TRY(analysis);
    FilmedSet film = filmed_set(**analysis, set.id);
    if (set.load_kg) film.load_kg = set.load_kg;
    if (!film.reps.empty()) out.filmed.push_back(std::move(film));
  }
  return {};
}

// True when the first answer asks for less load than the second.
bool is_stricter(GateVerdict one, GateVerdict other) {
  const auto rank = [](GateVerdict verdict) {
    return verdict == GateVerdict::kRegress ? 2 : verdict == GateVerdict::kHold ? 1 : 0;
  };
  return rank(one) > rank(other);
}

// An override to something milder stands as long as nothing worse came up since: more pain, a
// fault on film that had not been seen, or enough of one for a step back.
bool still_stands(const GateDecision& kept, const GateRuling& now) {
  const GateRuling& old = kept.ruling;
  if (!is_stricter(now.verdict, *kept.overridden_to)) return true;
  const bool more_pain = now.pain_decided && now.pain > old.pain;
  const bool new_fault = now.form == FormWord::kBroken && old.form != FormWord::kBroken;
  const bool back = now.verdict == GateVerdict::kRegress && old.verdict != GateVerdict::kRegress;
  return !more_pain && !new_fault && !back;
}

// The athlete's last override about one session. Records of the first form do not name theirs:
// they belong to the session in whose time they were made.
const GateDecision* override_of(const std::vector<GateDecision>& overrides,
                                const GateSession& session, LocalTime next_session) {
  const GateDecision* last = nullptr;
  for (const GateDecision& one : overrides) {
    const SessionId& named = one.ruling.session;
    const bool in_time = one.decided >= session.when && one.decided < next_session;
    const bool here = named.value.empty() ? in_time : named == session.session;
    if (here && (!last || one.decided >= last->decided)) last = &one;
  }
  return last;
}

// What the athlete overrode about an exercise.
std::vector<GateDecision> overrides_of(const Book& book, const std::string& slug) {
  std::vector<GateDecision> overrides;
  for (const GateDecision& gate : book.log().gates) {
    const bool own = gate.athlete == book.athlete().id && gate.exercise.slug == slug;
    if (own && gate.overridden_to) overrides.push_back(gate);
  }
  return overrides;
}

}  // namespace

Result<std::vector<GateSession>> gate_sessions(const Book& book, const std::string& slug,
                                               const std::vector<DoneSession>& done) {
  const Touch touched(book.knowledge(), slug);
  const std::vector<PainAnswer> answers = pain_answers(book.log(), touched);
  std::vector<GateSession> sessions;
  for (std::size_t i = 0; i < done.size(); ++i) {
    GateSession session;
    session.when = done[i].when;
    session.session = done[i].sets.front().session;
    add_pain_of_sets(done[i], session);
    const bool last = i + 1 == done.size();
    add_answers(book.knowledge(), answers, done[i].when, last ? LocalTime::max() : done[i + 1].when,
                session);
    if (last) add_standing_pain(book, touched, session);
    DOWEL_TRY(add_film(done[i], book, session));
    sessions.push_back(std::move(session));
  }
  return sessions;
}

Result<std::vector<SessionRuling>> gate_rulings(const Book& book, const std::string& slug,
                                                const std::vector<GateSession>& sessions) {
  const auto gate = gate_rules(book.rules().technique, book.knowledge(), slug);
  DOWEL_TRY(gate);
  const std::vector<GateDecision> overrides = overrides_of(book, slug);
  std::vector<SessionRuling> rulings;
  GateFold fold(*gate);
  bool after_fault = false;
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const GateSession& session = sessions[i];
    const LocalTime end = i + 1 == sessions.size() ? LocalTime::max() : sessions[i + 1].when;
    const GateDecision* own = override_of(overrides, session, end);
    const bool told = !session.filmed.empty() || !session.pain.empty();
    fold.take(session);
    if (!told && !after_fault && !own) continue;  // nothing to say, in most sessions of a long log
    SessionRuling said{slug, session.when, fold.rule("", session.when), std::nullopt};
    const FormWord form = said.ruling.form;
    if (form != FormWord::kNothing) after_fault = form == FormWord::kBroken;
    if (own && still_stands(*own, said.ruling)) {
      said.overridden =
          GateOverride{*own->overridden_to, own->override_reason, own->decided, own->overridden_by};
    }
    rulings.push_back(std::move(said));
  }
  return rulings;
}

Result<HingeForm> hinge_form(const Book& book) {
  auto sets = book.told().reader.filmed_sets();
  DOWEL_TRY(sets);
  std::set<std::string> slugs;  // the film speaks of these, or the athlete instead of it
  for (const SetEntry& set : *sets) slugs.insert(set.exercise.slug);
  for (const GateDecision& gate : book.log().gates) {
    if (gate.overridden_to) slugs.insert(gate.exercise.slug);
  }
  std::vector<SessionRuling> words;
  for (const std::string& slug : slugs) {
    if (!is_slow_hinge(book.knowledge(), slug)) continue;
    const auto exercise = book.exercise(slug);
    DOWEL_TRY(exercise);
    const auto& rulings = (*exercise)->rulings;
    words.insert(words.end(), rulings.begin(), rulings.end());
  }
  return HingeForm{slow_hinge_passed(words, book.knowledge()),
                   loaded_hinge_passed(words, book.knowledge(), book.now())};
}

namespace {

// What the sessions alone say.
NextStep step_of(const ProgressScheme& scheme, DoneSessions sessions, LocalTime now) {
  NextStep next;
  next.scheme = scheme;
  next.all = sessions;
  next.sessions = static_cast<int>(sessions.size());
  next.begun =
      std::ranges::any_of(sessions, [](const DoneSession& session) { return !session.other_line; });
  ProgressOutlook outlook = progress_outlook(scheme, sessions, now);
  next.progress = std::move(outlook.now);
  next.if_passed = outlook.if_passed;
  if (sessions.empty()) return next;
  next.before = outlook.before;
  const auto& steps = next.progress.steps;
  const auto last = std::find_if(sessions.rbegin(), sessions.rend(), [&](const DoneSession& done) {
    return steps.empty() || done.when == steps.back().when;
  });
  const DoneSession& shown = last == sessions.rend() ? sessions.back() : *last;
  std::ranges::copy_if(shown.sets, std::back_inserter(next.done),
                       [](const SetEntry& set) { return set.kind != SetKind::kWarmup; });
  return next;
}

// Which line of the own programme is asked about; nothing where it has none of the lift.
std::optional<std::size_t> asked_line(const Book& book, const std::vector<OwnLine>& lines,
                                      const std::vector<DoneSession>& done, const OwnLift* line) {
  if (lines.empty()) return std::nullopt;
  const auto is_it = [&](const OwnLine& one) { return line && is_same_line(one.lift, *line); };
  const auto found = std::ranges::find_if(lines, is_it);
  if (found != lines.end()) return static_cast<std::size_t>(found - lines.begin());
  const LocalDate today = day_of(book.now());
  return line_due(lines, today, !done.empty() && day_of(done.back().when) == today);
}

}  // namespace

Result<NextStep> next_step(const Book& book, const std::string& slug, const OwnLift* line) {
  const auto exercise = book.exercise(slug);
  DOWEL_TRY(exercise);
  const std::vector<OwnLine> lines = lines_of_lift(book.knowledge(), book.facts().days, slug);
  const auto which = asked_line(book, lines, (*exercise)->done, line);
  const OwnLift* asked = which ? &lines[*which].lift : nullptr;
  const auto scheme = progress_scheme(book.knowledge(), slug, book.facts(), asked);
  DOWEL_TRY(scheme);
  const auto gate = gate_rules(book.rules().technique, book.knowledge(), slug);
  DOWEL_TRY(gate);
  const auto sessions = book.own_line(slug, lines, which.value_or(0));
  DOWEL_TRY(sessions);

  NextStep next = step_of(*scheme, **sessions, book.now());
  if (asked) next.line = *asked;
  for (const SessionRuling& said : (*exercise)->rulings) {
    const bool of_last = said.when == (*exercise)->done.back().when;
    if (of_last && said.overridden) next.overridden = said.overridden;
  }
  GateFold fold(*gate);
  for (const GateSession& session : (*exercise)->seen) fold.take(session);
  next.ruling = fold.rule(target_text(next.if_passed, book.athlete().shown_unit), book.now());
  return next;
}

Result<std::optional<NextStep>> own_step(const Book& book, const std::string& name,
                                         const OwnLift* line) {
  const std::string key = free_name_key(name);
  const std::vector<OwnLine> lines = lines_of_lift(book.knowledge(), book.facts().days, key);
  if (lines.empty()) return std::optional<NextStep>();
  const auto done = book.free_lift(key);
  DOWEL_TRY(done);
  const std::size_t which = *asked_line(book, lines, **done, line);
  const auto scheme = own_scheme(book.knowledge(), key, book.facts(), &lines[which].lift);
  const auto sessions = book.own_line(key, lines, which);
  DOWEL_TRY(sessions);
  NextStep next = step_of(*scheme, **sessions, book.now());
  next.line = lines[which].lift;
  return std::optional(std::move(next));
}

}  // namespace dowel
