#include "core/coach/book.h"

#include <algorithm>
#include <cmath>

#include "core/coach/gate_book.h"
#include "core/coach/plan_book.h"
#include "core/coach/self_checks.h"
#include "core/coach/stops.h"
#include "core/log/free_name.h"
#include "core/plan/each_line.h"
#include "core/progress/exercise_sessions.h"

namespace dowel {
namespace {

LocalDate last_training_day(const PlanWeek& week) {
  LocalDate last = week.start;
  for (const PlanDay& day : week.days) {
    if (day.training) last = std::max(last, day.date);
  }
  return last;
}

// As core/plan lays it where a stop was over before the plan was made.
bool is_first_after_stop(const PlanWeek& week, const std::vector<LocalDate>& ends) {
  const LocalDate last = last_training_day(week);
  return std::ranges::any_of(
      ends, [&](LocalDate end) { return end <= last && end > last - std::chrono::days{7}; });
}

// Whether an exercise may be done with kettlebells.
bool takes_bells(const Knowledge& knowledge, const std::string& slug) {
  const Exercise* exercise = find_exercise(knowledge, slug);
  return exercise && std::ranges::any_of(exercise->equipment, [&](const auto& things) {
           return is_done_with(knowledge, things, EquipmentKind::kBells);
         });
}

// Two bells that were lifted together are a pair that is owned, whether it was said or not: a load
// that was logged and is the sum of two of them, or of one twice.
void take_logged_pairs(const Book& book, TrainingFacts& facts) {
  const std::vector<double> bells = facts.bells_kg;
  std::vector<double> pairs;
  for (const double one : bells) {
    for (const double other : bells) pairs.push_back(one + other);
  }
  constexpr double kAlike_kg = 0.01;
  for (const SetEntry& set : book.log().sets) {
    const double load = set.load_kg.value_or(0);
    const auto is = [&](double mass_kg) { return std::abs(mass_kg - load) < kAlike_kg; };
    if (load <= 0 || std::ranges::any_of(facts.bells_kg, is)) continue;
    const auto pair = std::ranges::find_if(pairs, is);
    if (pair == pairs.end() || !takes_bells(book.knowledge(), set.exercise.slug)) continue;
    facts.bells_kg.push_back(*pair);
  }
  std::ranges::sort(facts.bells_kg);
}

std::vector<const PlanRecord*> plans_in_order(const Book& book) {
  std::vector<const PlanRecord*> plans;
  for (const PlanRecord& plan : book.log().plans) plans.push_back(&plan);
  std::ranges::stable_sort(plans, {}, &PlanRecord::made);
  return plans;
}

bool holds_line(const Book& book, const PlanRecord& plan, const OwnLift& lift) {
  const auto request = book.request_of(plan);
  if (!request) return false;
  return std::ranges::any_of(request->days, [&](const TrainingDay& day) {
    return std::ranges::any_of(day.own, [&](const OwnLift& one) {
      return free_name_key(one.exercise) == free_name_key(lift.exercise) && is_same_line(one, lift);
    });
  });
}

// When the back was told to hurt too much for more; what had settled by the morning only holds.
std::vector<LocalTime> flares_of(const Book& book) {
  std::vector<LocalTime> flares;
  for (const PainAnswer& answer : book.log().pain) {
    const bool amber =
        answer.region == Region::kLowerBack && worst_pain(answer) >= least_amber(book.knowledge());
    if (amber && !is_settled(book.knowledge(), answer)) flares.push_back(answer.when);
  }
  return flares;
}

TrainingFacts facts_of(const Book& book) {
  TrainingFacts facts;
  take_loads(book.knowledge(), book.athlete(), facts);
  take_logged_pairs(book, facts);
  if (!book.athlete().equipment.empty()) facts.owned = book.athlete().equipment;
  facts.held_off_by_pain = pain_times(book.log(), Region::kLowerBack);
  for (const Region region : {Region::kHip, Region::kGroin, Region::kHamstring, Region::kKnee}) {
    const auto strong = pain_times(book.log(), region, least_strong(book.knowledge()));
    facts.held_off_by_pain.insert(facts.held_off_by_pain.end(), strong.begin(), strong.end());
  }
  facts.flares = flares_of(book);
  facts.cleared_signs = signs_cleared(book.log(), book.now());
  const auto ends = stops_ended(book.knowledge(), book.log(), book.now());
  const std::vector<const PlanRecord*> plans = plans_in_order(book);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const auto request = book.request_of(*plans[i]);
    if (!request) continue;
    facts.days = request->days;
    const auto kept = book.plan(*plans[i]);
    if (!kept) continue;
    for (const PlanWeek& week : kept->programme.weeks) {
      // A plan made later takes the place of what is left of this one.
      const bool replaced = i + 1 < plans.size() && plans[i + 1]->start <= week.start;
      const bool easy = week.deload || is_first_after_stop(week, ends);
      if (easy && !replaced) facts.easy_weeks.push_back(week.start);
    }
  }
  facts.own_since = own_since(book, facts.days);
  return facts;
}

}  // namespace

std::vector<OwnBegin> own_since(const Book& book, const std::vector<TrainingDay>& days) {
  std::vector<OwnBegin> begins;
  const std::vector<const PlanRecord*> plans = plans_in_order(book);
  for (const TrainingDay& day : days) {
    for (const OwnLift& lift : day.own) {
      const PlanRecord* first = nullptr;
      for (auto plan = plans.rbegin(); plan != plans.rend(); ++plan) {
        const bool follows = !first || last_day(**plan) + std::chrono::days{7} >= first->start;
        if (!follows || !holds_line(book, **plan, lift)) break;
        first = *plan;
      }
      begins.push_back({lift, first ? first->made : book.now()});
    }
  }
  return begins;
}

Book::Book(const TrainingBook& told, const RulesInForce& rules)
    : told_(told), rules_(rules), films_(newest_analyses(told.log)) {
  for (const WorkoutSession& session : told.log.sessions) sessions_[session.id] = &session;
}

Book make_book(const TrainingBook& told, const RulesInForce& rules) { return {told, rules}; }

const TrainingFacts& Book::facts() const {
  if (!facts_) facts_ = facts_of(*this);
  return *facts_;
}

std::optional<LocalTime> Book::began(const SessionId& session) const {
  const auto found = sessions_.find(session);
  return found == sessions_.end() ? std::nullopt : std::optional{found->second->started};
}

Result<const ReadAnalysis*> Book::analysis(const AnalysisLink& link) const {
  auto found = analyses_.find(link.id);
  if (found == analyses_.end()) {
    auto read = told_.reader.analysis(link, rules_.technique);
    if (!read) {
      read.error().where = link.clip + " " + read.error().where;
      return tl::unexpected(std::move(read.error()));
    }
    found = analyses_.emplace(link.id, std::move(*read)).first;
  }
  return &found->second;
}

Result<PlanRequest> Book::request_of(const PlanRecord& plan) const {
  const auto kept = this->plan(plan);
  if (kept) return kept->request;
  return told_.reader.plan_request(plan);
}

Result<KeptPlan> Book::plan(const PlanRecord& plan) const {
  auto found = plans_.find(plan.id);
  if (found != plans_.end()) return found->second;
  const auto make_again = [&]() -> Result<KeptPlan> {
    auto request = told_.reader.plan_request(plan);
    DOWEL_TRY(request);
    const Programme* made = told_.reader.programme ? told_.reader.programme(plan) : nullptr;
    if (made) return KeptPlan{plan, std::move(*request), *made};
    auto programme = make_programme(*request, rules_.knowledge);
    DOWEL_TRY(programme);
    return KeptPlan{plan, std::move(*request), std::move(*programme)};
  };
  return plans_.emplace(plan.id, make_again()).first->second;
}

Result<const ExerciseBook*> Book::exercise(const std::string& slug) const {
  auto found = exercises_.find(slug);
  if (found == exercises_.end()) {
    auto book = work_out(slug);
    DOWEL_TRY(book);
    found = exercises_.emplace(slug, std::move(*book)).first;
  }
  return &found->second;
}

Result<const std::vector<DoneSession>*> Book::free_lift(const std::string& key) const {
  auto found = free_lifts_.find(key);
  if (found == free_lifts_.end()) {
    std::vector<SetEntry> sets;
    if (told_.reader.sets_named) {
      auto named = told_.reader.sets_named(key);
      DOWEL_TRY(named);
      sets = std::move(*named);
    }
    const auto start = [&](const SessionId& session) { return began(session); };
    found = free_lifts_.emplace(key, sessions_of(std::move(sets), start, facts().easy_weeks)).first;
  }
  return &found->second;
}

Result<const std::vector<DoneSession>*> Book::own_line(const std::string& key,
                                                       const std::vector<OwnLine>& lines,
                                                       std::size_t which) const {
  const std::vector<DoneSession>* all = nullptr;
  if (find_exercise(knowledge(), key)) {
    const auto known = exercise(key);
    DOWEL_TRY(known);
    all = &(*known)->done;
  } else {
    const auto free = free_lift(key);
    DOWEL_TRY(free);
    all = *free;
  }
  if (lines.size() < 2) return all;
  auto found = own_lines_.find(key);
  if (found == own_lines_.end()) found = own_lines_.emplace(key, by_lines(lines, *all)).first;
  return &found->second[which];
}

Result<bool> Book::ever_done(const std::string& slug) const {
  const auto known = exercises_.find(slug);
  if (known != exercises_.end()) return !known->second.done.empty();
  if (told_.reader.ever_done) return told_.reader.ever_done(slug);
  const auto kept = exercise(slug);
  DOWEL_TRY(kept);
  return !(*kept)->done.empty();
}

// How much the bar slowed down in the sets that were filmed.
Result<void> Book::add_slowed(DoneSession& session) const {
  for (const SetEntry& set : session.sets) {
    const auto link = films_.find(set.id);
    if (link == films_.end()) continue;
    const auto seen = analysis(*link->second);
    DOWEL_TRY(seen);
    if ((*seen)->velocity_loss) session.slowed.push_back({set.id, *(*seen)->velocity_loss});
  }
  return {};
}

// Repetitions that the plan in force asked to leave in that week; of the own programme's lifts
// none.
std::optional<IntRange> Book::asked_reserve(const std::string& slug, LocalDate day) const {
  if (!reserves_) {
    reserves_.emplace();
    for (const PlanRecord* record : plans_in_order(*this)) {
      const auto kept = plan(*record);
      if (!kept) continue;
      for_each_line(kept->programme, [&](const PlanWeek& week, const PlanDay&, const PlanBlock&,
                                         const Prescription& line) {
        if (line.own || !line.load.reserve) return;
        (*reserves_)[line.exercise].push_back({week.start, *line.load.reserve});
      });
    }
  }
  const auto found = reserves_->find(slug);
  if (found == reserves_->end()) return std::nullopt;
  const auto& asked = found->second;
  const auto week = std::find_if(asked.rbegin(), asked.rend(), [&](const AskedReserve& one) {
    return one.from <= day && day < one.from + std::chrono::days{7};
  });
  return week == asked.rend() ? std::nullopt : std::optional{week->reserve};
}

Result<ExerciseBook> Book::work_out(const std::string& slug) const {
  auto sets = told_.reader.sets_of(slug);
  DOWEL_TRY(sets);
  ExerciseBook book;
  book.done = sessions_of(
      std::move(*sets), [&](const SessionId& session) { return began(session); },
      facts().easy_weeks);
  auto seen = gate_sessions(*this, slug, book.done);
  DOWEL_TRY(seen);
  book.seen = std::move(*seen);
  auto rulings = gate_rulings(*this, slug, book.seen);
  DOWEL_TRY(rulings);
  book.rulings = std::move(*rulings);
  take_verdicts(book.done, slug, book.rulings);
  for (DoneSession& session : book.done) {
    DOWEL_TRY(add_slowed(session));
    session.asked_reserve = asked_reserve(slug, day_of(session.when));
  }
  return book;
}

}  // namespace dowel
