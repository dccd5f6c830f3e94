#include "core/plan/check.h"

#include <gtest/gtest.h>

#include <functional>

#include "core/plan/each_line.h"
#include "knowledge/load.h"

// A checker that cannot fail proves nothing: every kind of fault is put into a sound plan by hand,
// and the checker must name its rule.
namespace dowel {
namespace {

const Knowledge& known() {
  static const Knowledge kKnowledge = *load_embedded();
  return kKnowledge;
}

PlanRequest lifter() {
  PlanRequest request;
  request.aim = Aim::kPowerlifting;
  request.athlete.experience = Experience::kAdvanced;
  request.athlete.equipment = {"barbell", "rack", "bench",      "mini-band",   "long-band",
                               "cable",   "sled", "kettlebell", "pull-up-bar", "dumbbell"};
  request.days = {{0, 90, {{"squat", 3, 5}}}, {2, 75, {}}, {4, 75, {}}};
  request.weeks = 8;
  request.start = LocalDate{std::chrono::days{20003}};  // a Monday
  request.red_flags = all_clear(known());
  return request;
}

PlanRequest sore_lifter() {
  PlanRequest request = lifter();
  request.pain = {{Region::kHip, 4, 1, true, false}};
  return request;
}

struct Mutation {
  const char* rule;
  std::function<void(Programme&)> spoil;
};

PlanDay& first_hip_day(Programme& plan, std::size_t week = 0) {
  for (PlanDay& day : plan.weeks[week].days) {
    if (day.hips) return day;
  }
  return plan.weeks[week].days.front();
}

PlanBlock& block_of(PlanDay& day, BlockKind kind) {
  for (PlanBlock& block : day.blocks) {
    if (block.kind == kind) return block;
  }
  ADD_FAILURE() << "the plan has no block to spoil";
  return day.blocks.front();
}

Prescription& added_main(Programme& plan) {
  Prescription* found = nullptr;
  any_line(plan, [&](const PlanBlock& block, Prescription& line) {
    const bool added = block.kind == BlockKind::kMain && !line.own;
    if (added) found = &line;
    return added;
  });
  if (found) return *found;
  ADD_FAILURE() << "no main hinge to spoil";
  return plan.weeks[0].days[0].blocks[0].lines[0];
}

void drop_category(Programme& plan, Category category) {
  for (PlanDay& day : plan.weeks[1].days) {
    for (PlanBlock& block : day.blocks) {
      std::erase_if(block.lines, [&](const Prescription& line) {
        const Exercise* exercise = find_exercise(known(), line.exercise);
        return !line.own && block.kind == BlockKind::kAccessory && exercise &&
               exercise->category == category;
      });
    }
  }
}

void retime(Programme& plan) {
  for (PlanWeek& week : plan.weeks) {
    for (PlanDay& day : week.days) {
      day.minutes = 0;
      for_each_line(day, [&](const Prescription& line) { day.minutes += line.minutes; });
    }
  }
}

Prescription& accessory(Programme& plan) {
  return block_of(first_hip_day(plan), BlockKind::kAccessory).lines.front();
}

Prescription& warm_up(Programme& plan) {
  return block_of(first_hip_day(plan), BlockKind::kWarmUp).lines.front();
}

void replace(Prescription& line, const char* slug) { line.exercise = slug; }

std::vector<Mutation> calendar_mutations() {
  return {
      {"calendar", [](Programme& p) { p.weeks.pop_back(); }},
      {"calendar", [](Programme& p) { p.weeks[1].start += std::chrono::days{1}; }},
      {"calendar", [](Programme& p) { p.weeks[0].days[0].weekday = 5; }},
      {"minutes", [](Programme& p) { first_hip_day(p).minutes -= 5; }},
      {"minutes", [](Programme& p) { accessory(p).minutes -= 1; }},
      {"minutes",
       [](Programme& p) {
         PlanBlock& block = block_of(first_hip_day(p), BlockKind::kAccessory);
         for (int i = 0; i < 40; ++i) block.lines.push_back(block.lines.front());
         retime(p);
       }},
      {"R-ADD",
       [](Programme& p) {
         block_of(first_hip_day(p), BlockKind::kMain)
             .lines.erase(block_of(first_hip_day(p), BlockKind::kMain).lines.begin());
       }},
      {"R-ADD",
       [](Programme& p) { block_of(first_hip_day(p), BlockKind::kMain).lines.front().sets = 9; }},
      {"order",
       [](Programme& p) { std::swap(first_hip_day(p).blocks[1], first_hip_day(p).blocks[2]); }},
      {"order", [](Programme& p) { first_hip_day(p).blocks[1].lines.clear(); }},
  };
}

std::vector<Mutation> line_mutations() {
  return {
      {"why", [](Programme& p) { accessory(p).why.text.clear(); }},
      {"why", [](Programme& p) { accessory(p).why.rules = {"R-NONSENSE"}; }},
      {"why", [](Programme& p) { accessory(p).why.sources = {"Nobody1900"}; }},
      {"why", [](Programme& p) { accessory(p).why.sources.clear(); }},
      {"catalogue", [](Programme& p) { replace(accessory(p), "no-such-exercise"); }},
      {"equipment", [](Programme& p) { replace(accessory(p), "reverse-hyper"); }},
      {"K-14", [](Programme& p) { replace(accessory(p), "kettlebell-swing"); }},
      {"K-12", [](Programme& p) { replace(warm_up(p), "copenhagen-plank"); }},
      {"K-10", [](Programme& p) { accessory(p).sets = 7; }},
      {"K-10",
       [](Programme& p) {
         accessory(p).reps = IntRange{20, 30};
       }},
      {"K-10", [](Programme& p) { accessory(p).per_side = !accessory(p).per_side; }},
      {"R-P5",
       [](Programme& p) {
         added_main(p).tempo = Tempo{1, 0, 1, 0};
       }},
      {"G-02", [](Programme& p) { accessory(p).rest_s = 600; }},
      {"G-03",
       [](Programme& p) {
         accessory(p).load = {LoadKind::kByEffort, IntRange{0, 0}, {}};
       }},
      {"R-WU", [](Programme& p) { warm_up(p).load.kind = LoadKind::kByEffort; }},
      {"R-WU", [](Programme& p) { replace(warm_up(p), "hip-thrust"); }},
      {"R-WU",
       [](Programme& p) {
         std::erase_if(first_hip_day(p).blocks,
                       [](const PlanBlock& b) { return b.kind == BlockKind::kWarmUp; });
       }},
      {"R-PREP",
       [](Programme& p) {
         for (PlanDay& day : p.weeks[0].days) {
           for (PlanBlock& block : day.blocks) {
             std::erase_if(block.lines, [](const Prescription& line) {
               return line.exercise == "bodyweight-good-morning";
             });
           }
         }
       }},
      {"K-09",
       [](Programme& p) {
         Prescription& line = accessory(p);
         replace(line, "jefferson-curl");
         line.load.kind = LoadKind::kByEffort;
       }},
  };
}

std::vector<Mutation> week_mutations() {
  return {
      {"R-ACC",
       [](Programme& p) {
         PlanBlock& block = block_of(first_hip_day(p), BlockKind::kAccessory);
         block.lines.resize(1);
       }},
      {"R-ACC",
       [](Programme& p) {
         PlanBlock& block = block_of(first_hip_day(p), BlockKind::kAccessory);
         block.lines.push_back(block.lines.front());
       }},
      {"R-ACC",
       [](Programme& p) {
         for (std::size_t d = 0; d < p.weeks[1].days.size(); ++d) {
           p.weeks[1].days[d].blocks = p.weeks[0].days[d].blocks;
         }
       }},
      {"R-BAL", [](Programme& p) { drop_category(p, Category::kRotation); }},
      {"R-BAL", [](Programme& p) { drop_category(p, Category::kHipFlexion); }},
      {"R-BAL",
       [](Programme& p) {
         p.shortfalls.push_back({"R-BAL", "rotation", {}, "x", "y"});
       }},
      {"K-11", [](Programme& p) { replace(added_main(p), "romanian-deadlift"); }},
      {"G-05",
       [](Programme& p) {
         for (PlanWeek& week : p.weeks) week.deload = false;
       }},
      {"G-05",
       [](Programme& p) {
         p.weeks[2].deload = true;
         block_of(first_hip_day(p, 2), BlockKind::kAccessory).lines.front().sets = 3;
       }},
      {"R-GPP",
       [](Programme& p) {
         std::erase_if(p.weeks[0].days, [](const PlanDay& day) { return !day.training; });
       }},
      {"R-GPP",
       [](Programme& p) {
         for (PlanDay& day : p.weeks[0].days) {
           if (!day.training) replace(day.blocks[0].lines[0], "hip-thrust");
         }
       }},
      {"K-16",
       [](Programme& p) {
         PlanDay& day = first_hip_day(p);
         replace(block_of(day, BlockKind::kMobility).lines.front(), "static-stretching");
       }},
      {"K-17", [](Programme& p) { p.weeks[0].group_sets.front().second += 1; }},
      {"G-20",
       [](Programme& p) {
         p.shortfalls.push_back({"G-20", "M-GLU", {1}, "x", "y"});
       }},
      {"G-20",
       [](Programme& p) {
         for (PlanDay& day : p.weeks[0].days) {
           std::erase_if(day.blocks,
                         [](const PlanBlock& b) { return b.kind == BlockKind::kAccessory; });
         }
       }},
      {"shortfall",
       [](Programme& p) {
         p.shortfalls.push_back({"R-GPP", "", {}, "x", ""});
       }},
      {"R-P7",
       [](Programme& p) {
         for_each_line(p.weeks[0], [](Prescription& line) { line.per_side = false; });
       }},
      {"R-FREQ",
       [](Programme& p) {
         for (PlanDay& day : p.weeks[0].days) day.hips = false;
       }},
      {"G-12",
       [](Programme& p) {
         p.stop = Stop{{"no need", {"G-12"}, {"Dowel"}}, "rest"};
       }},
  };
}

std::vector<Mutation> pain_mutations() {
  return {
      {"R-P1", [](Programme& p) { added_main(p).load.kind = LoadKind::kAsLastOrStep; }},
      {"R-LEVERS", [](Programme& p) { added_main(p).sets = 3; }},
      {"R-LEVERS", [](Programme& p) { replace(accessory(p), "copenhagen-plank"); }},
      {"R-LEVERS",
       [](Programme& p) {
         accessory(p).load.reserve = IntRange{1, 2};
       }},
      {"R-REST-1",
       [](Programme& p) {
         std::erase_if(first_hip_day(p).blocks,
                       [](const PlanBlock& b) { return b.kind == BlockKind::kMobility; });
       }},
      {"R-REST-2",
       [](Programme& p) {
         std::erase_if(first_hip_day(p).blocks,
                       [](const PlanBlock& b) { return b.kind == BlockKind::kRestoration; });
       }},
      {"R-REST-2",
       [](Programme& p) {
         replace(block_of(first_hip_day(p), BlockKind::kRestoration).lines.front(),
                 "hanging-leg-raise");
       }},
  };
}

void expect_found(const PlanRequest& request, const std::vector<Mutation>& mutations) {
  const auto sound = make_programme(request, known());
  ASSERT_TRUE(sound) << sound.error().message << " " << sound.error().where;
  ASSERT_TRUE(check_programme(*sound, request, known()).empty());
  for (std::size_t i = 0; i < mutations.size(); ++i) {
    Programme spoiled = *sound;
    mutations[i].spoil(spoiled);
    bool found = false;
    std::string others;
    for (const Violation& violation : check_programme(spoiled, request, known())) {
      found = found || violation.rule == mutations[i].rule;
      others += violation.rule + " ";
    }
    EXPECT_TRUE(found) << "mutation " << i << " of " << mutations[i].rule << " was not found, only "
                       << others;
  }
}

TEST(PlanChecker, FindsSpoiledCalendars) { expect_found(lifter(), calendar_mutations()); }
TEST(PlanChecker, FindsSpoiledLines) { expect_found(lifter(), line_mutations()); }
TEST(PlanChecker, FindsSpoiledWeeks) { expect_found(lifter(), week_mutations()); }
TEST(PlanChecker, FindsWhatPainForbids) { expect_found(sore_lifter(), pain_mutations()); }

TEST(PlanChecker, FindsAPlanThatShouldHaveStopped) {
  PlanRequest request = lifter();
  const auto plan = make_programme(request, known());
  ASSERT_TRUE(plan);
  request.red_flags.front().yes = true;
  const auto violations = check_programme(*plan, request, known());
  ASSERT_FALSE(violations.empty());
  EXPECT_EQ(violations.front().rule, "G-12");
}

TEST(PlanChecker, FindsBackPainTiredSpineAndKneeFaults) {
  const auto plan = make_programme(lifter(), known());
  ASSERT_TRUE(plan);
  const auto rules_for = [&](const PlanRequest& request, const char* slug) {
    Programme spoiled = *plan;
    accessory(spoiled).exercise = slug;
    std::string rules;
    for (const Violation& v : check_programme(spoiled, request, known())) rules += v.rule + " ";
    return rules;
  };
  PlanRequest sore_back = lifter();
  sore_back.athlete.conditions = {"low_back_pain"};
  EXPECT_NE(rules_for(sore_back, "jefferson-curl").find("K-09"), std::string::npos);
  PlanRequest tired = lifter();
  tired.athlete.conditions = {"tired_spine"};
  EXPECT_NE(rules_for(tired, "good-morning").find("R-SPINE"), std::string::npos);
  PlanRequest knee = lifter();
  knee.pain = {{Region::kKnee, 4, 0, false, false}};
  EXPECT_NE(rules_for(knee, "cossack-squat").find("R-LEVERS"), std::string::npos);
}

// Puts an exercise where the first accessory stands and looks whether the rule is named.
void expect_blamed(const PlanRequest& request, const char* exercise, const std::string& rule) {
  auto plan = make_programme(request, known());
  ASSERT_TRUE(plan) << plan.error().message;
  block_of(first_hip_day(*plan), BlockKind::kAccessory).lines[0].exercise = exercise;
  const auto violations = check_programme(*plan, request, known());
  EXPECT_TRUE(
      std::any_of(violations.begin(), violations.end(),
                  [&](const Violation& v) { return v.rule == rule && v.where == exercise; }))
      << rule << " for " << exercise;
}

TEST(PlanChecker, FindsWideStancesWithASoreGroinAndCurlsTooSoon) {
  PlanRequest sore = lifter();
  sore.pain = {{Region::kGroin, 4, 1, true, false}};
  expect_blamed(sore, "cossack-squat", "R-LEVERS");
  PlanRequest lately = lifter();
  lately.history.weeks_since_back_pain = 3;
  expect_blamed(lately, "jefferson-curl", "K-09");
  PlanRequest novice = lifter();
  novice.athlete.experience = Experience::kNovice;
  expect_blamed(novice, "jefferson-curl", "K-09");
}

TEST(PlanChecker, FindsAnUntrainedWeakLink) {
  PlanRequest request = lifter();
  const auto plan = make_programme(request, known());
  ASSERT_TRUE(plan);
  Programme spoiled = *plan;
  for_each_line(spoiled, [](Prescription& line) {
    const Exercise* exercise = find_exercise(known(), line.exercise);
    if (!line.own && exercise && exercise->category == Category::kHipFlexion) {
      line.exercise = "clamshell";
    }
  });
  request.weak_links = {{"weak-hip-flexors", "measured"}};
  bool found = false;
  for (const Violation& v : check_programme(spoiled, request, known())) {
    found = found || (v.rule == "R-SPORT" && v.where == "weak-hip-flexors");
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace dowel
