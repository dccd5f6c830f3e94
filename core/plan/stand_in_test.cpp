#include "core/plan/stand_in.h"

#include <gmock/gmock.h>

#include <set>

#include "core/plan/check.h"
#include "core/plan/each_line.h"
#include "core/plan/testing/random_request.h"
#include "knowledge/load.h"

// What the athlete asks for, and what he does instead of what the rules chose.
namespace dowel {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

const Knowledge& known() {
  static const Knowledge kKnowledge = *load_embedded();
  return kKnowledge;
}

PlanRequest usual() {
  PlanRequest request;
  request.athlete.experience = Experience::kIntermediate;
  request.athlete.equipment = {"barbell",   "rack",  "bench",     "mini-band",
                               "long-band", "cable", "kettlebell"};
  request.days = {{0, 60, {}}, {3, 60, {}}};
  request.weeks = 6;
  request.start = LocalDate{std::chrono::days{20003}};  // a Monday
  request.red_flags = all_clear(known());
  return request;
}

Programme plan_for(const PlanRequest& request) {
  auto plan = make_programme(request, known());
  EXPECT_TRUE(plan) << plan.error().message << " " << plan.error().where;
  return plan ? *plan : Programme{};
}

struct Standing {
  LocalDate date{};
  int week = 0;
  Prescription line{};
};
std::vector<Standing> accessories(const Programme& plan, const std::string& slug) {
  std::vector<Standing> all;
  for_each_line(plan, [&](const PlanWeek& week, const PlanDay& day, const PlanBlock& block,
                          const Prescription& line) {
    if (block.kind == BlockKind::kAccessory && line.exercise == slug) {
      all.push_back({day.date, week.number, line});
    }
  });
  return all;
}

// An accessory that stands often in a plan, and a swap of it that stands nowhere.
std::pair<std::string, std::string> pair_of(const Programme& plan) {
  for (const Exercise& exercise : known().exercises) {
    if (accessories(plan, exercise.slug).size() < 2) continue;
    for (const std::string& id : exercise.swaps) {
      const Exercise* other = find_entry(known().exercises, id);
      if (!other || !can_be_wished(*other) || other->category != exercise.category) continue;
      if (!equipment_suffices(other->equipment, usual().athlete.equipment)) continue;
      if (accessories(plan, other->slug).empty()) return {exercise.slug, other->slug};
    }
  }
  return {};
}

TEST(StandIns, StandFromTheirDayOnAndNotBefore) {
  PlanRequest request = usual();
  const Programme before = plan_for(request);
  const auto [chosen, instead] = pair_of(before);
  ASSERT_FALSE(chosen.empty());
  const auto stood = accessories(before, chosen);
  const LocalDate from = stood[1].date;
  request.swaps = {{chosen, instead, from}};
  const Programme after = plan_for(request);
  const auto kept = accessories(after, chosen);
  ASSERT_THAT(kept, SizeIs(1));
  EXPECT_EQ(kept[0].date, stood[0].date);
  const auto stands = accessories(after, instead);
  ASSERT_THAT(stands, SizeIs(stood.size() - 1));
  for (const Standing& one : stands) {
    EXPECT_GE(one.date, from);
    EXPECT_EQ(one.line.instead_of, chosen);
    EXPECT_THAT(one.line.why.text, HasSubstr("instead of"));
  }
  // Taken back from a later day on, the rest is as it was; and what is over is not touched.
  request.swaps.push_back({chosen, chosen, stood[1].date + std::chrono::days{1}});
  const Programme back = plan_for(request);
  EXPECT_THAT(accessories(back, instead), SizeIs(1));
  EXPECT_THAT(accessories(back, chosen), SizeIs(stood.size() - 1));
}

TEST(StandIns, WhatSpeaksAgainstThemIsStrongerAndSaid) {
  PlanRequest request = usual();
  const Programme before = plan_for(request);
  const auto [chosen, instead] = pair_of(before);
  ASSERT_FALSE(chosen.empty());
  request.swaps = {{chosen, "jefferson-curl", request.start}};  // asks for filmed, clean hinges
  const Programme after = plan_for(request);
  EXPECT_THAT(accessories(after, "jefferson-curl"), SizeIs(0));
  EXPECT_EQ(accessories(after, chosen).size(), accessories(before, chosen).size());
  const auto said =
      std::ranges::find(after.shortfalls, "instead-of-" + chosen, &Shortfall::subject);
  ASSERT_NE(said, after.shortfalls.end());
  EXPECT_THAT(said->says, HasSubstr("instead of"));
  EXPECT_FALSE(said->weeks.empty());
}

// Whatever is swapped or asked for, the checker finds no rule broken, and of what is asked for
// everything either stands in the plan or is said not to.
TEST(StandIns, NoRuleIsBrokenByAnyOfThem) {
  testing::RequestMaker maker(known(), 20261127);
  std::vector<const Exercise*> wishable;
  for (const Exercise& exercise : known().exercises) {
    if (can_be_wished(exercise)) wishable.push_back(&exercise);
  }
  ASSERT_GT(wishable.size(), 20U);
  std::mt19937 random(3);
  const auto any = [&](const auto& list) {
    return list[std::uniform_int_distribution<std::size_t>(0, list.size() - 1)(random)];
  };
  int swapped = 0, met = 0, told = 0;
  for (int i = 0; i < 600; ++i) {
    PlanRequest request = maker.make();
    const auto plain = make_programme(request, known());
    ASSERT_TRUE(plain) << i << ": " << plain.error().message << " " << plain.error().where;
    if (plain->stop) continue;
    std::vector<std::string> chosen;
    for_each_line(*plain, [&](const PlanWeek&, const PlanDay&, const PlanBlock& block,
                              const Prescription& line) {
      if (block.kind == BlockKind::kAccessory) chosen.push_back(line.exercise);
    });
    for (int n = 0; n < 3 && !chosen.empty(); ++n) {
      const int day = std::uniform_int_distribution<int>(0, 7 * request.weeks - 1)(random);
      request.swaps.push_back(
          {any(chosen), any(wishable)->slug, request.start + std::chrono::days{day}});
    }
    request.wishes = {any(wishable)->slug, any(wishable)->slug};
    const auto plan = make_programme(request, known());
    ASSERT_TRUE(plan) << i << ": " << plan.error().message << " " << plan.error().where;
    for_each_line(*plan, [&](const PlanWeek&, const PlanDay& day, const PlanBlock&,
                             const Prescription& line) {
      if (line.instead_of.empty()) return;
      ++swapped;
      EXPECT_EQ(done_instead(request, line.instead_of, day.date), line.exercise);
    });
    for (const std::string& wish : request.wishes) {
      const bool stands = any_line(
          *plan, [&](const PlanWeek&, const PlanDay&, const PlanBlock&, const Prescription& line) {
            return line.exercise == wish || line.instead_of == wish;
          });
      const bool said = std::ranges::any_of(plan->shortfalls, [&](const Shortfall& one) {
        return one.rule == "R-ACC" && one.subject == wish;
      });
      EXPECT_NE(stands, said) << i << " " << wish;
      (stands ? met : told) += 1;
    }
  }
  EXPECT_GT(swapped, 500);
  EXPECT_GT(met, 200);
  EXPECT_GT(told, 100);
}

// What stands in no plan by itself is taken up once it is asked for, unless something speaks
// against it: with the equipment of a gym there is room for one wish.
TEST(Wishes, AreTakenUpBeforeWhatNobodyAskedFor) {
  PlanRequest request = usual();
  request.settings.most_accessories = 2;  // so that much is left out
  const Programme before = plan_for(request);
  int taken = 0, often = 0, no_room = 0;
  for (const Exercise& exercise : known().exercises) {
    if (!can_be_wished(exercise) || exercise.category > Category::kRotation) continue;
    const std::size_t stood = accessories(before, exercise.slug).size();
    request.wishes = {exercise.slug};
    const Programme plan = plan_for(request);
    const auto stands = accessories(plan, exercise.slug);
    const auto said = std::ranges::find(plan.shortfalls, exercise.slug, &Shortfall::subject);
    if (said != plan.shortfalls.end()) {
      no_room += said->nearest.starts_with("Balance and the minutes") ? 1 : 0;
      continue;
    }
    ++taken;
    often += stands.size() > stood ? 1 : 0;
    EXPECT_GE(stands.size(), stood) << exercise.slug << " stands less often once it is asked for";
    ASSERT_FALSE(stands.empty()) << exercise.slug;
    EXPECT_THAT(stands[0].line.why.text, HasSubstr("You asked for it"));
  }
  EXPECT_EQ(no_room, 0);
  EXPECT_GT(taken, 12);
  EXPECT_GT(often, 6);
}

TEST(Wishes, AMainHingeIsTakenWhereNothingSpeaksAgainstIt) {
  PlanRequest request = usual();
  request.history.clean_slow_hinge = true;
  const Programme before = plan_for(request);
  const std::string other =
      before.main_hinge == "kettlebell-deadlift" ? "romanian-deadlift" : "kettlebell-deadlift";
  request.wishes = {other};
  const Programme after = plan_for(request);
  EXPECT_EQ(after.main_hinge, other);
  EXPECT_THAT(after.why_main.text, HasSubstr("You asked for this hinge"));
  // Who has the pattern still to learn learns it first.
  request.aim = Aim::kBeginner;
  request.athlete.experience = Experience::kNovice;
  request.history.clean_slow_hinge = false;
  const Programme careful = plan_for(request);
  EXPECT_NE(careful.main_hinge, other);
  const auto said = std::ranges::find(careful.shortfalls, other, &Shortfall::subject);
  ASSERT_NE(said, careful.shortfalls.end());
}

TEST(Wishes, WhatNoPlanTakesIsRefused) {
  PlanRequest request = usual();
  for (const char* wrong : {"nothing-of-the-kind", "static-stretching", ""}) {
    request.wishes = {wrong};
    const auto plan = make_programme(request, known());
    ASSERT_FALSE(plan) << wrong;
    EXPECT_EQ(plan.error().code, ErrorCode::kUsage);
  }
  request.wishes.assign(13, "hip-thrust");
  EXPECT_FALSE(make_programme(request, known()));
  request.wishes.clear();
  request.swaps = {{"hip-thrust", "nothing-of-the-kind", request.start}};
  EXPECT_FALSE(make_programme(request, known()));
}

}  // namespace
}  // namespace dowel
