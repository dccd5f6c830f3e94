#include "core/coach/diagnosis_book.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/catalogue/coach_rules.h"
#include "core/catalogue/diagnosis_rules.h"
#include "core/coach/plan_book.h"
#include "core/coach/self_checks.h"
#include "core/diagnosis/check_questions.h"
#include "core/readiness/say.h"
#include "core/technique/measure_name.h"

namespace dowel {
namespace {

constexpr std::chrono::days kWeek{7};

// One filmed set of the log. What its analysis says is read when it matters.
struct Film {
  LocalTime when{};
  std::string exercise;
  std::optional<double> load_kg{};
  const AnalysisLink* link = nullptr;
};

// All of them, oldest first.
Result<std::vector<Film>> films_of(const Book& book) {
  auto sets = book.told().reader.filmed_sets();
  DOWEL_TRY(sets);
  std::ranges::sort(*sets, {}, &SetEntry::id);
  std::vector<Film> films;
  for (const SetEntry& set : *sets) {
    const auto began = book.began(set.session);
    const auto link = book.films().find(set.id);
    if (!began || link == book.films().end()) continue;
    Film film{*began, set.exercise.slug, set.load_kg, link->second};
    if (film.exercise.empty()) {
      const auto analysis = book.analysis(*film.link);
      DOWEL_TRY(analysis);
      film.exercise = (*analysis)->exercise;
    }
    films.push_back(std::move(film));
  }
  std::ranges::stable_sort(films, {}, &Film::when);
  return films;
}

std::optional<double> load_of(const Film& film, const ReadAnalysis& analysis) {
  return film.load_kg ? film.load_kg : analysis.load_kg;
}

// What was answered about signs and tests not too long ago.
void read_answers(const Book& book, DiagnosisInput& input) {
  const auto newest = [&](const std::string& id) {
    return newest_answer(book.log(), id, book.now(), book.knowledge().coach->test_days);
  };
  for (const DiscriminatingTest& test : book.knowledge().tests) {
    const SelfCheck* answer = newest(test.id);
    if (!answer || !find_entry(test.outcomes, answer->result)) continue;
    input.tests.push_back({test.id, answer->result, EvidenceKind::kReported, {}});
  }
  for (const SignRule& sign : book.knowledge().signs) {
    const SelfCheck* answer = newest(sign.id);
    if (!answer) continue;
    Evidence told;
    told.kind = EvidenceKind::kReported;
    told.sign = sign.id;
    told.present = answer->result == "yes";
    told.text = answer->note.empty()
                    ? say(book.knowledge().diagnosis->words.told)
                    : say(book.knowledge().coach->words.told_with_note, {{"note", answer->note}});
    input.evidence.push_back(std::move(told));
  }
}

void read_reports(const Book& book, AthleteReports& reports) {
  for (const PainReport& pain : standing_pain(book.knowledge(), book.log(), book.now())) {
    if (pain.region == Region::kLowerBack) {
      reports.back_pain = std::max(pain.during, pain.next_day.value_or(0));
    }
  }
  reports.sits_a_lot = applies(book.knowledge(), book.athlete(), ConditionMeans::kSits);
  const auto answers = newest_red_flags(book.knowledge(), book.log(), book.now());
  if (!answers) return;
  for (const RedFlagQuestion& question : book.knowledge().red_flags) {
    const auto answer = std::ranges::find(*answers, question.id, &RedFlagAnswer::id);
    if (answer != answers->end() && answer->yes) reports.red_flags.push_back(question.question);
  }
  const auto own = std::ranges::find(*answers, kOwnWordsSign, &RedFlagAnswer::id);
  if (own != answers->end()) {
    reports.red_flags.push_back(say(book.knowledge().coach->words.signs_own_words));
  }
}

// One rule of one film over its repetitions.
struct RuleFigures {
  std::string measure;
  std::string rule;
  bool worse_above = true;
  std::vector<Measured> values{};
  int broken = 0;

  Measured mean() const {
    const auto n = static_cast<double>(values.size());
    double sum = 0, variance = 0;
    for (const Measured& v : values) {
      sum += v.value;
      variance += v.sd * v.sd;
    }
    double spread = 0;
    for (const Measured& v : values) spread += (v.value - sum / n) * (v.value - sum / n);
    if (values.size() > 1) spread /= n - 1;
    return {sum / n, std::sqrt(variance / (n * n) + spread / n)};
  }
};

std::vector<RuleFigures> figures_of(const ReadAnalysis& analysis) {
  std::vector<RuleFigures> figures;
  for (std::size_t i = 0; i < analysis.findings.size(); ++i) {
    if (analysis.reps[i].partial) continue;
    for (const Finding& finding : analysis.findings[i].findings) {
      if (finding.state == FindingState::kCannotTell || !finding.value) continue;
      auto at = std::ranges::find(figures, finding.rule, &RuleFigures::rule);
      if (at == figures.end()) {
        at = figures.insert(at, {finding.measure, finding.rule, finding.broken_above});
      }
      at->values.push_back(*finding.value);
      at->broken += finding.state == FindingState::kBroken;
    }
  }
  return figures;
}

Result<std::vector<FollowedMeasure>> followed(const Book& book, const Film& film) {
  const auto analysis = book.analysis(*film.link);
  DOWEL_TRY(analysis);
  std::vector<FollowedMeasure> out;
  for (const RuleFigures& figures : figures_of(**analysis)) {
    FollowedMeasure measure;
    measure.id = film.exercise + ":" + figures.rule;
    measure.name = film.exercise + ", " + measure_name(figures.measure).title;
    measure.exercise = film.exercise;
    measure.load_kg = load_of(film, **analysis);
    measure.value = figures.mean();
    measure.worse_above = figures.worse_above;
    const int alone = figures.values.size() > 1 ? 2 : 1;
    measure.fault_present = figures.broken >= alone;
    out.push_back(std::move(measure));
  }
  return out;
}

Result<void> follow(const Book& book, const Film& film, std::vector<FollowedMeasure>& list) {
  auto more = followed(book, film);
  DOWEL_TRY(more);
  list.insert(list.end(), std::make_move_iterator(more->begin()),
              std::make_move_iterator(more->end()));
  return {};
}

// The causes that an answer speaks for: those of a sign that is there, those a test's outcome
// raises.
std::vector<std::string> raised_by(const Knowledge& knowledge, const SelfCheck& answer) {
  std::vector<std::string> causes;
  const SignRule* sign = find_entry(knowledge.signs, answer.question);
  if (sign && answer.result == "yes") {
    for (const SuspectedCause& suspected : sign->causes) causes.push_back(suspected.cause);
  }
  const DiscriminatingTest* test = find_entry(knowledge.tests, answer.question);
  const TestOutcome* outcome = test ? find_entry(test->outcomes, answer.result) : nullptr;
  return outcome ? outcome->raises : causes;
}

// The newest answer of a time, or null.
const SelfCheck* answer_within(const LogData& log, const std::string& question, LocalDate from,
                               LocalDate to, LocalTime now) {
  const SelfCheck* newest = nullptr;
  for (const SelfCheck& check : log.checks) {
    const LocalDate day = day_of(check.when);
    const bool there = check.question == question && day >= from && day <= to && check.when <= now;
    if (there && (!newest || check.when >= newest->when)) newest = &check;
  }
  return newest;
}

FollowedMeasure told_measure(const CheckQuestion& question, bool fault) {
  FollowedMeasure measure;
  measure.id = question.id;
  measure.name = question.name;
  measure.fault_present = fault;
  return measure;
}

// What was told and tested before the block, and again at its end.
void follow_answers(const Book& book, LocalDate from, LocalDate to,
                    std::vector<FollowedMeasure>& was, std::vector<FollowedMeasure>& is) {
  const CoachRules& rules = *book.knowledge().coach;
  const std::chrono::days stands{rules.test_days};
  const std::chrono::days apart{rules.compare_apart_days};
  for (const CheckQuestion& question : check_questions(book.knowledge())) {
    const SelfCheck* before =
        answer_within(book.log(), question.id, from - stands, from + kWeek, book.now());
    if (!before) continue;
    const std::vector<std::string> causes = raised_by(book.knowledge(), *before);
    was.push_back(told_measure(question, !causes.empty()));
    const LocalDate again = std::max(from, day_of(before->when)) + apart;
    const SelfCheck* after =
        answer_within(book.log(), question.id, again, to + 2 * kWeek, book.now());
    if (!after) continue;
    const std::vector<std::string> now = raised_by(book.knowledge(), *after);
    const bool still = std::ranges::any_of(now, [&](const std::string& cause) {
      return std::ranges::find(causes, cause) != causes.end();
    });
    is.push_back(told_measure(question, still));
  }
}

// A block is judged by what was wrong, before it or after it.
void keep_what_was_broken(std::vector<FollowedMeasure>& was,
                          const std::vector<FollowedMeasure>& is) {
  std::erase_if(was, [&](const FollowedMeasure& before) {
    const auto after = std::ranges::find(is, before.id, &FollowedMeasure::id);
    const bool broken_now = after != is.end() && after->fault_present.value_or(false);
    return !before.fault_present.value_or(false) && !broken_now;
  });
}

}  // namespace

Result<Diagnosis> diagnose_book(const Book& book) {
  const auto films = films_of(book);
  DOWEL_TRY(films);
  const std::chrono::days stands{book.knowledge().coach->test_days};
  DiagnosisInput input;
  for (const Film& film : *films) {
    const bool counts = film.when <= book.now() && book.now() - film.when <= stands;
    if (!counts) continue;
    const auto analysis = book.analysis(*film.link);
    DOWEL_TRY(analysis);
    for (Evidence& evidence :
         evidence_of_set(*book.knowledge().diagnosis, (*analysis)->reps, (*analysis)->findings,
                         film.exercise, load_of(film, **analysis))) {
      const Checkpoint* checkpoint = find_entry(book.knowledge().checkpoints, evidence.checkpoint);
      if (checkpoint && checkpoint->seen == Seen::kNever) continue;
      input.evidence.push_back(std::move(evidence));
    }
  }
  read_answers(book, input);
  read_reports(book, input.reports);
  if (!book.athlete().equipment.empty()) input.owned = book.athlete().equipment;
  return diagnose(book.knowledge(), input);
}

std::vector<WeakLink> weak_links_of(const Knowledge& knowledge, const Diagnosis& diagnosis) {
  std::vector<WeakLink> links;
  for (const Hypothesis& hypothesis : diagnosis.hypotheses) {
    if (hypothesis.standing > Standing::kFirstSuspected || hypothesis.exercises.empty()) continue;
    const std::string evidence =
        hypothesis.speaks_for.empty() ? std::string() : hypothesis.speaks_for.front().text;
    links.push_back({hypothesis.cause, evidence, hypothesis.told_apart, hypothesis.next_test});
    if (!hypothesis.told_apart) continue;
    const auto test = std::ranges::find_if(hypothesis.speaks_for, [&](const Argument& argument) {
      return find_entry(knowledge.tests, argument.from) != nullptr;
    });
    links.back().test = test == hypothesis.speaks_for.end() ? "" : test->from;
  }
  return links;
}

Result<bool> plan_knows_other_links(const Book& book, const Diagnosis& diagnosis) {
  const auto plan = plan_in_force(book, day_of(book.now()));
  DOWEL_TRY(plan);
  if (!*plan) return false;
  const auto causes = [](const std::vector<WeakLink>& links) {
    std::vector<std::pair<std::string, bool>> list;
    for (const WeakLink& link : links) list.emplace_back(link.cause, link.tested);
    return list;
  };
  return causes((*plan)->request.weak_links) != causes(weak_links_of(book.knowledge(), diagnosis));
}

Result<std::optional<UntoldMiss>> untold_miss(const Book& book) {
  const std::chrono::days stands{book.knowledge().coach->test_days};
  const auto sets = book.told().reader.sets_since(book.now() - stands);
  DOWEL_TRY(sets);
  std::optional<UntoldMiss> miss;
  for (const SetEntry& set : *sets) {
    const bool known = !set.exercise.slug.empty() && set.kind != SetKind::kWarmup;
    const auto began = book.began(set.session);
    if (!known || set.reps != 0 || !began || (miss && miss->when > *began)) continue;
    miss = UntoldMiss{set, *began, {}};
  }
  if (!miss) return miss;
  const Exercise* exercise = find_exercise(book.knowledge(), miss->set.exercise.slug);
  for (const SignRule& sign : book.knowledge().signs) {
    if (!exercise || std::ranges::count(sign.patterns, exercise->pattern) == 0) continue;
    miss->signs.push_back(sign.id);
  }
  const bool told = std::ranges::any_of(book.log().checks, [&](const SelfCheck& check) {
    return day_of(check.when) >= day_of(miss->when) && check.when <= book.now() &&
           find_entry(book.knowledge().signs, check.question) != nullptr;
  });
  if (told || miss->signs.empty()) miss.reset();
  return miss;
}

const PlanRecord* plan_to_look_back_on(const Book& book) {
  const std::chrono::days apart{book.knowledge().coach->compare_apart_days};
  const PlanRecord* chosen = nullptr;
  for (const PlanRecord& plan : book.log().plans) {
    if (day_of(book.now()) < plan.start + apart) continue;  // nothing can have changed before
    if (!chosen || plan.made >= chosen->made) chosen = &plan;
  }
  return chosen;
}

std::vector<CheckQuestion> to_answer_again(const Book& book, const PlanRecord& plan) {
  std::vector<CheckQuestion> open;
  if (day_of(book.now()) < last_day(plan) - kWeek) return open;
  std::vector<FollowedMeasure> was, is;
  follow_answers(book, plan.start, last_day(plan), was, is);
  for (const FollowedMeasure& before : was) {
    if (!before.fault_present.value_or(false)) continue;
    if (std::ranges::find(is, before.id, &FollowedMeasure::id) != is.end()) continue;
    for (CheckQuestion& question : check_questions(book.knowledge())) {
      if (question.id == before.id) open.push_back(std::move(question));
    }
  }
  return open;
}

Result<BlockComparison> compare_block_of(const Book& book, LocalDate from, LocalDate to) {
  const auto films = films_of(book);
  DOWEL_TRY(films);
  std::map<std::string, const Film*> before, after;
  for (const Film& film : *films) {
    const LocalDate day = day_of(film.when);
    const bool early = day < from + kWeek;
    // Without a film from before the block its first film stands for the beginning.
    if (early || !before.contains(film.exercise)) before[film.exercise] = &film;
    if (day >= from && day <= to + kWeek) after[film.exercise] = &film;
  }
  const std::chrono::days least_apart{book.knowledge().coach->compare_apart_days};
  std::vector<FollowedMeasure> was, is;
  for (const auto& [exercise, film] : before) {
    if (day_of(film->when) > to) continue;
    DOWEL_TRY(follow(book, *film, was));
    const auto later = after.find(exercise);
    if (later == after.end() || later->second->when - film->when < least_apart) continue;
    DOWEL_TRY(follow(book, *later->second, is));
  }
  const bool filmed_twice = !is.empty();
  follow_answers(book, from, to, was, is);
  keep_what_was_broken(was, is);
  BlockComparison comparison = compare_block(*book.knowledge().diagnosis, was, is);
  if (filmed_twice && was.empty()) {
    comparison.summary = say(book.knowledge().coach->words.nothing_broken);
  }
  return comparison;
}

}  // namespace dowel
