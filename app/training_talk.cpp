#include "app/training_talk.h"

#include <algorithm>

#include "app/read_book.h"
#include "core/coach/bar_now.h"
#include "core/coach/diagnosis_book.h"
#include "core/coach/gate_book.h"
#include "core/coach/line_now.h"
#include "core/coach/self_checks.h"
#include "core/coach/standing_notes.h"
#include "core/coach/today_book.h"
#include "core/plan/amount_words.h"
#include "core/readiness/say.h"
#include "formats/text_values.h"
#include "report/log_words.h"

namespace dowel::app {
namespace {

std::vector<RedFlagAnswer> newest_answers(const Desk& desk) {
  const auto answers = newest_red_flags(desk.rules.knowledge, desk.book.log, desk.book.now);
  return answers.value_or(all_clear(desk.rules.knowledge));
}

GateDecision decision_of(const Desk& desk, const NextStep& step) {
  return {.id = {fresh_ids()()},
          .athlete = desk.athlete().id,
          .exercise = {step.scheme.exercise, ""},
          .decided = desk.book.now,
          .ruling = step.ruling};
}

// Pain logged with a set counts only once it is known where it is.
Result<void> require_place_of_pain(const Desk& desk, int least) {
  const Knowledge& knowledge = desk.rules.knowledge;
  const SetEntry* set = pain_without_a_place(knowledge, desk.book.log, desk.book.now);
  if (!set || worst_pain(*set) < least) return {};
  return fail(ErrorCode::kUsage,
              "pain of " + std::to_string(worst_pain(*set)) + " of 10 was logged with " +
                  report::exercise_words(knowledge, set->exercise) +
                  "; where it hurts decides what may be planned",
              "say where it hurts and how much it is now");
}

}  // namespace

std::string feel_words(const Knowledge& knowledge, const std::vector<PainAnswer>& pain,
                       const std::optional<std::vector<RedFlagAnswer>>& red_flags) {
  std::string text;
  const auto add = [&](const std::string& part) {
    text.append(text.empty() ? "" : "; ").append(part);
  };
  for (const PainAnswer& answer : pain) {
    std::string words(word_for(answer.region));
    if (answer.during) words.append(" ").append(std::to_string(*answer.during)).append(" of 10");
    if (answer.next_morning) {
      words.append(answer.during ? ", " : " ").append(std::to_string(*answer.next_morning));
      words.append(" the morning after");
    }
    if (answer.stiff.value_or(false)) words.append(" stiff");
    add(words);
  }
  if (!red_flags) return text;
  std::vector<std::string> raised;
  for (const RedFlagAnswer& answer : *red_flags) {
    if (answer.yes) raised.push_back(answer.id);
  }
  if (raised.empty()) {
    add("no warning sign");
  } else if (const std::string questions = raised_words(knowledge, raised); !questions.empty()) {
    add("a warning sign: " + questions);
  } else {
    add(raised.front() == kCleared ? "a clinician's word after a warning sign"
                                   : "something about warning signs in own words");
  }
  return text;
}

Result<void> keep_feel(Desk& desk, const Feel& feel) {
  if (feel.red_flags) {
    const auto judged = judge_red_flags(desk.rules.knowledge, *feel.red_flags);
    DOWEL_TRY(judged);
    DOWEL_TRY(
        may_clear(desk.rules.knowledge, desk.book.log, *feel.red_flags, feel.note, desk.book.now));
  }
  LogChange change{.what = "tell " + feel_words(desk.rules.knowledge, feel.pain, feel.red_flags)};
  const IdGenerator fresh = fresh_ids();
  std::optional<int> next_day;
  for (PainAnswer answer : feel.pain) {
    answer.id.value = fresh();
    answer.athlete = desk.athlete().id;
    answer.when = desk.book.now;
    if (concerns_hips(answer.region)) next_day = std::max(next_day, answer.next_morning);
    change.put.emplace_back(std::move(answer));
  }
  if (feel.red_flags) {
    change.put.emplace_back(
        RedFlagCheck{{fresh()}, desk.athlete().id, desk.book.now, *feel.red_flags, feel.note});
  }
  if (next_day) {
    const Knowledge& knowledge = desk.rules.knowledge;
    const auto sets = sets_with_next_day_pain(knowledge, desk.book.log, desk.book.now, *next_day);
    change.put.insert(change.put.end(), sets.begin(), sets.end());
  }
  if (change.put.empty()) return {};
  DOWEL_TRY(commit(desk, change));
  return {};
}

std::vector<report::RegionLight> lights_of(const Desk& desk, const std::vector<PainAnswer>& told) {
  const Knowledge& knowledge = desk.rules.knowledge;
  const PainLimits limits = pain_limits(knowledge);
  const auto standing = standing_pain(knowledge, desk.book.log, desk.book.now);
  std::vector<report::RegionLight> lights;
  for (const PainAnswer& answer : told) {
    const auto found = std::ranges::find(standing, answer.region, &PainReport::region);
    lights.push_back(
        {answer.region, found == standing.end() ? Light::kGreen : light_of(limits, *found)});
  }
  return lights;
}

bool must_ask_signs(const Desk& desk) {
  return !standing_red_flags(desk.rules.knowledge, desk.book.log, desk.book.now);
}

std::optional<report::SignsDue> signs_due(const Desk& desk) {
  const Knowledge& knowledge = desk.rules.knowledge;
  if (!signs_due_for_pain(knowledge, desk.book.log, desk.book.now)) return std::nullopt;
  const auto written = written_sign(knowledge, desk.book.log, desk.book.now);
  return report::SignsDue{dowel::say(knowledge.coach->words.signs_new_pain),
                          written ? written->note : ""};
}

Result<std::vector<report::NoteTold>> notes_of(const Desk& desk) {
  const auto standing = standing_notes(make_book(desk.book, desk.rules));
  DOWEL_TRY(standing);
  std::vector<report::NoteTold> notes;
  for (const StandingNote& one : *standing) {
    const std::string exercise =
        one.set ? report::exercise_words(desk.rules.knowledge, one.set->exercise) : "";
    notes.push_back({one.note, one.session, exercise});
  }
  return notes;
}

Result<std::optional<TodayLook>> look_at_today(const Desk& desk, LocalDate date) {
  const Book book = make_book(desk.book, desk.rules);
  auto plan = plan_in_force(book, date);
  DOWEL_TRY(plan);
  if (!*plan) return std::optional<TodayLook>();
  auto now = plan_now(book, std::move(**plan), newest_answers(desk));
  DOWEL_TRY(now);
  auto today = today_of(book, now->plan, date);
  DOWEL_TRY(today);
  auto notes = notes_of(desk);
  DOWEL_TRY(notes);
  TodayLook look{date, std::move(*now), std::move(*today), std::move(*notes), {}, {}};
  if (look.today.day && !look.stopped()) look.bars = bar_loads(book, *look.today.day);
  look.signs_due = signs_due(desk);
  return std::optional(std::move(look));
}

report::TodayTold told_of(const TodayLook& look) {
  const auto& [date, now, today, notes, bars, due] = look;
  report::TodayTold told{date,         now.plan.record.id, now.plan.programme.stop,
                         now.for_pain, now.for_athlete,    today.week,
                         today.easy,   today.day,          today.next,
                         today.advice};
  if (today.main) {
    told.gate = today.main->ruling;
    told.main_hinge = today.main->scheme.exercise;
  }
  told.notes = notes;
  told.bars = bars;
  told.signs_due = due;
  return told;
}

Result<std::optional<report::TodayTold>> tell_today(const Desk& desk, LocalDate date) {
  const auto look = look_at_today(desk, date);
  DOWEL_TRY(look);
  if (!*look) return std::optional<report::TodayTold>();
  return std::optional(told_of(**look));
}

Result<NextLook> look_next(const Desk& desk, const Exercise& exercise) {
  const Book book = make_book(desk.book, desk.rules);
  auto step = next_step(book, exercise.slug);
  DOWEL_TRY(step);
  NextLook look{.step = std::move(*step)};
  const std::optional<KeptPlan> plan = plan_that_counts(book);
  look.asked = asked_next(book, look.step, plan ? &*plan : nullptr);
  look.step.ruling.planned_step = target_text(look.asked.if_passed, book.athlete().shown_unit);
  if (!look.step.progress.steps.empty()) {
    look.was_asked = was_asked(book, look.step, look.step.progress.steps.back().when);
  }
  if (const auto load_kg = look.asked.target.load_kg) {
    look.bar = load_made_up(book, exercise, look.asked.block, *load_kg);
  }
  const auto why =
      look.step.scheme.own ? why_not_own_now(book, exercise.slug) : why_not_now(book, exercise);
  DOWEL_TRY(why);
  look.not_yet = *why;
  if (look.not_yet.empty()) {
    auto pattern = pattern_first(book, look.step, plan ? &*plan : nullptr);
    DOWEL_TRY(pattern);
    look.not_yet = std::move(*pattern);
  }
  if (look.not_yet.empty() && look.step.ruling.pain_decided) {
    look.pain_told = pain_told_of(book, exercise);
  }
  return look;
}

Result<std::optional<NextLook>> look_at_own(const Desk& desk, const std::string& name) {
  const Book book = make_book(desk.book, desk.rules);
  auto step = own_step(book, name);
  DOWEL_TRY(step);
  if (!*step) return std::optional<NextLook>();
  NextLook look{.step = std::move(**step), .judged = false};
  const std::optional<KeptPlan> plan = plan_that_counts(book);
  look.asked = asked_next(book, look.step, plan ? &*plan : nullptr);
  if (!look.step.progress.steps.empty()) {
    look.was_asked = was_asked(book, look.step, look.step.progress.steps.back().when);
  }
  const auto why = why_not_own_now(book, name);
  DOWEL_TRY(why);
  look.not_yet = *why;
  return std::optional(std::move(look));
}

report::NextTold told_of(const NextLook& look) {
  const NextStep& next = look.step;
  report::NextTold told{next.scheme.exercise, next.sessions,     next.ruling,         std::nullopt,
                        look.not_yet,         look.asked.target, look.asked.if_passed};
  if (next.overridden) {
    told.overridden = report::OverrideTold{next.overridden->to, next.overridden->reason,
                                           next.overridden->said, next.overridden->by};
  }
  if (const StepTaken* step = next.progress.decided_by()) {
    told.step = *step;
    told.step->why = look.asked.why;
  }
  told.bar = look.bar;
  told.judged = look.judged;
  return told;
}

Result<void> keep_if_new(Desk& desk, const NextLook& look) {
  if (look.step.progress.steps.empty()) return {};
  const GateDecision decision = decision_of(desk, look.step);
  const GateDecision* last = nullptr;
  for (const GateDecision& gate : desk.book.log.gates) {
    const bool same_exercise = gate.exercise.slug == look.step.scheme.exercise;
    if (same_exercise && (!last || gate.decided >= last->decided)) last = &gate;
  }
  if (last && last->ruling == decision.ruling) return {};
  return keep_answer(desk, decision);
}

Result<NextOrStop> look_at_next(const Desk& desk, const Exercise& exercise) {
  auto stop = stop_in_force(make_book(desk.book, desk.rules));
  DOWEL_TRY(stop);
  if (*stop) return NextOrStop(std::move(**stop));
  // Amber pain of its own sets holds the exercise wherever it is; what else it touches is not
  // known.
  const Knowledge& knowledge = desk.rules.knowledge;
  const SetEntry* set = pain_without_a_place(knowledge, desk.book.log, desk.book.now);
  const bool own = set && set->exercise.slug == exercise.slug;
  DOWEL_TRY(require_place_of_pain(desk, own ? least_strong(knowledge) : least_amber(knowledge)));
  const auto look = look_next(desk, exercise);
  DOWEL_TRY(look);
  return NextOrStop(told_of(*look));
}

Result<NextOrStop> override_gate(Desk& desk, const Exercise& exercise, const Instead& instead) {
  auto stop = stop_in_force(make_book(desk.book, desk.rules));
  DOWEL_TRY(stop);
  if (*stop) return NextOrStop(std::move(**stop));
  const auto look = look_next(desk, exercise);
  DOWEL_TRY(look);
  if (look->step.progress.steps.empty()) {
    return fail(ErrorCode::kUsage,
                "there is no session of " + exercise.slug + " whose answer could be overridden",
                "log a session first");
  }
  const std::string name(formats::trimmed(instead.by));
  const std::string own_name = desk.athlete().name;
  const bool own = name.empty() || formats::lowered(name) == formats::lowered(own_name);
  auto decision = override_decision(decision_of(desk, look->step), instead.to, instead.reason,
                                    {own ? own_name : name, own});
  DOWEL_TRY(decision);
  DOWEL_TRY(commit(
      desk, {.what = "override the gate on " + exercise.slug, .put = {std::move(*decision)}}));
  const auto after = look_next(desk, exercise);
  DOWEL_TRY(after);
  return NextOrStop(told_of(*after));
}

Result<std::optional<PlanNow>> tell_plan(const Desk& desk) {
  const Book book = make_book(desk.book, desk.rules);
  auto plan = plan_in_force(book, day_of(desk.book.now));
  DOWEL_TRY(plan);
  if (!*plan) return std::optional<PlanNow>();
  auto stop = stop_in_force(book);
  DOWEL_TRY(stop);
  if (*stop) {
    (*plan)->programme.stop = std::move(**stop);
    (*plan)->programme.weeks.clear();
    return std::optional(PlanNow{std::move(**plan)});
  }
  auto now = plan_now(book, std::move(**plan), newest_answers(desk));
  DOWEL_TRY(now);
  DOWEL_TRY(bring_up_to_date(book, now->plan, {day_of(desk.book.now)}));
  return std::optional(std::move(*now));
}

Result<PlanNow> plan_from(Desk& desk, PlanRequest request, bool keep) {
  const auto standing = standing_red_flags(desk.rules.knowledge, desk.book.log, desk.book.now);
  if (!standing) {
    return fail(ErrorCode::kUsage, "the questions about warning signs are not answered",
                "answer each of them before a plan is made");
  }
  if (!std::ranges::any_of(*standing, &RedFlagAnswer::yes)) {
    DOWEL_TRY(require_place_of_pain(desk, least_amber(desk.rules.knowledge)));
  }
  request.red_flags = *standing;
  const Athlete told = request.athlete;
  const Athlete before = std::exchange(desk.book.athlete, told);
  const auto filled = add_what_the_log_says(make_book(desk.book, desk.rules), request);
  if (!filled || !keep) desk.book.athlete = before;
  DOWEL_TRY(filled);
  auto programme = make_programme(request, desk.rules.knowledge);
  DOWEL_TRY(programme);
  DOWEL_TRY(settle_new_plan(make_book(desk.book, desk.rules), request, *programme));
  KeptPlan plan;
  plan.record = record_of(request, desk.book.now);
  plan.record.id.value = fresh_ids()();
  plan.request = std::move(request);
  plan.programme = std::move(*programme);
  if (keep) {
    LogChange change{.what = "make a plan of " + std::to_string(plan.record.weeks) + " weeks"};
    change.put.emplace_back(told);
    change.put.emplace_back(plan.record);
    DOWEL_TRY(commit(desk, change));
  }
  // What is told now is what `tell_plan` will tell.
  DOWEL_TRY(bring_up_to_date(make_book(desk.book, desk.rules), plan, {day_of(desk.book.now)}));
  return PlanNow{std::move(plan)};
}

Result<std::optional<SessionPlaces>> tell_places(const Desk& desk, LocalDate date) {
  const auto now = tell_plan(desk);
  DOWEL_TRY(now);
  if (!*now) return std::optional<SessionPlaces>();
  auto places = places_for(make_book(desk.book, desk.rules), (*now)->plan, date);
  DOWEL_TRY(places);
  return std::optional(std::move(*places));
}

Result<MovedSession> move_session(Desk& desk, const DayMove& move) {
  const auto before = tell_plan(desk);
  DOWEL_TRY(before);
  if (!*before) {
    return fail(ErrorCode::kUsage, "there is no plan whose session could be moved", "make one");
  }
  MovedSession moved;
  PlanRecord record = (*before)->plan.record;
  {
    const Book book = make_book(desk.book, desk.rules);
    const auto places = places_for(book, (*before)->plan, move.from);
    DOWEL_TRY(places);
    const auto kept = book.plan(record);
    DOWEL_TRY(kept);
    const auto request = with_move(book, *kept, (*before)->plan, move);
    DOWEL_TRY(request);
    record.request = record_of(*request, record.made).request;
    moved.place = *std::ranges::find(places->places, move.to, &SessionPlace::date);
  }
  const auto change =
      commit(desk, {.what = "move the session of " + to_text(move.from) + " to " + to_text(move.to),
                    .put = {std::move(record)}});
  DOWEL_TRY(change);
  moved.change = *change;
  auto now = tell_plan(desk);
  DOWEL_TRY(now);
  moved.now = std::move(**now);
  return moved;
}

Result<SwappedExercise> swap_exercise(Desk& desk, const PlanSwap& swap) {
  const auto before = tell_plan(desk);
  DOWEL_TRY(before);
  if (!*before) {
    return fail(ErrorCode::kUsage, "there is no plan in which anything could be swapped",
                "make one");
  }
  SwappedExercise swapped;
  swapped.swap = swap;
  PlanRecord record = (*before)->plan.record;
  {
    const Book book = make_book(desk.book, desk.rules);
    const auto kept = book.plan(record);
    DOWEL_TRY(kept);
    auto made = with_swap(book, *kept, swap);
    DOWEL_TRY(made);
    record.request = record_of(made->request, record.made).request;
    swapped.until = made->until;
    swapped.not_in = std::move(made->not_in);
  }
  const auto change = commit(desk, {.what = "do " + swap.instead + " instead of " + swap.exercise +
                                            " from " + to_text(swap.from),
                                    .put = {std::move(record)}});
  DOWEL_TRY(change);
  swapped.change = *change;
  auto now = tell_plan(desk);
  DOWEL_TRY(now);
  swapped.now = std::move(**now);
  return swapped;
}

Result<WhyTold> tell_why(const Desk& desk) {
  const Book book = make_book(desk.book, desk.rules);
  auto diagnosis = diagnose_book(book);
  DOWEL_TRY(diagnosis);
  WhyTold told{std::move(*diagnosis), std::nullopt};
  if (const PlanRecord* plan = plan_to_look_back_on(book)) {
    auto compared = compare_block_of(book, plan->start, last_day(*plan));
    DOWEL_TRY(compared);
    told.last_block = std::move(*compared);
  }
  return told;
}

Result<void> turn_to(Desk& desk, const std::string& athlete, LocalTime now) {
  auto found = find_athlete(*desk.store, athlete);
  DOWEL_TRY(found);
  auto book = read_book(*desk.store, desk.rules.knowledge, *found, now);
  DOWEL_TRY(book);
  desk.book = std::move(*book);
  return {};
}

}  // namespace dowel::app
