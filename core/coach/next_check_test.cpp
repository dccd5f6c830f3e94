// The independent checker over lifters and logs nobody thought of, and the checker itself.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "core/coach/line_now.h"
#include "core/coach/plan_now.h"
#include "core/coach/testing/random_log.h"
#include "core/plan/check/check_effort.h"
#include "core/plan/check/check_next.h"
#include "core/plan/each_line.h"

namespace dowel {
namespace {

using testing::LogMaker;
using testing::ToldLog;

constexpr int kLogs = 10000;
constexpr const char* kSlugs[] = {"deadlift",     "romanian-deadlift",   "hip-thrust",
                                  "squat",        "cossack-squat",       "glute-bridge",
                                  "good-morning", "kettlebell-deadlift", "sumo-romanian-deadlift"};

// Pain that may still hold something back: any that was told of, or felt in the last sessions.
bool hurts_lately(const Book& book, const NextStep& next) {
  if (!book.log().pain.empty()) return true;
  const std::size_t first = next.all.size() < 4 ? 0 : next.all.size() - 4;
  return std::ranges::any_of(next.all.subspan(first), [](const DoneSession& session) {
    return std::ranges::any_of(session.sets,
                               [](const SetEntry& set) { return set.pain.value_or(0) > 0; });
  });
}

NextAsked asked_of(const Book& book, const NextStep& next, const AskedNext& asked) {
  NextAsked out;
  out.exercise = next.scheme.exercise;
  out.sessions = next.all;
  out.now = book.now();
  out.own = next.line;
  out.hurts = hurts_lately(book, next);
  out.target = asked.target;
  out.before = next.before;
  if (const StepTaken* step = next.progress.decided_by()) out.step = step->kind;
  out.says = asked.why.text;
  for (const SetEntry& set : book.log().sets) {
    const Exercise* exercise = find_exercise(book.knowledge(), set.exercise.slug);
    const bool bells = exercise && std::ranges::any_of(exercise->equipment, [&](const auto& way) {
                         return is_done_with(book.knowledge(), way, EquipmentKind::kBells);
                       });
    if (bells && set.load_kg) out.bells_lifted_kg.push_back(*set.load_kg);
  }
  return out;
}

// The sets of the last session, to look a fault up by.
std::string last_sets(const NextAsked& asked) {
  std::string text;
  for (const SetEntry& set : asked.sessions.back().sets) {
    if (set.kind == SetKind::kWarmup) continue;
    text.append(text.empty() ? "" : ", ").append(std::to_string(set.reps.value_or(-1)));
    text.append(" x ").append(std::to_string(set.load_kg.value_or(0)));
    text.append(set.side == Side::kLeft ? " left" : set.side == Side::kRight ? " right" : "");
    if (set.rpe) text.append(" @").append(std::to_string(*set.rpe));
  }
  return text;
}

TEST(NextChecked, NothingIsWrongInTenThousandLogs) {
  LogMaker maker(2026);
  std::map<std::string, int> faults;
  std::map<std::string, std::string> first;
  int looked = 0;
  int effort = 0;
  int own = 0;
  int loads = 0;
  for (int i = 0; i < kLogs; ++i) {
    ToldLog told;
    maker.fill(told);
    const Book book = told.book(maker.now());
    const std::optional<KeptPlan> plan = plan_that_counts(book);
    for (const char* slug : kSlugs) {
      const NextStep next = next_step(book, slug).value();
      if (next.all.empty()) continue;
      const NextAsked asked = asked_of(book, next, asked_next(book, next, plan ? &*plan : nullptr));
      ++looked;
      own += asked.own.has_value();
      loads += asked.target.load_kg.has_value();
      effort += std::ranges::any_of(next.all.back().sets,
                                    [](const SetEntry& set) { return set.rpe || set.rir; });
      for (const Violation& wrong : check_next(asked, told.athlete, book.knowledge())) {
        const std::string text = wrong.rule + ": " + wrong.says.substr(0, wrong.says.find(':'));
        if (++faults[text] == 1) {
          first[text] = "log " + std::to_string(i) + " " + slug + ": " + wrong.says + "\n    " +
                        asked.says + "\n    " + last_sets(asked);
        }
      }
    }
  }
  for (const auto& [fault, times] : faults) {
    ADD_FAILURE() << times << " x " << fault << "\n  first: " << first[fault];
  }
  EXPECT_GT(looked, 2 * kLogs);
  EXPECT_GT(effort, looked / 5);
  EXPECT_GT(own, looked / 50);
  EXPECT_GT(loads, looked / 2);
  std::printf("%d answers of %d logs: %d with a load, %d after logged effort, %d of own lifts\n",
              looked, kLogs, loads, effort, own);
}

// The sets of each exercise's last session, all said to be so hard, or nothing said of them.
void say_effort(ToldLog& told, std::optional<double> rpe) {
  std::map<std::string, SessionId> last;
  std::map<SessionId, LocalTime> began;
  for (const WorkoutSession& session : told.log.sessions) began[session.id] = session.started;
  for (const SetEntry& set : told.log.sets) {
    const auto found = last.find(set.exercise.slug);
    if (found == last.end() || began[found->second] < began[set.session]) {
      last[set.exercise.slug] = set.session;
    }
  }
  for (SetEntry& set : told.log.sets) {
    if (set.session != last[set.exercise.slug]) continue;
    set.rpe = set.reps == 0 ? std::nullopt : rpe;
    set.rir.reset();
  }
}

// An answer, and the sessions that it looks at.
struct Answer {
  std::vector<DoneSession> sessions{};
  NextAsked asked{};
};

std::map<std::string, Answer> answers_of(ToldLog& told, const std::string& now) {
  std::map<std::string, Answer> answers;
  const Book book = told.book(now);
  const std::optional<KeptPlan> plan = plan_that_counts(book);
  for (const char* slug : kSlugs) {
    const NextStep next = next_step(book, slug).value();
    if (next.all.empty()) continue;
    Answer& answer = answers[slug];
    answer.asked = asked_of(book, next, asked_next(book, next, plan ? &*plan : nullptr));
    answer.sessions.assign(next.all.begin(), next.all.end());
    answer.asked.sessions = answer.sessions;
  }
  return answers;
}

// Faults by kind, and where each was met first.
class Faults {
 public:
  void add(const std::vector<Violation>& found, int log) {
    for (const Violation& wrong : found) {
      const std::string text = wrong.rule + ": " + wrong.says.substr(0, wrong.says.find(':'));
      if (++times_[text] > 1) continue;
      first_[text] = "log " + std::to_string(log) + " " + wrong.where + ": " + wrong.says;
    }
  }
  void expect_none() const {
    for (const auto& [fault, times] : times_) {
      ADD_FAILURE() << times << " x " << fault << "\n  first: " << first_.at(fault);
    }
  }

 private:
  std::map<std::string, int> times_{};
  std::map<std::string, std::string> first_{};
};

// Logs that differ in nothing but how hard the last session of an exercise was.
TEST(NextChecked, EffortSteersInTenThousandLogs) {
  constexpr double kEasy = 6, kNothingLeft = 10;
  const Knowledge& knowledge = testing::rules_in_force().knowledge;
  const double planned = 10 - knowledge.progress->reserve.from;
  LogMaker maker(77);
  Faults faults;
  int looked = 0;
  int less = 0;
  for (int i = 0; i < kLogs; ++i) {
    ToldLog told;
    maker.fill(told);
    for (const auto& [plan, request] : told.documents.requests) {  // each but once
      told.documents.programmes.emplace(plan, make_programme(request, knowledge).value());
    }
    const auto with = [&](std::optional<double> rpe) {
      say_effort(told, rpe);
      return answers_of(told, maker.now());
    };
    const auto unsaid = with(std::nullopt), as_planned = with(planned), easy = with(kEasy),
               hard = with(kNothingLeft);
    for (const auto& [slug, answer] : hard) {
      ++looked;
      faults.add(check_harder(easy.at(slug).asked, answer.asked, knowledge), i);
      faults.add(check_harder(unsaid.at(slug).asked, answer.asked, knowledge), i);
      faults.add(check_as_planned(as_planned.at(slug).asked, unsaid.at(slug).asked, knowledge), i);
      faults.add(check_named(answer.asked), i);
      faults.add(check_named(easy.at(slug).asked), i);
      less += answer.asked.step != easy.at(slug).asked.step;
    }
  }
  faults.expect_none();
  EXPECT_GT(looked, 2 * kLogs);
  EXPECT_GT(less, looked / 20);
  std::printf("%d answers, %d of them others after a harder session\n", looked, less);
}

}  // namespace
}  // namespace dowel
