// The segment table against itself and against sums done by hand.

#include "core/body/anthropometry.h"

#include <gtest/gtest.h>

#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using testing::technique;

struct Named {
  const char* name;
  SegmentShare BodyShares::*share;
  int sides;
};
constexpr Named kSegments[] = {
    {"head", &BodyShares::head, 1},           {"trunk", &BodyShares::trunk, 1},
    {"upper arm", &BodyShares::upper_arm, 2}, {"forearm", &BodyShares::forearm, 2},
    {"hand", &BodyShares::hand, 2},           {"thigh", &BodyShares::thigh, 2},
    {"shank", &BodyShares::shank, 2},         {"foot", &BodyShares::foot, 2},
};

BodyShares shares_of(Sex sex) { return technique().anthropometry.of(sex); }

TEST(Anthropometry, ABodyWeighsWhatItsSegmentsWeigh) {
  // The table gives masses to four places of 16 segments: they may miss the whole by 0.0005.
  for (const Sex sex : {Sex::kFemale, Sex::kMale, Sex::kUnstated}) {
    const BodyShares shares = shares_of(sex);
    double whole = 0;
    for (const Named& segment : kSegments) whole += segment.sides * (shares.*segment.share).mass;
    EXPECT_NEAR(whole, 1, 0.0005) << static_cast<int>(sex);
  }
}

// [deLeva1996] table 4, copied once more by hand: mass, centre from the proximal end, both in parts
// of the whole, and length over the stature of the sample (1.735 m, 1.741 m).
TEST(Anthropometry, TheTableIsThatOfThePaper) {
  struct Row {
    SegmentShare BodyShares::*share;
    SegmentShare female, male;
  };
  const Row rows[] = {
      {&BodyShares::head, {.0668, .4841, .2437 / 1.735}, {.0694, .5002, .2429 / 1.741}},
      {&BodyShares::trunk, {.4257, .3782, .4979 / 1.735}, {.4346, .4310, .5155 / 1.741}},
      {&BodyShares::upper_arm, {.0255, .5754, .2751 / 1.735}, {.0271, .5772, .2817 / 1.741}},
      {&BodyShares::forearm, {.0138, .4559, .2643 / 1.735}, {.0162, .4574, .2689 / 1.741}},
      {&BodyShares::hand, {.0056, .7474, .0780 / 1.735}, {.0061, .7900, .0862 / 1.741}},
      {&BodyShares::thigh, {.1478, .3612, .3685 / 1.735}, {.1416, .4095, .4222 / 1.741}},
      {&BodyShares::shank, {.0481, .4352, .4386 / 1.735}, {.0433, .4395, .4403 / 1.741}},
      {&BodyShares::foot, {.0129, .4014, .2283 / 1.735}, {.0137, .4415, .2581 / 1.741}},
  };
  const auto same = [](SegmentShare a, SegmentShare b) {
    EXPECT_NEAR(a.mass, b.mass, 1e-9);
    EXPECT_NEAR(a.centre, b.centre, 1e-9);
    EXPECT_NEAR(a.length, b.length, 1e-6);
  };
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    SCOPED_TRACE(kSegments[i].name);
    same(shares_of(Sex::kFemale).*rows[i].share, rows[i].female);
    same(shares_of(Sex::kMale).*rows[i].share, rows[i].male);
  }
}

TEST(Anthropometry, WhoDoesNotSayIsHalfOfEach) {
  const BodyShares either = shares_of(Sex::kUnstated);
  for (const Named& segment : kSegments) {
    SCOPED_TRACE(segment.name);
    const SegmentShare woman = shares_of(Sex::kFemale).*segment.share;
    const SegmentShare man = shares_of(Sex::kMale).*segment.share;
    const SegmentShare half = either.*segment.share;
    EXPECT_NEAR(half.mass, (woman.mass + man.mass) / 2, 1e-12);
    EXPECT_NEAR(half.centre, (woman.centre + man.centre) / 2, 1e-12);
    EXPECT_NEAR(half.length, (woman.length + man.length) / 2, 1e-12);
  }
}

// The whole trunk must be the sum of its three parts, which the synthetic lifter is made of: mass
// by addition, centre by moments. By hand: women .4257 and .3782, men .4346 and .4368.
TEST(Anthropometry, TheTrunkIsTheSumOfItsThreeParts) {
  for (const auto sex : {SyntheticBody::Sex::kFemale, SyntheticBody::Sex::kMale}) {
    const auto parts = synthetic::segment_masses(sex);
    const SegmentShare trunk =
        shares_of(sex == SyntheticBody::Sex::kMale ? Sex::kMale : Sex::kFemale).trunk;
    const double mass =
        parts.upper_trunk.mass_share + parts.middle_trunk.mass_share + parts.lower_trunk.mass_share;
    EXPECT_NEAR(mass, trunk.mass, 1e-9);
    // Heights above mid-hip, 1 at mid-shoulder.
    const auto at = [](double upper, double lower, double share) {
      return upper + share * (lower - upper);
    };
    const double moment =
        parts.upper_trunk.mass_share * at(parts.c7, parts.xiphion, parts.upper_trunk.centre_share) +
        parts.middle_trunk.mass_share *
            at(parts.xiphion, parts.omphalion, parts.middle_trunk.centre_share) +
        parts.lower_trunk.mass_share * at(parts.omphalion, 0, parts.lower_trunk.centre_share);
    // The paper's own three parts meet its whole to 0.006 of a man's trunk, 3 mm.
    EXPECT_NEAR(1 - moment / mass, trunk.centre, 0.01);
  }
}

TEST(Anthropometry, CentresLieWithinTheirSegments) {
  for (const Sex sex : {Sex::kFemale, Sex::kMale, Sex::kUnstated}) {
    const BodyShares shares = shares_of(sex);
    for (const Named& segment : kSegments) {
      const SegmentShare share = shares.*segment.share;
      EXPECT_TRUE(share.centre > 0.3 && share.centre < 0.8) << segment.name;
      EXPECT_TRUE(share.mass > 0 && share.length > 0 && share.length < 0.35) << segment.name;
    }
  }
}

}  // namespace
}  // namespace dowel
